"""For whom documents and those with an owner speak."""

import pytest
from statement_reading import one


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("A report by Oxfam", "Oxfam"),
        ("A report published by Oxfam on Monday", "Oxfam"),
        ("A letter from Oxfam to the World Bank", "Oxfam"),
        ("An article in The Guardian", "The Guardian"),
        ("A memo sent to the World Bank by Boeing", "Boeing"),
        ("A report on Boeing", "report on Boeing"),
        ("A memo obtained by The New York Times", "memo"),
        ("A leaked letter seen by Reuters", "leaked letter"),
        ("A study commissioned by Oxfam", "study"),
        ("A survey for the BBC", "survey for the BBC"),
    ],
)
def test_a_document_speaks_for_who_wrote_it(words, speaker):
    """Its author or the medium that it stands in: not whom it is on, whom it went to, who saw or ordered it."""
    assert one(f"{words} said that the bridge was unsafe.").speaker.startswith(speaker)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Oxfam, whose spokesman said the bridge was safe, left.", "Oxfam"),
        ("Peru, whose envoy said the bridge was safe, left.", "Peru"),
        ("Peru, whose foreign minister said the bridge was safe, left.", "Peru's foreign minister"),
        ("Maria Keller, whose lawyer said the bridge was safe, left.", "Maria Keller's lawyer"),
        ("The engineers, whose lawyer said the bridge was safe, left.", "lawyer"),
    ],
)
def test_whose_looks_back(text, speaker):
    """ "Whose spokesman" stands for the name before; others of theirs are somebody unnamed, told apart by it."""
    assert one(text).speaker == speaker


def test_an_unnamed_speaker_beside_a_named_one():
    """ "The Greek minister and the World Bank said" has two speakers, not one of a long name."""
    row = one("The Greek foreign minister and the World Bank said that the bridge was unsafe.")
    assert [speaker.name for speaker in row.speech.speakers] == ["Greek foreign minister", "World Bank"]
