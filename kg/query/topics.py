"""Subject headings, as the outlets that post articles give them."""

from collections import defaultdict

from kg.query.selection import Selection, topics_query
from kg.query.things import Json, Things
from kg.vocab import NEWS, SKOS


def count_topics(things: Things, wanted: Selection, scheme: str | None = None) -> list[Json]:
    """Return the headings of the articles that match, or of those that hold a statement that matches.

    Each comes with its scheme (whose heading it is), the number of articles and of original sources; the most
    frequent first. `scheme` leaves those of one scheme.
    """
    articles: dict[str, set[str]] = defaultdict(set)
    for row in things.view.select(topics_query(wanted, things.base)):
        articles[things.short(row["heading"].value)].add(things.short(row["article"].value))
    headings = things.fetch(sorted(articles))
    schemes = things.fetch(sorted({name for one in headings.values() for name in one.all(SKOS.inScheme)}))
    postings = things.fetch(sorted(set().union(*articles.values())))
    origin = {name: one.one(NEWS.originalSource) or one.one(NEWS.publisher) or "" for name, one in postings.items()}
    items: list[Json] = []
    for name, held in articles.items():
        whose = headings[name].one(SKOS.inScheme)
        if scheme is None or whose == scheme:
            items.append(
                {
                    **headings[name].reference(),
                    "scheme": schemes[whose].reference() if whose else None,
                    "articles": len(held),
                    "sources": len({origin[article] for article in held}),
                }
            )
    return sorted(items, key=lambda one: (-int(str(one["articles"])), str(one["id"])))
