"""Speakers that only the words around them tell: authors of documents, names beside nouns, who was just named."""

import pytest
from statement_reading import told


def _speakers(text: str) -> list[str]:
    return [row.speaker for row in told(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A film aired by Channel 4 claimed that the mayor had taken money.", "Channel 4"),
        ("A documentary shown by Swedish broadcaster SVT alleged that the tests were sold.", "SVT"),
        ("The line carries arms, according to a tweet on Monday by Defence Minister Ana Lund.", "Ana Lund"),
        ("The harvest failed, according to a letter of May 3 by Peter Roe.", "Peter Roe"),
        ("He dismissed a report by the public broadcaster RTS that guards had beaten a driver.", "RTS"),
        ("Two people were hurt in Batken, the agency AKIpress reported.", "AKIpress"),
    ],
)
def test_documents_and_nouns_speak_for_the_name_with_them(text: str, speaker: str):
    """Who made a film or a post behind its date, and the outlet whose name stands beside the noun, speak."""
    assert speaker in _speakers(text)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("The audit, dated May 1 and addressed to Deputy Minister Ana Lund, said that it was wrong.", "Ana Lund"),
        ("Aides to Ms. Ana Lund said that the commissioner had called.", "Ana Lund"),
        ("A letter of May 3 to Peter Roe said that the harvest had failed.", "Peter Roe"),
        ("Opposition leader Peter Roe left. \"He knows nothing,\" said the Danish foreign minister.", "Peter Roe"),
    ],
)  # fmt: skip
def test_who_is_written_to_or_served_does_not_speak(text: str, nobody: str):
    """Receivers, chiefs of unnamed aides, and a man of another office are not taken for the speaker."""
    assert _speakers(text)[-1] != nobody


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Kenya's navy issued a statement saying no one was hurt. A spokesperson said it was noon.", "Kenyan navy"),
        ('Ana Lund brushed it aside. "Two tests. That is a kitchen," said the Swiss lawyer.', "Ana Lund"),
        ('Khant Maung denied it. "They could not find us," the former clerk said.', "Khant Maung"),
        ('Nurbek Satarov chose his words. "We hold our fire," said the deputy premier of Chad.', "Nurbek Satarov"),
        ("Ana Lund learned it late, an account that Peter Roe disputed, saying she was briefed in May.", "Peter Roe"),
        ('Peter Roe said the use of coins "costs us millions," further saying, "It hurts trade too."', "Peter Roe"),
        ("At the ministry, an official who asked not to be named said nobody was called back.", "official"),
        ("Its envoy to Peru, Firdavs Nazriev, told reporters that troops had left.", "Firdavs Nazriev"),
    ],
)  # fmt: skip
def test_the_speaker_is_who_was_just_named_or_spoke(text: str, speaker: str):
    """A bare spokesperson, a new description, a participle and an apposition have the speaker beside them."""
    assert _speakers(text)[-1] == speaker


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Norway called the allegation disinformation.", "the allegation disinformation"),
        ("Ana Lund said the ship had been late and rejected the accusation.", "the accusation"),
        ("The paramilitaries denied having left the city.", "having left the city"),
        ("He acknowledged having met Ana Lund in Oslo.", "having met Ana Lund in Oslo"),
    ],
)
def test_what_is_called_rejected_denied_or_owned_up_to_is_said(text: str, content: str):
    """What somebody says of a claim, rejects beside his report, or admits by a gerund is content."""
    assert content in [row.content for row in told(text)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Kenya said it saw no way out, a day after Peter Roe left Oslo.", "it saw no way out"),
        ("Kenya fired missiles, Norway said, a week before Peter Roe meets Ana Lund.", "Kenya fired missiles"),
        ("Ana Lund said that talks would go on, just hours after Kenya quit.", "talks would go on"),
        ("Ana Lund said the ship sank two days after it left Oslo.", "the ship sank two days after it left Oslo"),
        ("Ana Lund said that Kenya, a day after the vote, had left.", "Kenya, a day after the vote, had left"),
        ("Ana Lund said it would pay, a day late.", "it would pay, a day late"),
    ],
)
def test_when_it_was_said_is_not_said(text: str, content: str):
    """What the writer adds on the day before or after is no content; what the content itself dates stays."""
    assert next(row.content for row in told(text)) == content
