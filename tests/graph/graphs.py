"""Graphs by hand for the tests of adjacency."""

from collections.abc import Iterable
from datetime import date

from kg.graph.adjacency import Adjacency
from kg.graph.records import Edge, Graph, Node, StatusCounts


def edge(source: str, target: str, kind: str = "AID", weight: int = 1, last: date | None = None) -> Edge:
    spans = ((last, last),) if last else ()
    return Edge(source, target, kind, weight, StatusCounts(weight), "is said to", last=last, spans=spans)


def adjacency(edges: Iterable[Edge], undrawn: tuple[Edge, ...] = (), extra: tuple[str, ...] = ()) -> Adjacency:
    drawn = tuple(sorted(edges, key=lambda e: (e.source, e.target, e.kind)))
    names = sorted({end for e in drawn for end in (e.source, e.target)} | set(extra))
    return Adjacency(Graph("actors", tuple(Node(name, name.upper(), "person") for name in names), drawn, undrawn))
