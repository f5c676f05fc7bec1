"""The parse after mending: who governs a second report, a clause after an insertion, a clause before a semicolon."""

import pytest

from kg.annotate.pipeline import load_pipeline
from kg.config import DEFAULT_MODEL


def governor(text: str, word: str) -> tuple[str, str]:
    """Return the word above a word, and how it hangs there."""
    token = next(t for t in load_pipeline(DEFAULT_MODEL)(text) if t.text == word)
    return token.head.text, token.dep_


@pytest.mark.parametrize(
    ("text", "word", "above"),
    [
        ("Silva said that the forces do not hold the town, and accused Japan of lying.", "accused", "said"),
        ("Baker argued that the law is unjust, but praised the judge.", "praised", "argued"),
        ("The council reported on Friday, citing two ministers, that Japan had left the town.", "left", "reported"),
        ("The agency said, quoting the mayor, that nobody was hurt.", "hurt", "said"),
        ("Baker told the judge that the witness had lied.", "lied", "told"),
        ("In 1904 Japan attacked the port.", "Japan", "attacked"),
        ("Kenya said on Monday it would leave on Friday.", "on", "said"),
        ("Kenya, as its minister told the court on Monday, will leave the union.", "Kenya", "leave"),
    ],
)
def test_what_the_speaker_does_hangs_on_the_speaker(text, word, above):
    """A second report goes to the verb of speech, and so does a that-clause after an insertion."""
    assert governor(text, word)[0] == above


@pytest.mark.parametrize(
    ("text", "word", "above"),
    [
        ("Silva said that Japan left the town and accused the mayor of theft.", "accused", "left"),
        ("Silva said that Japan attacked the port and burned the ships.", "burned", "attacked"),
        ("Baker said that the minister lied, that he stole, and that he warned nobody.", "lied", "said"),
        ("The mayor was so tired that he left the hall.", "left", "tired"),
        ("In 1904 Berlin the houses were small.", "houses", "were"),
        ("As the minister told the court that Kenya had left, the judge laughed.", "told", "laughed"),
    ],
)
def test_what_is_told_stays_told(text, word, above):
    """Coordination inside what is said is left alone."""
    assert governor(text, word)[0] == above


def test_a_semicolon_parts_two_clauses():
    """What stands before a semicolon is not said by the subject right after it."""
    text = "Senator Maria Keller voted for the bill; Senator John Baker voted against it."
    found = [t.dep_ for t in load_pipeline(DEFAULT_MODEL)(text) if t.text == "voted"]
    assert "ccomp" not in found


def test_sentences_stay():
    """Mending keeps every sentence and every token."""
    text = "Baker argued that the law is unjust, but praised the judge.\nIt rained; nobody left."
    doc = load_pipeline(DEFAULT_MODEL)(text)
    assert "".join(t.text_with_ws for t in doc) == text
    assert [s.text.strip() for s in doc.sents] == text.split("\n")
