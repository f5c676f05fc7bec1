from itertools import chain
from math import dist, isfinite
from statistics import mean

import pytest
from graphs import adjacency, edge

from kg.errors import UsageError
from kg.graph.measures import MOST_BETWEEN, MOST_PLACED, betweenness, communities, degrees, positions
from kg.graph.records import Graph

TWO = adjacency(
    [edge(a, b, weight=5) for a, b in ("ab", "bc", "ca", "cd", "da", "xy", "yz", "zx")] + [edge("d", "x")],
)


def test_communities_are_numbered_by_size() -> None:
    """Two tight groups are two communities, the larger 0, and asking again gives the same."""
    found = communities(TWO)
    assert found == [0, 0, 0, 0, 1, 1, 1]
    assert communities(TWO) == found


def test_graphs_without_edges_have_communities_of_one() -> None:
    """Nobody gives nothing; lonely nodes are each their own community."""
    assert communities(adjacency([])) == []
    assert communities(adjacency([], extra=("a", "b"))) == [0, 1]


def test_degrees_count_edges_and_their_weights() -> None:
    """Degrees count drawn edges, parallel ones each, and add up their weights."""
    told = adjacency([edge("a", "b", weight=3), edge("a", "b", "REJECT"), edge("b", "c")]).graph
    assert isinstance(told, Graph)
    found = degrees(told)
    assert found == [(0, 2, 0, 4), (2, 1, 4, 1), (1, 0, 1, 0)]


def test_betweenness_is_the_share_of_paths() -> None:
    """In a chain of three all paths between the ends pass the middle; of many nodes it is not worked out."""
    assert betweenness(adjacency([edge("a", "b"), edge("c", "b")])) == [0.0, 1.0, 0.0]
    assert betweenness(adjacency([], extra=[f"n{number}" for number in range(MOST_BETWEEN + 1)])) is None


def test_a_layout_draws_near_what_belongs_together() -> None:
    """Places are the same each time, and members of a group lie nearer to each other than the groups do."""
    found = positions(TWO)
    assert positions(TWO) == found
    centers = [tuple(map(mean, zip(*found[begin:end], strict=True))) for begin, end in ((0, 4), (4, 7))]
    widest = max(dist(place, center) for place, center in zip(found[:4], [centers[0]] * 4, strict=True))
    assert widest < dist(*centers)
    assert positions(adjacency([])) == []
    assert all(map(isfinite, chain(*positions(adjacency([], extra=("a", "b"))))))


def test_too_much_for_a_layout_is_refused() -> None:
    """More nodes than a layout can take are an error that says what to do, before anything is worked out."""
    with pytest.raises(UsageError, match="too many for a layout"):
        positions(adjacency([], extra=[f"n{number}" for number in range(MOST_PLACED + 1)]))
