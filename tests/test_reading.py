"""The records of a reading."""

import pickle
from dataclasses import FrozenInstanceError, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.article import Article, Publication
from kg.reading import Actor, Reading, Span, Statement
from kg.vocab import STATUSES, status_of

SPAN = Span(0, 3, "All")


@given(
    st.sampled_from(["affirmed", "negated"]),
    st.sampled_from(["actual", "future", "hypothetical"]),
    st.sampled_from(["ownVoice", "quoted", "paraphrased", "hearsay"]),
)
def test_status_follows_from_the_three_values(polarity: str, modality: str, attribution: str) -> None:
    """The status of a statement is always the rule's, and one of the closed list."""
    statement = Statement("a#s0-3", ("person/x",), SPAN, polarity, modality, attribution)
    assert statement.status == status_of(polarity, modality, attribution)
    assert statement.status in STATUSES


def test_readings_pickle_and_compare() -> None:
    """A reading goes through pickle whole and equals itself, so worker processes may return it."""
    article = Article("Daily", date(2025, 1, 2), "Headline", text="All is said.")
    reading = Reading(article, (Actor("person/x", "person", "X"),), statements=(Statement("s", ("person/x",), SPAN),))
    assert pickle.loads(pickle.dumps(reading)) == reading


def test_records_are_frozen() -> None:
    """Nobody changes a record that somebody else holds."""
    with pytest.raises(FrozenInstanceError):
        SPAN.start = 1


def test_digest_follows_what_is_told() -> None:
    """The digest changes with the text and all that is told of it, and not with the place it was read from."""
    article = Article("Daily", date(2025, 1, 2), "Headline", text="All is said.", origin="a.txt:1", key="1")
    assert replace(article, origin="b.txt:9", key="2", notes=("a note",)).digest == article.digest
    changed = [
        replace(article, text="All is said!"), replace(article, published=None), replace(article, headline="Other"),
        replace(article, authors=("A",)), replace(article, topics=("T",)), replace(article, url="https://x.example/"),
        replace(article, reposts=(Publication("Weekly"),)), replace(article, publisher="Weekly"),
        replace(article, language="de"),
    ]  # fmt: skip
    assert len({one.digest for one in [article, *changed]}) == len(changed) + 1


def test_original_is_the_far_end_of_the_chain() -> None:
    """An article that repeats nothing is its own original."""
    first, second = Publication("B"), Publication("C")
    assert Article("A", reposts=(first, second)).original is second
    alone = Article("A")
    assert alone.original is alone
