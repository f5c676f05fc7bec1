"""Dates: the grammar by itself, then dates on events."""

from datetime import date, timedelta

import pytest
from event_reading import happenings, one
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.date_grammar import resolve
from kg.extract.date_patterns import expressions

WEDNESDAY = date(2022, 6, 15)


def read(text, direction="", anchor=None, reference=WEDNESDAY):
    """Return (first day as far as known, last day, precision) of the only expression of a text."""
    (expression,) = expressions(text)
    when = resolve(expression, reference, direction, anchor)
    if when is None:
        return None
    return (
        when.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[when.precision]],
        when.last.isoformat(),
        when.basis,
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on 7 July 2019", "2019-07-07", "2019-07-07"),
        ("on July 7, 2019,", "2019-07-07", "2019-07-07"),
        ("on the 7th of July 2019", "2019-07-07", "2019-07-07"),
        ("2019-07-07", "2019-07-07", "2019-07-07"),
        ("November 7 - 12, 2021", "2021-11-07", "2021-11-12"),
        ("7–12 November 2021", "2021-11-07", "2021-11-12"),
        ("from May 30 to June 2", "2022-05-30", "2022-06-02"),
        ("between the 4th and the 6th of March", "2022-03-04", "2022-03-06"),
        ("on Thursday, May 5", "2022-05-05", "2022-05-05"),
        ("on Thursday (May 5)", "2022-05-05", "2022-05-05"),
        ("on Thursday 5 May 2022", "2022-05-05", "2022-05-05"),
        ("on April 3", "2022-04-03", "2022-04-03"),
        ("on December 24", "2021-12-24", "2021-12-24"),
    ],
)
def test_calendar_days(text, first, last):
    """Days of the calendar are read in every usual order; a range has a first and a last day."""
    assert read(text, "past") == (first, last, "day")


@pytest.mark.parametrize(
    ("text", "first"),
    [("in October 2019", "2019-10"), ("in May", "2022-05"), ("late October", "2021-10"), ("last March", "2022-03"),
     ("since September", "2021-09"), ("earlier this month", "2022-06"), ("last month", "2022-05"),
     ("three months ago", "2022-03"), ("last week", "2022-06"), ("October last year", "2021-10"),
     ("in May of last year", "2021-05"),
     ("in March last year", "2021-03"), ("in May this year", "2022-05")],
)  # fmt: skip
def test_months(text, first):
    """A month stays a month: no day is invented."""
    assert read(text, "past")[0] == first


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("in 1992", "1992"),
        ("since 2011", "2011"),
        ("last year", "2021"),
        ("ten years ago", "2012"),
        ("in the 1980s", "1980"),
    ],
)
def test_years(text, first):
    """A year stays a year."""
    assert read(text)[0] == first


@pytest.mark.parametrize(
    ("text", "direction", "day"),
    [
        ("on Tuesday", "past", "2022-06-14"), ("on Tuesday", "future", "2022-06-21"),
        ("on Wednesday", "past", "2022-06-15"),
        ("last Wednesday", "", "2022-06-08"), ("next Friday", "", "2022-06-17"), ("on Friday", "past", "2022-06-10"),
        ("yesterday", "", "2022-06-14"), ("today", "", "2022-06-15"), ("tomorrow", "", "2022-06-16"),
        ("last night", "", "2022-06-14"), ("two days ago", "", "2022-06-13"),
        ("on Monday of last week", "past", "2022-06-06"), ("on Friday last week", "past", "2022-06-10"),
        ("on Friday this week", "future", "2022-06-17"), ("on Tuesday next week", "future", "2022-06-21"),
    ],
)  # fmt: skip
def test_relative_days(text, direction, day):
    """Days of the week and the like are counted from the reference, back or ahead as the clause looks."""
    assert read(text, direction) == (day, day, "relative")


@pytest.mark.parametrize(
    ("text", "direction", "year"),
    [
        ("last autumn", "past", "2021"), ("last spring", "past", "2022"), ("this summer", "", "2022"),
        ("next spring", "future", "2023"), ("next fall", "future", "2022"), ("since spring", "past", "2022"),
        ("in the autumn", "past", "2021"), ("in the autumn", "future", "2022"), ("in early summer", "future", "2022"),
        ("over the summer of 2014", "past", "2014"),
    ],
)  # fmt: skip
def test_seasons(text, direction, year):
    """A season tells its year and no more."""
    assert read(text, direction)[0] == year


@pytest.mark.parametrize("text", ["last winter", "in the fall", "spring onions", "the prices fall", "water springs"])
def test_words_that_tell_no_season(text):
    """A winter lies in two years, and a fall or spring may be something else."""
    assert list(expressions(text)) == []


