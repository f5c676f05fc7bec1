"""Pairs of actors, or of the countries that actors are connected with: how they are said to get on."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from kg.graph.records import Edge, Node, StatusCounts

Rollup = Literal["actor", "country"]
Sort = Literal["count", "score", "name"]


_NONE: Final = StatusCounts()


@dataclass(slots=True)
class Dyad:
    """What is told of one ordered pair: events alone, since ties and speech have no score."""

    source: str
    target: str
    count: int = 0
    """Events that asserted or reported statements tell; one that names two actors of a country counts for each."""
    statements: StatusCounts = _NONE
    """Of every status; with `rollup` a statement counts for each pair of actors."""
    relations: Counter[str] = field(default_factory=Counter)
    """Event type to the number of events."""
    quads: Counter[str] = field(default_factory=Counter)
    """Quarter of the event types to the number of events."""
    sources: dict[str, str] = field(default_factory=dict)
    """Original sources with their labels."""
    first: date | None = None
    last: date | None = None
    contested: bool = False
    edges: list[Edge] = field(default_factory=list)
    """The heaviest first: what is added up here, each with its example and its evidence."""
    _scores: float = 0.0

    @property
    def mean_score(self) -> float | None:
        """From -10 (conflict) to +10 (cooperation): the mean of the scores of the event types, by events."""
        return round(self._scores / self.count, 4) if self.count else None

    def add(self, edge: Edge) -> None:
        """Count an edge."""
        self.count += edge.weight
        self.statements = StatusCounts(*map(sum, zip(self.statements, edge.counts, strict=True)))
        self.relations[edge.kind] += edge.weight
        self.quads[edge.quad] += edge.weight
        self.sources.update(zip(edge.sources, edge.source_names, strict=True))
        self.first = min(filter(None, (self.first, edge.first)), default=None)
        self.last = max(filter(None, (self.last, edge.last)), default=None)
        self.contested |= edge.disputed
        self._scores += edge.weight * (edge.score or 0.0)
        self.edges.append(edge)


ORDERS: Final[dict[Sort, Callable[[Dyad], tuple[int | float | str, ...]]]] = {
    "count": lambda one: (-one.count, one.source, one.target),
    "score": lambda one: (one.mean_score or 0.0, one.source, one.target),
    "name": lambda one: (one.source, one.target),
}
"""Where a pair stands in a list."""


def dyads(
    edges: Iterable[Edge], nodes: Mapping[str, Node], rollup: Rollup = "actor", quad: str = "", sort: Sort = "count"
) -> list[Dyad]:
    """Return the ordered pairs that drawn edges of events make, by actor or by country.

    With `country` an edge counts for the countries that its ends are, or are connected with; edges of which an end
    has none are left out. `quad` leaves the events of one quarter. Sorted by `count` (the most first), `score` (the
    most hostile first) or `name` (by identifier).
    """
    found: dict[tuple[str, str], Dyad] = {}
    for edge in edges:
        if not edge.quad or (quad and edge.quad != quad):
            continue
        ends = (edge.source, edge.target)
        if rollup == "country":
            ends = (_country(nodes[edge.source]), _country(nodes[edge.target]))
        if all(ends):
            found.setdefault(ends, Dyad(*ends)).add(edge)
    for one in found.values():
        one.edges.sort(key=lambda edge: (-edge.weight, edge.id))
    return sorted(found.values(), key=ORDERS[sort])


def _country(node: Node) -> str:
    return node.id if node.type == "country" else node.country or ""
