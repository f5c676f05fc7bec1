"""Which quads an RDF export holds: all of them, or what some statements need to be understood."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kg.graph.accounts import account_of, read_catalog
from kg.graph.filters import DRAWN, Filters
from kg.graph.projection import project
from kg.graph.relations import RELATIONS
from kg.graph.told import Account, Telling
from kg.iris import expand, mint_article_graph, mint_graph
from kg.rdf.terms import Quad, iri
from kg.store.base import View
from kg.vocab import NEWS, ONTOLOGY_VERSION_IRI, RDF, SAID

_REFERS_TO = iri(NEWS.refersTo)
_STATEMENT = iri(NEWS.Statement)
_TYPE = iri(RDF.type)
_SAID = "<" + SAID.iri


def graphs(view: View, filters: Filters) -> Iterator[tuple[str, list[Quad]]]:
    """Yield each graph (full IRI, "" for the unnamed one) with its quads, sorted; one graph's are held at a time.

    Without filters these are all graphs of the store, those of others last. With filters they hold the articles that
    pass; where the filters look into articles (status, type, confidence, event date, actor), the statements that pass
    with what they describe, their evidence and speakers; and of the other graphs what is said of the actors and
    articles named.

    Raises:
        NotFound: `filters.about` names nobody.
        StoreError: the store holds a statement without status, speaker or evidence.
    """
    # The look-up of the actor comes before the first graph, so that a wrong name gives an error and no half file.
    scope = _Scope(view, filters)
    names = ["entities", "derived", "curated", "meta"]
    if filters == Filters():
        articles = sorted(expand(mint_article_graph(name), view.base) for name, _ in view.articles())
        own = [*articles, *(expand(mint_graph(name), view.base) for name in names), ONTOLOGY_VERSION_IRI]
        rest = [*own, *sorted({"", *view.graphs()} - set(own))]
        return ((name, _sorted(view.quads(graph_name=name))) for name in rest)
    return scope.graphs(names)


def _sorted(quads: Iterable[Quad]) -> list[Quad]:
    return sorted(set(quads))


@dataclass(slots=True)
class _Scope:
    """What the kept statements have named so far."""

    view: View
    filters: Filters
    centers: frozenset[str] | None = field(init=False)
    """Short identifiers; kept statements name one of them. None where everything counts."""
    named: set[str] = field(default_factory=set)
    """Terms that kept quads point to, and the graphs they stand in."""
    shortcuts: set[tuple[str, str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.centers = None
        if self.filters.about is not None:
            # What is one hop from a center is named beside it; so the centers reach one hop less.
            graph = project(self.view, replace(self.filters, min_weight=1))
            near = {self.filters.about}
            for _ in range(self.filters.hops - 1):
                near |= {end for e in graph.edges for end in (e.source, e.target) if near & {e.source, e.target}}
            self.centers = frozenset(near)

    def graphs(self, names: Iterable[str]) -> Iterator[tuple[str, list[Quad]]]:
        catalog = read_catalog(self.view)
        for posting in catalog.postings:
            if not self.filters.takes_posting(posting):
                continue
            graph_name = expand(mint_article_graph(posting.id), self.view.base)
            quads = _sorted(self.view.quads(graph_name=graph_name))
            account = account_of(posting, quads, self.view.base, catalog.disputed)
            kept = [telling for telling in account.tellings if self._keeps(telling)]
            if self._looks_inside:
                if not kept:
                    continue
                quads = _needed(quads, self._roots(account, kept))
            self._note(graph_name, quads, kept)
            yield graph_name, quads
        for name in names:
            graph_name = expand(mint_graph(name), self.view.base)
            if found := self._about_named(_sorted(self.view.quads(graph_name=graph_name))):
                yield graph_name, found

    @property
    def _looks_inside(self) -> bool:
        filters = self.filters
        return bool(filters.status or filters.min_confidence or filters.about or filters.by_happening)

    def _keeps(self, telling: Telling) -> bool:
        if not self.filters.takes_telling(telling):
            return False
        if self.filters.by_happening and not any(map(self.filters.takes_happening, telling.describes)):
            return False
        acting = (name for one in telling.describes for name in (*one.initiators, *one.recipients))
        named = {*telling.speakers, *telling.via, *telling.about, *acting}
        return self.centers is None or not self.centers.isdisjoint(named)

    def _roots(self, account: Account, kept: list[Telling]) -> set[str]:
        posting = account.posting
        names = {posting.id, *(link.id for link in posting.chain), *(telling.id for telling in kept)}
        return {iri(expand(name, self.view.base)) for name in names}

    def _note(self, graph_name: str, quads: list[Quad], kept: list[Telling]) -> None:
        self.named.add(iri(graph_name))
        self.named.update(term for quad in quads for term in (quad.subject, quad.object) if term.startswith("<"))
        for telling in kept:
            for one in telling.describes if telling.status in DRAWN else ():
                if one.kind in RELATIONS:
                    said = iri(SAID.iri + RELATIONS[one.kind].said)
                    ends = ((a, b) for a in one.initiators for b in one.recipients)
                    self.shortcuts |= {(self._full(a), said, self._full(b)) for a, b in ends}

    def _full(self, name: str) -> str:
        return iri(expand(name, self.view.base))

    def _about_named(self, quads: list[Quad]) -> list[Quad]:
        """Return what is said of the things named, and of what that names in turn.

        A shortcut is kept only where a kept statement draws it.
        """
        by_subject: dict[str, list[Quad]] = {}
        for quad in quads:
            if not quad.predicate.startswith(_SAID):
                by_subject.setdefault(quad.subject, []).append(quad)
        ahead = [name for name in by_subject if name in self.named]
        while ahead:
            new = {quad.object for quad in by_subject[ahead.pop()]} - self.named
            self.named |= new
            ahead += [name for name in new if name in by_subject]
        return [
            quad
            for quad in quads
            if (quad[:3] in self.shortcuts if quad.predicate.startswith(_SAID) else quad.subject in self.named)
        ]


def _needed(quads: list[Quad], roots: set[str]) -> list[Quad]:
    """Return the quads of the roots and of what they lead to inside the graph, other statements excepted."""
    by_subject: dict[str, list[Quad]] = {}
    statements = set()
    for quad in quads:
        by_subject.setdefault(quad.subject, []).append(quad)
        if quad.predicate == _TYPE and quad.object == _STATEMENT:
            statements.add(quad.subject)
    kept: set[str] = set()
    ahead = [name for name in roots if name in by_subject]
    while ahead:
        name = ahead.pop()
        kept.add(name)
        ahead += [q.object for q in by_subject[name] if q.object in by_subject and q.object not in kept | statements]
    triggers = {quad.subject for quad in quads if quad.predicate == _REFERS_TO and quad.object in kept}
    return [quad for quad in quads if quad.subject in kept | triggers]