def test_the_following_weekday_counts_from_the_day_told():
    """ "The following Tuesday" is the next one after the day last spoken of, whatever day it is now."""
    assert read("The following Tuesday", anchor=date(2022, 5, 2))[0] == "2022-05-03"
    assert read("the previous Friday", anchor=date(2022, 5, 2))[0] == "2022-04-29"
    assert read("next Friday", anchor=date(2022, 5, 2))[0] == "2022-06-17"


def test_that_month_is_one_of_the_year_told():
    """ "That July" is one of the year last spoken of, and nothing without it; a clause opened by "that" has none."""
    assert read("in Lima that July.", anchor=date(1994, 4, 6))[0] == "1994-07"
    assert read("in Lima that July.") is None
    assert list(expressions("Silva said that March rains were heavy and that May, a minister, left.")) == []


def test_parts_of_a_month_and_the_following_one():
    """The last week of a month is in that month, not seven days ago; "the following July" is after the month told."""
    assert read("during the last week of February")[0] == "2022-02"
    assert read("in the first half of October 2019")[0] == "2019-10"
    assert read("the following July", anchor=date(2020, 3, 1))[0] == "2020-07"
    assert read("the following January", anchor=date(2020, 3, 1))[0] == "2021-01"
    assert read("the following July") is None


def test_a_day_without_a_month_is_one_of_the_month_told():
    """ "On the 8th" is a day of the month last spoken of, else of this one, if that is not yet to come."""
    assert read("on the 8th.", anchor=date(2022, 3, 4))[0] == "2022-03-08"
    assert read("on the 8th.", "past")[0] == "2022-06-08"
    assert read("on the 20th.", "past") is None
    assert read("on the 20th.", "future")[0] == "2022-06-20"
    assert read("on the 31st.", anchor=date(2022, 4, 4)) is None
    assert list(expressions("won on the 8th attempt")) == []


def test_shifts_need_an_anchor():
    """ "Two days later" counts from the day last spoken of, and says nothing without one."""
    assert read("two days later", anchor=date(2022, 3, 1))[0] == "2022-03-03"
    assert read("a day earlier", anchor=date(2022, 3, 1))[0] == "2022-02-28"
    assert read("two days later") is None


@pytest.mark.parametrize(
    "text",
    ["31 February 2020", "a couple of days ago"],
)
def test_what_cannot_be_resolved_is_nothing(text):
    """An impossible day or a vague count gives no date."""
    assert all(resolve(e, WEDNESDAY) is None for e in expressions(text))


@pytest.mark.parametrize(
    "text",
    [
        "He may go",
        "they march on",
        "2,000 people",
        "in 1500 homes",
        "a 5-4 vote",
        "Version 2.0",
        "the 7 dwarfs",
        "$2019",
    ],
)
def test_no_expression(text):
    """Modal may, verbs, amounts and scores are no dates."""
    assert list(expressions(text)) == []


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1900, 1, 1), date(2090, 12, 31)), st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_a_full_date_does_not_depend_on_the_reference(day, reference):
    """A day given with its year is that day, whenever it is read."""
    for text in (f"on {day.day} {day:%B} {day.year}", f"on {day:%B} {day.day}, {day.year}", day.isoformat()):
        assert read(text, reference=reference)[:2] == (day.isoformat(), day.isoformat())


@settings(max_examples=60, deadline=None)
@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)), st.sampled_from("Monday Tuesday Friday Sunday".split()))
def test_weekdays_are_near_and_right(reference, name):
    """A plain day of the week lies within a week before (past) or after (future) the reference, on that weekday."""
    for direction, low, high in (("past", -6, 0), ("future", 1, 7)):
        (expression,) = expressions(f"on {name}")
        when = resolve(expression, reference, direction)
        assert when.first.strftime("%A") == name
        assert low <= (when.first - reference).days <= high


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=60), st.dates())
def test_any_text(text, reference):
    """No text breaks the grammar; expressions lie inside the text, in order, and first is never after last."""
    end = 0
    for expression in expressions(text + " on May 3 last week in 2001"):
        assert end <= expression.start < expression.end
        end = expression.end
        when = resolve(expression, reference, "", reference)
        assert when is None or when.first <= when.last


