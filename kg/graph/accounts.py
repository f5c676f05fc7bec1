"""What a store tells, read back from its quads article by article.

`read_catalog` scans what belongs to no single article (publications, actors, disputes); `read_accounts` then yields
one `Account` per posting from that posting's own graph. Both are linear in the quads, and only one text's quads are
held at a time. All identifiers are short.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from kg.errors import StoreError
from kg.graph.described import Described, describe, local_name
from kg.graph.told import Account, Catalog, Character, Happening, Link, Posting, Telling, fallback_label, type_of
from kg.iris import compress, expand, mint_article_graph, mint_graph
from kg.rdf.terms import Quad, parse
from kg.store.base import View
from kg.vocab import DCTERMS, KINDS, NEWS, RDF, RDFS, SCHEMA, STATUSES, Status

_OF_POSTINGS: Final = frozenset({
    NEWS.publisher, NEWS.repostOf, NEWS.originalSource, NEWS.originalDate, DCTERMS.subject,
    SCHEMA.datePublished, SCHEMA.headline, SCHEMA.inLanguage, SCHEMA.sha256,
})  # fmt: skip
_OF_CHARACTERS: Final = frozenset({RDF.type, RDFS.label, NEWS.country, NEWS.anonymous, SCHEMA.sameAs})
_OF_ACCOUNTS: Final = frozenset({
    *_OF_CHARACTERS,
    NEWS.eventType, NEWS.initiator, NEWS.recipient, NEWS.place, NEWS.eventDate, NEWS.dateBasis, SCHEMA.endDate,
    NEWS.tieType, NEWS.tieFrom, NEWS.tieTo, NEWS.role, NEWS.refersTo, NEWS.exact,
    NEWS.status, NEWS.attribution, NEWS.speaker, NEWS.via, NEWS.describes, NEWS.evidence, SCHEMA.about,
    NEWS.extractionConfidence,
})  # fmt: skip
"""The predicates that are read of each."""
_STATUSES: Final[dict[str, Status]] = {NEWS[status]: status for status in STATUSES}


def read_catalog(view: View) -> Catalog:
    """Return the publications, actors and disputes of a store."""
    graph_name = expand(mint_graph("entities"), view.base)
    entities = describe(view.quads(graph_name=graph_name), view.base, _OF_CHARACTERS)
    disputed = {parse(quad.object).value for quad in view.quads(predicate=NEWS.disputes)}
    return Catalog(
        _postings(view),
        {one.id: _character(one) for one in entities.values()},
        frozenset(compress(statement, view.base) for statement in disputed),
    )


def read_accounts(view: View, catalog: Catalog) -> Iterator[Account]:
    """Yield what each posting of the catalog tells, in its order; copies of one text follow each other.

    Raises:
        StoreError: a statement without status, speaker or evidence.
    """
    for posting in catalog.postings:
        graph_name = expand(mint_article_graph(posting.id), view.base)
        yield account_of(posting, view.quads(graph_name=graph_name), view.base, catalog.disputed)


def _postings(view: View) -> tuple[Posting, ...]:
    known: dict[str, Described] = {}
    for predicate in sorted(_OF_POSTINGS):
        describe(view.quads(predicate=predicate), view.base, _OF_POSTINGS, known)
    texts: dict[str, str] = {}
    postings = [_posting(known.get(name) or Described(name), known, texts) for name, _ in view.articles()]
    return tuple(sorted(postings, key=lambda posting: (posting.origin, posting.id)))


def _posting(told: Described, known: dict[str, Described], texts: dict[str, str]) -> Posting:
    publisher = told.one(NEWS.publisher)
    if publisher is None:
        raise StoreError(f"the article {told.id} has no publisher", hint="run the check over the store")
    links = [told]
    while (nearer := links[-1].one(NEWS.repostOf)) and nearer in known and len(links) <= len(known):
        links.append(known[nearer])
    end = links[-1]
    text = told.one(SCHEMA.sha256)
    return Posting(
        told.id,
        publisher,
        told.one(SCHEMA.headline) or "",
        told.day(SCHEMA.datePublished),
        told.one(NEWS.originalSource) or end.one(NEWS.publisher) or publisher,
        told.day(NEWS.originalDate) or end.day(SCHEMA.datePublished),
        texts.setdefault(text, end.id) if text else end.id,
        frozenset(told.all(DCTERMS.subject)),
        tuple(
            Link(link.id, publisher_, link.day(SCHEMA.datePublished))
            for link in links[1:]
            if (publisher_ := link.one(NEWS.publisher))
        ),
        told.one(SCHEMA.inLanguage) or "",
    )


def _character(told: Described) -> Character:
    classes = set(told.all(RDF.type))
    kind = next((name for iri, name in KINDS.items() if iri in classes), type_of(told.id))
    return Character(
        told.id,
        told.one(RDFS.label) or fallback_label(told.id),
        kind,
        told.one(NEWS.country),
        told.one(NEWS.anonymous) in ("true", "1"),
        told.all(SCHEMA.sameAs),
    )


def account_of(posting: Posting, quads: Iterable[Quad], base: str, disputed: frozenset[str]) -> Account:
    """Return what a posting tells, from the quads of its own graph.

    Raises:
        StoreError: a statement without status, speaker or evidence.
    """
    told = describe(quads, base, _OF_ACCOUNTS)
    happenings: dict[str, Happening] = {}
    tellings: list[Telling] = []
    characters: dict[str, Character] = {}
    mentions: dict[str, int] = {}
    for one in told.values():
        if one.one(NEWS.eventType):
            happenings[one.id] = _event(one)
        elif one.one(NEWS.tieType):
            happenings[one.id] = _tie(one)
        elif one.one(NEWS.anonymous):
            characters[one.id] = _character(one)
        for referent in one.all(NEWS.refersTo):
            mentions[referent] = mentions.get(referent, 0) + 1
    for one in told.values():
        if one.one(NEWS.status):
            tellings.append(_telling(one, told, happenings, one.id in disputed))
    actors = {name: count for name, count in mentions.items() if name not in happenings}
    return Account(posting, tuple(sorted(tellings, key=lambda t: t.id)), actors, characters)


def _telling(one: Described, told: dict[str, Described], happenings: dict[str, Happening], disputed: bool) -> Telling:
    status = _STATUSES.get(one.one(NEWS.status) or "")
    evidence = next((told[name] for name in one.all(NEWS.evidence) if name in told), None)
    if status is None or evidence is None or not one.all(NEWS.speaker):
        raise StoreError(
            f"the statement {one.id} lacks a known status, a speaker or evidence", hint="run the check over the store"
        )
    described = tuple(happenings[name] for name in one.all(NEWS.describes) if name in happenings)
    return Telling(
        one.id,
        status,
        one.all(NEWS.speaker),
        one.all(NEWS.via),
        one.all(SCHEMA.about),
        described,
        float(one.one(NEWS.extractionConfidence) or 1.0),
        evidence.one(NEWS.exact) or "",
        disputed,
        local_name(one.one(NEWS.attribution) or ""),
    )


def _event(one: Described) -> Happening:
    kind, _, mode = local_name(one.one(NEWS.eventType) or "").partition(".")
    basis = one.one(NEWS.dateBasis) or ""
    first = one.day(NEWS.eventDate)
    return Happening(
        one.id,
        kind,
        one.one(RDFS.label) or "",
        mode,
        one.all(NEWS.initiator),
        one.all(NEWS.recipient),
        one.one(NEWS.place),
        first,
        one.day(SCHEMA.endDate) or last_day(first, basis),
        basis,
    )


def _tie(one: Described) -> Happening:
    return Happening(
        one.id,
        local_name(one.one(NEWS.tieType) or ""),
        one.one(RDFS.label) or one.one(NEWS.role) or "",
        initiators=one.all(NEWS.tieFrom),
        recipients=one.all(NEWS.tieTo),
        tie=True,
    )


def last_day(first: date | None, basis: str | None) -> date | None:
    """Return the last day on which an event may have been that is dated by its first day, month or year."""
    if first is None or basis not in ("month", "year"):
        return first
    if basis == "year":
        return date(first.year, 12, 31)
    return (first.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
