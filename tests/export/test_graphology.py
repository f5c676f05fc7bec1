import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.export.base import ExportOptions
from kg.export.columns import lay_out
from kg.export.graphology import GraphologyExporter
from kg.store.base import View


def test_json_holds_every_node_and_edge(view: View) -> None:
    """The file is JSON with one entry per node and edge of the projection, their kinds and counts as attributes."""
    told = json.loads(b"".join(GraphologyExporter().export(view, ExportOptions())))
    graph = lay_out(view, ExportOptions()).graph
    assert [node["key"] for node in told["nodes"]] == [node.id for node in graph.nodes]
    assert [node["attributes"]["kind"] for node in told["nodes"]] == [node.type for node in graph.nodes]
    assert all("type" not in node["attributes"] for node in told["nodes"])
    for read, edge in zip(told["edges"], graph.edges, strict=True):
        assert (read["key"], read["source"], read["target"]) == (edge.id, edge.source, edge.target)
        assert read["attributes"]["weight"] == edge.weight
        assert read["attributes"]["example"] == edge.example


@pytest.mark.node
@pytest.mark.parametrize("name", ["actors", "events", "sources"])
def test_graphology_imports_it(
    view: View, tmp_path: Path, read_with_node: Callable[[str, Path], dict[str, Any]], name: str
) -> None:
    """graphology under node imports the file of every view and holds the same nodes and edges."""
    path = tmp_path / "graph.json"
    content = b"".join(GraphologyExporter().export(view, ExportOptions(view=name)))
    path.write_bytes(content)
    read, mine = read_with_node("json", path), json.loads(content)
    assert [node["key"] for node in read["nodes"]] == [node["key"] for node in mine["nodes"]]
    assert [edge["key"] for edge in read["edges"]] == [edge["key"] for edge in mine["edges"]]
