"""Events and ties: what at least one statement describes. They are never shown without who tells them."""

from collections import Counter
from collections.abc import Iterable

from kg.errors import NotFound
from kg.iris import expand
from kg.query.statements import show_statements
from kg.query.things import Json, Thing, Things, references
from kg.rdf.terms import iri
from kg.store.accounts import Named
from kg.store.told import place_of
from kg.vocab import NEWS, SCHEMA


def show_events(things: Things, identifiers: Iterable[str]) -> list[Json]:
    """Return events, in the order given, each with who tells it: the statements that describe it, with their readings.

    `statements` has their number by status; `reading` joins their readings by ` | `, for whoever shows one string.

    Raises:
        NotFound: there is no event of that identifier.
    """
    wanted = list(identifiers)
    events = things.fetch(wanted)
    for name in wanted:
        if not events[name].one(NEWS.eventType):
            raise NotFound(f"there is no event {name}")
    told = _told(things, wanted)
    roles = (NEWS.initiator, NEWS.recipient, NEWS.place)
    ends = {end for one in events.values() for role in roles for end in one.all(role)}
    labels = things.named(ends)
    return [_show(events[name], told.get(name, []), labels) for name in wanted]


def _told(things: Things, identifiers: list[str]) -> dict[str, list[Json]]:
    """Return by event the statements that describe it, in text order."""
    values = " ".join(iri(expand(name, things.base)) for name in identifiers)
    query = f"SELECT DISTINCT ?e ?st WHERE {{ VALUES ?e {{ {values} }} ?st {iri(NEWS.describes)} ?e }}"
    rows = things.view.select(query) if identifiers else []
    pairs = sorted(((things.short(row["e"].value), things.short(row["st"].value)) for row in rows), key=_text_order)
    names = sorted({statement for _, statement in pairs})
    shown = dict(zip(names, show_statements(things, names), strict=True))
    found: dict[str, list[Json]] = {}
    for event, statement in pairs:
        found.setdefault(event, []).append(shown[statement])
    return found


def _text_order(pair: tuple[str, str]) -> tuple[str, int, str]:
    article, mark, local = pair[1].partition("#")
    return article, place_of(mark + local), local


def _show(one: Thing, told: list[Json], labels: dict[str, Named]) -> Json:
    place = one.one(NEWS.place)
    return {
        "id": one.id,
        "type": (one.one(NEWS.eventType) or "").rpartition("/")[2],
        "label": one.label,
        "initiators": references(labels, one.all(NEWS.initiator)),
        "recipients": references(labels, one.all(NEWS.recipient)),
        "place": labels[place].reference() if place else None,
        "date": one.one(NEWS.eventDate),
        "end_date": one.one(SCHEMA.endDate),
        "date_basis": one.one(NEWS.dateBasis),
        "statements": dict(sorted(Counter(str(statement["status"]) for statement in told).items())),
        "told_by": [_telling(statement) for statement in told],
        "reading": " | ".join(str(statement["reading"]) for statement in told),
    }


def _telling(statement: Json) -> Json:
    article = statement["article"]
    assert isinstance(article, dict)
    kept = ("id", "status", "speakers", "reading")
    return {**{key: statement[key] for key in kept}, "source": article["original_source"]}
