"""How two actors hang together: the shortest chains of drawn edges, each step with its evidence."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

import numpy as np

from kg.errors import UsageError
from kg.graph.adjacency import Adjacency
from kg.graph.links import evidence_path
from kg.graph.records import Edge, Node
from kg.graph.search import Route as Route
from kg.graph.search import Search


@dataclass(frozen=True, slots=True)
class Step:
    """One drawn edge of a path. It may run against the direction of the path: see its ends."""

    edge: Edge

    @property
    def evidence_url(self) -> str:
        """Path of all statements behind it."""
        return evidence_path(self.edge)


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of actors; between neighbours the edges that the route allows, in both directions."""

    nodes: tuple[Node, ...]
    steps: tuple[tuple[Step, ...], ...]
    """One tuple per step, `len(nodes) - 1` of them, none empty: all edges, or as many as the route asks for."""
    edge_counts: tuple[int, ...]
    """How many edges each step has."""


def paths(graph: Adjacency, start: str, end: str, route: Route | None = None) -> tuple[Path, ...]:
    """Return the shortest paths between two actors, the shorter and then the more heavily told first.

    Empty where nothing connects them within the length; directions are disregarded, and no actor comes twice.

    Raises:
        NotFound: one of the two is not in the graph.
        UsageError: both are the same.
    """
    way = route or Route()
    first, last = graph.number(start), graph.number(end)
    if first == last:
        raise UsageError("a path needs two different ends")
    turned = graph.degree(first) > graph.degree(last)
    search = Search(graph, way, (last, first) if turned else (first, last))
    found: list[tuple[int, ...]] = []
    for length in range(1, way.max_length + 1):
        found += islice(search.paths(length), way.k - len(found))
        if len(found) == way.k:
            break
    return tuple(_told(graph, [numbers[::-1] if turned else numbers for numbers in found], way))


def _told(graph: Adjacency, found: Sequence[Sequence[int]], way: Route) -> Iterator[Path]:
    steps = {pair: _edges(graph, pair, way) for numbers in found for pair in pairwise(numbers)}
    shown = sorted({edge for edges, _ in steps.values() for edge in edges})
    records = dict(zip(shown, graph.edges(shown), strict=True))
    for numbers in found:
        told = [steps[pair] for pair in pairwise(numbers)]
        yield Path(
            tuple(graph.nodes(numbers)),
            tuple(tuple(Step(records[edge]) for edge in edges) for edges, _ in told),
            tuple(count for _, count in told),
        )


def _edges(graph: Adjacency, ends: tuple[int, int], way: Route) -> tuple[list[int], int]:
    """Return the edges of a step to show, in the order of the graph, and the number of all."""
    edges = graph.between(*ends)
    if way.relations:
        edges = edges[np.array([kind in way.relations for kind in graph.kinds])[graph.kind[edges]]]
    heaviest = np.argsort(-graph.weight[edges], kind="stable")[: way.edges]
    return edges[np.sort(heaviest)].tolist(), len(edges)
