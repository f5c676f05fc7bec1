import io

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
    assert graph.nodes["person/v"].get("label", "") == one_line(stored)
    ((_, _, edge),) = graph.edges(data=True)
    assert edge["example"] == clean(sheet.graph.edges[0].example)
