"""The dated events of an actor."""

from collections.abc import Sequence
from datetime import date

from kg.query.readings import Voice, reading
from kg.query.things import Json, Things
from kg.store import facts
from kg.store.accounts import Named
from kg.store.base import View
from kg.store.groups import Bucket, By
from kg.store.lists import Spoken, Told
from kg.store.selection import Selection


def count_events(view: View, wanted: Selection, bucket: Bucket, by: By) -> Json:
    """Return `buckets` with counts of dated events by type, status or source, their `total`, and how many `undated`.

    The events are those that involve `wanted.involving`. One is counted once for every status (source) that tells it.
    Week buckets are named by their Monday.
    """
    buckets: dict[int, dict[str, int]] = {}
    for begin, key, number in view.groups.buckets(wanted, bucket, by):
        counts = buckets.setdefault(begin, {})
        counts[key] = counts.get(key, 0) + number
    counted = [
        {"begin": _day(begin, bucket), "counts": dict(sorted(buckets[begin].items()))} for begin in sorted(buckets)
    ]
    total, undated = view.groups.dated("event", wanted)
    return {"buckets": counted, "total": total, "undated": undated}


def count_articles(view: View, wanted: Selection, bucket: Bucket) -> Json:
    """Return `items`, the numbers of articles that hold a matching statement by bucket of their original day.

    `undated` of them have no such day.
    """
    found = dict(view.groups.articles(wanted, bucket))
    undated = found.pop(None, 0)
    items = [{"begin": _day(begin, bucket), "count": number} for begin, number in found.items() if begin is not None]
    return {"items": items, "undated": undated}


def show_events(things: Things, wanted: Selection, identifiers: Sequence[str]) -> list[Json]:
    """Return events of such a list, each with the statuses and original sources at which it is told.

    `reading` joins the readings of the statements that match and tell it by ` | `.
    """
    lists = things.view.lists
    told = lists.events(identifiers, wanted)
    spoken = lists.spoken({number for one in told.values() for number in one.statements})
    people = things.named({name for one in spoken.values() for name in (one.outlet, *one.speakers, *one.via)})
    readings = {number: _reading(one, people) for number, one in spoken.items()}
    return [_show(name, told[name], readings) for name in identifiers]


def _reading(one: Spoken, people: dict[str, Named]) -> str:
    voice = Voice(
        people[one.outlet].label,
        str(one.day) if one.day else None,
        facts.attribution_of(one.facts),
        facts.status_of(one.facts),
        [people[name].label for name in one.speakers],
        [people[name].label for name in one.via],
        any(people[name].anonymous for name in one.speakers),
    )
    return reading(voice, one.sentence)


def _show(name: str, event: Told, readings: dict[int, str]) -> Json:
    return {
        "date": str(event.first),
        "end_date": str(event.last) if event.last else None,
        "basis": event.basis,
        "event": name,
        "label": event.label,
        "type": event.kind,
        "status": sorted(event.statuses),
        "sources": sorted(event.sources),
        "reading": " | ".join(readings[number] for number in event.statements),
    }


def _day(begin: int, bucket: Bucket) -> str:
    if bucket == "month":
        return f"{begin // 12:04}-{begin % 12 + 1:02}-01"
    return date.fromordinal(begin * 7 + 1 if bucket == "week" else begin).isoformat()
