"""A graph with integer adjacency: built once per snapshot and filters, then asked often.

    graph = Adjacency(project(view, Filters(min_weight=2)))
    neighbors(graph, "country/JP", Wanted(direction="in", limit=10))
    ego(graph, "country/JP", hops=2, limit_nodes=150)
    paths(graph, "person/ilse-varga", "country/US", Route(max_length=4, k=3))

Answers are frozen and their order is fixed: equal graphs give equal answers. What is kept is columns of numbers alone
(compressed rows: the edges of each node side by side); of a `Sheet`, nodes and edges become records when an answer
shows them.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.errors import NotFound
from kg.graph.columns import NO_DAY, Ints, Longs, Marks, begins, spread
from kg.graph.records import Edge, Graph, Node
from kg.graph.sheet import TYPES, Numbers, Shape, Sheet, take


class Adjacency:
    """A graph whose nodes and edges are found by number. Read-only, so that threads may share it."""

    def __init__(self, graph: Graph | Sheet) -> None:
        self.graph = graph
        self._index = {} if isinstance(graph, Sheet) else {node.id: place for place, node in enumerate(graph.nodes)}
        shape = graph.shape if isinstance(graph, Sheet) else _shape_of(graph, self._index)
        self.kinds = shape.kinds
        """Types in alphabetical order."""
        drawn = len(graph.edges)
        self.source, self.target = shape.source[:drawn], shape.target[:drawn]
        """Of the drawn edges, as positions in `graph.nodes`."""
        self.kind, self.weight, self.last = shape.kind[:drawn], shape.weight[:drawn], shape.last[:drawn]
        """Positions in `kinds`; weights; ordinals of the last days, 0 for none."""
        count = len(graph.nodes)
        self._begins, self._edge = _incident(self.source, self.target, count)
        self._pair_begins, self._pair_other, self._pair_weight = self._merge(np.arange(count), None)
        self._undrawn = _incident(shape.source[drawn:], shape.target[drawn:], count)
        self._undrawn_statements = shape.statements[drawn:]

    def __contains__(self, identifier: object) -> bool:
        return isinstance(identifier, str) and self._find(identifier) is not None

    def _find(self, identifier: str) -> int | None:
        return self.graph.find(identifier) if isinstance(self.graph, Sheet) else self._index.get(identifier)

    def number(self, identifier: str) -> int:
        """Return the number of a node.

        Raises:
            NotFound: it is not in the graph.
        """
        number = self._find(identifier)
        if number is None:
            raise NotFound(f"nobody in this graph is called {identifier!r}", hint="the filters may leave it out")
        return number

    def node(self, identifier: str) -> Node:
        """Return a node. Raises NotFound."""
        return self.nodes([self.number(identifier)])[0]

    def known(self, identifiers: Iterable[str]) -> list[int]:
        """Return the numbers of those that are in the graph, in their order."""
        numbers = map(self._find, identifiers)
        return [number for number in numbers if number is not None]

    def nodes(self, numbers: Numbers) -> list[Node]:
        """Return nodes, in the order asked for."""
        return take(self.graph.nodes, numbers)

    def edges(self, numbers: Numbers) -> list[Edge]:
        """Return drawn edges, in the order asked for."""
        return take(self.graph.edges, numbers)

    def types(self, numbers: npt.NDArray[Any], wanted: frozenset[str]) -> Marks:
        """Mark the nodes that are of one of the types."""
        if isinstance(self.graph, Sheet):
            return np.isin(self.graph.types(numbers), [TYPES.index(one) for one in wanted if one in TYPES])
        return np.array([self.graph.nodes[number].type in wanted for number in numbers], np.bool_)

    def label(self, number: int) -> str:
        """Return the label of a node."""
        return self.graph.label(number) if isinstance(self.graph, Sheet) else self.graph.nodes[number].label

    def incident(self, numbers: npt.NDArray[Any]) -> tuple[Ints, Longs]:
        """Return the drawn edges that touch nodes, and for each edge the position of its node among them.

        The edges of one node stand in the order of the graph.
        """
        rows, owner = spread(self._begins, numbers)
        return self._edge[rows], owner

    def others(self, edges: npt.NDArray[Any], numbers: npt.NDArray[Any]) -> Ints:
        """Return the other ends of edges, given one end of each."""
        others: Ints = np.where(self.source[edges] == numbers, self.target[edges], self.source[edges])
        return others

    def edges_between(self, one: str, other: str) -> tuple[Edge, ...]:
        """Return the drawn edges between two nodes, in both directions, in the order of the graph."""
        ends = self._find(one), self._find(other)
        if ends[0] is None or ends[1] is None:
            return ()
        return tuple(self.edges(self.between(ends[0], ends[1])))

    def between(self, one: int, other: int) -> Ints:
        """Return the numbers of the drawn edges between two nodes, in both directions, in the order of the graph."""
        fewer, more = sorted((one, other), key=self.degree)
        edges, _ = self.incident(np.array([fewer]))
        between: Ints = edges[self.others(edges, np.full(len(edges), fewer)) == more]
        return between

    def degree(self, number: int) -> int:
        """Return how many drawn edges touch a node."""
        return int(self._begins[number + 1] - self._begins[number])

    def degrees(self, numbers: npt.NDArray[Any]) -> int:
        """Return how many drawn edges touch nodes, together."""
        return int((self._begins[numbers + 1] - self._begins[numbers]).sum())

    @property
    def neighbor_counts(self) -> Longs:
        """How many neighbours each node has."""
        return np.diff(self._pair_begins)

    def pairs(self, numbers: npt.NDArray[Any], kinds: Marks | None = None) -> tuple[Longs, Ints, Ints]:
        """Return the neighbours of nodes, each once, over drawn edges of marked kinds: position of the node among
        `numbers`, neighbour, summed weight; by position and neighbour."""
        if kinds is not None:
            starts, others, weight = self._merge(numbers, kinds)
            return np.repeat(np.arange(len(numbers)), np.diff(starts)), others, weight
        rows, owner = spread(self._pair_begins, numbers)
        return owner, self._pair_other[rows], self._pair_weight[rows]

    def _merge(self, numbers: npt.NDArray[Any], kinds: Marks | None) -> tuple[Longs, Ints, Ints]:
        edges, owner = self.incident(numbers)
        if kinds is not None:
            told = kinds[self.kind[edges]]
            edges, owner = edges[told], owner[told]
        count = max(len(self.graph.nodes), 1)
        key, place = np.unique(owner * count + self.others(edges, numbers[owner]), return_inverse=True)
        weight = np.bincount(place, weights=self.weight[edges], minlength=len(key)).astype(np.int32)
        return begins((key // count).astype(np.int32), len(numbers)), (key % count).astype(np.int32), weight

    def undrawn_of(self, identifier: str, limit: int | None = None) -> tuple[Edge, ...]:
        """Return what is told of a node in denied, future or hypothetical statements alone, what is told most first."""
        number = self._find(identifier)
        if number is None:
            return ()
        starts, edges = self._undrawn
        chosen = edges[starts[number] : starts[number + 1]]
        order = np.argsort(-self._undrawn_statements[chosen], kind="stable")
        return tuple(take(self.graph.undrawn, chosen[order[:limit]].tolist()))

    def undrawn_count(self, identifier: str) -> int:
        """Return how many edges `undrawn_of` returns without a limit."""
        number = self._find(identifier)
        starts, _ = self._undrawn
        return 0 if number is None else int(starts[number + 1] - starts[number])


def _shape_of(graph: Graph, index: dict[str, int]) -> Shape:
    edges = (*graph.edges, *graph.undrawn)
    kinds = sorted({edge.kind for edge in edges})
    place = {kind: number for number, kind in enumerate(kinds)}

    def column(values: Sequence[int]) -> Ints:
        return np.array(values, np.int32)

    return Shape(
        column([index[edge.source] for edge in edges]),
        column([index[edge.target] for edge in edges]),
        np.array([place[edge.kind] for edge in edges], np.int32),
        column([edge.weight for edge in edges]),
        column([edge.last.toordinal() if edge.last else NO_DAY for edge in edges]),
        column([edge.statements for edge in edges]),
        kinds,
    )


def _incident(source: Ints, target: Ints, nodes: int) -> tuple[Longs, Ints]:
    """Return where the edges of each node begin, and the edges: first by node, then in their own order."""
    loops = source == target
    edges = np.arange(len(source), dtype=np.int32)
    ends, edges = np.concatenate([source, target[~loops]]), np.concatenate([edges, edges[~loops]])
    order = np.lexsort((edges, ends))
    return begins(ends[order], nodes), edges[order]
