import pytest
from graphs import STAR, adjacency, edge, edges
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import NotFound, UsageError
from kg.graph.ego import Around, ego


def test_ego_keeps_the_nearest_and_counts_the_rest() -> None:
    """With too many nodes the nearest and strongest stay, and what is left out is counted exactly."""
    whole = ego(STAR, "a", Around(2))
    assert [node.id for node in whole.nodes] == ["a", "d", "b", "c", "e"]
    assert (len(whole.edges), whole.truncated) == (6, False)
    cut = ego(STAR, "a", Around(2, 3))
    assert [node.id for node in cut.nodes] == ["a", "d", "b"]
    assert (cut.dropped_nodes, cut.dropped_edges, cut.truncated) == (2, 3, True)
    assert {e.id for e in cut.edges} == {"a AID b", "a THREATEN b", "d ACCUSE a"}


def test_ego_leaves_light_edges_out() -> None:
    """Edges below the least weight neither show nor lead anywhere."""
    found = ego(STAR, "a", Around(2, min_weight=2))
    assert [node.id for node in found.nodes] == ["a", "d", "b", "c", "e"]
    assert all(e.weight >= 2 for e in found.edges)


@settings(max_examples=40)
@given(edges, st.integers(1, 3), st.integers(1, 6))
def test_ego_numbers_add_up(drawn: list, hops: int, limit: int) -> None:
    """Kept and dropped nodes and edges together are those without a limit, and every edge has both its ends."""
    graph = adjacency(drawn, extra=("a",))
    whole, cut = ego(graph, "a", Around(hops, 1000)), ego(graph, "a", Around(hops, limit))
    assert len(cut.nodes) + cut.dropped_nodes == len(whole.nodes)
    assert len(cut.edges) + cut.dropped_edges == len(whole.edges)
    kept = {node.id for node in cut.nodes}
    assert all({e.source, e.target} <= kept for e in cut.edges)


@settings(max_examples=40)
@given(edges, st.integers(1, 2), st.integers(0, 12))
def test_ego_cut_by_edges_holds_together(drawn: list, hops: int, limit: int) -> None:
    """With too many edges those are counted that go; what stays still leads from the center to every node if it can."""
    graph = adjacency(drawn, extra=("a",))
    whole, cut = ego(graph, "a", Around(hops)), ego(graph, "a", Around(hops, limit_edges=limit))
    assert cut.nodes == whole.nodes
    assert len(cut.edges) == min(limit, len(whole.edges)) and set(cut.edges) <= set(whole.edges)
    assert len(cut.edges) + cut.dropped_edges == len(whole.edges)
    if limit >= len(whole.nodes) - 1:
        reached = {"a"}
        for _ in range(hops):
            reached |= {end for e in cut.edges for end in (e.source, e.target) if reached & {e.source, e.target}}
        assert reached == {node.id for node in cut.nodes}


def test_ego_keeps_the_heaviest_edges() -> None:
    """Of the edges that hold nothing together the heaviest stay."""
    graph = adjacency(
        [edge("a", "b", "AID", 1), edge("a", "c", "AID", 1), edge("b", "c", "AID", 2), edge("c", "b", "AID", 9)]
    )
    found = ego(graph, "a", Around(limit_edges=3))
    assert [one.id for one in found.edges] == ["a AID b", "a AID c", "c AID b"]


def test_alone_and_unknown() -> None:
    """Somebody without edges is alone; nobody is NotFound; nonsense is refused."""
    assert len(ego(STAR, "z").nodes) == 1
    with pytest.raises(NotFound):
        ego(STAR, "nobody")
    for wrong in ({"hops": 0}, {"limit_nodes": 0}, {"limit_edges": -1}):
        with pytest.raises(UsageError):
            Around(**wrong)


def test_ego_shows_the_neighbours_of_expanded_actors() -> None:
    """Expanded actors bring their strongest neighbours, with every edge among all that is shown, and their number."""
    graph = adjacency(
        [edge("a", "b", "AID", 3), edge("a", "c", "AID", 2), edge("b", "x", "AID", 2), edge("b", "y"), edge("x", "c")]
    )
    found = ego(graph, "a", Around(limit_nodes=2, expanded=("b",), limit_expanded=2, beside=("y",)))
    assert [node.id for node in found.nodes] == ["a", "b", "x", "y"]
    assert {e.id for e in found.edges} == {"a AID b", "b AID x", "b AID y"}
    assert (found.dropped_nodes, found.dropped_edges) == (1, 2), "c, and its edges to a and x"
    assert found.neighbors == {"a": 2, "b": 3}
    with pytest.raises(NotFound):
        ego(graph, "a", Around(expanded=("nobody",)))


def test_ego_leaves_other_types_out() -> None:
    """With types asked for, only nodes of these stand beside the center, and only they are counted."""
    found = ego(STAR, "a", Around(2, types=frozenset({"place"})))
    assert [node.id for node in found.nodes] == ["a"]
    assert (found.edges, found.dropped_nodes, found.neighbors) == ((), 0, {"a": 0})
