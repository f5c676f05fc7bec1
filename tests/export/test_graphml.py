import io
from pathlib import Path

import igraph
import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st
from told_samples import ACTORS, Said, reading, view_of

from kg.export.base import ExportOptions
from kg.export.columns import EDGE_COLUMNS, NODE_COLUMNS, lay_out
from kg.export.graphml import GraphmlExporter
from kg.export.markup import clean, one_line
from kg.reading import Actor
from kg.store.base import View


def read(view: View) -> nx.MultiDiGraph:
    return nx.read_graphml(io.BytesIO(b"".join(GraphmlExporter().export(view, ExportOptions()))), force_multigraph=True)


def blank(text: str) -> str:
    """A blank alone between two entities is written as one that does not break."""
    return text.replace("\u00a0", " ")


def test_networkx_reads_back_every_node_and_edge(view: View) -> None:
    """Nodes, edges and every attribute read by networkx equal those of the projection, types included."""
    sheet = lay_out(view, ExportOptions())
    graph = read(view)
    assert set(graph.nodes) == {node.id for node in sheet.graph.nodes}
    for row in sheet.nodes():
        assert graph.nodes[row.node.id]["label"] == row.node.label
        for column in NODE_COLUMNS:
            assert graph.nodes[row.node.id].get(column.name) == column.value(row)
    edges = {key: (source, target, data) for source, target, key, data in graph.edges(keys=True, data=True)}
    assert set(edges) == {edge.id for edge in sheet.graph.edges}
    for row in sheet.edges():
        source, target, data = edges[row.edge.id]
        assert (source, target, data["weight"]) == (row.edge.source, row.edge.target, row.edge.weight)
        for column in EDGE_COLUMNS:
            assert data.get(column.name) == column.value(row)


@settings(max_examples=20, deadline=None)
@given(label=st.text(min_size=1, max_size=60))
def test_hostile_labels_read_back(label: str) -> None:
    """Whatever a name holds, the file parses and gives the same name back, illegal characters gone."""
    told = (Said(f"He warned Norland, {label}.", (), "THREATEN", ("person/v",), ("org/norland",)),)
    view = view_of(reading("Post", "2025-01-01", told, actors=(Actor("person/v", "person", label), *ACTORS)))
    sheet = lay_out(view, ExportOptions())
    (stored,) = (node.label for node in sheet.graph.nodes if node.id == "person/v")
    graph = read(view)
    assert blank(graph.nodes["person/v"].get("label", "")) == blank(one_line(stored))
    ((_, _, edge),) = graph.edges(data=True)
    assert blank(edge["example"]) == blank(clean(sheet.graph.edges[0].example))


def test_igraph_reads_back_every_node_and_edge(view: View, tmp_path: Path) -> None:
    """igraph reads the same nodes and edges, numbers as numbers, truth as truth."""
    path = tmp_path / "graph.graphml"
    path.write_bytes(b"".join(GraphmlExporter().export(view, ExportOptions())))
    graph = igraph.Graph.Read_GraphML(str(path))
    sheet = lay_out(view, ExportOptions())
    assert graph.is_directed()
    assert graph.vs["id"] == [node.id for node in sheet.graph.nodes]
    assert graph.vs["mentions"] == [node.mentions for node in sheet.graph.nodes]
    assert graph.es["weight"] == [edge.weight for edge in sheet.graph.edges]
    assert graph.es["disputed"] == [edge.disputed for edge in sheet.graph.edges]
    ends = [(graph.vs[a]["id"], graph.vs[b]["id"]) for a, b in graph.get_edgelist()]
    assert ends == [(edge.source, edge.target) for edge in sheet.graph.edges]
