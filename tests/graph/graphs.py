"""Graphs by hand for the tests of adjacency."""

from collections.abc import Iterable
from datetime import date

from hypothesis import strategies as st

from kg.graph.adjacency import Adjacency
from kg.graph.records import Edge, Graph, Node, StatusCounts


def edge(source: str, target: str, kind: str = "AID", weight: int = 1, last: date | None = None) -> Edge:
    spans = ((last, last),) if last else ()
    return Edge(source, target, kind, weight, StatusCounts(weight), "is said to", last=last, spans=spans)


def adjacency(edges: Iterable[Edge], undrawn: tuple[Edge, ...] = (), extra: tuple[str, ...] = ()) -> Adjacency:
    drawn = tuple(sorted(edges, key=lambda e: (e.source, e.target, e.kind)))
    names = sorted({end for e in drawn for end in (e.source, e.target)} | set(extra))
    return Adjacency(Graph("actors", tuple(Node(name, name.upper(), "person") for name in names), drawn, undrawn))


STAR = adjacency(
    [
        edge("a", "b", "AID", 5, date(2025, 1, 1)),
        edge("a", "b", "THREATEN", 1, date(2025, 3, 1)),
        edge("c", "a", "AID", 5),
        edge("d", "a", "ACCUSE", 9, date(2025, 2, 1)),
        edge("d", "e", "AID", 2),
        edge("b", "c", "AID", 1),
    ],
    undrawn=(edge("a", "e", "ASSAULT", 0),),
    extra=("z",),
)


edges = st.lists(
    st.builds(edge, st.sampled_from("abcdef"), st.sampled_from("ghij"), st.sampled_from(["AID", "REJECT"]),
              st.integers(1, 9)),
    max_size=25, unique_by=lambda e: (e.source, e.target, e.kind),
)  # fmt: skip
