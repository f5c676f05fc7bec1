"""Constructions that take an event back: no claim may look like a fact."""

import pytest
from event_reading import one

TAKEN_BACK = [
    ("It is not true that Japan attacked Brazil.", "attacked", "denied"),
    ("It is a lie that Japan attacked Brazil.", "attacked", "denied"),
    ("Nobody believes that Japan invaded Kenya.", "invaded", "denied"),
    ("Prosecutors suspect that Japan invaded Kenya.", "invaded", "claimed"),
    ("Rumors that Kenya attacked Brazil are false.", "attacked", "denied"),
    ("The claim that Kenya invaded Brazil has been debunked.", "invaded", "denied"),
    ("Rumors that Kenya attacked Brazil spread on Monday.", "attacked", "claimed"),
    ("Japan is said to have bombed Kenya.", "bombed", "claimed"),
    ("Japan was falsely said to have bombed Kenya.", "bombed", "denied"),
    ("Had Japan attacked Brazil, Kenya would have protested.", "attacked", "possible"),
    ("Brazil almost invaded Kenya.", "invaded", "denied"),
    ("Instead of attacking Kenya, Brazil praised it.", "attacking", "denied"),
    ("Brazil stopped short of invading Kenya.", "invading", "denied"),
    ("Japan pretended to attack Kenya.", "attack", "denied"),
    ("In the film, Japan invades Brazil.", "invades", "possible"),
    ("The Japanese attack on Kenya never took place.", "attack", "denied"),
    ("Brazil neither attacked nor threatened Kenya.", "threatened", "denied"),
]
LEFT = [
    ("It is true that Japan attacked Brazil.", "attacked"),
    ("Japan attacked Brazil, and nobody believed the excuse.", "attacked"),
    ("Japan attacked Brazil after false rumors about Kenya.", "attacked"),
    ("The minister had left when Japan attacked Brazil.", "attacked"),
    ("Almost a year ago Japan attacked Brazil.", "attacked"),
    ("Japan attacked Brazil without warning.", "attacked"),
    ("Japan praised the film and attacked Brazil.", "attacked"),
    ("The Japanese attack on Kenya took place on Monday.", "attack"),
    ("Japan, whose leaders have said much, bombed Kenya on Monday.", "bombed"),
]


@pytest.mark.parametrize(("text", "trigger", "status"), TAKEN_BACK)
def test_what_the_text_takes_back_is_not_told_as_actual(text: str, trigger: str, status: str) -> None:
    """Denied, invented, unreal and passed-on clauses keep their status."""
    assert one(text, trigger).status == status


@pytest.mark.parametrize(("text", "trigger"), LEFT)
def test_the_same_words_elsewhere_take_nothing_back(text: str, trigger: str) -> None:
    """Words of doubt that do not stand over the event leave it actual."""
    assert one(text, trigger).status == "actual"
