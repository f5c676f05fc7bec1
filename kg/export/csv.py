"""A pair of tables, `nodes.csv` and `edges.csv`, as Gephi and spreadsheets import them (RFC 4180, UTF-8).

Edges are already added up, one row per pair and type, so that an import has nothing to merge. A text that a
spreadsheet would run as a formula gets an apostrophe in front.
"""

import csv
import zipfile
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import chain
from typing import ClassVar

from kg.export.base import ExportOptions, encoded, export_date
from kg.export.columns import EDGE_COLUMNS, NODE_COLUMNS, Sheet, Value, lay_out
from kg.export.markup import cell, one_line
from kg.store.base import View


class CsvExporter:
    """Two CSV files; one zip archive where one stream is wanted."""

    name: ClassVar[str] = "csv"
    suffix: ClassVar[str] = ".zip"
    media_type: ClassVar[str] = "application/zip"

    def files(self, view: View, options: ExportOptions) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Yield `nodes.csv` and `edges.csv` (see `kg.export.base.FolderExporter`)."""
        return self.write_files(lay_out(view, options))

    def write_files(self, sheet: Sheet) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Yield the files of a graph that is already laid out."""
        mark = ["\ufeff"] if sheet.options.bom else []
        yield "nodes.csv", encoded(chain(mark, _lines(_nodes(sheet))))
        yield "edges.csv", encoded(chain(mark, _lines(_edges(sheet))))

    def export(self, view: View, options: ExportOptions) -> Iterator[bytes]:
        """Yield both files as one zip archive."""
        return zipped(self.files(view, options))


def _nodes(sheet: Sheet) -> Iterator[list[Value | None]]:
    yield ["Id", "Label", *(column.name for column in NODE_COLUMNS)]
    for row in sheet.nodes():
        yield [row.node.id, one_line(row.node.label), *(column.value(row) for column in NODE_COLUMNS)]


def _edges(sheet: Sheet) -> Iterator[list[Value | None]]:
    yield ["Id", "Source", "Target", "Type", "Kind", "Weight", "Label", *(column.name for column in EDGE_COLUMNS)]
    for row in sheet.edges():
        edge = row.edge
        head: list[Value | None] = [edge.id, edge.source, edge.target, "Directed", edge.kind, edge.weight, edge.label]
        yield [*head, *(column.value(row) for column in EDGE_COLUMNS)]


def _lines(rows: Iterable[list[Value | None]]) -> Iterator[str]:
    held = StringIO()
    writer = csv.writer(held)
    for row in rows:
        writer.writerow([_cell(value) for value in row])
        yield held.getvalue()
        held.seek(0)
        held.truncate()


def _cell(value: Value | None) -> Value:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return cell(value) if isinstance(value, str) else value


class _Outbox:
    """A file that can only be written on; what was written is taken out between writes."""

    def __init__(self) -> None:
        self._held: list[bytes] = []

    def write(self, piece: bytes) -> int:
        self._held.append(bytes(piece))
        return len(piece)

    def flush(self) -> None:
        """Nothing to do: all is taken out at once."""

    def close(self) -> None:
        """Nothing to do."""

    def take(self) -> bytes:
        held, self._held = b"".join(self._held), []
        return held


def zipped(files: Iterable[tuple[str, Iterable[bytes]]]) -> Iterator[bytes]:
    """Yield files as a zip archive while they are written; entries carry the day of the export."""
    day = export_date()
    outbox = _Outbox()
    with zipfile.ZipFile(outbox, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, pieces in files:
            entry = zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(entry, "w", force_zip64=True) as member:
                for piece in pieces:
                    member.write(piece)
                    yield outbox.take()
    yield outbox.take()
