"""How two actors hang together: the shortest chains of drawn edges, each step with its evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

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
    turned = graph.degree(first) > graph.degree(last)
    search = Search(graph, way, (last, first) if turned else (first, last))
    found: list[tuple[int, ...]] = []
    for length in range(1, way.max_length + 1):
        found += islice(search.paths(length), way.k - len(found))
        if len(found) == way.k:
            break
    return tuple(_path(graph, numbers[::-1] if turned else numbers, way) for numbers in found)


def _path(graph: Adjacency, numbers: Sequence[int], way: Route) -> Path:
    steps = []
    for one, other in pairwise(numbers):
        edges = graph.edges(graph.between(one, other))
        steps.append(
            tuple(Step(edge, evidence_path(edge)) for edge in edges if not way.relations or edge.kind in way.relations)
        )
    return Path(tuple(graph.nodes(numbers)), tuple(steps))
