"""Who stands beside whom: ranked, paged, with exact totals; nothing is cut without being counted."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from kg.errors import UsageError
from kg.graph.adjacency import Adjacency
from kg.graph.columns import Ints, Longs, Marks
from kg.graph.links import evidence_path
from kg.graph.records import Edge, Node

Direction = Literal["in", "out", "both"]
Sort = Literal["weight", "recent", "name"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which neighbours, in which order, which page of them.

    Raises:
        UsageError: a limit or offset below zero.
    """

    direction: Direction = "both"
    """`out`: the actor is said to act; `in`: it is acted upon."""
    relations: frozenset[str] = frozenset()
    """Event and tie types; empty for all."""
    types: frozenset[str] = frozenset()
    """Types of the neighbours (`person`, `country`); empty for all."""
    sort: Sort = "weight"
    """`weight`: the heaviest first; `recent`: the latest day first; `name`: by label. Ties fall by identifier."""
    limit: int = 25
    offset: int = 0
    undrawn: int = 10
    """How many edges to list that are not drawn, beside the page."""

    def __post_init__(self) -> None:
        if min(self.limit, self.offset, self.undrawn) < 0:
            raise UsageError("limits and offset are 0 or more")


@dataclass(frozen=True, slots=True)
class Neighbor:
    """One relation of the center to one neighbour, in one direction."""

    entity: Node
    relation: str
    """Event or tie type."""
    direction: Literal["in", "out"]
    edge: Edge

    @property
    def count(self) -> int:
        """Distinct events or ties (the edge's weight)."""
        return self.edge.weight

    @property
    def evidence_url(self) -> str:
        """Path of all statements behind it."""
        return evidence_path(self.edge)


@dataclass(frozen=True, slots=True)
class Neighbors:
    """One page of neighbours."""

    center: Node
    items: tuple[Neighbor, ...]
    relation_counts: dict[str, int]
    """Relation to the number of items it has, under the direction and types asked for, before `relations` and the
    page cut anything: the numbers for switches that turn relations on and off."""
    total: int
    """Items that match, on all pages."""
    next_offset: int | None
    """Where the next page begins; None on the last."""
    undrawn: tuple[Edge, ...]
    """What is told of the center only as denied, future or supposed: so many as are wanted, the most told."""
    undrawn_total: int
    """How many there are."""

    @property
    def truncated(self) -> bool:
        """Whether there is more than this page and those before it."""
        return self.next_offset is not None


def neighbors(graph: Adjacency, actor: str, wanted: Wanted | None = None) -> Neighbors:
    """Return one page of the neighbours of an actor.

    Raises:
        NotFound: the actor is not in the graph.
    """
    want = wanted or Wanted()
    number = graph.number(actor)
    edges, _ = graph.incident(np.array([number]))
    outward = graph.source[edges] == number
    others = graph.others(edges, np.full(len(edges), number))
    passing = np.ones(len(edges), np.bool_)
    if want.direction != "both":
        passing &= outward == (want.direction == "out")
    if want.types:
        passing &= graph.types(others, want.types)
    edges, outward, others = edges[passing], outward[passing], others[passing]
    found = np.bincount(graph.kind[edges], minlength=len(graph.kinds)).tolist()
    if want.relations:
        of_relations = np.array([kind in want.relations for kind in graph.kinds], np.bool_)[graph.kind[edges]]
        edges, outward, others = edges[of_relations], outward[of_relations], others[of_relations]
    end = want.offset + want.limit
    page = _order(graph, want.sort, edges, others, outward)[want.offset : end]
    return Neighbors(
        graph.nodes([number])[0],
        tuple(_items(graph, edges[page], others[page], outward[page])),
        {kind: count for kind, count in zip(graph.kinds, found, strict=True) if count},
        len(edges),
        end if end < len(edges) else None,
        graph.undrawn_of(actor, want.undrawn),
        graph.undrawn_count(actor),
    )


