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
    page = _order(graph, want.sort, end, (edges, others, outward))[want.offset :]
    return Neighbors(
        graph.nodes([number])[0],
        tuple(_items(graph, edges[page], others[page], outward[page])),
        {kind: count for kind, count in zip(graph.kinds, found, strict=True) if count},
        len(edges),
        end if end < len(edges) else None,
        graph.undrawn_of(actor, want.undrawn),
        graph.undrawn_count(actor),
    )


def _order(graph: Adjacency, sort: Sort, end: int, rows: tuple[Ints, Ints, Marks]) -> Longs:
    """Return the places of the first edges in order: ties fall by the neighbour's identifier, relation, direction."""
    edges, others, outward = rows
    first: npt.NDArray[Any] = -graph.weight[edges]
    if sort == "recent":
        first = -graph.last[edges]
    elif sort == "name":
        alike = sorted({graph.label(number).casefold() for number in others.tolist()})
        place = {label: rank for rank, label in enumerate(alike)}
        first = np.array([place[graph.label(number).casefold()] for number in others.tolist()], np.int32)
    chosen = np.arange(len(edges))
    if 0 < end < len(edges):
        # Most edges of a hub stand on no page that is asked for: only those that can come before its end are sorted.
        chosen = np.flatnonzero(first <= np.partition(first, end - 1)[end - 1])
    order = np.lexsort((outward[chosen], graph.kind[edges[chosen]], others[chosen], first[chosen]))
    return chosen[order[:end]]


def _items(graph: Adjacency, edges: Ints, others: Ints, outward: Marks) -> Iterator[Neighbor]:
    records = zip(graph.nodes(others), graph.edges(edges), outward, strict=True)
    for node, edge, out in records:
        yield Neighbor(node, edge.kind, "out" if out else "in", edge)
