"""The serialized form of graphology, which sigma draws (https://graphology.github.io), written as it goes.

The type of a node is called `kind` here: sigma takes an attribute `type` for the name of a drawing program.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any, ClassVar

from kg.export.base import ExportOptions, encoded
from kg.export.columns import EDGE_COLUMNS, NODE_COLUMNS, Column, EdgeRow, NodeRow, Sheet, lay_out
from kg.export.looks import as_hex, edge_color, edge_thickness, node_color, node_size
from kg.export.markup import clean, one_line
from kg.store.base import View


class GraphologyExporter:
    """JSON for graphology and sigma."""

    name: ClassVar[str] = "json"
    suffix: ClassVar[str] = ".json"
    media_type: ClassVar[str] = "application/json"

    def export(self, view: View, options: ExportOptions) -> Iterator[bytes]:
        """Yield the file (see `kg.export.base.Exporter`)."""
        return self.write(lay_out(view, options))

    def write(self, sheet: Sheet) -> Iterator[bytes]:
        """Yield the file of a graph that is already laid out."""
        return encoded(_document(sheet))


def serialized_node(row: NodeRow) -> dict[str, Any]:
    """Return a node as graphology imports it."""
    node = row.node
    looks: dict[str, Any] = {"label": one_line(node.label), "size": node_size(node), "color": as_hex(node_color(node))}
    if row.place:
        looks |= {"x": row.place[0], "y": row.place[1]}
    told = _values(NODE_COLUMNS, row)
    kind = told.pop("type")
    return {"key": node.id, "attributes": {**looks, "kind": kind, **told}}


def serialized_edge(row: EdgeRow) -> dict[str, Any]:
    """Return an edge as graphology imports it."""
    edge = row.edge
    looks = {
        "label": one_line(edge.label),
        "weight": edge.weight,
        "size": edge_thickness(edge.weight),
        "color": as_hex(edge_color(edge.score)),
    }
    attributes = {**looks, **_values(EDGE_COLUMNS, row)}
    return {"key": edge.id, "source": edge.source, "target": edge.target, "attributes": attributes}


def _values(columns: Iterable[Column[Any]], row: object) -> dict[str, Any]:
    told = ((column.name, column.value(row)) for column in columns)
    return {name: clean(v) if isinstance(v, str) else v for name, v in told if v is not None}


def _document(sheet: Sheet) -> Iterator[str]:
    head = {
        "options": {"type": "directed", "multi": True, "allowSelfLoops": False},
        "attributes": {"description": sheet.describe()},
    }
    yield json.dumps(head, ensure_ascii=False)[:-1] + ', "nodes": [\n'
    yield from _listed(map(serialized_node, sheet.nodes()))
    yield '], "edges": [\n'
    yield from _listed(map(serialized_edge, sheet.edges()))
    yield "]}\n"


def _listed(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    comma = ""
    for item in items:
        yield comma + json.dumps(item, ensure_ascii=False) + "\n"
        comma = ","
