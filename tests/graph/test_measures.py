from graphs import adjacency, edge

from kg.graph.measures import communities, degrees

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


def test_degrees_count_edges_in_and_out() -> None:
    """Degrees count drawn edges, parallel ones each."""
    assert degrees(adjacency([edge("a", "b"), edge("a", "b", "REJECT"), edge("b", "c")])) == [(0, 2), (2, 1), (1, 0)]
