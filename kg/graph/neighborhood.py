"""Who stands beside whom: ranked, paged, with exact totals; nothing is cut without being counted."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal, NamedTuple

import numpy as np
import numpy.typing as npt

from kg.errors import UsageError
from kg.graph.adjacency import Adjacency
from kg.graph.columns import NO_DAY, Ints, Longs, Marks
from kg.graph.links import evidence_path
from kg.graph.records import Edge, Node

Direction = Literal["in", "out", "both"]
Sort = Literal["weight", "recent", "name"]


class Place(NamedTuple):
    """Where a neighbour stands in the list."""

    rank: int | str
    """Minus the weight, minus the last day, or the label: what the list is sorted by."""
    id: str
    relation: str
    direction: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which neighbours, in which order, which page of them.

    Raises:
        UsageError: a limit below zero.
    """

    direction: Direction = "both"
    """`out`: the actor is said to act; `in`: it is acted upon."""
    relations: frozenset[str] = frozenset()
    """Event and tie types; empty for all."""
    types: frozenset[str] = frozenset()
    """Types of the neighbours (`person`, `country`); empty for all."""
    sort: Sort = "weight"
    """`weight`: the heaviest first; `recent`: the latest day first; `name`: by label. Ties fall by identifier."""
    limit: int | None = 25
    """None for all."""
    after: Place | None = None
    """Only what comes after this place, where nothing needs to stand any more."""
    undrawn: int = 10
    """How many edges to list that are not drawn, beside the page."""

    def __post_init__(self) -> None:
        if min(self.limit or 0, self.undrawn) < 0:
            raise UsageError("limits are 0 or more")


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
    end: Place | None
    """Where this page ends, if more follows."""
    undrawn: tuple[Edge, ...]
    """What is told of the center only as denied, future or supposed: so many as are wanted, the most told."""
    undrawn_total: int
    """How many there are."""

    @property
    def truncated(self) -> bool:
        """Whether there is more than this page and those before it."""
        return self.end is not None


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
    total = len(edges)
    first, rank_of = _ranks(graph, want.sort, edges, others)
    if want.after is not None:
        beyond = _beyond(graph, want.after, rank_of(want.after.rank), (first, edges, others, outward))
        edges, outward, others, first = edges[beyond], outward[beyond], others[beyond], first[beyond]
    page = _order(graph, want.limit, first, (edges, others, outward))
    items = tuple(_items(graph, edges[page], others[page], outward[page]))
    return Neighbors(
        graph.nodes([number])[0],
        items,
        {kind: count for kind, count in zip(graph.kinds, found, strict=True) if count},
        total,
        _place(want.sort, items[-1]) if len(page) < len(edges) and items else None,
        graph.undrawn_of(actor, want.undrawn),
        graph.undrawn_count(actor),
    )


def _ranks(graph: Adjacency, sort: Sort, edges: Ints, others: Ints) -> tuple[npt.NDArray[Any], Callable[[Any], float]]:
    """Return what edges are sorted by, as numbers, and how a rank becomes one."""
    if sort != "name":
        return -(graph.weight if sort == "weight" else graph.last)[edges].astype(np.int64), int
    labels = [graph.label(number).casefold() for number in others.tolist()]
    alike = sorted(set(labels))
    place = {label: rank for rank, label in enumerate(alike)}
    # What is no label any more stands between two that are.
    ranks = np.array([place[label] for label in labels], np.int64)
    return ranks, lambda label: place.get(label, bisect_left(alike, label) - 0.5)


def _beyond(graph: Adjacency, after: Place, rank: float, rows: tuple[npt.NDArray[Any], Ints, Ints, Marks]) -> Marks:
    """Mark the edges that come after a place."""
    first, edges, others, outward = rows
    node = bisect_left(graph.graph.nodes, after.id, key=attrgetter("id"))
    known = node < len(graph.graph.nodes) and graph.graph.nodes[node].id == after.id
    kind = bisect_left(graph.kinds, after.relation)
    later = graph.kind[edges] > kind
    if kind < len(graph.kinds) and graph.kinds[kind] == after.relation:
        later |= (graph.kind[edges] == kind) & outward & (after.direction == "in")
    else:
        later |= graph.kind[edges] == kind
    behind = (others > node) | ((others == node) & (later if known else True))
    marks: Marks = (first > rank) | ((first == rank) & behind)
    return marks


def _place(sort: Sort, one: Neighbor) -> Place:
    last = one.edge.last.toordinal() if one.edge.last else NO_DAY
    ranks: dict[Sort, int | str] = {"weight": -one.count, "recent": -last, "name": one.entity.label.casefold()}
    return Place(ranks[sort], one.entity.id, one.relation, one.direction)


def _order(graph: Adjacency, limit: int | None, first: npt.NDArray[Any], rows: tuple[Ints, Ints, Marks]) -> Longs:
    """Return the places of the first edges in order: ties fall by the neighbour's identifier, relation, direction."""
    edges, others, outward = rows
    chosen = np.arange(len(edges))
    if limit is not None and 0 < limit < len(edges):
        # Most edges of a hub stand on no page that is asked for: only those that can come before its end are sorted.
        chosen = np.flatnonzero(first <= np.partition(first, limit - 1)[limit - 1])
    order = np.lexsort((outward[chosen], graph.kind[edges[chosen]], others[chosen], first[chosen]))
    return chosen[order[:limit]]


def _items(graph: Adjacency, edges: Ints, others: Ints, outward: Marks) -> Iterator[Neighbor]:
    records = zip(graph.nodes(others), graph.edges(edges), outward, strict=True)
    for node, edge, out in records:
        yield Neighbor(node, edge.kind, "out" if out else "in", edge)
