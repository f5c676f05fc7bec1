"""Events: what at least one statement describes. They are never shown without who tells them."""

from collections.abc import Iterable

from kg.errors import NotFound
from kg.iris import compress, expand
from kg.query.things import Json, Thing, Things, references
from kg.rdf.terms import iri
from kg.vocab import NEWS, SCHEMA


def show_events(things: Things, identifiers: Iterable[str]) -> list[Json]:
    """Return events with the number of statements of each status that describe them, in the order given.

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
    labels = things.fetch(sorted(ends))
    return [_show(events[name], told.get(name, {}), labels) for name in wanted]


def _told(things: Things, identifiers: list[str]) -> dict[str, dict[str, int]]:
    values = " ".join(iri(expand(name, things.base)) for name in identifiers)
    rows = things.view.select(
        f"""SELECT ?e ?status (COUNT(DISTINCT ?st) AS ?n) WHERE {{ VALUES ?e {{ {values} }}
        ?st {iri(NEWS.describes)} ?e ; {iri(NEWS.status)} ?status }} GROUP BY ?e ?status"""
    )
    found: dict[str, dict[str, int]] = {}
    for row in rows:
        status = row["status"].value.rpartition("#")[2]
        found.setdefault(compress(row["e"].value, things.base), {})[status] = int(row["n"].value)
    return found


def _show(one: Thing, told: dict[str, int], labels: dict[str, Thing]) -> Json:
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
        "statements": dict(sorted(told.items())),
    }