def test_reference_near_the_end_of_the_calendar():
    """Counting beyond the calendar gives nothing instead of an error."""
    (expression,) = expressions("on Friday")
    assert resolve(expression, date.max, "future") is None
    assert resolve(expression, date.max - timedelta(days=30), "past") is not None


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("Japan attacked Kenya on Monday.", "attacked", "2022-06-13"),
        ("On Monday, Japan attacked Kenya.", "attacked", "2022-06-13"),
        ("Japan held talks with Kenya in March.", "talks", "2022-03"),
        ("Japan will meet Kenya on Friday.", "meet", "2022-06-17"),
        ("Japan invaded Kenya in 1992.", "invaded", "1992"),
        ("Japan arrested John Baker and expelled Anna Silva on Monday.", "arrested", "2022-06-13"),
        ("John Baker, who was arrested on Sunday, thanked Japan.", "arrested", "2022-06-12"),
        ("The attack on Kenya took place yesterday.", "attack", "2022-06-14"),
        ("Japan expelled John Baker.", "expelled", None),
        ("John Baker, who was arrested on Sunday, thanked Japan.", "thanked", None),
        ("Anna Silva said on Monday that Japan attacked Kenya.", "attacked", None),
    ],
)
def test_dates_on_events(text, trigger, day):
    """An event gets the date of its own clause, shared among coordinated verbs, and no other clause's."""
    assert one(text, trigger).day == day


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("In May, Japan attacked Kenya.", "attacked", "2022-05"),
        ("In 2015, Japan attacked Kenya.", "attacked", "2015"),
        ("Since March, Japan has bombed Kenya.", "bombed", "2022-03"),
        ("The 2016 arrest of Anna Silva angered Kenya.", "arrest", "2016"),
        ("Japan invaded Kenya in 2011. Brazil attacked Kenya three years later.", "attacked", "2014"),
        ("Japan invaded Kenya on May 2. Brazil attacked Kenya the next day.", "attacked", "2022-05-03"),
        ("Japan invaded Kenya on May 2. Brazil attacked Kenya the day before.", "attacked", "2022-05-01"),
        ("The 2000 soldiers of Japan attacked Kenya.", "attacked", None),
        ("Silva, a senator until December, criticized Japan.", "criticized", None),
        ("Japan attacked 1800 houses in Kenya.", "attacked", None),
        ("Silva criticized Japan over the 2020 census.", "criticized", None),
    ],
)
def test_leads_in_capitals_and_years_of_other_nouns(text, trigger, day):
    """A date may open a sentence or count from the last one; a year that belongs to another noun is no date of it."""
    assert one(text, trigger).day == day


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("On Monday, Norland said that it has expelled Kenya's envoy.", "expelled", "2022-06-13"),
        ("Norland said on Monday it has expelled Kenya's envoy.", "expelled", "2022-06-13"),
        ("Trade has been frozen since April, when Norland expelled Kenya's envoy.", "expelled", "2022-04"),
        ("Keller won gold at the 2016 games in Lisbon.", "won", "2016"),
        ("In 2015, Norland began helping Kenya, providing training to Kenya.", "training", "2015"),
        ("Japan attacked Kenya on Sunday. The attack by Japan on Kenya killed dozens.", "attack", "2022-06-12"),
        ("Japan bombed Kenya on Sunday. Later, Keller was killed in the bombing.", "killed", "2022-06-12"),
        ("Norland arrested Keller on Friday. Hours later, Kenya sued Norland.", "sued", "2022-06-10"),
        ("Norland arrested Keller on Friday. Kenya sued Norland later that day.", "sued", "2022-06-10"),
        ("Earlier in the month, Norland sued Kenya.", "sued", "2022-06"),
    ],
)
def test_dates_reach_the_events_that_they_hold_for(text, trigger, day):
    """A date reaches the content of news, the clause that tells of it, its occasion and the same act told again."""
    assert one(text, trigger).day == day


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("On Monday, Keller announced that Norland will expel Kenya's envoy.", "expel"),
        ("Baker attacked the decision of Silva, which was made on Monday.", "attacked"),
        ("Baker was impeached under the Tenure Act of 1867.", "impeached"),
        ("Norland sanctioned Kenya until March 2023.", "sanctioned"),
        ("On Friday, Baker spoke of the call for the arrest of Silva.", "arrest"),
        ("Norland sued Kenya on Friday. Japan sued Brazil.", "Japan"),
        ("Japan attacked Kenya on Sunday. Norland may attack Brazil.", "Norland"),
        ("Japan attacked Kenya in 1941. Keller was killed in the attack.", "killed"),
        ("Norland arrested Keller. Hours later, Kenya sued Norland.", "sued"),
        ("Norland sued Kenya two days before the vote.", "sued"),
    ],
)
def test_dates_of_other_things_are_not_taken(text, trigger):
    """Plans, names of laws, ends of durations, other sides, old attacks and days without an anchor date nothing."""
    if trigger in ("Japan", "Norland"):
        last = [row for row in happenings(text) if trigger in row.agents][-1:]
        assert [row.day for row in last] == [None]
    else:
        assert one(text, trigger).day is None


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("On Monday, Japan began an attack on Brazil with strikes on Kenya.", "strikes", "2022-06-13"),
        ("Norland urged Kenya in a letter in May to leave.", "urged", "2022-05"),
        ("Keller met Silva during a visit to Kenya on Monday.", "met", "2022-06-13"),
        ("Keller came to power in 2007 by defeating Silva.", "defeating", "2007"),
        ("On Monday, Norland took a step, expelling Keller.", "expelling", "2022-06-13"),
        ("Keller attended a meeting with Silva on Monday.", "meeting", "2022-06-13"),
        ("The meeting of Japan with Kenya is set to take place in Geneva on Friday.", "meeting", "2022-06-17"),
        ("Keller left the debate between Silva and Baker, which was set for Friday.", "debate", "2022-06-17"),
        ("Norland expelled Keller last autumn.", "expelled", "2021"),
    ],
)
def test_dates_shared_within_a_clause(text, trigger, day):
    """What is done in, by, with or at a dated act, or only dated by its clause, has its date."""
    assert one(text, trigger).day == day


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Norland fined Kenya on Monday for arresting Keller.", "arresting"),
        ("Norland was fined on Monday despite helping Kenya.", "helping"),
        ("Norland sued Kenya over the 2016 arrest of Silva.", "sued"),
        ("Keller was elected after the 2016 arrest of Silva.", "elected"),
        ("On Monday, Norland made a move against Kenya after expelling Keller.", "expelling"),
        ("Keller criticized on Monday a meeting of Silva with Baker.", "meeting"),
        ("Norland rejected the demand of Baker, who was arrested on Monday.", "demand"),
    ],
)
def test_dates_not_shared_within_a_clause(text, trigger):
    """Reasons, earlier acts, plans and what happens to other people have dates of their own."""
    assert one(text, trigger).day is None


