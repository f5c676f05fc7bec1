"""Measures of whole graphs: degrees and communities."""

import random
from threading import Lock

import igraph
import numpy as np

from kg.graph.adjacency import Adjacency

_SEED = 7
_one_at_a_time = Lock()


def degrees(graph: Adjacency) -> list[tuple[int, int]]:
    """Return for each node, in their order, the number of edges in and out."""
    count = len(graph.graph.nodes)
    both = (np.bincount(ends, minlength=count).tolist() for ends in (graph.target, graph.source))
    return list(zip(*both, strict=True))


def communities(graph: Adjacency) -> list[int]:
    """Return the community of each node, in their order, by the Louvain method over summed weights.

    Communities are numbered from 0, the largest first, equally large ones by their first node; equal graphs give
    equal numbers.
    """
    numbers = np.arange(len(graph.graph.nodes))
    if not len(numbers):
        return []
    owner, others, weight = graph.pairs(numbers)
    once = owner < others
    pairs = igraph.Graph(n=len(numbers), edges=np.column_stack((owner[once], others[once])), directed=False)
    # igraph draws from one generator for the whole process.
    with _one_at_a_time:
        igraph.set_random_number_generator(random.Random(_SEED))
        try:
            found = pairs.community_multilevel(weights=weight[once].tolist() or None).membership
        finally:
            igraph.set_random_number_generator(random)
    members: dict[int, list[int]] = {}
    for number, group in enumerate(found):
        members.setdefault(group, []).append(number)
    order = sorted(members.values(), key=lambda numbers: (-len(numbers), numbers[0]))
    rank = {number: place for place, numbers in enumerate(order) for number in numbers}
    return [rank[number] for number in range(len(found))]
