from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told_samples import (
    Said,
    day,
    first_story,
    reading,
    sample_view,
    second_copy,
    second_story,
    undated_story,
    view_of,
)

from kg.errors import NotFound
from kg.graph.filters import Filters
from kg.graph.projection import project
from kg.graph.records import Edge, Graph
from kg.store.base import View
from kg.vocab import SAID, STATUSES

PAIR = ("org/norland", "org/sudavia")


@pytest.fixture(scope="module")
def view() -> View:
    return sample_view()


def edge_of(graph: Graph, source: str, target: str, kind: str) -> Edge:
    (edge,) = (e for e in (*graph.edges, *graph.undrawn) if (e.source, e.target, e.kind) == (source, target, kind))
    return edge


def test_one_edge_per_pair_and_type(view: View) -> None:
    """Source, target and type are unique over drawn and undrawn edges, which are sorted, both ends among the nodes."""
    graph = project(view)
    keys = [(edge.source, edge.target, edge.kind) for edge in graph.edges]
    assert keys == sorted(set(keys))
    everything = keys + [(edge.source, edge.target, edge.kind) for edge in graph.undrawn]
    assert len(everything) == len(set(everything))
    names = [node.id for node in graph.nodes]
    assert names == sorted(set(names))
    assert {end for key in keys for end in key[:2]} <= set(names)


def test_reposts_count_once(view: View) -> None:
    """Two copies of one text add one to weight and to every count, and one original source."""
    graph = project(view)
    edge = edge_of(graph, *PAIR, "THREATEN")
    assert edge.weight == 3
    assert edge.counts == (2, 1, 1, 0, 0)
    assert edge.sources == ("source/northern-wire", "source/southern-post")
    assert edge.source_names == ("Northern Wire", "Southern Post")
    alone = project(view_of(first_story(), second_story(), undated_story()))
    assert alone.edges == graph.edges
    assert alone.nodes == graph.nodes
    assert (graph.articles, alone.articles) == (4, 3)


def test_order_of_reading_does_not_matter(view: View) -> None:
    """The same articles put in another order give the same graph."""
    other = project(view_of(undated_story(), second_story(), second_copy(), first_story()))
    mine = project(view)
    assert (other.nodes, other.edges, other.undrawn) == (mine.nodes, mine.edges, mine.undrawn)


def test_nothing_unhappened_is_drawn(view: View) -> None:
    """What is told only as planned or feared is among the undrawn, with weight 0 and its counts."""
    graph = project(view)
    assert {(e.source, e.kind, e.target, tuple(e.counts)) for e in graph.undrawn} == {
        ("org/sudavia", "AID", "org/esteria", (0, 0, 0, 1, 0)),
        ("org/sudavia", "ASSAULT", "org/norland", (0, 0, 0, 0, 1)),
    }
    assert all(edge.weight == 0 for edge in graph.undrawn)
    assert all(edge.counts.asserted + edge.counts.reported for edge in graph.edges)


def test_drawn_pairs_are_the_shortcuts_of_the_derived_graph(view: View) -> None:
    """Edges of the actors view and `said:` shortcuts (speech apart) name the same pairs."""
    said = {
        (quad.subject, quad.object)
        for quad in view.quads(graph_name=view.base + "graph/derived")
        if quad.predicate[1:-1].startswith(SAID.iri) and not quad.predicate.endswith(("speakAbout>", "interact>"))
    }
    drawn = {(f"<{view.base}{e.source}>", f"<{view.base}{e.target}>") for e in project(view).edges}
    assert drawn == {pair for pair in said if pair[0] != pair[1]}


def test_dispute_shows_on_the_edge(view: View) -> None:
    """An edge is disputed when a statement disputes one that supports it, and only then."""
    graph = project(view)
    assert edge_of(graph, *PAIR, "THREATEN").disputed
    assert [edge.kind for edge in graph.edges if edge.disputed] == ["THREATEN"]


def test_days_are_those_of_the_events_else_of_the_article(view: View) -> None:
    """First and last are event days, a month filling itself; else the original day; else nothing."""
    graph = project(view)
    threat = edge_of(graph, *PAIR, "THREATEN")
    assert (threat.first, threat.last) == (date(2025, 3, 1), date(2025, 3, 31))
    assert edge_of(graph, "org/esteria", "org/norland", "SUPPORT").first == date(2025, 3, 4)
    assert edge_of(graph, "org/esteria", "org/sudavia", "CONSULT").first is None