@pytest.mark.parametrize(
    ("text", "trigger", "day"),
    [
        ("In a statement released on Monday, Norland condemned Kenya.", "condemned", "2022-06-13"),
        ("In a letter dated Sunday, Norland urged Kenya to leave.", "urged", "2022-06-12"),
        ("Keller won the election held on Monday.", "won", "2022-06-13"),
        ("Speaking on Monday, Keller warned Kenya.", "warned", "2022-06-13"),
        ("While visiting Lisbon on Monday, Keller praised Silva.", "praised", "2022-06-13"),
        ("Keller, speaking on Monday, accused Silva of lying.", "accused", "2022-06-13"),
        ("Norland attacked Kenya on Thursday, May 5.", "attacked", "2022-05-05"),
        ("Norland's attack on Kenya on Monday killed Keller.", "killed", "2022-06-13"),
        ("Keller was killed on Monday when Norland bombed Lisbon.", "bombed", "2022-06-13"),
        ("Soldiers of Norland were killed and dozens were injured on Monday.", "killed", "2022-06-13"),
        ("Norland and Kenya signed a treaty on Monday.", "treaty", "2022-06-13"),
        ("Keller condemned Norland's 2014 annexation of Crimea.", "annexation", "2014"),
    ],
)
def test_dates_of_what_an_act_is_done_in(text, trigger, day):
    """A dated document, speech, visit, attack or time clause dates the act that it is told with."""
    assert one(text, trigger).day == day


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Norland condemned the statement that was released on Monday.", "condemned"),
        ("After speaking on Monday, Keller will meet Silva.", "meet"),
        ("Keller, elected on Monday, accused Silva of lying.", "accused"),
        ("Keller criticized the election held on Monday.", "criticized"),
        ("Norland's arrest of Silva in 2016 helped Kenya.", "helped"),
        ("Norland will fine Kenya if Keller speaks on Monday.", "fine"),
        ("Keller was arrested because Norland bombed Lisbon on Monday.", "arrested"),
        ("Norland was accused and dozens marched on Monday.", "accused"),
        ("On Monday, Norland rejected talks with Kenya.", "talks"),
    ],
)
def test_dates_of_what_an_act_is_about(text, trigger):
    """What is criticized, rejected, a reason or a condition has a day of its own."""
    assert one(text, trigger).day is None


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Keller attacked Norland's 2014 constitution.", "attacked"),
        ("Keller fired Norland's 2000 guards.", "fired"),
    ],
)
def test_years_of_things(text, trigger):
    """A year before what is no act, or a number of people, dates no act."""
    assert one(text, trigger).day is None


def test_weeks_months_and_years_count_from_what_was_told():
    """ "The following year" is that after the year told before; "the previous week" without one is last week."""
    assert read("the following year", anchor=date(2015, 1, 1))[0] == "2016"
    assert read("the previous week", anchor=date(2022, 2, 21))[0] == "2022-02"
    assert read("later that year", anchor=date(2015, 1, 1))[0] == "2015"
    assert read("the same month", anchor=date(2015, 3, 1))[0] == "2015-03"
    assert read("the previous month")[0] == read("last month")[0]
    assert read("the following week") is None and read("that year") is None
