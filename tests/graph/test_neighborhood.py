from dataclasses import replace

import pytest
from graphs import STAR, adjacency, edge, edges
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import NotFound, UsageError
from kg.graph.neighborhood import Sort, Wanted, neighbors
from kg.graph.records import StatusCounts


def names(found: object) -> list[str]:
    return [f"{item.direction}:{item.entity.id}:{item.relation}" for item in found.items]


def test_heaviest_first_then_by_name() -> None:
    """Neighbours come by weight, ties by identifier, with exact totals and counts per relation."""
    found = neighbors(STAR, "a")
    assert names(found) == ["in:d:ACCUSE", "out:b:AID", "in:c:AID", "out:b:THREATEN"]
    assert (found.total, found.end, found.truncated) == (4, None, False)
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


@settings(max_examples=60)
@given(edges, st.integers(1, 5), st.sampled_from(["weight", "recent", "name"]), st.data())
def test_pages_put_together_are_the_whole(drawn: list, limit: int, sort: Sort, data: st.DataObject) -> None:
    """Page after page gives every neighbour once, in the order of the one long page; also those that are left when
    what a page ended with has gone."""
    graph = adjacency(drawn, extra=("a",))
    whole = neighbors(graph, "a", Wanted(limit=None, sort=sort)).items
    pages, after = [], None
    while page := neighbors(graph, "a", Wanted(limit=limit, sort=sort, after=after)):
        assert page.total == len(whole)
        pages += page.items
        after = page.end
        if after is None:
            break
    assert tuple(pages) == whole
    if whole:
        gone = data.draw(st.sampled_from(whole))
        rest = adjacency([one for one in drawn if one.id != gone.edge.id], extra=("a",))
        place = neighbors(graph, "a", Wanted(limit=whole.index(gone) + 1, sort=sort)).end
        left = neighbors(rest, "a", Wanted(limit=None, sort=sort, after=place)).items if place else ()
        assert [one.edge for one in left] == [one.edge for one in whole[whole.index(gone) + 1 :]]


def test_alone_and_unknown() -> None:
    """Somebody without edges has no neighbours; nobody is NotFound; nonsense is refused."""
    assert neighbors(STAR, "z").total == 0
    with pytest.raises(NotFound):
        neighbors(STAR, "nobody")
    with pytest.raises(UsageError):
        Wanted(limit=-1)


def test_what_is_not_drawn_is_cut_but_counted() -> None:
    """So many edges that are not drawn come as are wanted, the most told first, with the number of all."""
    few, much = (edge("a", end, "ASSAULT", 0) for end in "bc")
    much = replace(much, counts=StatusCounts(denied=3))
    graph = adjacency([edge("a", "d")], undrawn=(few, much), extra=("b", "c"))
    found = neighbors(graph, "a", Wanted(undrawn=1))
    assert (found.undrawn, found.undrawn_total) == ((much,), 2)
    assert neighbors(graph, "b").undrawn == (few,)
