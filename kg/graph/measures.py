"""Measures of whole graphs: degrees, betweenness, communities, places in a picture."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from operator import attrgetter
from threading import Lock
from typing import Final, NamedTuple

import igraph
import numpy as np

from kg.errors import UsageError
from kg.graph.adjacency import Adjacency
from kg.graph.records import Graph

MOST_BETWEEN: Final = 2_000
"""Nodes up to which betweenness is worked out: its time grows with nodes times edges."""
MOST_PLACED: Final = 20_000
"""Nodes that a layout takes: about a quarter of a second for each of its rounds then."""
_SEED: Final = 7
_SOURCE: Final = attrgetter("source")
_TARGET: Final = attrgetter("target")
_one_at_a_time = Lock()


class Degree(NamedTuple):
    """Of one node."""

    into: int
    """Edges."""
    out: int
    weight_into: int
    """Weights of the edges summed: distinct events."""
    weight_out: int


def degrees(graph: Graph) -> list[Degree]:
    """Return the degrees of the nodes over the drawn edges, in the order of the nodes."""
    place = {node.id: number for number, node in enumerate(graph.nodes)}
    count, drawn = len(graph.nodes), len(graph.edges)
    weight = np.fromiter((edge.weight for edge in graph.edges), np.int32, drawn)
    ends = [np.fromiter((place[one(edge)] for edge in graph.edges), np.int32, drawn) for one in (_TARGET, _SOURCE)]
    numbers = [np.bincount(one, minlength=count).tolist() for one in ends]
    weights = [np.bincount(one, weights=weight, minlength=count).astype(int).tolist() for one in ends]
    return [Degree(*four) for four in zip(*numbers, *weights, strict=True)]


def communities(graph: Adjacency) -> list[int]:
    """Return the community of each node, in their order, by the Leiden method (modularity) over summed weights.

    Communities are numbered from 0, the largest first, equally large ones by their first node; equal graphs give
    equal numbers. Traag, Waltman & van Eck, From Louvain to Leiden, 2019.
    """
    if not graph.graph.nodes:
        return []
    pairs, weights = _pairs(graph)
    with _seeded():
        found = pairs.community_leiden("modularity", weights=weights or None, n_iterations=-1).membership
    members: dict[int, list[int]] = {}
    for number, group in enumerate(found):
        members.setdefault(group, []).append(number)
    order = sorted(members.values(), key=lambda numbers: (-len(numbers), numbers[0]))
    rank = {number: place for place, numbers in enumerate(order) for number in numbers}
    return [rank[number] for number in range(len(found))]


def betweenness(graph: Adjacency) -> list[float] | None:
    """Return for each node the share of shortest paths between two others that pass it, directions disregarded.

    0 to 1, weights disregarded; None for more than `MOST_BETWEEN` nodes. Freeman, A set of measures of centrality
    based on betweenness, 1977.
    """
    count = len(graph.graph.nodes)
    if count > MOST_BETWEEN:
        return None
    most = max((count - 1) * (count - 2) / 2, 1)
    return [round(value / most, 6) for value in _pairs(graph)[0].betweenness(directed=False)]


def positions(graph: Adjacency) -> list[tuple[float, float]]:
    """Return a place for each node by ForceAtlas2, which draws near what much is told between.

    It begins where a quick layout (Fruchterman and Reingold on a grid) ends; equal graphs give equal places. Jacomy,
    Venturini, Heymann & Bastian, ForceAtlas2, 2014.

    Raises:
        UsageError: more than `MOST_PLACED` nodes.
    """
    # Loaded here: whoever wants no layout needs no compiled part for it.
    import crategraph_forceatlas2 as fa2

    count = len(graph.graph.nodes)
    if count > MOST_PLACED:
        hint = "narrow the graph (--about, --min-weight), or let Gephi lay it out"
        raise UsageError(f"{count} nodes are too many for a layout, {MOST_PLACED} are the most", hint=hint)
    if not count:
        return []
    pairs, weights = _pairs(graph)
    with _seeded():
        grid = "grid" if count > MOST_BETWEEN else "nogrid"
        begun = pairs.layout_fruchterman_reingold(niter=50, grid=grid).coords
    ends = np.array(pairs.get_edgelist(), dtype=np.int64).reshape(-1, 2)
    # Weights as they are would pull the pairs told of most into one point.
    pull = np.log2(np.array(weights) + 1).tolist()
    rounds = 200 if count <= MOST_BETWEEN else 60
    placed = fa2.layout(
        count, ends, init=np.array(begun), weights=pull, iterations=rounds, threads=1, **fa2.infer_settings(count)
    )
    return [(round(x, 2), round(y, 2)) for x, y in placed.tolist()]


def _pairs(graph: Adjacency) -> tuple[igraph.Graph, list[int]]:
    """Return the graph without directions and types, and the summed weights of its edges."""
    numbers = np.arange(len(graph.graph.nodes))
    owner, others, weight = graph.pairs(numbers)
    once = owner < others
    ends = np.column_stack((owner[once], others[once]))
    return igraph.Graph(n=len(numbers), edges=ends, directed=False), weight[once].tolist()


@contextmanager
def _seeded() -> Iterator[None]:
    """Make igraph draw the same numbers each time; it has one generator for the whole process."""
    with _one_at_a_time:
        igraph.set_random_number_generator(random.Random(_SEED))
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)
