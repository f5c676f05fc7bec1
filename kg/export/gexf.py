"""GEXF 1.3 for Gephi and its kin, written as it goes (https://gexf.net, schema of gephi/gexf, specs/1.3).

What Gephi's own importer does decides the form: all edges are directed (an undirected one in such a file is
dropped), `kind` keeps parallel edges of different types apart (those of one kind would be merged), there is one
block of attributes per class, and no attribute has the type anyURI (its column would be dropped).
"""

from collections.abc import Iterable, Iterator
from typing import ClassVar, TypeVar

from kg import __version__
from kg.export.base import ExportOptions, encoded, export_date
from kg.export.columns import EDGE_COLUMNS, NODE_COLUMNS, Column, EdgeRow, NodeRow, Sheet, lay_out, measure
from kg.export.looks import Color, edge_color, edge_thickness, node_color, node_size
from kg.export.markup import SHOWN, escape, one_line
from kg.graph.records import Graph, Spans
from kg.graph.reshape import Dated, only_dated
from kg.store.base import View

T = TypeVar("T")

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
)


class GexfExporter:
    """GEXF 1.3."""

    name: ClassVar[str] = "gexf"
    suffix: ClassVar[str] = ".gexf"
    media_type: ClassVar[str] = "application/gexf+xml"

    def export(self, view: View, options: ExportOptions) -> Iterator[bytes]:
        """Yield the file (see `kg.export.base.Exporter`)."""
        return self.write(lay_out(view, options))

    def write(self, sheet: Sheet) -> Iterator[bytes]:
        """Yield the file of a graph that is already laid out."""
        if not sheet.options.dynamic:
            return encoded(_document(sheet, None))
        dated = only_dated(sheet.graph)
        return encoded(_document(measure(dated.graph, sheet.options), dated))


def _document(sheet: Sheet, dated: Dated | None) -> Iterator[str]:
    yield _HEAD
    yield from _meta(sheet, dated)
    yield f"<graph {_graph_attributes(sheet.graph, dated is not None)}>\n"
    yield from _attributes("node", NODE_COLUMNS)
    yield from _attributes("edge", EDGE_COLUMNS)
    yield f'<nodes count="{len(sheet.graph.nodes)}">\n'
    for node in sheet.nodes():
        yield _node(node, dated is not None)
    yield f'</nodes>\n<edges count="{len(sheet.graph.edges)}">\n'
    for edge in sheet.edges():
        yield _edge(edge, dated is not None)
    yield "</edges>\n</graph>\n</gexf>\n"


def _meta(sheet: Sheet, dated: Dated | None) -> Iterator[str]:
    told = sheet.describe()
    if dated is not None:
        told += f" Left out because undated: {dated.undated_nodes} nodes, {dated.undated_edges} edges."
    yield f'<meta lastmodifieddate="{export_date().isoformat()}">\n<creator>newskg {__version__}</creator>\n'
    yield f"<keywords>news, statements, {sheet.graph.view}</keywords>\n"
    yield f"<description>{escape(told)}</description>\n</meta>\n"


def _graph_attributes(graph: Graph, dynamic: bool) -> str:
    fixed = 'defaultedgetype="directed" idtype="string"'
    if not dynamic:
        return f'mode="static" {fixed}'
    told = f'mode="dynamic" timeformat="date" timerepresentation="interval" {fixed}'
    days = [span for node in graph.nodes for span in node.spans]
    if not days:
        return told
    return f'{told} start="{min(days)[0].isoformat()}" end="{max(last for _, last in days).isoformat()}"'


def _attributes(owner: str, columns: Iterable[Column[T]]) -> Iterator[str]:
    yield f'<attributes class="{owner}" mode="static">\n'
    for column in columns:
        yield f'<attribute id="{column.name}" title="{column.name}" type="{column.type}"/>\n'
    yield "</attributes>\n"


def _values(columns: Iterable[Column[T]], row: T) -> str:
    values = [
        f'<attvalue for="{column.name}" value="{SHOWN[column.type](value)}"/>'
        for column in columns
        if (value := column.value(row)) is not None
    ]
    return f"<attvalues>{''.join(values)}</attvalues>"


def _spells(spans: Spans) -> str:
    told = "".join(f'<spell start="{first.isoformat()}" end="{last.isoformat()}"/>' for first, last in spans)
    return f"<spells>{told}</spells>"


def _color(color: Color) -> str:
    return '<viz:color r="{}" g="{}" b="{}"/>'.format(*color)


def _node(row: NodeRow, dynamic: bool) -> str:
    node = row.node
    return (
        f'<node id="{escape(node.id)}" label="{escape(one_line(node.label))}">{_values(NODE_COLUMNS, row)}'
        f"{_spells(node.spans) if dynamic else ''}{_color(node_color(node))}"
        f'<viz:size value="{node_size(node)}"/></node>\n'
    )


def _edge(row: EdgeRow, dynamic: bool) -> str:
    edge = row.edge
    return (
        f'<edge id="{escape(edge.id)}" source="{escape(edge.source)}" target="{escape(edge.target)}" type="directed"'
        f' kind="{escape(edge.kind)}" label="{escape(one_line(edge.label))}" weight="{float(edge.weight)}">'
        f"{_values(EDGE_COLUMNS, row)}{_spells(edge.spans) if dynamic else ''}{_color(edge_color(edge))}"
        f'<viz:thickness value="{edge_thickness(edge)}"/></edge>\n'
    )
