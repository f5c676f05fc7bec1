import csv
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told_samples import ACTORS, Said, reading, view_of

from kg.export.base import ExportOptions, FolderExporter
from kg.export.columns import EDGE_COLUMNS, NODE_COLUMNS, lay_out
from kg.export.csv import CsvExporter
from kg.export.markup import one_line
from kg.reading import Actor
from kg.store.base import View


def rows(view: View) -> dict[str, list[dict[str, str]]]:
    files = {name: b"".join(pieces) for name, pieces in CsvExporter().files(view, ExportOptions())}
    return {
        name: list(csv.DictReader(io.StringIO(content.decode(), newline=""), strict=True))
        for name, content in files.items()
    }


def test_pair_has_every_node_and_edge_once(view: View) -> None:
    """The tables hold each node and each edge in one row, with unique identifiers and what Gephi asks for."""
    graph = lay_out(view, ExportOptions()).graph
    read = rows(view)
    assert [row["Id"] for row in read["nodes.csv"]] == [node.id for node in graph.nodes]
    assert [row["Id"] for row in read["edges.csv"]] == [edge.id for edge in graph.edges]
    for row, edge in zip(read["edges.csv"], graph.edges, strict=True):
        assert (row["Source"], row["Target"], row["Kind"]) == (edge.source, edge.target, edge.kind)
        assert (row["Type"], int(row["Weight"])) == ("Directed", edge.weight)
        assert row["example"] == edge.example
        assert row["disputed"] == ("true" if edge.disputed else "false")
    assert list(read["nodes.csv"][0])[2:] == [column.name for column in NODE_COLUMNS]
    assert list(read["edges.csv"][0])[7:] == [column.name for column in EDGE_COLUMNS]


def test_one_stream_is_a_zip_of_the_pair(view: View, monkeypatch: pytest.MonkeyPatch) -> None:
    """The single stream is a sound zip archive of the same two files, equal bytes for equal stores."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1741219200")
    exporter = CsvExporter()
    assert isinstance(exporter, FolderExporter)
    content = b"".join(exporter.export(view, ExportOptions()))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == {name: b"".join(pieces) for name, pieces in exporter.files(view, ExportOptions())}
    assert content == b"".join(exporter.export(view, ExportOptions()))


def test_spreadsheets_may_have_their_mark(view: View) -> None:
    """With `bom` each table begins with one byte order mark, and nothing else is different."""
    plain, marked = (dict(CsvExporter().files(view, ExportOptions(bom=bom))) for bom in (False, True))
    for name, pieces in plain.items():
        assert b"".join(marked[name]) == b"\xef\xbb\xbf" + b"".join(pieces)


@settings(max_examples=25, deadline=None)
@given(
    label=st.one_of(st.text(min_size=1, max_size=50), st.sampled_from(["=HYPERLINK(1)", "+1", "-x", "@a", '"', ","]))
)
def test_hostile_labels_read_back_and_run_nowhere(label: str) -> None:
    """Whatever a name holds, the table reads back; what a spreadsheet would run has an apostrophe in front."""
    told = (Said("He warned Norland.", (), "THREATEN", ("person/v",), ("org/norland",)),)
    view = view_of(reading("Post", "2025-01-01", told, actors=(Actor("person/v", "person", label), *ACTORS)))
    (stored,) = (n.label for n in lay_out(view, ExportOptions()).graph.nodes if n.id == "person/v")
    (cell,) = (row["Label"] for row in rows(view)["nodes.csv"] if row["Id"] == "person/v")
    plain = one_line(stored)
    assert cell == ("'" + plain if plain.startswith(("=", "+", "-", "@")) else plain)
