"""How actors are named, and how much happens to them."""

from kg.iris import compress, expand
from kg.query.selection import HEAD
from kg.query.things import Json
from kg.rdf.terms import iri
from kg.store.base import View


def surface_forms(view: View, actor: str, article: str = "") -> list[Json]:
    """Return the words by which an actor is meant, each with outlet and count, the most frequent first."""
    place = f"FILTER(?a = {iri(expand(article, view.base))})" if article else ""
    rows = view.select(
        f"""{HEAD}SELECT ?words ?source ?label (COUNT(DISTINCT ?m) AS ?n) WHERE {{
        ?m news:refersTo {iri(expand(actor, view.base))} ; news:exact ?words ; news:inArticle ?a .
        ?a news:originalSource ?source . ?source rdfs:label ?label . {place} }} GROUP BY ?words ?source ?label"""
    )
    found: list[Json] = [
        {
            "words": row["words"].value,
            "source": {"id": compress(row["source"].value, view.base), "label": row["label"].value},
            "count": int(row["n"].value),
        }
        for row in rows
    ]
    return sorted(found, key=lambda one: (-int(str(one["count"])), str(one["words"]), str(one["source"])))


def count_events(view: View, actor: str) -> int:
    """Return the number of events that name an actor as the one who acts or is acted upon."""
    node = iri(expand(actor, view.base))
    query = f"{HEAD}SELECT (COUNT(DISTINCT ?e) AS ?n) WHERE {{ ?e (news:initiator|news:recipient) {node} }}"
    return int(view.select(query)[0]["n"].value)
