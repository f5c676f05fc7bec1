"""Who stands beside whom: ranked, paged, with exact totals; nothing is cut without being counted."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from kg.errors import UsageError
from kg.graph.adjacency import Adjacency
from kg.graph.links import evidence_path
from kg.graph.records import Edge, Node

Direction = Literal["in", "out", "both"]
Sort = Literal["weight", "recent", "name"]

_LONG_AGO: Final = date.min


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

    def __post_init__(self) -> None:
        if self.limit < 0 or self.offset < 0:
            raise UsageError("limit and offset are 0 or more")


@dataclass(frozen=True, slots=True)
class Neighbor:
    """One relation of the center to one neighbour, in one direction."""

    entity: Node
    relation: str
    """Event or tie type."""
    direction: Literal["in", "out"]
    edge: Edge
    evidence_url: str
    """Path of all statements behind it."""

    @property
    def count(self) -> int:
        """Distinct events or ties (the edge's weight)."""
        return self.edge.weight


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
    """What is told of the center only as denied, future or supposed."""

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
    center = graph.node(actor)
    found = [item for item in _items(graph, center) if _matches(item, want)]
    counts: dict[str, int] = {}
    for item in found:
        counts[item.relation] = counts.get(item.relation, 0) + 1
    if want.relations:
        found = [item for item in found if item.relation in want.relations]
    found.sort(key=lambda item: (item.entity.id, item.relation, item.direction))
    if want.sort == "name":
        found.sort(key=lambda item: item.entity.label.casefold())
    elif want.sort == "recent":
        found.sort(key=lambda item: item.edge.last or _LONG_AGO, reverse=True)
    else:
        found.sort(key=lambda item: item.edge.weight, reverse=True)
    end = want.offset + want.limit
    return Neighbors(
        center,
        tuple(found[want.offset : end]),
        dict(sorted(counts.items())),
        len(found),
        end if end < len(found) else None,
        graph.undrawn_of(actor),
    )


def _items(graph: Adjacency, center: Node) -> list[Neighbor]:
    items = []
    for edge in graph.edges_of(graph.number(center.id)):
        outward = edge.source == center.id
        other = graph.node(edge.target if outward else edge.source)
        items.append(Neighbor(other, edge.kind, "out" if outward else "in", edge, evidence_path(edge)))
    return items


def _matches(item: Neighbor, want: Wanted) -> bool:
    return want.direction in ("both", item.direction) and (not want.types or item.entity.type in want.types)


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
    """Drawn edges among all nodes within the hops that have an end among those left out."""

    @property
    def truncated(self) -> bool:
        """Whether anything was left out."""
        return self.dropped_nodes > 0


def ego(graph: Adjacency, actor: str, *, hops: int = 1, limit_nodes: int = 150, min_weight: int = 1) -> Ego:
    """Return the network within so many hops of an actor, directions disregarded.

    Where there are more nodes than the limit, the nearest stay, and of the equally near those whose edges to the
    nodes one hop nearer weigh most. `min_weight` leaves lighter edges out before anything is counted.

    Raises:
        NotFound: the actor is not in the graph.
        UsageError: hops, limit or weight below what can be meant.
    """
    if hops < 1 or limit_nodes < 1 or min_weight < 0:
        raise UsageError("an ego network needs at least one hop and one node")
    center = graph.number(actor)
    ranked = _rank(graph, center, hops, min_weight)
    kept = set(ranked[:limit_nodes])
    inside = [edge for edge in graph.edges_among(set(ranked)) if edge.weight >= min_weight]
    edges = tuple(edge for edge in inside if graph.number(edge.source) in kept and graph.number(edge.target) in kept)
    return Ego(
        graph.graph.nodes[center],
        tuple(graph.graph.nodes[number] for number in ranked[:limit_nodes]),
        edges,
        len(ranked) - len(kept),
        len(inside) - len(edges),
    )


def _rank(graph: Adjacency, center: int, hops: int, min_weight: int) -> list[int]:
    ranked, seen, rim = [center], {center}, [center]
    for _ in range(hops):
        strength: dict[int, int] = {}
        for number in rim:
            for edge in graph.directed.incident(number, mode="all"):
                weight = graph.graph.edges[edge].weight
                ends = graph.directed.es[edge].tuple
                other = ends[1] if ends[0] == number else ends[0]
                if weight >= min_weight and other not in seen:
                    strength[other] = strength.get(other, 0) + weight
        rim = sorted(strength, key=lambda number: (-strength[number], number))
        seen.update(rim)
        ranked += rim
    return ranked
