"""Cues set between subject and verb, speakers behind quoted words, and names that only stand beside a noun."""

import pytest
from statement_reading import one, told


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Chad, rebel leader Abu Dris said, bombed the camp.", "Abu Dris", "Chad [...] bombed the camp"),
        ("Norway, he said, broke the treaty.", "he", "Norway [...] broke the treaty"),
        ('Asked whether Norway had won, Peter Vira said: "Perhaps."', "Peter Vira", "Perhaps."),
        ("The minister, according to whom Norway won, left.", "minister", "Norway won"),
        ("Sudan, the BBC reported, shelled the port.", "BBC", "Sudan [...] shelled the port"),
        ("The minister, said Peter Vira, took bribes.", "Peter Vira", "The minister [...] took bribes"),
        (
            "The truce hangs by a thread, Peter Vira admitted: shots were fired.",
            "Peter Vira",
            "The truce hangs by a thread",
        ),
        (
            "The country has since bought drones, Kenya's state media claim.",
            "Kenya",
            "The country has since bought drones",
        ),
    ],
)
def test_interposed_cue(text, speaker, content):
    """What stands around an inserted "N said" is that speaker's, also where only a name stands before it."""
    row = one(text)
    assert (row.speaker, row.content) == (speaker, content)


@pytest.mark.parametrize(
    "text",
    [
        "Norway, he knew, broke the treaty.",
        "Chad, Niger and Mali bombed the camp.",
        "Sudan, the old port, was shelled.",
        "Kenya, once rich, pays its debts and bills.",
        "The minister, a former judge, took bribes.",
        "In May, Peter Vira left the country.",
    ],
)
def test_no_interposed_cue(text):
    """Appositions, lists and thoughts between subject and verb report nothing."""
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"Nonsense," replied Inspector Maria Lund.', "Maria Lund"),
        ('"Rubbish!" shouted Peter Vira.', "Peter Vira"),
        ("Its ambassador to Bishkek, Firdavs Nazriev, said that commandos had invaded.", "Firdavs Nazriev"),
        ("Air Vanuatu's chief executive, Marie-Noëlle Garae, said the deal was off.", "Marie-Noëlle Garae"),
        ("A teacher identified only as Zahra said the men were masked.", "Zahra"),
        ("Peter Vira was told by Anna Berg that the visa was refused.", "Anna Berg"),
        ("One of them, a nurse named Zahra, says that masked men boarded the boat.", "Zahra"),
        ("One of them said that soldiers had come at night.", "One of them"),
    ],
)
def test_who_speaks(text, speaker):
    """The speaker is who stands behind quoted words, beside a noun, or after "by", not the first noun."""
    assert one(text).speaker == speaker


@pytest.mark.parametrize(
    "text",
    [
        "No one said that Kenya had paid.",
        "Nobody claimed that the dam was safe.",
        "None of them said that the dam was safe.",
        "Neither said that the dam was safe.",
        "Peter Vira talked about Ireland for an hour.",
        "The minister spoke about Kenya at length.",
    ],
)
def test_nobody_speaks(text):
    """ "No one said that S" and mere talk about a matter report nothing."""
    assert told(text) == []
