"""What becomes a candidate where no plain argument names an actor, before the learnt filter drops the doubtful ones."""

import pytest
from event_reading import draft_of

from kg.extract.events import candidates


def told(text):
    """Return the candidates of a text: trigger to type, agents, targets and rule."""
    draft = draft_of(text)
    return {
        draft.doc[e.start : e.end].text: (
            e.type,
            tuple(a.name for a in e.agents),
            tuple(t.name for t in e.targets),
            e.rule,
        )
        for e in candidates(draft)
    }


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        ("The mayor closed a bakery of Acme Steel.", "closed", (), ("Acme Steel",)),
        ("A warehouse of Acme Steel was raided on Monday.", "raided", (), ("Acme Steel",)),
        ("Keller's horse attacked two joggers.", "attacked", ("Maria Keller",), ()),
        ("Vandals torched a barn belonging to John Baker.", "torched", (), ("John Baker",)),
        ("Police arrested six people, including Anna Silva.", "arrested", (), ("Anna Silva",)),
        ("The banned groups were Acme Steel and Green Party.", "banned", (), ("Acme Steel", "Green Party")),
    ],
)
def test_things_and_members_stand_for_their_side(text, trigger, agents, targets):
    """Whose thing acts or undergoes takes part, and so do the named ones of a group."""
    row = told(text)[trigger]
    assert (row[1], row[2]) == (agents, targets)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The mayor closed a bakery.", "closed"),
        ("John Baker's brother was arrested.", "arrested"),
        ("The horse attacked two joggers.", "attacked"),
        ("A man slept in a barn belonging to John Baker.", "slept"),
        ("Police arrested six people.", "arrested"),
        ("The banned groups were small.", "banned"),
    ],
)
def test_nobody_is_made_up(text, trigger):
    """Without an owner or a name nobody takes part; relatives and what somebody merely lives beside are no sides."""
    assert trigger not in told(text)


@pytest.mark.parametrize(
    ("text", "trigger", "rule", "agents", "targets"),
    [
        ("Japan attacked Kenya. The attack shocked many.", "attack", "restated", ("Japan",), ("Kenya",)),
        ("Japan bombed Kenya. The raid shocked many.", "raid", "restated-root", ("Japan",), ("Kenya",)),
        ("Kenya arrested Anna Silva. That detention ended.", "detention", "restated-root", ("Kenya",), ("Anna Silva",)),
        ("Japan met Kenya. The talks were frank.", "talks", "restated-root", ("Japan",), ("Kenya",)),
        ("Brazil accused Keller. Complaints grew.", "Complaints", "restated-root-bare", ("Brazil",), ("Maria Keller",)),
        ("Norland withdrew from Geneva. The retreat took days.", "retreat", "restated-root", ("Norland",), ()),
    ],
)  # fmt: skip
def test_a_noun_tells_an_event_again(text, trigger, rule, agents, targets):
    """A noun without participants takes those of the last event of its word or root, under its own rule."""
    row = told(text)[trigger]
    assert (row[1], row[2], row[3]) == (agents, targets, rule)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The attack shocked many. Later Japan attacked Kenya.", "attack"),
        ("Japan praised Kenya. The raid shocked many.", "raid"),
        ("Japan visited Kenya. The detention was brief.", "detention"),
        ("The talks were frank.", "talks"),
        ("Brazil thanked Keller. Complaints followed.", "Complaints"),
        ("Anna Silva won. The accident blocked the road.", "accident"),
    ],
)
def test_a_noun_of_another_root_tells_nothing_again(text, trigger):
    """An event told later or of another root lends nobody to a noun; neither does one of the open class by its root."""
    assert trigger not in told(text)


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        ("Japan began an offensive with airstrikes.", "airstrikes", ("Japan",), ()),
        ("Keller spoke at a rally.", "rally", ("Maria Keller",), ()),
        ("Praise for Keller came quickly.", "Praise", (), ("Maria Keller",)),
        ("Requests came from farmers and the exit of Brazil.", "exit", ("Brazil",), ()),
        ("John Baker fell ill during the boycott.", "boycott", ("John Baker",), ()),
        ("There was outrage at Acme Steel.", "outrage", (), ("Acme Steel",)),
    ],
)
def test_a_noun_takes_the_subject_or_phrase_around_it(text, trigger, agents, targets):
    """An event noun without a side of its own takes an actor in its phrases, else the subject of the clause around."""
    row = told(text)[trigger]
    assert (row[1], row[2]) == (agents, targets)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Soldiers began an offensive with airstrikes.", "airstrikes"),
        ("A singer spoke at a rally.", "rally"),
        ("Praise came quickly.", "Praise"),
        ("Keller's speech about the weather ignored a boycott.", "boycott"),
        ("John Baker was seen by farmers at a boycott.", "boycott"),
        ("There was outrage.", "outrage"),
    ],
)
def test_a_noun_alone_is_no_candidate(text, trigger):
    """Unnamed subjects, objects of other verbs and subjects of a passive give an event noun nobody."""
    assert trigger not in told(text)


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Keller won the election.", "won", "OTHER"),
        ("Japan took over the meeting.", "took over", "OTHER"),
        ("Keller thanked the farmers.", "thanked", "SUPPORT"),
        ("Japan opposed the plan.", "opposed", "REJECT"),
        ("Kenya did not accept the terms.", "accept", "REJECT"),
        ('Keller called the plan "a bucket of fog".', "called", "ACCUSE"),
    ],
)
def test_full_verbs_keep_event_and_root(text, trigger, kind):
    """Winning, verbs with a particle, verbs without a named object and quoted names keep the verb and its own root."""
    assert told(text)[trigger][0] == kind


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Keller held a meeting.", "held", None),
        ("Japan carried out an attack on Kenya.", "carried out", None),
        ('Keller called the plan "excellent".', "called", "SUPPORT"),
        ("Keller called the farmers today.", "called", "CONSULT"),
        ("Kenya accepted the terms.", "accepted", "AGREE"),
        ("Kenya returned the books.", "returned", "CONCEDE"),
    ],
)
def test_light_verbs_and_plain_ones_stay(text, trigger, kind):
    """Light verbs make no event of their own; praise, plain calling and acceptance keep their reading."""
    row = told(text).get(trigger)
    assert (row and row[0]) == kind


