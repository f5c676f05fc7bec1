import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from told_samples import ACTORS, Said, first_story, reading, second_story, undated_story, view_of

from kg.export.base import ExportOptions
from kg.export.columns import EDGE_COLUMNS, NODE_COLUMNS, lay_out
from kg.export.gexf import GexfExporter
from kg.export.markup import clean, one_line
from kg.graph.filters import Filters
from kg.reading import Actor
from kg.store.base import View

NS = {"g": "http://gexf.net/1.3", "viz": "http://gexf.net/1.3/viz"}
RESERVED = {"pid", "id", "label", "weight", "start", "end", "for"}


def export(view: View, /, **options: Any) -> bytes:
    return b"".join(GexfExporter().export(view, ExportOptions(**options)))


def networkx_of(content: bytes) -> nx.MultiDiGraph:
    return nx.read_gexf(io.BytesIO(content))


@dataclass(frozen=True)
class Schema:
    """GEXF 1.3 in both forms that its project publishes.

    The XSD was made from the RELAX NG and lost the namespace of the viz elements on the way: it wants them in that of
    GEXF itself. So it is asked about the file with these elements moved there, the RELAX NG about the file as it is.
    """

    xsd: etree.XMLSchema
    rng: etree.RelaxNG

    def check(self, content: bytes) -> None:
        root = etree.fromstring(content)
        self.rng.assertValid(root)
        for element in root.iter(f"{{{NS['viz']}}}*"):
            element.tag = f"{{{NS['g']}}}{etree.QName(element).localname}"
        self.xsd.assertValid(root)


@pytest.fixture(scope="session")
def schema(shared: Path) -> Schema:
    folder = shared / "design" / "gexf"
    return Schema(etree.XMLSchema(etree.parse(folder / "gexf.xsd")), etree.RelaxNG(etree.parse(folder / "gexf.rng")))


@pytest.mark.parametrize("dynamic", [False, True])
@pytest.mark.parametrize("name", ["actors", "events", "sources"])
@pytest.mark.parametrize("merge_types", [False, True])
def test_every_view_conforms_to_the_schema(
    view: View, schema: Schema, name: str, dynamic: bool, merge_types: bool
) -> None:
    """Static and dynamic files of every view are valid GEXF 1.3 by the schema of the GEXF project."""
    content = export(view, view=name, dynamic=dynamic, merge_types=merge_types)
    schema.check(content)


def test_networkx_reads_back_every_node_and_edge(view: View) -> None:
    """Nodes, edges, labels, weights, kinds and attributes read by networkx equal those of the projection."""
    sheet = lay_out(view, ExportOptions())
    graph = networkx_of(export(view))
    assert set(graph.nodes) == {node.id for node in sheet.graph.nodes}
    for row in sheet.nodes():
        told = graph.nodes[row.node.id]
        assert told["label"] == row.node.label
        for column in NODE_COLUMNS:
            assert told.get(column.name) == column.value(row)
    edges = {data["id"]: (source, target, data) for source, target, data in graph.edges(data=True)}
    assert set(edges) == {edge.id for edge in sheet.graph.edges}
    for row in sheet.edges():
        source, target, data = edges[row.edge.id]
        assert (source, target) == (row.edge.source, row.edge.target)
        assert data["weight"] == row.edge.weight
        for column in EDGE_COLUMNS:
            assert data.get(column.name) == column.value(row)


def test_kind_keeps_parallel_edges_apart(view: View) -> None:
    """Source, target and kind together are unique, so that no reader merges two edges."""
    root = etree.fromstring(export(view))
    keys = [(e.get("source"), e.get("target"), e.get("kind")) for e in root.iterfind(".//g:edge", NS)]
    assert len(keys) == len(set(keys)) > 0
    assert {e.get("type") for e in root.iterfind(".//g:edge", NS)} == {"directed"}
    assert root.find("g:graph", NS).get("defaultedgetype") == "directed"


def test_only_told_events_are_drawn(view: View) -> None:
    """Denied, future and hypothetical statements make no edge in the file; their number is told in its head."""
    content = export(view)
    root = etree.fromstring(content)
    kinds = {e.get("kind") for e in root.iterfind(".//g:edge", NS)}
    assert kinds == {"THREATEN", "ACCUSE", "SANCTION", "SUPPORT", "CONSULT", "LEADS"}
    told = root.findtext("g:meta/g:description", namespaces=NS)
    assert "2 pairs left undrawn" in told
    assert "reported statements" in told


def test_every_edge_carries_an_example_and_its_evidence(view: View) -> None:
    """Each edge has a sentence of at most 300 characters with speaker and outlet, and the link to all evidence."""
    for row in lay_out(view, ExportOptions(base_url="https://news.example.org/")).edges():
        assert 0 < len(row.edge.example) <= 300
        assert re.match(r".+ \(.+\) (says|quotes|reports|passes)|.+ says in its own voice: ", row.edge.example)
        assert row.url.startswith("https://news.example.org/api/v1/edges?from=")
    graph = networkx_of(export(view))
    (edge,) = (data for a, b, data in graph.edges(data=True) if (a, b) == ("org/esteria", "org/norland"))
    assert edge["example"].startswith("Northern Wire (2025-03-04) reports what Esteria said, relayed by Tidal Press: ")
    assert edge["url"] == "/api/v1/edges?from=org/esteria&to=org/norland&relation=SUPPORT"


