"""The far end of repost chains: where a text first appeared, and when.

A chain is put together from the links that all stored articles tell: a posting may call another text its original
that is itself stored and names an earlier one.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from typing import Final, Literal

from kg import iris
from kg.rdf.terms import Quad, iri
from kg.store.derivation import Link
from kg.vocab import NEWS, RDF, SCHEMA

_KINDS: Final[dict[str, Literal["repostOf", "publisher", "published"]]] = {
    iri(NEWS.repostOf): "repostOf",
    iri(NEWS.publisher): "publisher",
    iri(SCHEMA.datePublished): "published",
}
_ARTICLE: Final = iri(NEWS.Article)
_TYPE: Final = iri(RDF.type)

READS: Final = frozenset((_TYPE, *_KINDS))
"""The predicates that `links` looks at."""


def links(quads: Sequence[Quad]) -> Iterator[Link]:
    """Yield what the graph of one article tells of publications and their chains."""
    for quad in quads:
        if quad.predicate in _KINDS:
            yield Link(quad.subject, _KINDS[quad.predicate], quad.object)
        elif quad.object == _ARTICLE and quad.predicate == _TYPE:
            yield Link(quad.subject, "article", "")


def origins(nodes: Collection[str], links: Collection[Link], base: str) -> Iterator[Quad]:
    """Yield original source and original date of those nodes that are articles.

    `links` holds all links of all nodes that can be reached from `nodes`. A circle of reposts has no far end and
    gives nothing; a chain that forks has several.
    """
    graph = iri(iris.expand(iris.mint_graph("derived"), base))
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for link in links:
        values[link.node, link.kind].add(link.value)
    for node in nodes:
        if (node, "article") not in values:
            continue
        for end in _far_ends(node, values):
            publishers = values.get((end, "publisher"), set())
            for publisher in publishers:
                yield Quad(node, iri(NEWS.originalSource), publisher, graph)
            for day in values.get((end, "published"), set()) if publishers else ():
                yield Quad(node, iri(NEWS.originalDate), day, graph)


def _far_ends(node: str, values: dict[tuple[str, str], set[str]]) -> Iterator[str]:
    seen, waiting = {node}, [node]
    while waiting:
        current = waiting.pop()
        further = values.get((current, "repostOf"), set())
        if not further:
            yield current
        waiting += further - seen
        seen |= further
