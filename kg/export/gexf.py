"""GEXF 1.3 for Gephi and its kin, written as it goes (https://gexf.net, schema of gephi/gexf, specs/1.3).

What Gephi's own importer does decides the form: all edges are directed (an undirected one in such a file is
dropped), `kind` keeps parallel edges of different types apart (those of one kind would be merged), there is one
block of attributes per class, and no attribute has the type anyURI (its column would be dropped).
"""

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any, ClassVar, Final, TypeVar

from kg import __version__
from kg.export.base import ExportOptions, encoded, export_date
from kg.export.columns import EDGE_COLUMNS, NODE_COLUMNS, Column, EdgeRow, PartColumn, Sheet, lay_out, measure
from kg.export.looks import Color, edge_color, edge_thickness, node_color, node_size
from kg.export.markup import SHOWN, escape, one_line
from kg.graph.records import Course, Edge, Graph, Spans
from kg.graph.reshape import Dated, only_dated
from kg.store.base import View

T = TypeVar("T")

_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">\n'
)
_KEPT: Final = 10_000
"""Written parts of rows that are kept."""
_COURSE: Final = '<attribute id="weight_by_day" title="weight_by_day" type="integer"/>\n'


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
    if dated is not None:
        # graphology keeps the last block alone, so that the one with the types of all others stands there.
        yield f'<attributes class="edge" mode="dynamic">\n{_COURSE}</attributes>\n'
    yield from _attributes("edge", EDGE_COLUMNS)
    yield f'<nodes count="{len(sheet.graph.nodes)}">\n'
    yield from _nodes(sheet, dated is not None)
    yield f'</nodes>\n<edges count="{len(sheet.graph.edges)}">\n'
    yield from _edges(sheet, dated is not None)
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


class _Writer:
    """Writes attributes that are read from a row, or from a part of one."""

    def __init__(self, columns: Iterable[Column[Any]]) -> None:
        self._columns = [(f'<attvalue for="{one.name}" value="', one.told, SHOWN[one.type]) for one in columns]

    def __call__(self, row: object) -> str:
        told = [f'{head}{shown(value)}"/>' for head, read, shown in self._columns if (value := read(row)) is not None]
        return "".join(told)


class _Part(dict[Hashable, str]):
    """The attributes that hang on one part of an edge, as written; what many edges share is written once and kept."""

    def __init__(self, of: Callable[[Edge], Hashable], columns: Iterable[Column[EdgeRow]]) -> None:
        super().__init__()
        self.of, self._write = of, _Writer(columns)

    def __missing__(self, part: Hashable) -> str:
        if len(self) >= _KEPT:
            self.clear()
        written = self[part] = self._write(part)
        return written


def _parts(columns: Iterable[Column[EdgeRow]]) -> list[_Part]:
    shared = [one for one in columns if isinstance(one, PartColumn)]
    return [_Part(of, several) for of, several in groupby(shared, key=lambda column: column.of)]


def _course(course: Course) -> str:
    return "".join(
        f'<attvalue for="weight_by_day" value="{number}" start="{first.isoformat()}" end="{last.isoformat()}"/>'
        for first, last, number in course
    )


def _spells(spans: Spans) -> str:
    told = "".join(f'<spell start="{first.isoformat()}" end="{last.isoformat()}"/>' for first, last in spans)
    return f"<spells>{told}</spells>"


def _color(color: Color) -> str:
    return '<viz:color r="{}" g="{}" b="{}"/>'.format(*color)


def _nodes(sheet: Sheet, dynamic: bool) -> Iterator[str]:
    values = _Writer(NODE_COLUMNS)
    for row in sheet.nodes():
        node = row.node
        place = f'<viz:position x="{row.place[0]}" y="{row.place[1]}" z="0.0"/>' if row.place else ""
        yield (
            f'<node id="{escape(node.id)}" label="{escape(one_line(node.label))}"><attvalues>'
            f"{values(row)}</attvalues>{_spells(node.spans) if dynamic else ''}{_color(node_color(node))}"
            f'<viz:size value="{node_size(node)}"/>{place}</node>\n'
        )


def _edges(sheet: Sheet, dynamic: bool) -> Iterator[str]:
    shared = [(part.of, part) for part in _parts(EDGE_COLUMNS)]
    own = _Writer(column for column in EDGE_COLUMNS if not isinstance(column, PartColumn))
    for row in sheet.edges():
        edge = row.edge
        source, target, kind = _known(edge.source), _known(edge.target), _known(edge.kind)
        values = "".join([part[of(edge)] for of, part in shared])
        days, spells = (_course(edge.course), _spells(edge.spans)) if dynamic else ("", "")
        yield (
            f'<edge id="{source} {kind} {target}" source="{source}" target="{target}" type="directed" kind="{kind}"'
            f' label="{_label(edge.label)}" weight="{float(edge.weight)}"><attvalues>{values}{own(row)}{days}'
            f"</attvalues>{spells}{_look(edge.score, edge.weight)}</edge>\n"
        )


_known = lru_cache(maxsize=_KEPT)(escape)


@lru_cache(maxsize=1024)
def _label(label: str) -> str:
    return escape(one_line(label))


@lru_cache(maxsize=4096)
def _look(score: float | None, weight: int) -> str:
    return f'{_color(edge_color(score))}<viz:thickness value="{edge_thickness(weight)}"/>'
