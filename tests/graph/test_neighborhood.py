from datetime import date

import pytest
from graphs import adjacency, edge
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import NotFound, UsageError
from kg.graph.neighborhood import Around, Wanted, ego, neighbors

STAR = adjacency(
    [
        edge("a", "b", "AID", 5, date(2025, 1, 1)),
        edge("a", "b", "THREATEN", 1, date(2025, 3, 1)),
        edge("c", "a", "AID", 5),
        edge("d", "a", "ACCUSE", 9, date(2025, 2, 1)),
        edge("d", "e", "AID", 2),
        edge("b", "c", "AID", 1),
    ],
    undrawn=(edge("a", "e", "ASSAULT", 0),),
    extra=("z",),
)

edges = st.lists(
    st.builds(edge, st.sampled_from("abcdef"), st.sampled_from("ghij"), st.sampled_from(["AID", "REJECT"]),
              st.integers(1, 9)),
    max_size=25, unique_by=lambda e: (e.source, e.target, e.kind),
)  # fmt: skip


def names(found: object) -> list[str]:
    return [f"{item.direction}:{item.entity.id}:{item.relation}" for item in found.items]


def test_heaviest_first_then_by_name() -> None:
    """Neighbours come by weight, ties by identifier, with exact totals and counts per relation."""
    found = neighbors(STAR, "a")
    assert names(found) == ["in:d:ACCUSE", "out:b:AID", "in:c:AID", "out:b:THREATEN"]
    assert (found.total, found.next_offset, found.truncated) == (4, None, False)
    assert found.relation_counts == {"ACCUSE": 1, "AID": 2, "THREATEN": 1}
    assert [item.count for item in found.items] == [9, 5, 5, 1]
    assert found.items[1].evidence_url == "/api/v1/edges?from=a&to=b&relation=AID"
    assert [one.kind for one in found.undrawn] == ["ASSAULT"]


def test_other_orders_directions_and_relations() -> None:
    """Neighbours can be asked for by day or name, one direction, one relation; the counts of relations stay whole."""
    assert names(neighbors(STAR, "a", Wanted(sort="recent")))[0] == "out:b:THREATEN"
    assert names(neighbors(STAR, "a", Wanted(sort="name")))[0] == "out:b:AID"
    assert names(neighbors(STAR, "a", Wanted(direction="in"))) == ["in:d:ACCUSE", "in:c:AID"]
    only = neighbors(STAR, "a", Wanted(relations=frozenset({"AID"})))
    assert (only.total, only.relation_counts["ACCUSE"]) == (2, 1)
    assert neighbors(STAR, "a", Wanted(types=frozenset({"country"}))).total == 0


@settings(max_examples=40)
@given(edges, st.integers(1, 5))
def test_pages_put_together_are_the_whole(drawn: list, limit: int) -> None:
    """Page after page gives every neighbour once, in the order of the one long page."""
    graph = adjacency(drawn, extra=("a",))
    whole = neighbors(graph, "a", Wanted(limit=1000))
    pages, offset = [], 0
    while offset is not None:
        page = neighbors(graph, "a", Wanted(limit=limit, offset=offset))
        assert page.total == whole.total
        pages += page.items
        offset = page.next_offset
    assert tuple(pages) == whole.items


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


def test_alone_and_unknown() -> None:
    """Somebody without edges has no neighbours; nobody is NotFound; nonsense is refused."""
    assert neighbors(STAR, "z").total == 0
    assert len(ego(STAR, "z").nodes) == 1
    for ask in (neighbors, ego):
        with pytest.raises(NotFound):
            ask(STAR, "nobody")
    with pytest.raises(UsageError):
        Wanted(limit=-1)
    with pytest.raises(UsageError):
        ego(STAR, "a", Around(0))
