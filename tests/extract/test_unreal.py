"""Frames that open no fact, each with sentences in which the same words stand beside a fact."""

import pytest
from event_reading import happenings


def status(text: str, trigger: str) -> str:
    """Return the status of the event with this trigger."""
    found = {row.trigger: row.status for row in happenings(text)}
    assert trigger in found, found
    return found[trigger]


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("Rumours spread that Japan had attacked Kenya.", "attacked", "claimed"),
        ("A popular theory holds that Japan attacked Kenya.", "attacked", "claimed"),
        ("There is no evidence that Japan attacked Kenya.", "attacked", "claimed"),
        ("Inspectors found no trace of proof that Japan had attacked Kenya.", "attacked", "claimed"),
        ("Anna Silva did not say that Japan had attacked Kenya.", "attacked", "possible"),
        ("Many are convinced that Japan attacked Kenya.", "attacked", "claimed"),
        ("The paper writes as if Japan had attacked Kenya.", "attacked", "possible"),
        ("They behaved as though Japan had arrested Anna Silva.", "arrested", "possible"),
        ("Rather than arrest Anna Silva, Japan expelled John Baker.", "arrest", "denied"),
        ("Witnesses say Japan allegedly attacked and occupied Kenya.", "occupied", "claimed"),
        ("If the report is true, Japan attacked Kenya.", "attacked", "claimed"),
        ("In Brazil's version, Japan attacked Kenya.", "attacked", "claimed"),
        ("By its own account, Japan attacked Kenya.", "attacked", "claimed"),
        ("In case of an attack by Japan, Kenya will close its ports.", "attack", "possible"),
        ("Brazil was too weak to attack Kenya.", "attack", "denied"),
        ("Neither Japan nor Brazil attacked Kenya.", "attacked", "denied"),
        ("Japan ruled out attacking Kenya.", "attacking", "denied"),
        ("Anna Silva doubts that Japan attacked Kenya.", "attacked", "denied"),
        ("A panel debunked a story that Japan had attacked Kenya.", "attacked", "denied"),
        ("Japan rejected the claim that it had attacked Kenya.", "attacked", "denied"),
        ("Anna Silva denied reports that Japan had attacked Kenya.", "attacked", "denied"),
        ("John Baker was detained for attacking Anna Silva.", "attacking", "claimed"),
    ],
)
def test_what_the_text_does_not_vouch_for(text: str, trigger: str, told: str) -> None:
    """Rumour, missing evidence, likeness, provisos and versions keep an event from being told as a fact."""
    assert status(text, trigger) == told


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rumours spread after Japan had attacked Kenya.", "attacked"),
        ("Japan attacked Kenya, and there is evidence of it.", "attacked"),
        ("Anna Silva did not smile when Japan arrested John Baker.", "arrested"),
        ("Convinced of its strength, Japan attacked Kenya.", "attacked"),
        ("As Japan attacked Kenya, the paper went to press.", "attacked"),
        ("Japan arrested John Baker rather quickly.", "arrested"),
        ("Japan allegedly paid Brazil, and Kenya arrested Anna Silva.", "arrested"),
        ("In Geneva, Japan sued Kenya.", "sued"),
        ("By noon, Japan had attacked Kenya.", "attacked"),
        ("In a case of mistaken identity, Japan arrested Anna Silva.", "arrested"),
        ("Brazil was weak, and Japan attacked Kenya.", "attacked"),
        ("Either way, Japan attacked Kenya.", "attacked"),
        ("Once Japan had attacked Kenya, Brazil closed its ports.", "attacked"),
        ("Anna Silva waited until Japan arrested John Baker.", "arrested"),
        ("Japan summoned Anna Silva for Friday.", "summoned"),
        ("The storm led to the arrest of Anna Silva.", "arrest"),
    ],
)
def test_what_stands_beside_a_fact(text: str, trigger: str) -> None:
    """The same words beside a plain event leave it a fact."""
    assert status(text, trigger) == "actual"


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("Japan will sign an agreement with Kenya.", "agreement", "planned"),
        ("Japan could face a lawsuit by Kenya.", "lawsuit", "possible"),
        ("Japan is to begin deporting John Baker.", "deporting", "planned"),
        ("Japan will mark the invasion of Kenya.", "invasion", "actual"),
        ("Japan could forget its defeat of Kenya.", "defeat", "actual"),
        ("Japan signed an agreement with Kenya.", "agreement", "actual"),
    ],
)
def test_what_a_verb_says_of_its_object(text: str, trigger: str, told: str) -> None:
    """What is told of a verb holds for an event noun with `a` below it, not for one that is known already."""
    assert status(text, trigger) == told


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("Their demands include dissolving Parliament and expelling Kenya's ambassador.", "expelling", "possible"),
        ("The demands have included the expulsion of Kenya's ambassador.", "expulsion", "possible"),
        ("Brazil's proposals include arresting Anna Silva.", "arresting", "possible"),
        ("The aim of Brazil is expelling Kenya's ambassador.", "expelling", "planned"),
        ("Brazil's measures include expelling Kenya's ambassador.", "expelling", "actual"),
        ("The week's events included the expulsion of Kenya's ambassador.", "expulsion", "actual"),
        ("Japan pledged $4 million to Kenya.", "pledged", "planned"),
        ("Japan offered Kenya $5 million.", "offered", "planned"),
        ("Japan promised Kenya a reply.", "promised", "actual"),
        ("Japan gave Kenya $5 million.", "gave", "actual"),
    ],
)
def test_what_is_only_wished_or_offered(text: str, trigger: str, told: str) -> None:
    """What a demand or plan lists, and money or troops on offer, has not happened; what measures list has."""
    assert status(text, trigger) == told
