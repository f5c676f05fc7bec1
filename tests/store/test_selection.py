"""Selections: what cannot be meant is refused, what can is asked for as a value."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import BASE, threat

from kg import derive
from kg.errors import UsageError
from kg.store.base import View
from kg.store.memory import MemoryStore
from kg.store.selection import Selection

EVERYTHING = Selection(
    status=frozenset({"denied", "future"}),
    source=frozenset({"source/a", "source/b"}),
    posted_by=frozenset({"source/c"}),
    since=date(2025, 1, 1),
    until=date(2025, 2, 1),
    topic=frozenset({"topic/x"}),
    min_confidence=0.5,
    lang=frozenset({"pt"}),
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
    among=frozenset({"article/x"}),
    initiator="country/A",
    recipient="country/B",
    place="place/c",
    involving="country/D",
)


@pytest.fixture(scope="module")
def view() -> View:
    store = MemoryStore(derive, BASE)
    with store.writer() as writer:
        writer.put(threat("Border row deepens"))
    return store.view()


def test_all_filters_at_once_and_one_by_one(view: View) -> None:
    """Every filter, alone and with all others, is a question that the index can answer."""
    empty = Selection()
    names = [one.name for one in fields(Selection) if getattr(EVERYTHING, one.name) != getattr(empty, one.name)]
    assert {one.name for one in fields(Selection)} - set(names) == {"date_field"}
    alone = [replace(empty, **{name: getattr(EVERYTHING, name)}) for name in names]
    for wanted in (EVERYTHING, replace(EVERYTHING, date_field="event"), Selection(within=()), *alone):
        for kind in ("statement", "event", "article"):
            lines = list(view.lists.walk(kind, wanted))
            assert len(lines) == view.lists.count(kind, wanted)
        view.groups.totals(wanted)
        view.groups.disputes(wanted)
        view.groups.topics(wanted)
        assert sum(view.groups.dated("event", wanted)) == view.lists.count("event", wanted)
    assert view.lists.count("statement", EVERYTHING) == 0


@settings(max_examples=60, deadline=None)
@given(name=st.text(max_size=30))
def test_hostile_identifiers_stay_identifiers(view: View, name: str) -> None:
    """An identifier made of anything finds nobody, and nothing breaks."""
    for field in ("speaker", "about", "via", "concerning", "describes", "article", "initiator", "involving"):
        for kind in ("statement", "event"):
            assert view.lists.page(kind, Selection(**{field: "x" + name}), 5) == []
    for field in ("source", "posted_by", "topic", "among"):
        assert view.lists.count("article", Selection(**{field: frozenset({"x" + name})})) == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": frozenset({"true"})},
        {"event_type": frozenset({"SHOUT"})},
        {"quad": "LOUD"},
        {"min_confidence": 2.0},
        {"lang": frozenset({"en_GB"})},
        {"since": date(2025, 2, 1), "until": date(2025, 1, 1)},
    ],
)
def test_values_that_cannot_be_meant_are_refused(wrong: dict[str, object]) -> None:
    """A filter that nothing can pass is an error, not an empty list."""
    with pytest.raises(UsageError):
        Selection(**wrong)  # type: ignore[arg-type]
