"""The cheapest ways between two nodes, length by length.

For one length, the least cost of a walk from every node that can stand at a place of it to the end is worked out from
the end backwards, but only for nodes that the start reaches in time. That bound guides a search from the start (A*),
so that nearly every step it takes belongs to a path that is asked for; nodes are not repeated on a path.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from heapq import heappop, heappush
from math import isfinite
from typing import Any

import numpy as np
import numpy.typing as npt

from kg.errors import UsageError
from kg.graph.adjacency import Adjacency
from kg.graph.columns import Ints, Longs

Costs = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Route:
    """What kind of paths.

    Raises:
        UsageError: a length or number below one.
    """

    max_length: int = 4
    """Longest path, in steps."""
    k: int = 3
    """How many paths at most."""
    avoid: frozenset[str] = frozenset()
    """Actors that no path may pass through (hubs such as `country/US`)."""
    max_degree: int | None = None
    """Actors with more neighbours than this are hubs and avoided too; the two ends never are."""
    relations: frozenset[str] = frozenset()
    """Event and tie types that steps may use; empty for all."""
    edges: int | None = None
    """How many edges to show of a step, the heaviest; None for all."""

    def __post_init__(self) -> None:
        if not 1 <= self.max_length <= 10 or not 1 <= self.k <= 100:
            raise UsageError("paths are 1 to 10 steps long, and 1 to 100 in number")


class Search:
    """Paths between two nodes in order of cost, the shorter first: a step costs the less, the more it is told."""

    def __init__(self, graph: Adjacency, way: Route, ends: tuple[int, int]) -> None:
        self._graph, self._ends = graph, ends
        allowed = np.ones(len(graph.graph.nodes), np.bool_)
        if way.max_degree is not None:
            allowed = graph.neighbor_counts <= way.max_degree
        allowed[[graph.number(name) for name in way.avoid if name in graph]] = False
        allowed[list(ends)] = True
        self._allowed = allowed
        self._kinds = np.array([kind in way.relations for kind in graph.kinds]) if way.relations else None
        self._rims: list[Longs] = [np.array([ends[0]])]
        """Nodes that so many steps from the start may lead to."""

    def paths(self, length: int) -> Iterator[tuple[int, ...]]:
        """Yield the paths of a length, the cheapest first, equally cheap ones by the numbers of their nodes."""
        bounds = self._bounds(length)
        start = self._ends[0]
        least = float(bounds[0].of(np.array([start]))[0])
        if not isfinite(least):
            return
        # Entries: bound of the whole path, nodes so far, cost so far, the next sisters still to be looked at.
        waiting: list[tuple[float, tuple[int, ...], float, Iterator[Any]]] = [(least, (start,), 0.0, iter(()))]
        while waiting:
            _, path, cost, sisters = heappop(waiting)
            self._push(waiting, path[:-1], sisters)
            if len(path) == length + 1:
                yield path
            else:
                self._push(waiting, path, self._next(path, cost, bounds[len(path)]))

    @staticmethod
    def _push(waiting: list[Any], path: tuple[int, ...], sisters: Iterator[Any]) -> None:
        for bound, node, cost in sisters:
            if node not in path:
                heappush(waiting, (bound, (*path, node), cost, sisters))
                return

    def _next(self, path: tuple[int, ...], cost: float, bounds: "_Bounds") -> Iterator[tuple[float, int, float]]:
        """Return what may follow a path, the best first: bound of the whole, node, cost up to there."""
        _, others, costs = self._steps(np.array([path[-1]]))
        onward = bounds.of(others)
        known = np.isfinite(onward)
        others, reached = others[known], cost + costs[known]
        whole = reached + onward[known]
        order = np.lexsort((others, whole))
        return zip(whole[order].tolist(), others[order].tolist(), reached[order].tolist(), strict=True)

    def _bounds(self, length: int) -> "list[_Bounds]":
        """Return for each place of a path the nodes that can stand there, with the least cost from there to the end."""
        near = length // 2
        while len(self._rims) <= near:
            reached = np.zeros(len(self._allowed), np.bool_)
            reached[self._steps(self._rims[-1])[1]] = True
            self._rims.append(np.flatnonzero(reached))
        later = _Bounds(np.array([self._ends[1]]), np.zeros(1))
        found = [later]
        for place in range(length - 1, -1, -1):
            later = self._before(later, self._rims[place] if place <= near else None)
            found.append(later)
        return found[::-1]

    def _before(self, later: "_Bounds", rim: Longs | None) -> "_Bounds":
        """Return the nodes, of a rim if there is one, from which a step leads to later ones, with their costs."""
        least = np.full(len(self._allowed), np.inf)
        # Each step can be taken from either side; the side with fewer steps is asked.
        if rim is None or self._graph.degrees(later.nodes) < self._graph.degrees(rim):
            owner, others, costs = self._steps(later.nodes)
            np.minimum.at(least, others, costs + later.costs[owner])
        else:
            owner, others, costs = self._steps(rim)
            np.minimum.at(least, rim[owner], costs + later.of(others))
        nodes = np.flatnonzero(np.isfinite(least)) if rim is None else rim[np.isfinite(least[rim])]
        return _Bounds(nodes, least[nodes])

    def _steps(self, nodes: Longs) -> tuple[Longs, Ints, Costs]:
        """Return the steps from nodes: position of the node, neighbour, cost; each neighbour of a node once."""
        owner, others, weight = self._graph.pairs(nodes, self._kinds)
        passing = self._allowed[others]
        # A step costs one and a little more the less it is told: fewer steps always win, weight decides among equals.
        return owner[passing], others[passing], 1 + 1 / (16 * (1 + weight[passing]))


@dataclass(frozen=True, slots=True, eq=False)
class _Bounds:
    nodes: Longs
    """Sorted."""
    costs: Costs

    def of(self, nodes: npt.NDArray[Any]) -> Costs:
        """Return the least costs of nodes, infinite where they are not among these."""
        places = np.minimum(np.searchsorted(self.nodes, nodes), max(len(self.nodes) - 1, 0))
        if not len(self.nodes):
            return np.full(len(nodes), np.inf)
        return np.where(self.nodes[places] == nodes, self.costs[places], np.inf)
