"""Checking a whole store: every article's graph against shapes and text, then the other graphs."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from kg import iris
from kg.check.findings import Finding
from kg.check.offsets import check_offsets
from kg.check.shapes import check_shapes
from kg.errors import NotFound
from kg.rdf.terms import Quad, iri, parse
from kg.store.base import View
from kg.vocab import NEWS, RDF, RDFS, SKOS

_CHUNK = 2000
"""About how many quads are validated at once where they are no article's."""
_KINDS = (iri(RDF.type), iri(RDFS.label), iri(SKOS.notation), iri(SKOS.inScheme))


def check_view(view: View) -> Iterator[Finding]:
    """Yield everything that breaks a promise: shapes, offsets, texts; article by article, then the other graphs."""
    for article, _ in view.articles():
        yield from check_article(view, article)
    yield from _check_graph(view, "entities")
    yield from _check_graph(view, "meta")


def check_article(view: View, article: str) -> Iterator[Finding]:
    """Yield what is wrong with one article, by its short identifier."""
    graph = iris.expand(iris.mint_article_graph(article), view.base)
    quads = list(view.quads(graph_name=graph))
    if not quads:
        yield Finding(article, article, "The article has a text, but no graph.")
        return
    yield from check_shapes(quads, base=view.base, article=article, context=_context(view, quads))
    try:
        text = view.text(article)
    except NotFound:
        yield Finding(article, article, "The article has a graph, but no text.")
        return
    yield from check_offsets(quads, text, article=article, base=view.base)


def _context(view: View, quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield kinds and labels of everything of this store that the quads refer to and do not describe."""
    rows = list(quads)
    described = {row.subject for row in rows}
    named = {row.object for row in rows if row.object.startswith("<")} - described
    for node in sorted(named):
        for quad in view.quads(subject=parse(node).value, graph_name=_graph(view, "entities")):
            if quad.predicate in _KINDS:
                yield quad


def _graph(view: View, name: str) -> str:
    return iris.expand(iris.mint_graph(name), view.base)


def _check_graph(view: View, name: str) -> Iterator[Finding]:
    """Yield what is wrong in a graph that is not an article's, validated in parts."""
    rows = sorted(view.quads(graph_name=_graph(view, name)))
    countries = _countries(rows)
    part: list[Quad] = []
    for _, told in groupby(rows, key=lambda row: row.subject):
        part += told
        if len(part) >= _CHUNK:
            yield from check_shapes(part, base=view.base, context=countries)
            part = []
    yield from check_shapes(part, base=view.base, context=countries)


def _countries(rows: Iterable[Quad]) -> list[Quad]:
    countries = {row.subject for row in rows if row.predicate == iri(RDF.type) and row.object == iri(NEWS.Country)}
    return [row for row in rows if row.subject in countries and row.predicate in _KINDS]
