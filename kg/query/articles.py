"""Articles and the chains through which they came."""

from collections.abc import Iterable
from typing import Final

from kg.errors import NotFound
from kg.iris import expand
from kg.query.statements import show_statements
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
    """Return all spans of an article in text order, as offsets in code points.

    `kind` says what the `ref` of a span is: `mention` (an actor or place that it names), `event` (what its words tell
    of, see `told_in`), `statement` (what it is evidence of).
    """
    node = iri(expand(article, things.base))
    rows = things.view.select(f"SELECT DISTINCT ?m WHERE {{ ?m {iri(NEWS.inArticle)} {node} }}")
    spans = things.fetch(things.short(row["m"].value) for row in rows)
    evidence = things.view.select(
        f"SELECT DISTINCT ?st ?m WHERE {{ ?m {iri(NEWS.inArticle)} {node} . ?st {iri(NEWS.evidence)} ?m }}"
    )
    named = [(one, ref) for one in spans.values() for ref in one.all(NEWS.refersTo)]
    referents = things.fetch(ref for _, ref in named)
    shown = [_span(one, "mention" if referents[ref].type else "event", ref) for one, ref in named]
    shown += [
        _span(spans[things.short(row["m"].value)], "statement", things.short(row["st"].value)) for row in evidence
    ]
    return sorted(shown, key=lambda one: (int(str(one["start"])), -int(str(one["end"])), str(one["ref"])))


def _span(one: Thing, kind: str, ref: str) -> Json:
    return {"start": one.number(NEWS.start), "end": one.number(NEWS.end), "kind": kind, "ref": ref}


def told_in(things: Things, spans: Iterable[Json]) -> dict[str, str]:
    """Return what stands behind the spans of an article, by their `ref`: names of actors and places, and readings.

    An event has the readings of all statements that describe it, joined by ` | `.
    """
    refs: dict[str, set[str]] = {"mention": set(), "event": set(), "statement": set()}
    for span in spans:
        refs[str(span["kind"])].add(str(span["ref"]))
    statements = show_statements(things, sorted(refs["statement"]))
    found = {name: one.label for name, one in things.fetch(sorted(refs["mention"])).items()}
    readings: dict[str, list[str]] = {name: [] for name in refs["event"]}
    for statement in statements:
        found[str(statement["id"])] = str(statement["reading"])
        for name in things.get(str(statement["id"])).all(NEWS.describes):
            if name in readings:
                readings[name].append(str(statement["reading"]))
    return found | {name: " | ".join(told) for name, told in readings.items()}
