"""Counts of the index are those that SPARQL over the quads gives."""

from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date, timedelta

import pytest
from as_sparql import dispute_query, timeline_query, topics_query, totals_query
from making import BASE
from test_store_lists import SEEDS, Dice
from test_store_lists import view as view

from kg.iris import compress, expand
from kg.query.events import show_events as show_told
from kg.query.mentions import surface_forms
from kg.query.prefixes import HEAD
from kg.query.things import Things
from kg.query.timeline import count_events, show_events
from kg.rdf.terms import iri
from kg.store.base import View
from kg.store.groups import Bucket, By
from kg.store.selection import Selection
from kg.vocab import QUADS

OPPOSED = f"""{HEAD}SELECT DISTINCT ?st ?who ?whom ?type ?status ?outlet {{
    {{ ?e news:eventType ?type ; news:initiator ?who ; news:recipient ?whom }} UNION
    {{ ?e news:tieType ?type ; news:tieFrom ?who ; news:tieTo ?whom }}
    ?st news:describes ?e ; news:status ?status ; news:evidence/news:inArticle ?a . ?a news:originalSource ?outlet
    FILTER(?status IN (news:asserted, news:reported, news:denied)) }}"""


def local(value: str) -> str:
    return value.rpartition("#")[2].rpartition("/")[2]


def test_totals(view: View) -> None:
    """Statements by source, status, attribution and month, under random selections."""
    for seed in range(SEEDS // 3):
        wanted = Dice(seed, view).selection("statement")
        found = {total[:4]: total.number for total in view.groups.totals(wanted)}
        expected = {
            (
                compress(row["outlet"].value, BASE),
                local(row["kind"].value),
                local(row["manner"].value),
                row["month"].value if "month" in row else None,
            ): int(row["n"].value)
            for row in view.select(totals_query(wanted, BASE))
        }
        assert found == expected, (seed, wanted)


def test_disputes(view: View) -> None:
    """Pairs of which one side is selected, the latest article first."""
    number = 0
    for seed in range(SEEDS // 3):
        wanted = Dice(seed, view).selection("statement")
        expected = set()
        for claim, counter in (("?st", "?other"), ("?other", "?st")):
            for row in view.select(dispute_query(wanted, BASE, claim, counter)):
                expected.add(tuple(compress(row[name[1:]].value, BASE) for name in (claim, counter)))
        found = view.groups.disputes(wanted)
        assert {tuple(pair[1:]) for pair in found} == expected, (seed, wanted)
        assert len(found) == len(expected) and found == sorted(found)
        number += len(found)
    assert number


def test_opposed(view: View) -> None:
    """What one outlet tells as so and another as denied, of the same kind between the same two, one side selected."""
    claims: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    told: dict[str, tuple[bool, str]] = {}
    for row in view.select(OPPOSED):
        name, who, whom, outlet = (compress(row[one].value, BASE) for one in ("st", "who", "whom", "outlet"))
        claims[name].add((local(row["type"].value).partition(".")[0], who, whom))
        told[name] = (local(row["status"].value) == "denied", outlet)
    number = 0
    for seed in range(SEEDS // 3):
        wanted = Dice(seed, view).selection("statement") if seed else Selection()
        chosen = {line.id for line in view.lists.walk("statement", wanted)}
        types = wanted.event_type or frozenset(QUADS.get(wanted.quad or "", ()))
        expected: dict[tuple[str, ...], list[set[str]]] = {}
        sides = defaultdict(lambda: defaultdict(set))
        for name, contents in claims.items():
            for content in contents:
                sides[content][told[name]].add(name)
        for content, by_side in sides.items():
            for (denied, outlet), names in by_side.items():
                for (denied_too, other), others in by_side.items():
                    contrary = denied_too and not denied and outlet != other
                    if contrary and (names | others) & chosen and (not types or content[0] in types):
                        expected[(*content, outlet, other)] = [names, others]
        found = view.groups.opposed(wanted)
        assert found == sorted(found)
        assert {one[1:6]: (one.told, one.denied) for one in found} == {
            key: (len(names), len(others)) for key, (names, others) in expected.items()
        }, (seed, wanted)
        for one in found:
            for name, names in zip((one.statement, one.counter_statement), expected[one[1:6]], strict=True):
                assert name in (names & chosen or names)
        number += len(found)
    assert number


def test_topics(view: View) -> None:
    """Headings of the articles that hold a statement that matches, with the number of articles."""
    for seed in range(SEEDS // 3):
        wanted = Dice(seed, view).selection("statement")
        expected = Counter(compress(row["heading"].value, BASE) for row in view.select(topics_query(wanted, BASE)))
        found = {name: articles for name, articles, _ in view.groups.topics(wanted)}
        assert found == dict(expected), (seed, wanted)


@pytest.mark.parametrize("bucket", ["day", "week", "month"])
@pytest.mark.parametrize("by", ["type", "status", "source"])
def test_timelines(view: View, bucket: Bucket, by: By) -> None:
    """Events of an actor by bucket, an event once for every status and source that tells it; undated ones counted.

    Each has the readings of the statements that tell it, as in the list of events.
    """
    things = Things(view)
    for seed in range(SEEDS // 6):
        dice = Dice(seed, view)
        plain = Selection() if dice.random() < 0.5 else dice.selection("statement")
        wanted = replace(plain, involving=dice.choice(dice.people[:30]), describes=None, ends=None)
        days: dict[str, str] = {}
        keys: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for row in view.select(timeline_query(wanted, BASE, wanted.involving or "")):
            name = compress(row["event"].value, BASE)
            days[name] = row["day"].value if "day" in row else ""
            keys[name]["type"].add(local(row["type"].value))
            keys[name]["status"].add(local(row["told"].value))
            keys[name]["source"] |= {compress(row["outlet"].value, BASE)} if "outlet" in row else set()
        buckets: dict[str, Counter[str]] = defaultdict(Counter)
        for name, day in days.items():
            if day:
                buckets[begin_of(day, bucket)].update(keys[name][by])
        found = count_events(view, wanted, bucket, by)
        assert found["total"] == sum(bool(day) for day in days.values()), (seed, wanted)
        assert found["undated"] == sum(not day for day in days.values())
        counted = {one["begin"]: one["counts"] for one in found["buckets"]}  # type: ignore[attr-defined]
        assert counted == {begin: dict(counts) for begin, counts in buckets.items()}, (seed, wanted)
        names = [line.id for line in view.lists.page("event", wanted, 500, oldest=True)]
        shown = show_events(things, wanted, names)
        if plain == Selection():
            assert [one["reading"] for one in shown] == [one["reading"] for one in show_told(things, names)]
        assert [(one["event"], one["date"]) for one in shown] == [(name, days[name]) for name in names]
        assert {one["event"]: one["status"] for one in shown} == {name: sorted(keys[name]["status"]) for name in names}


def begin_of(day: str, bucket: Bucket) -> str:
    first = date.fromisoformat(day)
    if bucket == "week":
        first -= timedelta(first.weekday())
    return first.replace(day=1).isoformat() if bucket == "month" else first.isoformat()


def test_words_for_an_actor(view: View) -> None:
    """Every mention counts once under its words and the outlet of its article, chains that lead nowhere included."""
    for name in Dice(1, view).people[:25]:
        node = iri(expand(name, BASE))
        spans = view.select(f"{HEAD}SELECT DISTINCT ?m ?words {{ ?m news:refersTo {node} ; news:exact ?words }}")
        found: Counter[str] = Counter()
        for one in surface_forms(view, name):
            found[str(one["words"])] += int(str(one["count"]))
        assert found == Counter(row["words"].value for row in spans)
