"""What is denied, wherever it stands, and what is no denial."""

import pytest
from statement_reading import one, told


def _denied(text):
    return [(row.speaker, row.content) for row in told(text) if row.speech.polarity == "negated"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Anna Berg has ruled out raising taxes.", "raising taxes"),
        ("Anna Berg ruled out any new tax.", "any new tax"),
        ("Anna Berg rejected the auditors' findings.", "the auditors' findings"),
        ("Anna Berg dismissed the allegation as nonsense.", "the allegation as nonsense"),
        ("Anna Berg dismissed the warning as absurd.", "the warning as absurd"),
        ("Anna Berg scotched reports that the port would close.", "the port would close"),
        ("Anna Berg disclaimed any role in the deal in a letter.", "any role in the deal"),
        ("Erik Dahl was accused of selling the port, which Anna Berg denied.", "selling the port"),
    ],
)
def test_what_is_denied(text, content):
    """Gerunds, noun phrases, claims and what a relative points at are denied content."""
    assert _denied(text) == [("Anna Berg", content)]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Berg did not rule out that the port would close.",
        "Anna Berg called the allegation a lie.",
        "Anna Berg dismissed the minister.",
        "Anna Berg rejected the bill.",
        "The club denied Anna Berg entry.",
        "Anna Berg called the road dangerous.",
        "Anna Berg dismissed calls for a vote as premature.",
        "Anna Berg did not dispute the age of the paper.",
    ],
)
def test_no_denial(text):
    """Dismissing a person, a bill or a demand, keeping a door open, or judging a claim denies nothing."""
    assert _denied(text) == []


def test_this_points_at_what_another_said():
    """ "N has denied this": what was last reported of another is denied, and both statements stand."""
    rows = told("Erik Dahl alleged that the tests were forged. Anna Berg has denied this.")
    assert [(r.speaker, r.content, r.speech.polarity) for r in rows] == [
        ("Erik Dahl", "the tests were forged", "affirmed"),
        ("Anna Berg", "the tests were forged", "negated"),
    ]
    assert rows[1].speech.disputes == [rows[0].speech]


def test_this_without_words_before():
    """ "denied this" with nothing reported before it has no content."""
    assert told("The storm came. Anna Berg denied this.") == []


def test_an_account_that_others_dispute():
    """ "N said that S, an account that M disputed": M denies S, and S ends before the account."""
    rows = told("Erik Dahl said that he had paid the bill, an account that Anna Berg disputed.")
    assert [(r.speaker, r.content, r.speech.polarity) for r in rows] == [
        ("Erik Dahl", "he had paid the bill", "affirmed"),
        ("Anna Berg", "he had paid the bill", "negated"),
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The deal, which Anna Berg accuses Erik Dahl of breaking, is dead.", "Erik Dahl of breaking"),
        ("The deal, which Anna Berg described as a gift to nobody, is dead.", "a gift to nobody"),
        ("It ended a mission that Anna Berg had called the last hope of the town.", "the last hope of the town"),
        ("The deal, which Anna Berg has referred to as a stunt, is dead.", "a stunt"),
    ],
)
def test_relative_clauses(text, content):
    """What is said of a thing in a relative clause is content without the thing."""
    assert one(text).content == content


def test_nobody_speaks():
    """ "no precedent told him", "promised nothing": nothing is reported."""
    assert told("No rule told Anna Berg that the port was closed.") == []
    assert told("Anna Berg promised nothing.") == []
