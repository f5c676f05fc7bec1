"""Subject headings, as the outlets that post articles give them."""

from kg.query.things import Json, Things
from kg.store.selection import Selection
from kg.vocab import SKOS


def count_topics(things: Things, wanted: Selection, scheme: str | None = None) -> list[Json]:
    """Return the headings of the articles that match, or of those that hold a statement that matches.

    Each comes with its scheme (whose heading it is), the number of articles and of original sources; the most
    frequent first. `scheme` leaves those of one scheme.
    """
    counted = things.view.groups.topics(wanted)
    headings = things.fetch(name for name, _, _ in counted)
    schemes = things.fetch(sorted({name for one in headings.values() for name in one.all(SKOS.inScheme)}))
    items: list[Json] = []
    for name, articles, sources in counted:
        whose = headings[name].one(SKOS.inScheme)
        if scheme is None or whose == scheme:
            whole = schemes[whose].reference() if whose else None
            items.append({**headings[name].reference(), "scheme": whole, "articles": articles, "sources": sources})
    return sorted(items, key=topics_order)


def topics_order(one: Json) -> tuple[int, str]:
    """Return where a heading stands in the list: the most frequent first."""
    return -int(str(one["articles"])), str(one["id"])
