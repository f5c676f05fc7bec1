"""A graph with integer adjacency: built once per snapshot and filters, then asked often.

    graph = Adjacency(project(view, Filters(min_weight=2)))
    neighbors(graph, "country/JP", Wanted(direction="in", limit=10))
    ego(graph, "country/JP", hops=2, limit_nodes=150)
    paths(graph, "person/ilse-varga", "country/US", Route(max_length=4, k=3))

Answers are frozen and their order is fixed: equal graphs give equal answers.
"""

from collections.abc import Iterator

import igraph

from kg.errors import NotFound
from kg.graph.records import Edge, Graph, Node


class Adjacency:
    """A graph whose nodes and edges are found by number. Read-only, so that threads may share it."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._index = {node.id: number for number, node in enumerate(graph.nodes)}
        ends = [(self._index[edge.source], self._index[edge.target]) for edge in graph.edges]
        self.directed = igraph.Graph(n=len(graph.nodes), edges=ends, directed=True)
        """Node and edge numbers are positions in `graph.nodes` and `graph.edges`."""
        pairs: dict[tuple[int, int], int] = {}
        for (source, target), edge in zip(ends, graph.edges, strict=True):
            pair = (min(source, target), max(source, target))
            pairs[pair] = pairs.get(pair, 0) + edge.weight
        self.pairs = igraph.Graph(n=len(graph.nodes), edges=list(pairs), directed=False)
        """One undirected edge per pair that anything is drawn between."""
        self.pair_weights = list(pairs.values())
        """Their summed weights."""
        self._undrawn: dict[str, list[Edge]] = {}
        for edge in graph.undrawn:
            for end in (edge.source, edge.target):
                self._undrawn.setdefault(end, []).append(edge)

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._index

    def number(self, identifier: str) -> int:
        """Return the number of a node.

        Raises:
            NotFound: it is not in the graph.
        """
        number = self._index.get(identifier)
        if number is None:
            raise NotFound(f"nobody in this graph is called {identifier!r}", hint="the filters may leave it out")
        return number

    def node(self, identifier: str) -> Node:
        """Return a node. Raises NotFound."""
        return self.graph.nodes[self.number(identifier)]

    def edges_of(self, number: int) -> Iterator[Edge]:
        """Yield the drawn edges that touch a node, in the order of the graph."""
        for edge in sorted(self.directed.incident(number, mode="all")):
            yield self.graph.edges[edge]

    def edges_between(self, one: str, other: str) -> tuple[Edge, ...]:
        """Return the drawn edges between two nodes, in both directions, in the order of the graph."""
        if one not in self or other not in self:
            return ()
        ends = {one, other}
        fewer = min(self.number(one), self.number(other), key=self.directed.degree)
        return tuple(edge for edge in self.edges_of(fewer) if {edge.source, edge.target} == ends)

    def undrawn_of(self, identifier: str) -> tuple[Edge, ...]:
        """Return what is told of a node in denied, future or hypothetical statements alone."""
        return tuple(self._undrawn.get(identifier, ()))

    def edges_among(self, numbers: set[int]) -> Iterator[Edge]:
        """Yield the drawn edges with both ends in a set of nodes, in the order of the graph."""
        inside = (
            edge
            for number in numbers
            for edge in self.directed.incident(number, mode="out")
            if self.directed.es[edge].target in numbers
        )
        for edge in sorted(inside):
            yield self.graph.edges[edge]
