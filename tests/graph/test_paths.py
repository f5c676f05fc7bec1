import networkx as nx
import pytest
from graphs import adjacency, edge
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import NotFound, UsageError
from kg.graph.paths import Route, paths

NET = adjacency(
    [
        edge("a", "hub", "AID", 1),
        edge("hub", "z", "AID", 1),
        edge("a", "b", "THREATEN", 7),
        edge("z", "b", "ACCUSE", 7),
        edge("b", "z", "AID", 2),
        edge("a", "c", "AID", 3),
        edge("c", "d", "AID", 3),
        edge("d", "z", "AID", 3),
        *(edge("hub", f"n{number}", "AID", 1) for number in range(5)),
    ],
    extra=("alone",),
)


def ids(found: object) -> list[list[str]]:
    return [[node.id for node in path.nodes] for path in found]


def test_shorter_then_heavier_first() -> None:
    """Paths come by length, equally long ones by how much is told; every step has its edges and their evidence."""
    found = paths(NET, "a", "z")
    assert ids(found) == [["a", "b", "z"], ["a", "hub", "z"], ["a", "c", "d", "z"]]
    assert [[step.edge.id for step in steps] for steps in found[0].steps] == [
        ["a THREATEN b"],
        ["b AID z", "z ACCUSE b"],
    ]
    assert found[0].steps[0][0].evidence_url == "/api/v1/edges?from=a&to=b&relation=THREATEN"


def test_hubs_and_relations_can_be_shunned() -> None:
    """Paths go round actors that are named or too well connected, and use only the relations asked for."""
    assert ids(paths(NET, "a", "z", Route(avoid=frozenset({"hub"})))) == [["a", "b", "z"], ["a", "c", "d", "z"]]
    assert ids(paths(NET, "a", "z", Route(max_degree=4))) == [["a", "b", "z"], ["a", "c", "d", "z"]]
    only = paths(NET, "a", "z", Route(relations=frozenset({"AID"})))
    assert ids(only) == [["a", "hub", "z"], ["a", "c", "d", "z"]]
    assert ids(paths(NET, "a", "z", Route(max_length=2, k=1))) == [["a", "b", "z"]]


def test_steps_may_show_their_heaviest_edges_alone() -> None:
    """With a limit a step shows so many edges, the heaviest, and tells how many there are."""
    (found,) = paths(NET, "a", "z", Route(k=1, edges=1))
    assert [[step.edge.id for step in steps] for steps in found.steps] == [["a THREATEN b"], ["z ACCUSE b"]]
    assert found.edge_counts == (1, 2)


def test_no_way_and_no_such_actor() -> None:
    """Nothing connects: no path. Nobody: NotFound. Twice the same: refused."""
    assert paths(NET, "a", "alone") == ()
    assert paths(NET, "a", "z", Route(max_length=1)) == ()
    with pytest.raises(NotFound):
        paths(NET, "a", "nobody")
    with pytest.raises(UsageError):
        paths(NET, "a", "a")
    with pytest.raises(UsageError):
        Route(k=0)


pairs = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] != pair[1]), max_size=16, unique=True
)


@settings(max_examples=60)
@given(pairs, st.integers(1, 4), st.integers(1, 4))
def test_as_many_and_as_short_as_there_are(told: list[tuple[int, int]], k: int, longest: int) -> None:
    """The lengths found are those of the k shortest simple paths that networkx enumerates."""
    graph = adjacency([edge(str(a), str(b)) for a, b in told], extra=("0", "1"))
    found = paths(graph, "0", "1", Route(max_length=longest, k=k))
    plain = nx.Graph([(str(a), str(b)) for a, b in told])
    plain.add_nodes_from(["0", "1"])
    expected = sorted(len(path) - 1 for path in nx.all_simple_paths(plain, "0", "1", cutoff=longest))[:k]
    assert [len(path.nodes) - 1 for path in found] == expected
    for path in found:
        assert len({node.id for node in path.nodes}) == len(path.nodes)
        assert all(path.steps)
