"""Whose deed is answered, and who takes part in what a noun names; all on the real small model."""

import pytest
from event_reading import one

_RAISE = "Japan accused Kenya of fraud. "
_FINE = "Kenya fined Acme Steel on Monday. "


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        (_RAISE + "Kenya rejected the accusation.", "rejected", ("Kenya",), ("Japan",)),
        (_FINE + "Acme Steel denounced the fine.", "denounced", ("Acme Steel",), ("Kenya",)),
        (_FINE + "Maria Keller welcomed the decision.", "welcomed", ("Maria Keller",), ("Kenya",)),
        (_FINE + "Maria Keller called the penalty a disgrace.", "called", ("Maria Keller",), ("Kenya",)),
        ("Japan attacked Kenya on Monday. Brazil condemned the attack.", "condemned", ("Brazil",), ("Japan",)),
        ("Brazil condemned the attack on Kenya by Japan.", "condemned", ("Brazil",), ("Japan",)),
        ("Japan expelled an envoy of Kenya. Brazil condemned the move.", "condemned", ("Brazil",), ("Japan",)),
        (
            "Kenya fined Acme Steel because of Japan's refusal to pay. Brazil welcomed the step.",
            "welcomed",
            ("Brazil",),
            ("Kenya",),
        ),
        ("Japan bombed Kenya on Friday. Brazil denounced the bombing.", "denounced", ("Brazil",), ("Japan",)),
    ],
)
def test_who_answers_a_deed_answers_its_doer(text, trigger, agents, targets):
    """Blame, praise and refusal of a deed have whoever did it as target."""
    row = one(text, trigger)
    assert (row.agents, row.targets) == (agents, targets)


@pytest.mark.parametrize(
    ("text", "trigger", "targets"),
    [
        (_FINE + "Maria Keller denounced a fine.", "denounced", ()),
        (_FINE + "Maria Keller denounced the weather.", "denounced", ()),
        (_FINE + "Maria Keller denounced the treaty.", "denounced", ()),
        (_FINE + "Kenya defended the fine.", "defended", ()),
        (_FINE + "Maria Keller denounced Brazil.", "denounced", ("Brazil",)),
        ("The murder shocked Lisbon. Kenya condemned the murder.", "condemned", ()),
        ("Kenya welcomed the decision. " + _FINE, "welcomed", ()),
    ],
)
def test_no_doer_is_guessed(text, trigger, targets):
    """New, other, own, undone and later deeds lend nobody; a named object stays."""
    assert one(text, trigger).targets == targets


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        ("Criticism from Kenya stung Japan.", "Criticism", ("Kenya",), ()),
        ("The offer from Brazil came late.", "offer", ("Brazil",), ()),
        ("Kenya's arrest of John Baker drew protests.", "arrest", ("Kenya",), ("John Baker",)),
        ("The Japanese seizure of Acme Steel failed.", "seizure", ("Japan",), ("Acme Steel",)),
        ("John Baker's release surprised many.", "release", (), ("John Baker",)),
        ("The investigation into Acme Steel by the Senate goes on.", "investigation", ("Senate",), ("Acme Steel",)),
        ("The Senate lifted the Kenya sanctions.", "sanctions", (), ("Kenya",)),
        ("The Senate attacked the complaint of Anna Silva.", "complaint", ("Anna Silva",), ()),
        ("Japan's bombing of Kenya went on.", "bombing", ("Japan",), ("Kenya",)),
    ],
)
def test_nouns_name_both_sides(text, trigger, agents, targets):
    """Possessors, demonyms, countries before the noun and its phrases stand on the side that the noun gives them."""
    row = one(text, trigger)
    assert (row.agents, row.targets) == (agents, targets)


@pytest.mark.parametrize(
    ("text", "trigger", "agents", "targets"),
    [
        ("The withdrawal from Kenya began.", "withdrawal", (), ("Kenya",)),
        ("The suspension of Anna Silva from the Senate angered many.", "suspension", (), ("Anna Silva",)),
        ("John Baker's arrest drew protests.", "arrest", (), ("John Baker",)),
        ("Japanese sanctions hurt many.", "sanctions", ("Japan",), ()),
        ("Japan's sanctions hurt many.", "sanctions", ("Japan",), ()),
        ("The Acme Steel lawsuit failed.", "lawsuit", ("Acme Steel",), ()),
    ],
)
def test_sides_that_stay(text, trigger, agents, targets):
    """`from` after what leaves holds no agent, an owner without an `of` undergoes, demonyms and possessors act."""
    row = one(text, trigger)
    assert (row.agents, row.targets) == (agents, targets)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Japan demanded that Kenya and Brazil leave Geneva.", ("Kenya", "Brazil")),
        ("Japan demanded that the Senate stop the war.", ("Senate",)),
        ("Japan demanded Kenya leave the talks.", ("Kenya",)),
        ("Japan demanded that Anna Silva be released.", ()),
        ("Japan demanded that the war end.", ()),
        ("Japan demanded changes.", ()),
    ],
)
def test_who_is_to_do_what_is_demanded(text, targets):
    """A demand goes to the subject of an active clause of what is demanded, and to nobody where it is passive."""
    assert one(text, "demanded").targets == targets
