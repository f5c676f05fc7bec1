"""The dated events of an actor."""

from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final, Literal

from kg.iris import compress, expand
from kg.query.selection import HEAD, Selection, statement_pattern
from kg.query.things import Json, Things
from kg.rdf.terms import iri
from kg.vocab import NEWS, SCHEMA

Bucket = Literal["day", "week", "month"]
By = Literal["type", "status", "source"]

_BEGINS: Final[dict[Bucket, Callable[[date], date]]] = {
    "day": lambda day: day,
    "week": lambda day: day - timedelta(days=day.weekday()),
    "month": lambda day: day.replace(day=1),
}


def timeline(things: Things, wanted: Selection, actor: str, bucket: Bucket, by: By) -> dict[str, Any]:
    """Return `items` by date, `buckets` with counts by type, status or source, and the number of `undated` events.

    An event is counted once for every status (source) that tells it. Week buckets are named by their Monday.
    """
    told = _told(things, wanted, actor)
    shown = things.fetch(told)
    items: list[Json] = []
    buckets: dict[str, Counter[str]] = defaultdict(Counter)
    undated = 0
    for name, voices in told.items():
        event = shown[name]
        day = event.one(NEWS.eventDate)
        if day is None:
            undated += 1
            continue
        kind = (event.one(NEWS.eventType) or "").rpartition("/")[2]
        groups = {"type": {kind}, "status": {status for status, _ in voices}, "source": {one for _, one in voices}}
        buckets[_BEGINS[bucket](date.fromisoformat(day)).isoformat()].update(groups[by])
        items.append(
            {
                "date": day,
                "end_date": event.one(SCHEMA.endDate),
                "basis": event.one(NEWS.dateBasis),
                "event": name,
                "label": event.label,
                "type": kind,
                "status": sorted(groups["status"]),
                "sources": sorted(groups["source"]),
            }
        )
    items.sort(key=lambda item: (str(item["date"]), str(item["event"])))
    counted = [{"begin": begin, "counts": dict(sorted(buckets[begin].items()))} for begin in sorted(buckets)]
    return {"buckets": counted, "items": items, "total": len(items), "undated": undated}


def _told(things: Things, wanted: Selection, actor: str) -> dict[str, set[tuple[str, str]]]:
    """Return for each event that names the actor by whom it is told: pairs of status and original source."""
    node = iri(expand(actor, things.base))
    rows = things.view.select(
        f"""{HEAD}SELECT DISTINCT ?event ?told ?outlet WHERE {{
        ?event (news:initiator|news:recipient|news:place) {node} . ?st news:describes ?event ; news:status ?told .
        {statement_pattern(replace(wanted, describes=None), things.base)}
        ?article news:originalSource ?outlet }}"""
    )
    found: dict[str, set[tuple[str, str]]] = {}
    for row in rows:
        status = row["told"].value.rpartition("#")[2]
        source = compress(row["outlet"].value, things.base)
        found.setdefault(compress(row["event"].value, things.base), set()).add((status, source))
    return found
