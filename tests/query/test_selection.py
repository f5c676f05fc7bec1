"""Filters become queries that the engine reads, whatever the values hold."""

from dataclasses import fields, replace
from datetime import date

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UsageError
from kg.query.guard import inspect
from kg.query.selection import Selection, articles_query, events_query, statements_query

BASE = "https://example.org/newskg/"
EVERYTHING = Selection(
    status=frozenset({"denied", "future"}),
    source=frozenset({"source/a", "source/b"}),
    posted_by=frozenset({"source/c"}),
    since=date(2025, 1, 1),
    until=date(2025, 2, 1),
    topic=frozenset({"topic/x"}),
    min_confidence=0.5,
    speaker="person/a",
    about="person/b",
    via="person/c",
    concerning="person/d",
    attribution="quoted",
    modality="future",
    polarity="negated",
    event_type=frozenset({"AID"}),
    quad="VERBAL_CONFLICT",
    describes="article/x#e1-2.AID",
    article="article/x",
    ends=("country/A", "country/B"),
    both=True,
    disputed=True,
    anonymous=False,
    within=(("article/x", 0, 5),),
)


def test_the_sample_uses_every_filter() -> None:
    """No filter is left out of the tests below."""
    empty = Selection()
    same = [f.name for f in fields(Selection) if getattr(EVERYTHING, f.name) == getattr(empty, f.name)]
    assert same == ["date_field"]


@pytest.mark.parametrize(
    "wanted", [Selection(), EVERYTHING, replace(EVERYTHING, date_field="event"), Selection(within=())]
)
def test_queries_are_sparql(wanted: Selection) -> None:
    """All filters at once, and none, give queries that parse."""
    roles = {"initiator": "country/A", "place": "place/b"}
    for query in (statements_query(wanted, BASE), events_query(wanted, BASE, roles), articles_query(wanted, BASE)):
        assert inspect(query).form == "select"
        assert list(ox.Store().query(query)) == []


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_hostile_identifiers_stay_identifiers(name: str) -> None:
    """An identifier made of anything cannot leave its place in the query."""
    wanted = Selection(speaker="x" + name, source=frozenset({"y" + name}))
    query = statements_query(wanted, BASE)
    plain = statements_query(Selection(speaker="x", source=frozenset({"y"})), BASE)
    assert inspect(query).patterns == inspect(plain).patterns


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": frozenset({"true"})},
        {"event_type": frozenset({"SHOUT"})},
        {"quad": "LOUD"},
        {"min_confidence": 2.0},
        {"since": date(2025, 2, 1), "until": date(2025, 1, 1)},
    ],
)
def test_values_that_cannot_be_meant_are_refused(wrong: dict[str, object]) -> None:
    """A filter that nothing can pass is an error, not an empty list."""
    with pytest.raises(UsageError):
        Selection(**wrong)  # type: ignore[arg-type]