def test_nodes_count_mentions_and_statements(view: View) -> None:
    """A node has its mentions, statements by and about it, sources and days, copies of a text once."""
    (quill,) = (node for node in project(view).nodes if node.id == "person/ada-quill")
    assert (quill.label, quill.type, quill.country) == ("Ada Quill", "person", "country/NO")
    assert (quill.mentions, quill.statements_by, quill.statements_about) == (1, 2, 1)
    assert quill.source_names == ("Northern Wire",)
    assert (quill.first_seen, quill.last_seen) == (date(2025, 3, 4), date(2025, 3, 4))


@pytest.mark.parametrize(
    ("filters", "kinds"),
    [
        (Filters(source=frozenset({"source/southern-post"})), {"THREATEN", "ACCUSE", "SANCTION"}),
        (Filters(posted_by=frozenset({"source/quay-notes"})), {"THREATEN", "LEADS", "SUPPORT"}),
        (Filters(topic=frozenset({"topic/harbours"})), {"THREATEN", "LEADS", "SUPPORT"}),
        (Filters(since=date(2025, 3, 5)), {"THREATEN", "ACCUSE", "SANCTION"}),
        (Filters(until=date(2025, 3, 5)), {"THREATEN", "LEADS", "SUPPORT"}),
        (Filters(since=date(2025, 3, 7), date_field="posted"), {"THREATEN", "LEADS", "SUPPORT", "ACCUSE", "SANCTION"}),
        (Filters(until=date(2025, 3, 3), date_field="event"), {"THREATEN"}),
        (Filters(min_confidence=0.85), {"THREATEN"}),
        (Filters(min_weight=2), {"THREATEN"}),
        (Filters(types=frozenset({"LEADS", "OTHER"})), {"LEADS"}),
        (Filters(status=frozenset({"reported"})), {"THREATEN", "SUPPORT"}),
        (Filters(status=frozenset({"denied", "future"})), set()),
    ],
)
def test_filters(view: View, filters: Filters, kinds: set[str]) -> None:
    """Each filter leaves exactly the edges that pass it."""
    assert {edge.kind for edge in project(view, filters).edges} == kinds


def test_light_edges_are_counted(view: View) -> None:
    """What the least weight leaves out is told."""
    assert project(view, Filters(min_weight=2)).below_weight == 5


def test_around_an_actor(view: View) -> None:
    """About an actor: those within the hops, the edges among them, and what is told undrawn of it."""
    near = project(view, Filters(about="person/ada-quill"))
    assert [node.id for node in near.nodes] == ["org/norland", "person/ada-quill"]
    wider = project(view, Filters(about="person/ada-quill", hops=2))
    assert {node.id for node in wider.nodes} == {"org/norland", "person/ada-quill", "org/sudavia", "org/esteria"}
    assert len(wider.undrawn) == 2
    with pytest.raises(NotFound, match="person/nobody"):
        project(view, Filters(about="person/nobody"))


def test_isolated_actors_may_go(view: View) -> None:
    """Actors that no drawn edge touches are there unless they are not wanted."""
    kept = {node.id for node in project(view, Filters(isolated=False)).nodes}
    assert kept == {"org/norland", "org/sudavia", "org/esteria", "person/ada-quill"}
    assert "source/tidal-press" in {node.id for node in project(view).nodes}


def test_speech_is_drawn_when_asked_for(view: View) -> None:
    """Who speaks about whom is drawn at any status, and only on demand."""
    graph = project(view, Filters(speech=True))
    speech = {(e.source, e.target) for e in graph.edges if e.kind == "SPEAK_ABOUT"}
    assert ("person/ada-quill", "org/sudavia") in speech
    assert all(a != b for a, b in speech)
    assert not [e for e in project(view).edges if e.kind == "SPEAK_ABOUT"]