@pytest.mark.parametrize(
    ("text", "trigger", "told_so"),
    [
        ("Kenya arrested Maria Keller. The army chief ruled out a coup.", "coup", False),
        ("Kenya bombed Japan. Anna Silva had called a strike.", "strike", False),
        ("Kenya sued Japan. Nobody wants another trial.", "trial", False),
        ("Kenya attacked Japan. The attack lasted for hours.", "attack", True),
        ("Kenya attacked Japan. Anna Silva denied that any such attack had happened.", "attack", True),
        ("Kenya began an offensive on Japan, followed by a ground invasion.", "invasion", True),
    ],
)
def test_what_an_article_brings_in_anew_borrows_nobody(text, trigger, told_so):
    """A noun with `a` takes no participants from an earlier sentence, one with `the` does."""
    assert (trigger in told(text)) is told_so


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        ("Japanese-Brazilian strikes on Kenya went on.", "strikes", ("Japan", "Brazil"), ("Kenya",)),
        ("Japanese-Brazilian talks in Lisbon resumed.", "talks", ("Japan", "Brazil"), ()),
        ("Japanese-Brazilian aircraft bombed Kenya.", "bombed", ("Japan", "Brazil"), ("Kenya",)),
        ("Japan accused Brazil of plotting sabotage against Kenya.", "sabotage", ("Brazil",), ("Kenya",)),
        ("Kenya masterminded the kidnapping of Maria Keller.", "kidnapping", ("Kenya",), ("Maria Keller",)),
    ],
)
def test_states_with_a_hyphen_and_those_who_plot_act(text, trigger, agents, targets):
    """Both states before a noun act, and so does who plots, prepares or masterminds a deed."""
    assert told(text)[trigger][1:3] == (agents, targets)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Asked whether he trusted Kenya, John Baker laughed.", "Asked"),
        ("Asked about Kenya, John Baker laughed.", "Asked"),
        ('John Baker described the protests as "an attempted coup".', "coup"),
    ],
)
def test_questions_and_what_things_are_called_are_no_deeds(text, trigger):
    """Being asked something is no event, nor does anybody do what another deed is called."""
    assert trigger not in told(text)
