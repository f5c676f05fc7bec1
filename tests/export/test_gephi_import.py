"""Gephi's importers, as their rules tell, take every export without an issue."""

import re
from typing import Any

import pytest
from gephi_rules import Imported, import_csv, import_gexf, import_graphml
from told_samples import ACTORS, Said, day, reading, view_of

from kg.export.base import ExportOptions
from kg.export.columns import EDGE_COLUMNS, NODE_COLUMNS, lay_out
from kg.export.csv import CsvExporter
from kg.export.gexf import GexfExporter
from kg.export.graphml import GraphmlExporter
from kg.export.markup import clean, one_line
from kg.reading import Actor
from kg.store.base import View

HOSTILE = (
    "</node><script>alert(1)</script>",
    'A & <B> "C" & & < > D',
    "& & < <",
    "=HYPERLINK(0)",
    "]]>&#0;&amp;",
    "\u202egnp.exe\u2066",
    "Zoë\u00a0\U0001f600 \x00\x1f",
    "x" * 10_000,
)


def gexf(view: View, /, **options: Any) -> bytes:
    return b"".join(GexfExporter().export(view, ExportOptions(**options)))


def graphml(view: View, /, **options: Any) -> Imported:
    return import_graphml(b"".join(GraphmlExporter().export(view, ExportOptions(**options))))


def tables(view: View, /, **options: Any) -> Imported:
    files = {name: b"".join(pieces) for name, pieces in CsvExporter().files(view, ExportOptions(**options))}
    return import_csv(files["nodes.csv"], files["edges.csv"])


@pytest.fixture(scope="module")
def hostile() -> View:
    """Eight actors with names that mean harm, in a ring of warnings."""
    actors = tuple(Actor(f"person/v{number}", "person", name) for number, name in enumerate(HOSTILE))
    told = (
        Said(f"{a.label} warned {b.label}.", (a.id,), "THREATEN", (a.id,), (b.id,), when=day("2025-03-03"))
        for a, b in zip(actors, (*actors[1:], actors[0]), strict=True)
    )
    return view_of(reading("Post <&> Co", "2025-03-04", told, actors=(*actors, *ACTORS)))