def test_head_holds_to_what_gephi_reads(view: View) -> None:
    """Counts are given, there is one block of attributes per class, none is an anyURI or bears a reserved name."""
    root = etree.fromstring(export(view))
    for plural, single in (("nodes", "node"), ("edges", "edge")):
        holder = root.find(f"g:graph/g:{plural}", NS)
        assert int(holder.get("count")) == len(holder.findall(f"g:{single}", NS))
    blocks = root.findall("g:graph/g:attributes", NS)
    assert [block.get("class") for block in blocks] == ["node", "edge"]
    attributes = root.findall(".//g:attribute", NS)
    assert not RESERVED & {attribute.get("title") for attribute in attributes}
    assert {attribute.get("type") for attribute in attributes} <= {"string", "integer", "double", "boolean"}


def test_date_of_the_file_is_that_of_source_date_epoch(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """With SOURCE_DATE_EPOCH set, equal stores give equal bytes."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1741219200")
    content = export(view)
    assert etree.fromstring(content).find("g:meta", NS).get("lastmodifieddate") == "2025-03-06"
    assert content == export(view)


def spells(element: etree._Element) -> list[tuple[str, str]]:
    return [(s.get("start"), s.get("end")) for s in element.iterfind("g:spells/g:spell", NS)]


def test_dynamic_spells_are_closed_and_lie_within_their_nodes(view: View) -> None:
    """In a dynamic file every element has closed, ordered spells, and those of an edge lie inside both its nodes'."""
    root = etree.fromstring(export(view, dynamic=True))
    graph = root.find("g:graph", NS)
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    nodes = {node.get("id"): spells(node) for node in root.iterfind(".//g:node", NS)}
    edges = root.findall(".//g:edge", NS)
    assert edges
    for element in [*nodes.values(), *map(spells, edges)]:
        assert element
        assert all(first <= last for first, last in element)
        assert all(before[1] < after[0] for before, after in pairwise(element))
    for edge in edges:
        for first, last in spells(edge):
            for end in (edge.get("source"), edge.get("target")):
                assert any(a <= first and last <= b for a, b in nodes[end])
    threat = next(e for e in edges if e.get("kind") == "THREATEN")
    assert spells(threat) == [("2025-03-01", "2025-03-31")]
    assert (graph.get("start"), graph.get("end")) == ("2025-03-01", "2025-03-31")


def test_weights_over_time_add_up_inside_the_spells(view: View) -> None:
    """A dynamic file tells of each edge on which days how many events are told; stretches lie inside its spells."""
    root = etree.fromstring(export(view, dynamic=True))
    edges = root.findall(".//g:edge", NS)
    assert edges
    for edge in edges:
        there = spells(edge)
        course = edge.findall(".//g:attvalue[@for='weight_by_day']", NS)
        days = [(one.get("start"), one.get("end")) for one in course]
        assert days == sorted(days)
        assert all(before[1] < after[0] for before, after in pairwise(days))
        assert all(any(first <= day[0] and day[1] <= last for first, last in there) for day in days)
        assert (days[0][0], days[-1][1]) == (there[0][0], there[-1][1])
        assert all(1 <= int(one.get("value")) <= float(edge.get("weight")) for one in course)


def test_a_layout_opens_as_a_picture(view: View, schema: Schema) -> None:
    """With a layout every node has a place of its own; without one, none has."""
    content = export(view, layout=True)
    schema.check(content)
    places = [(one.get("x"), one.get("y")) for one in etree.fromstring(content).iterfind(".//viz:position", NS)]
    assert len(set(places)) == len(places) == len(lay_out(view, ExportOptions()).graph.nodes)
    assert b"viz:position" not in export(view)


def test_dynamic_leaves_out_what_has_no_day_and_counts_it(view: View) -> None:
    """Undated edges and nodes are not in a dynamic file, and its head says how many there were."""
    root = etree.fromstring(export(view, dynamic=True))
    assert "CONSULT" not in {e.get("kind") for e in root.iterfind(".//g:edge", NS)}
    told = root.findtext("g:meta/g:description", namespaces=NS)
    assert "Left out because undated: 1 nodes, 1 edges." in told


def test_dynamic_file_of_undated_news_is_empty_but_valid(schema: Schema) -> None:
    """A store without a single day gives a valid dynamic file without nodes."""
    content = export(view_of(undated_story()), dynamic=True)
    schema.check(content)
    assert etree.fromstring(content).find("g:graph/g:nodes", NS).get("count") == "0"


def test_merged_types_give_one_edge_per_pair() -> None:
    """With merged types there is one edge per ordered pair, weights summed, kinds joined."""
    told = (
        Said("Norland warned Sudavia.", (), "THREATEN", ("org/norland",), ("org/sudavia",)),
        Said("Norland helped Sudavia.", (), "AID", ("org/norland",), ("org/sudavia",)),
    )
    graph = networkx_of(export(view_of(reading("Post", "2025-01-01", told)), merge_types=True))
    ((_, _, edge),) = graph.edges(data=True)
    assert (edge["relation"], edge["weight"], edge["score"]) == ("AID+THREATEN", 2.0, 3.25)
    assert edge["url"].endswith("&relation=AID&relation=THREATEN")


hostile = st.one_of(
    st.text(min_size=1, max_size=60),
    st.sampled_from(
        [
            "</node><script>",
            '"&quot;&#0;',
            "a\x00b\x0bc\x1fd",
            "line\none\ttab",
            "\ufffe\uffff",
            "]]>",
            "=1+1",
            "😀" * 40,
        ]
    ),
)


@settings(max_examples=25, deadline=None)
@given(label=hostile, words=hostile)
def test_hostile_labels_and_sentences_read_back(label: str, words: str) -> None:
    """Whatever a name or a sentence holds, the file parses and gives the same text back, illegal characters gone."""
    villain = Actor("person/v", "person", label)
    sentence = f"He warned Norland: {words}."
    told = (Said(sentence, (), "THREATEN", ("person/v",), ("org/norland",)),)
    view = view_of(reading("Post", "2025-01-01", told, actors=(villain, *ACTORS)))
    node = lay_out(view, ExportOptions()).graph
    (stored,) = (one.label for one in node.nodes if one.id == "person/v")
    graph = networkx_of(export(view))
    assert graph.nodes["person/v"]["label"] == one_line(stored)
    ((_, _, edge),) = graph.edges(data=True)
    assert edge["example"] == clean(node.edges[0].example)


def test_endless_names_are_cut() -> None:
    """A name of ten thousand characters becomes a label of 200, its identifier stays whole."""
    long = Actor("person/" + "x" * 500, "person", "x" * 10_000)
    told = (Said("He warned Norland.", (), "THREATEN", (long.id,), ("org/norland",)),)
    graph = networkx_of(export(view_of(reading("Post", "2025-01-01", told, actors=(long, *ACTORS)))))
    assert len(graph.nodes[long.id]["label"]) == 200


@pytest.mark.node
@pytest.mark.parametrize("dynamic", [False, True])
def test_graphology_reads_back_nodes_and_edges(
    view: View, tmp_path: Path, read_with_node: Callable[[str, Path], dict[str, Any]], dynamic: bool
) -> None:
    """graphology-gexf under node reads the same nodes and edges, with typed attributes."""
    path = tmp_path / "graph.gexf"
    path.write_bytes(export(view, dynamic=dynamic))
    read = read_with_node("gexf", path)
    mine = networkx_of(export(view, dynamic=dynamic)) if not dynamic else None
    sheet = lay_out(view, ExportOptions())
    by_key = {node["key"]: node["attributes"] for node in read["nodes"]}
    if mine is not None:
        assert set(by_key) == set(mine.nodes)
        assert len(read["edges"]) == mine.number_of_edges()
    for row in sheet.nodes():
        if row.node.id in by_key:
            assert by_key[row.node.id]["label"] == row.node.label
            assert by_key[row.node.id]["mentions"] == row.node.mentions
    for edge in read["edges"]:
        told = next(one for one in sheet.graph.edges if one.id == edge["key"])
        assert (edge["source"], edge["target"]) == (told.source, told.target)
        assert edge["attributes"]["weight"] == told.weight
        assert edge["attributes"]["relation"] == told.kind


def test_filters_reach_the_file() -> None:
    """An export about one actor holds its neighbourhood alone, and the head names the filters."""
    view = view_of(first_story(), second_story(), undated_story())
    options = {"filters": Filters(about="person/ada-quill")}
    graph = networkx_of(export(view, **options))
    assert set(graph.nodes) == {"person/ada-quill", "org/norland"}
    assert b"about: person/ada-quill" in export(view, **options)


@pytest.mark.parametrize("filters", [Filters(isolated=False), Filters(about="org/norland")])
def test_pairs_only_denied_need_no_nodes(filters: Filters) -> None:
    """Whoever is named in denied, planned or possible deeds alone may be left out without breaking the file."""
    told = (
        Said("Norland warned Sudavia.", (), "THREATEN", ("org/norland",), ("org/sudavia",)),
        Said("Norland will aid Esteria.", (), "AID", ("org/norland",), ("org/esteria",), modality="future"),
    )
    content = export(view_of(reading("Post", "2025-01-01", told)), filters=filters, layout=True)
    assert set(networkx_of(content).nodes) == {"org/norland", "org/sudavia"}
    assert b"1 pairs left undrawn" in content
