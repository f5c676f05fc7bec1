"""How two actors hang together: the shortest chains of drawn edges, each step with its evidence."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import igraph

from kg.errors import UsageError
from kg.graph.adjacency import Adjacency
from kg.graph.links import evidence_path
from kg.graph.records import Edge, Node


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

    def __post_init__(self) -> None:
        if not 1 <= self.max_length <= 10 or not 1 <= self.k <= 100:
            raise UsageError("paths are 1 to 10 steps long, and 1 to 100 in number")


@dataclass(frozen=True, slots=True)
class Step:
    """One drawn edge of a path. It may run against the direction of the path: see its ends."""

    edge: Edge
    evidence_url: str


@dataclass(frozen=True, slots=True)
class Path:
    """A chain of actors; between neighbours all edges that the route allows, in both directions."""

    nodes: tuple[Node, ...]
    steps: tuple[tuple[Step, ...], ...]
    """One tuple per step, `len(nodes) - 1` of them, none empty."""


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
    pairs = _allowed(graph, way, {first, last})
    from_first, from_last = (pairs.distances(source=[one])[0] for one in (first, last))
    found: list[list[int]] = []
    shortest = from_first[last]
    if shortest > way.max_length:
        return ()
    for length in range(int(shortest), way.max_length + 1):
        near = [v for v in range(pairs.vcount()) if from_first[v] + from_last[v] <= length]
        found = list(_shortest(pairs, near, (first, last), way.k))
        found = [path for path in found if len(path) - 1 <= length]
        if len(found) >= way.k:
            break
    return tuple(_path(graph, numbers, way) for numbers in found)


def _allowed(graph: Adjacency, way: Route, ends: set[int]) -> igraph.Graph:
    """Return the graph of pairs without what the route avoids, node numbers kept, with the cost of its edges."""
    shunned = {graph.number(name) for name in way.avoid if name in graph}
    if way.max_degree is not None:
        shunned |= {number for number, degree in enumerate(graph.pairs.degree()) if degree > way.max_degree}
    shunned -= ends
    if not way.relations:
        kept = list(zip(graph.pairs.get_edgelist(), graph.pair_weights, strict=True))
    else:
        kept = _of_relations(graph, way.relations)
    kept = [(pair, weight) for pair, weight in kept if shunned.isdisjoint(pair)]
    pairs = igraph.Graph(n=graph.pairs.vcount(), edges=[pair for pair, _ in kept], directed=False)
    # A step costs one and a little more the less it is told: fewer steps always win, weight decides among equals.
    pairs.es["cost"] = [1 + 1 / (16 * (1 + weight)) for _, weight in kept]
    return pairs


def _of_relations(graph: Adjacency, relations: frozenset[str]) -> list[tuple[tuple[int, int], int]]:
    pairs: dict[tuple[int, int], int] = {}
    for (source, target), edge in zip(graph.directed.get_edgelist(), graph.graph.edges, strict=True):
        if edge.kind in relations:
            pair = (min(source, target), max(source, target))
            pairs[pair] = pairs.get(pair, 0) + edge.weight
    return list(pairs.items())


def _shortest(pairs: igraph.Graph, near: list[int], ends: tuple[int, int], k: int) -> Iterator[list[int]]:
    part = pairs.induced_subgraph(near)
    place = {number: index for index, number in enumerate(near)}
    found = part.get_k_shortest_paths(place[ends[0]], place[ends[1]], k=k, mode="all", weights="cost", output="vpath")
    for path in found:
        yield [near[index] for index in path]


def _path(graph: Adjacency, numbers: list[int], way: Route) -> Path:
    nodes = tuple(graph.graph.nodes[number] for number in numbers)
    steps = []
    for one, other in pairwise(nodes):
        edges = graph.edges_between(one.id, other.id)
        steps.append(
            tuple(Step(edge, evidence_path(edge)) for edge in edges if not way.relations or edge.kind in way.relations)
        )
    return Path(nodes, tuple(steps))