@pytest.mark.parametrize("dynamic", [False, True])
@pytest.mark.parametrize("merge_types", [False, True])
@pytest.mark.parametrize("name", ["actors", "events", "sources"])
def test_gexf_is_imported_without_an_issue(view: View, name: str, merge_types: bool, dynamic: bool) -> None:
    """Of every view nothing is dropped, merged or reported; all columns arrive with their types."""
    content = gexf(view, view=name, merge_types=merge_types, dynamic=dynamic)
    read = import_gexf(content)
    assert read.issues == []
    (nodes, edges) = (int(one) for one in re.findall(rb'<(?:nodes|edges) count="(\d+)"', content))
    assert (len(read.nodes), len(read.edges)) == (nodes, edges)
    assert edges > 0
    for owner, columns in (("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)):
        assert {column.name: column.type for column in columns}.items() <= read.columns[owner].items()


def test_gexf_brings_weights_kinds_and_looks(view: View) -> None:
    """Weights, kinds, labels, colours and sizes are in Gephi what they are in the graph."""
    read = import_gexf(gexf(view))
    for row in lay_out(view, ExportOptions()).edges():
        edge = read.edges[row.edge.id]
        assert (edge.kind, edge.weight, edge.label) == (row.edge.kind, row.edge.weight, row.edge.label)
        assert {"color.r", "color.g", "color.b", "thickness.value"} <= set(edge.looks)
    assert all({"color.r", "size.value"} <= set(node.looks) for node in read.nodes.values())


TRAPS = {
    "a type that is unknown": (r'(id="url" title="url" type=)"string"', r'\1"anyURI"'),
    "an undirected edge": (r'type="directed" kind', 'type="undirected" kind'),
    "no kinds": (r' kind="[^"]*"', ""),
    "an open spell": (r"<spell start=", "<spell startopen="),
    "an endless spell": (r'(<spell start="[^"]*") end="[^"]*"', r"\1"),
    "spells that overlap": (r"(<spell [^>]*>)", r"\1\1"),
    "timestamps": (r'timerepresentation="interval"', 'timerepresentation="timestamp"'),
    "no weight": (r'weight="[^"]*"', 'weight="0.0"'),
    "a node twice": (r"(<node .*</node>\n)", r"\1\1"),
    "an edge twice": (r"(<edge .*</edge>\n)", r"\1\1"),
    "an edge without its node": (r'<node id="org/norland".*</node>\n', ""),
    "an edge outside its nodes": (r'(<edge .*<spell start="20)25', r"\g<1>24"),
    "a hierarchy": (r'<node id="org/norland"', r'<node id="org/norland" pid="org/esteria"'),
    "a fraction among whole numbers": (r'(for="mentions" value="\d+)"', r'\1.5"'),
    "a reserved name": (r'id="country" title="country"', 'id="label" title="label"'),
    "a column twice": (r'(<attribute id="country" .*/>\n)', r"\1\1"),
    "an old version": (r'version="1.3"', 'version="2.0"'),
    "a colour out of bounds": (r'viz:color r="\d+"', 'viz:color r="300"'),
}


@pytest.mark.parametrize("trap", TRAPS)
def test_every_trap_of_the_importer_is_noticed(view: View, trap: str) -> None:
    """The reader of these tests reports each known trap when it is put back into a good file."""
    pattern, instead = TRAPS[trap]
    good = gexf(view, dynamic=True).decode()
    bad = re.sub(pattern, instead, good)
    assert bad != good
    assert import_gexf(good.encode()).issues == []
    assert import_gexf(bad.encode()).issues


def test_hostile_names_stay_text_in_every_form(hostile: View) -> None:
    """Markup, control and direction characters and endless names arrive as labels of nodes, with nothing lost."""
    for read in (import_gexf(gexf(hostile, dynamic=True)), graphml(hostile), tables(hostile)):
        assert read.issues == []
        assert len(read.edges) == len(HOSTILE)
        for node in lay_out(hostile, ExportOptions()).graph.nodes:
            told = read.nodes[node.id].label.replace("\u00a0", " ").removeprefix("'")
            assert told == one_line(node.label).replace("\u00a0", " ")
            assert len(told) <= 200


def test_graphml_keeps_the_blank_between_entities(hostile: View) -> None:
    """Gephi loses a blank that stands alone between two entities; none stands so, in labels and in sentences."""
    read = graphml(hostile)
    labels = {node.label.replace("\u00a0", " ") for node in read.nodes.values()}
    assert {'A & <B> "C" & & < > D', "& & < <"} <= labels
    for row in lay_out(hostile, ExportOptions()).edges():
        told = str(read.edges[row.edge.id].values["example"])
        assert told.replace("\u00a0", " ") == clean(row.edge.example).replace("\u00a0", " ")


def test_graphml_brings_looks(view: View) -> None:
    """Colours and sizes stand under the names that Gephi's GraphML importer takes for them, and are those of GEXF."""
    read, other = graphml(view), import_gexf(gexf(view))
    for name, node in read.nodes.items():
        looks = other.nodes[name].looks
        assert [node.looks[one] for one in "rgb"] == [looks[f"color.{one}"] for one in "rgb"]
        assert float(node.looks["size"]) == float(looks["size.value"])
    for name, edge in read.edges.items():
        assert [edge.looks[one] for one in "rgb"] == [other.edges[name].looks[f"color.{one}"] for one in "rgb"]


def test_graphml_loses_nothing_but_types_that_run_parallel(view: View) -> None:
    """GraphML has no kinds: Gephi adds parallel edges up; with merged types there is nothing left to add up."""
    assert graphml(view, merge_types=True).issues == []
    read = graphml(view)
    assert all(issue.startswith("parallel edges merged") for issue in read.issues)
    weights = sum(edge.weight for edge in lay_out(view, ExportOptions()).graph.edges)
    assert sum(edge.weight for edge in read.edges.values()) == weights


@pytest.mark.parametrize("merge_types", [False, True])
@pytest.mark.parametrize("name", ["actors", "events", "sources"])
def test_tables_are_imported_without_an_issue(view: View, name: str, merge_types: bool) -> None:
    """Of the pair of tables no row is refused, no column repeated, no edge merged."""
    read = tables(view, view=name, merge_types=merge_types)
    sheet = lay_out(view, ExportOptions(view=name, merge_types=merge_types))
    assert read.issues == []
    assert set(read.nodes) == {node.id for node in sheet.graph.nodes}
    assert {edge.id: edge.weight for edge in sheet.graph.edges} == {e.id: e.weight for e in read.edges.values()}
