"""The network around one actor: cut by nodes and edges where it is too big, and what is cut is counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from kg.errors import UsageError
from kg.graph.adjacency import Adjacency
from kg.graph.columns import Ints, Longs
from kg.graph.records import Edge, Node


@dataclass(frozen=True, slots=True)
class Ego:
    """The network around one actor."""

    center: Node
    nodes: tuple[Node, ...]
    """The center first, then by distance, then the more strongly tied first."""
    edges: tuple[Edge, ...]
    """Every drawn edge between these nodes."""
    dropped_nodes: int
    """Nodes within the hops that the limit left out."""
    dropped_edges: int
    """Drawn edges among all nodes within the hops, and those shown beside them, that are not among `edges`."""
    neighbors: dict[str, int]
    """How many neighbours the center and each expanded actor have, whether or not they are shown."""

    @property
    def truncated(self) -> bool:
        """Whether anything was left out."""
        return self.dropped_nodes > 0 or self.dropped_edges > 0


@dataclass(frozen=True, slots=True)
class Around:
    """How wide an ego network is.

    Raises:
        UsageError: hops, limits or weight below what can be meant.
    """

    hops: int = 1
    limit_nodes: int = 150
    """Where there are more nodes, the nearest stay, and of the equally near those whose edges to the nodes one hop
    nearer weigh most."""
    limit_edges: int | None = None
    """Where there are more edges, one that leads nearer to the center stays of every node, its heaviest, and the
    heaviest of the others; None for all."""
    min_weight: int = 1
    """Lighter edges are left out before anything is counted."""
    types: frozenset[str] = frozenset()
    """Types of the nodes beside the center (`person`); others are left out before all counting; empty for all."""
    expanded: tuple[str, ...] = ()
    """Actors whose strongest neighbours are shown too."""
    limit_expanded: int = 25
    """How many neighbours of each."""
    beside: tuple[str, ...] = ()
    """Actors that are shown in any case, such as those on a path."""

    def __post_init__(self) -> None:
        if self.hops < 1 or self.limit_nodes < 1 or self.min_weight < 0:
            raise UsageError("an ego network needs at least one hop and one node")
        if self.limit_edges is not None and self.limit_edges < 0:
            raise UsageError("the number of edges is 0 or more")
        if self.limit_expanded < 0:
            raise UsageError("the number of neighbours of an expanded actor is 0 or more")


def ego(graph: Adjacency, actor: str, around: Around | None = None) -> Ego:
    """Return the network around an actor, directions disregarded.

    Raises:
        NotFound: the actor, or one to show beside it, is not in the graph.
    """
    want = around or Around()
    center = graph.number(actor)
    ranked, hop = _rank(graph, center, want)
    neighbors = {actor: int((hop == 1).sum())}
    shown = _joined(ranked[: want.limit_nodes], *_more(graph, want, hop, neighbors))
    # The shown ones first: an edge is shown where the ranks of both ends are below their number.
    nodes = _joined(shown, ranked)
    rank = np.full(len(graph.graph.nodes), -1, np.int32)
    rank[nodes] = np.arange(len(nodes))
    ends = rank[graph.source], rank[graph.target]
    within = (ends[0] >= 0) & (ends[1] >= 0) & (graph.weight >= want.min_weight)
    inside = np.flatnonzero(within & (ends[0] < len(shown)) & (ends[1] < len(shown)))
    edges = inside
    if want.limit_edges is not None and len(inside) > want.limit_edges:
        edges = _heaviest(graph, inside, hop[nodes], rank, want.limit_edges)
    return Ego(
        graph.nodes([center])[0],
        tuple(graph.nodes(shown)),
        tuple(graph.edges(edges)),
        len(nodes) - len(shown),
        int(within.sum()) - len(edges),
        neighbors,
    )


def _more(
    graph: Adjacency, want: Around, hop: npt.NDArray[np.int8], neighbors: dict[str, int]
) -> Iterator[Sequence[int] | Longs]:
    """Yield the nodes that are shown beside those around the center; fill in their hops and how many there are."""
    for name in want.expanded:
        number = graph.number(name)
        near, _ = _rank(graph, number, replace(want, hops=1))
        neighbors[name] = len(near) - 1
        near = near[: want.limit_expanded + 1]
        if hop[number] < 0:
            hop[number] = want.hops + 1
        hop[near[hop[near] < 0]] = hop[number] + 1
        yield near
    yield [graph.number(name) for name in want.beside]


def _joined(*parts: Sequence[int] | Longs) -> Longs:
    """Return all numbers of the parts in their order, each once."""
    numbers = np.concatenate([np.asarray(part, np.int64) for part in parts])
    _, first = np.unique(numbers, return_index=True)
    return numbers[np.sort(first)]


def _heaviest(graph: Adjacency, inside: Longs, hops: npt.NDArray[np.int8], rank: Ints, limit: int) -> Longs:
    """Return so many edges in the order of the graph: those that hold the picture together, then the heaviest."""
    ends = rank[graph.source[inside]], rank[graph.target[inside]]
    far = np.maximum(*ends)
    inward = hops[ends[0]] != hops[ends[1]]
    order = np.argsort(-graph.weight[inside], kind="stable")
    holding = order[inward[order]]
    holding = holding[np.unique(far[holding], return_index=True)[1]]
    leading = np.zeros(len(inside), np.bool_)
    leading[holding] = True
    order = np.concatenate([order[leading[order]], order[~leading[order]]])
    return np.sort(inside[order[:limit]])


def _rank(graph: Adjacency, center: int, want: Around) -> tuple[Longs, npt.NDArray[np.int8]]:
    """Return the nodes within the hops, the nearest and most strongly tied first, and the hop of every node."""
    count = len(graph.graph.nodes)
    hop = np.full(count, -1, np.int8)
    hop[center] = 0
    ranked = [np.array([center])]
    heavy = graph.weight >= want.min_weight
    for step in range(1, want.hops + 1):
        strength = np.zeros(count)
        # Of two hops around a hub nearly every edge is one: a pass over all is quicker than to gather those.
        for near, far in ((graph.source, graph.target), (graph.target, graph.source)):
            leading = np.flatnonzero((hop[near] == step - 1) & (hop[far] < 0) & heavy)
            strength += np.bincount(far[leading], weights=graph.weight[leading], minlength=count)
        rim = np.flatnonzero(strength)
        if want.types:
            rim = rim[graph.types(rim, want.types)]
        rim = rim[np.argsort(-strength[rim], kind="stable")]
        hop[rim] = step
        ranked.append(rim)
    return np.concatenate(ranked), hop