def test_events_view_joins_actors_events_and_sources(view: View) -> None:
    """Every told event is one node between its actors and the original sources; undone events are not there."""
    graph = project(view, kind="events")
    kinds = {node.id: node.type for node in graph.nodes}
    events = [node for node in graph.nodes if node.type == "event"]
    assert sorted(node.kind for node in events) == ["ACCUSE", "CONSULT", "SANCTION", "SUPPORT", *["THREATEN"] * 3]
    for edge in graph.edges:
        assert "event" in (kinds[edge.source], kinds[edge.target])
    tells = [edge for edge in graph.edges if edge.kind == "TELLS"]
    assert {edge.source for edge in tells} == {"source/northern-wire", "source/southern-post", "source/loose-leaf"}
    assert len(tells) == len(events)


def test_sources_view_tells_who_relays_and_reposts(view: View) -> None:
    """Reposts go from the posting outlet to the one it repeats, relays from the outlet to the one it cites."""
    graph = project(view, kind="sources")
    assert {(e.source, e.kind, e.target, e.weight) for e in graph.edges} == {
        ("source/harbour-blog", "REPOSTS", "source/northern-wire", 1),
        ("source/quay-notes", "REPOSTS", "source/northern-wire", 1),
        ("source/northern-wire", "RELAYS", "source/tidal-press", 1),
    }
    assert all(edge.example for edge in graph.edges)


def test_joint_acts_give_an_edge_for_each_pair() -> None:
    """Two who act on two others give four edges from one event; nobody acts on themselves."""
    both = ("org/norland", "org/sudavia")
    told = (Said("They met and agreed.", (), "AGREE", both, (*both, "org/esteria")),)
    graph = project(view_of(reading("Post", "2025-01-01", told)))
    assert {(edge.source, edge.target, edge.weight) for edge in graph.edges} == {
        ("org/norland", "org/sudavia", 1),
        ("org/sudavia", "org/norland", 1),
        ("org/norland", "org/esteria", 1),
        ("org/sudavia", "org/esteria", 1),
    }


statements = st.lists(
    st.builds(
        Said,
        sentence=st.sampled_from(["Something happened.", "They say something happened.", "It was told again."]),
        speakers=st.sampled_from([(), ("person/ada-quill",)]),
        kind=st.sampled_from(["THREATEN", "AID", "OTHER"]),
        initiators=st.sampled_from([("org/norland",), ("org/norland", "org/esteria"), ()]),
        recipients=st.sampled_from([("org/sudavia",), ("org/norland",), ()]),
        polarity=st.sampled_from(["affirmed", "negated"]),
        modality=st.sampled_from(["actual", "future", "hypothetical"]),
        when=st.sampled_from([None, day("2025-02-03")]),
    ),
    max_size=8,
)


@settings(max_examples=40, deadline=None)
@given(told=statements)
def test_weights_count_told_events(told: list[Said]) -> None:
    """Whatever is told: the weight of a pair and type is the number of its events told as having been so."""
    graph = project(view_of(reading("Post", "2025-01-01", told)))
    expected: dict[tuple[str, str, str], list[int]] = {}
    for one in told:
        drawn = one.polarity == "affirmed" and one.modality == "actual"
        for a in one.initiators:
            for b in one.recipients:
                if a != b and one.kind and one.kind != "OTHER":
                    sums = expected.setdefault((a, b, one.kind), [0, 0])
                    sums[0] += drawn
                    sums[1] += 1
    found = {(e.source, e.target, e.kind): [e.weight, e.statements] for e in (*graph.edges, *graph.undrawn)}
    assert found == expected
    assert all(len(edge.counts) == len(STATUSES) for edge in graph.edges)


def test_a_statement_of_two_events_counts_once() -> None:
    """A statement that describes two events of one type between the same ends is one statement and two events."""
    told = [
        Said(sentence, kind="THREATEN", initiators=PAIR[:1], recipients=PAIR[1:], speakers=PAIR[:1])
        for sentence in ("Norland warned Sudavia.", "Norland warned Sudavia again.")
    ]
    made = reading("Northern Wire", "2025-03-04", told)
    first, second = made.statements
    both = replace(first, describes=first.describes + second.describes)
    edge = edge_of(project(view_of(replace(made, statements=(both,)))), *PAIR, "THREATEN")
    assert (edge.weight, sum(edge.counts)) == (2, 1)
