"""Outlets: what they publish, whom they relay, who posts them again."""

from collections import Counter

from kg.iris import compress, expand
from kg.query.selection import HEAD, Selection, articles_query
from kg.query.things import Json, Things
from kg.rdf.terms import iri
from kg.vocab import NEWS


def posted_counts(things: Things, wanted: Selection) -> tuple[dict[str, int], dict[str, int]]:
    """Return the number of articles by original source and by publisher of the posting."""
    rows = things.view.select(articles_query(wanted, things.base))
    articles = things.fetch(sorted({compress(row["article"].value, things.base) for row in rows}))
    originals: dict[str, int] = {}
    posted: dict[str, int] = {}
    for one in articles.values():
        publisher = one.one(NEWS.publisher) or ""
        original = one.one(NEWS.originalSource) or publisher
        originals[original] = originals.get(original, 0) + 1
        posted[publisher] = posted.get(publisher, 0) + 1
    return originals, posted


def relays(things: Things, source: str) -> Json:
    """Return whom an outlet relays (`via`), whose articles it posts, and who posts its own, with counts."""
    node = iri(expand(source, things.base))
    cited = f"""?st news:via ?other ; news:evidence ?m . ?m news:inArticle ?a . ?a news:originalSource {node}"""
    reposted = f"?a news:originalSource {node} ; news:publisher ?other ; schema:sha256 ?text FILTER(?other != {node})"
    posting = f"?a news:publisher {node} ; news:originalSource ?other ; schema:sha256 ?text FILTER(?other != {node})"
    return {
        "relays": _counted(things, cited, "?st"),
        "reposts": _counted(things, posting, "?a"),
        "posted_by": _counted(things, reposted, "?a"),
    }


def _counted(things: Things, pattern: str, what: str) -> list[Json]:
    # Added up here, row by row: an aggregate could not be left before its end.
    rows = things.view.select(f"{HEAD}SELECT DISTINCT ?other {what} WHERE {{ {pattern} }}")
    counts = Counter(compress(row["other"].value, things.base) for row in rows)
    known = things.fetch(sorted(counts))
    return [
        {**known[name].reference(), "count": counts[name]} for name in sorted(counts, key=lambda n: (-counts[n], n))
    ]