def _order(graph: Adjacency, sort: Sort, edges: Ints, others: Ints, outward: Marks) -> Longs:
    """Return the places of edges in order: ties fall by the neighbour's identifier, relation, direction."""
    first: npt.NDArray[Any] = -graph.weight[edges]
    if sort == "recent":
        first = -graph.last[edges]
    elif sort == "name":
        alike = sorted({graph.label(number).casefold() for number in others.tolist()})
        place = {label: rank for rank, label in enumerate(alike)}
        first = np.array([place[graph.label(number).casefold()] for number in others.tolist()], np.int32)
    return np.lexsort((outward, graph.kind[edges], others, first))


def _items(graph: Adjacency, edges: Ints, others: Ints, outward: Marks) -> Iterator[Neighbor]:
    records = zip(graph.nodes(others), graph.edges(edges), outward, strict=True)
    for node, edge, out in records:
        yield Neighbor(node, edge.kind, "out" if out else "in", edge)


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
    """Drawn edges among all nodes within the hops that are not among `edges`."""

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

    def __post_init__(self) -> None:
        if self.hops < 1 or self.limit_nodes < 1 or self.min_weight < 0:
            raise UsageError("an ego network needs at least one hop and one node")
        if self.limit_edges is not None and self.limit_edges < 0:
            raise UsageError("the number of edges is 0 or more")


def ego(graph: Adjacency, actor: str, around: Around | None = None) -> Ego:
    """Return the network around an actor, directions disregarded.

    Raises:
        NotFound: the actor is not in the graph.
    """
    want = around or Around()
    center = graph.number(actor)
    ranked, hop = _rank(graph, center, want)
    kept = ranked[: want.limit_nodes]
    rank = np.full(len(graph.graph.nodes), -1, np.int32)
    rank[ranked] = np.arange(len(ranked))
    heavy = graph.weight >= want.min_weight
    ends = rank[graph.source], rank[graph.target]
    within = (ends[0] >= 0) & (ends[1] >= 0) & heavy
    inside = np.flatnonzero(within & (ends[0] < len(kept)) & (ends[1] < len(kept)))
    edges = inside
    if want.limit_edges is not None and len(inside) > want.limit_edges:
        edges = _heaviest(graph, inside, hop[ranked], rank, want.limit_edges)
    return Ego(
        graph.nodes([center])[0],
        tuple(graph.nodes(kept)),
        tuple(graph.edges(edges)),
        len(ranked) - len(kept),
        int(within.sum()) - len(edges),
    )


def _heaviest(graph: Adjacency, inside: Longs, hops: Ints, rank: Ints, limit: int) -> Longs:
    """Return so many edges in the order of the graph: those that hold the picture together, then the heaviest."""
    ends = rank[graph.source[inside]], rank[graph.target[inside]]
    far = np.maximum(*ends)
    inward = hops[ends[0]] != hops[ends[1]]
    order = np.lexsort((inside, -graph.weight[inside]))
    holding = order[inward[order]]
    holding = holding[np.unique(far[holding], return_index=True)[1]]
    leading = np.zeros(len(inside), np.bool_)
    leading[holding] = True
    order = order[np.argsort(~leading[order], kind="stable")]
    return np.sort(inside[order[:limit]])


def _rank(graph: Adjacency, center: int, want: Around) -> tuple[Longs, Ints]:
    """Return the nodes within the hops, the nearest and most strongly tied first, and the hop of every node."""
    count = len(graph.graph.nodes)
    hop = np.full(count, -1, np.int32)
    hop[center] = 0
    rim = np.array([center])
    ranked = [rim]
    for step in range(1, want.hops + 1):
        edges, owner = graph.incident(rim)
        others, weight = graph.others(edges, rim[owner]), graph.weight[edges]
        new = (hop[others] < 0) & (weight >= want.min_weight)
        strength = np.bincount(others[new], weights=weight[new], minlength=count)
        rim = np.flatnonzero(strength)
        rim = rim[np.lexsort((rim, -strength[rim]))]
        hop[rim] = step
        ranked.append(rim)
    return np.concatenate(ranked), hop
