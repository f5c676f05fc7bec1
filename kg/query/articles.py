"""Articles and the chains through which they came."""

from collections.abc import Iterable
from typing import Final

from kg.errors import NotFound
from kg.iris import expand
from kg.query.things import Json, Thing, Things, references
from kg.rdf.terms import iri
from kg.vocab import DCTERMS, NEWS, SCHEMA, SKOS

_LONGEST_CHAIN: Final = 20


def show_articles(things: Things, identifiers: Iterable[str]) -> list[Json]:
    """Return articles with their chains, nearest link first, in the order given.

    Raises:
        NotFound: there is no article of that identifier.
    """
    wanted = list(identifiers)
    known = things.fetch(wanted)
    for name in wanted:
        if not known[name].one(NEWS.publisher):
            raise NotFound(f"there is no article {name}")
    rim = list(known.values())
    for _ in range(_LONGEST_CHAIN):
        further = things.fetch(link for one in rim for link in one.all(NEWS.repostOf) if link not in known)
        if not further:
            break
        known |= further
        rim = list(further.values())
    people: set[str] = set()
    for one in known.values():
        people.update(*(one.all(p) for p in (NEWS.publisher, NEWS.originalSource, SCHEMA.author, DCTERMS.subject)))
    labels = things.fetch(sorted(people))
    return [_show(known[name], known, labels) for name in wanted]


def _show(one: Thing, known: dict[str, Thing], labels: dict[str, Thing]) -> Json:
    chain, link = [], one
    for _ in range(_LONGEST_CHAIN):
        earlier = link.one(NEWS.repostOf)
        if earlier is None:
            break
        link = known[earlier]
        chain.append({**_publication(link, labels), "id": link.id})
    end = link.one(NEWS.publisher) or ""
    posted = one.one(SCHEMA.datePublished)
    return {
        "id": one.id,
        "title": one.one(SCHEMA.headline) or "",
        "posted_by": labels[one.one(NEWS.publisher) or ""].reference(),
        "posted_date": posted,
        "original_source": labels[one.one(NEWS.originalSource) or end].reference(),
        "original_date": one.one(NEWS.originalDate) or link.one(SCHEMA.datePublished) or posted,
        "authors": references(labels, one.all(SCHEMA.author)),
        "url": one.one(SCHEMA.url),
        "language": one.one(SCHEMA.inLanguage),
        "topics": references(labels, one.all(DCTERMS.subject)),
        "chain": chain,
        "text_here": one.one(SCHEMA.sha256) is not None,
        "notes": one.all(SKOS.note),
    }


def _publication(one: Thing, labels: dict[str, Thing]) -> Json:
    source = one.one(NEWS.publisher)
    return {
        "source": labels[source].reference() if source else None,
        "date": one.one(SCHEMA.datePublished),
        "title": one.one(SCHEMA.headline) or "",
        "url": one.one(SCHEMA.url),
    }


def annotations(things: Things, article: str) -> list[Json]:
    """Return all spans of an article in text order: who is mentioned, what is evidence for which statement."""
    node = iri(expand(article, things.base))
    rows = things.view.select(f"SELECT DISTINCT ?m WHERE {{ ?m {iri(NEWS.inArticle)} {node} }}")
    spans = things.fetch(things.short(row["m"].value) for row in rows)
    evidence = things.view.select(
        f"SELECT DISTINCT ?st ?m WHERE {{ ?m {iri(NEWS.inArticle)} {node} . ?st {iri(NEWS.evidence)} ?m }}"
    )
    shown: list[Json] = [
        {"start": one.number(NEWS.start), "end": one.number(NEWS.end), "kind": "mention", "ref": ref}
        for one in spans.values()
        for ref in one.all(NEWS.refersTo)
    ]
    for row in evidence:
        span = spans[things.short(row["m"].value)]
        ref = things.short(row["st"].value)
        shown.append({"start": span.number(NEWS.start), "end": span.number(NEWS.end), "kind": "statement", "ref": ref})
    return sorted(shown, key=lambda one: (int(str(one["start"])), -int(str(one["end"])), str(one["ref"])))
