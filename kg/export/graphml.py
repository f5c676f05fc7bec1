"""GraphML, the portable form (http://graphml.graphdrawing.org), written as it goes.

Colours and sizes stand under the names that Gephi's importer takes for them: `r`, `g`, `b`, `size`. It has no kinds of
edges: those of one pair get added up there, so that GEXF is the form for Gephi.
"""

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar, Final, TypeVar

from kg.export.base import ExportOptions, encoded
from kg.export.columns import EDGE_COLUMNS, NODE_COLUMNS, Column, EdgeRow, NodeRow, Sheet, Value, lay_out
from kg.export.looks import edge_color, node_color, node_size
from kg.export.markup import SHOWN, clean, escape, one_line
from kg.store.base import View

T = TypeVar("T")

_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)
_TYPES: Final = {"string": "string", "integer": "int", "double": "double", "boolean": "boolean"}
_NODES: Final[tuple[Column[NodeRow], ...]] = (
    Column("label", "string", lambda row: one_line(row.node.label)),
    *NODE_COLUMNS,
    Column("size", "double", lambda row: node_size(row.node)),
    Column("r", "integer", lambda row: node_color(row.node)[0]),
    Column("g", "integer", lambda row: node_color(row.node)[1]),
    Column("b", "integer", lambda row: node_color(row.node)[2]),
)
_EDGES: Final[tuple[Column[EdgeRow], ...]] = (
    Column("label", "string", lambda row: one_line(row.edge.label)),
    Column("weight", "double", lambda row: float(row.edge.weight)),
    *EDGE_COLUMNS,
    Column("r", "integer", lambda row: edge_color(row.edge.score)[0]),
    Column("g", "integer", lambda row: edge_color(row.edge.score)[1]),
    Column("b", "integer", lambda row: edge_color(row.edge.score)[2]),
)
_ALONE: Final = re.compile(r"(^|&(?:amp|lt|gt|#13);)([ \t\n]+)(?=&)")
"""Blanks with nothing but entities beside them."""


def _content(value: Value) -> str:
    """Return a text as content of an element; a blank that Gephi would lose becomes one that does not break.

    Its reader gets each entity as a piece of its own and drops pieces that are blank.
    """
    told = clean(str(value)).replace("&", "&amp;").replace("<", "&lt;").replace("]]>", "]]&gt;").replace("\r", "&#13;")
    return _ALONE.sub(lambda found: found[1] + "\N{NO-BREAK SPACE}" * len(found[2]), told) if "&" in told else told


_SHOWN: Final = {**SHOWN, "string": _content}


class GraphmlExporter:
    """GraphML."""

    name: ClassVar[str] = "graphml"
    suffix: ClassVar[str] = ".graphml"
    media_type: ClassVar[str] = "application/graphml+xml"

    def export(self, view: View, options: ExportOptions) -> Iterator[bytes]:
        """Yield the file (see `kg.export.base.Exporter`)."""
        return self.write(lay_out(view, options))

    def write(self, sheet: Sheet) -> Iterator[bytes]:
        """Yield the file of a graph that is already laid out."""
        return encoded(_document(sheet))


def _document(sheet: Sheet) -> Iterator[str]:
    yield _HEAD
    yield f"<desc>{escape(sheet.describe())}</desc>\n"
    yield from _keys("node", _NODES)
    yield from _keys("edge", _EDGES)
    yield '<graph edgedefault="directed">\n'
    for node in sheet.nodes():
        yield f'<node id="{escape(node.node.id)}">{_values("n", _NODES, node)}</node>\n'
    for row in sheet.edges():
        edge = row.edge
        yield f'<edge id="{escape(edge.id)}" source="{escape(edge.source)}" target="{escape(edge.target)}">'
        yield f"{_values('e', _EDGES, row)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _keys(owner: str, columns: Iterable[Column[T]]) -> Iterator[str]:
    for column in columns:
        yield (
            f'<key id="{owner[0]}_{column.name}" for="{owner}" attr.name="{column.name}"'
            f' attr.type="{_TYPES[column.type]}"/>\n'
        )


def _values(owner: str, columns: Iterable[Column[T]], row: T) -> str:
    return "".join(
        [
            f'<data key="{owner}_{column.name}">{_SHOWN[column.type](value)}</data>'
            for column in columns
            if (value := column.value(row)) is not None
        ]
    )
