"""How actors are named, and how much happens to them."""

from typing import Final

from kg.iris import compress, expand
from kg.query.prefixes import HEAD
from kg.query.things import Json
from kg.rdf.terms import Term
from kg.store.accounts import Named
from kg.store.base import View
from kg.store.selection import Selection

_MOST_PLACES: Final = 5
_SPANS: Final = f"""{HEAD}SELECT DISTINCT ?m ?words ?a ?start ?end WHERE {{
    ?m news:refersTo ?actor ; news:exact ?words ; news:inArticle ?a ; news:start ?start ; news:end ?end }}"""


def surface_forms(
    view: View, actor: str, article: str = "", *, source: str = "", wanted: Selection | None = None
) -> list[Json]:
    """Return the words by which an actor is meant in each outlet, with their number, the most frequent first.

    With `wanted` those in articles that it leaves.
    `places` are the first of them (all of them where one article is asked for), in code points of the article's text.
    """
    known = {"actor": actor, "a": article}
    fixed = {name: Term("iri", expand(short, view.base)) for name, short in known.items() if short}
    rows = view.select(_SPANS, fixed)
    outlets = view.lists.outlets({compress(row["a"].value, view.base) for row in rows})
    left = None if wanted in (None, Selection()) else {line.id for line in view.lists.walk("article", wanted)}
    found: dict[tuple[str, str], list[Json]] = {}
    for row in rows:
        name = compress(row["a"].value, view.base)
        outlet = outlets.get(name, "")
        if (left is None or name in left) and (not source or outlet == source):
            place: Json = {"article": name, "start": int(row["start"].value), "end": int(row["end"].value)}
            found.setdefault((row["words"].value, outlet), []).append(place)
    labels = view.accounts.named(outlets.values())
    most = None if article else _MOST_PLACES
    items: list[Json] = [
        {
            "words": words,
            "source": labels.get(outlet, Named(outlet, outlet)).reference(),
            "count": len(places),
            "places": sorted(places, key=lambda one: (str(one["article"]), int(str(one["start"]))))[:most],
        }
        for (words, outlet), places in found.items()
    ]
    return sorted(items, key=words_order)


def words_order(one: Json) -> tuple[int, str, str]:
    """Return where words stand in the list: the most frequent first."""
    source = one["source"]
    assert isinstance(source, dict)
    return -int(str(one["count"])), str(one["words"]), str(source["id"])
