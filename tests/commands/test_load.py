"""kg load: other people's RDF, in a folder of its own or beside articles."""

import gzip
import json
from pathlib import Path

import pytest
from calling import Kg
from sample_folder import add, help_after_storm, quarrel

from kg.store.folder import open_view
from kg.store.manifest import read_manifest

XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://e/">'
SYNTAXES = {
    "a.ttl": "@prefix e: <http://e/> . e:a e:p 'x', [ e:q e:r ] .",
    "a.nt": '<http://e/a> <http://e/p> "x" .',
    "a.nq": '<http://e/a> <http://e/p> "x" .\n<http://e/a> <http://e/p> "y" <http://e/g> .',
    "a.trig": "<http://e/g> { <http://e/a> <http://e/p> 'x' }",
    "a.rdf": f'{XML}<rdf:Description rdf:about="http://e/a"><e:p>x</e:p></rdf:Description></rdf:RDF>',
    "a.jsonld": '{"@context": {"p": "http://e/p"}, "@id": "http://e/a", "p": "x"}',
}


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_bytes(gzip.compress(text.encode()) if name.endswith(".gz") else text.encode())
    return path


def held(folder: Path) -> list[str]:
    view = open_view(folder)
    try:
        return sorted(str(quad) for quad in view.quads())
    finally:
        view.close()


@pytest.mark.parametrize("name", [*SYNTAXES, "a.ttl.gz", "a.nq.gz"])
def test_every_syntax_is_read(kg: Kg, tmp_path: Path, name: str) -> None:
    """Each syntax, packed or not, comes in by the ending of the file's name."""
    file = write(tmp_path, name, SYNTAXES[name.removesuffix(".gz")])
    told = kg("load", file, "-o", tmp_path / "kg")
    assert told.code == 0, told.err
    assert any('<http://e/p> "x"' in line for line in held(tmp_path / "kg"))


def test_a_new_folder_is_plain(kg: Kg, tmp_path: Path) -> None:
    """Its default graph is the unnamed graph, nothing but the files is in it, and a build into it is refused."""
    folder = tmp_path / "kg"
    assert kg("load", write(tmp_path, "a.nq", SYNTAXES["a.nq"]), "-o", folder).code == 0
    manifest = read_manifest(folder)
    assert manifest is not None and manifest.default_graph == "own"
    assert len(held(folder)) == 2
    assert kg("query", folder, "-e", "SELECT ?o { ?s ?p ?o }", "-f", "csv").out.split() == ["o", "x"]
    assert kg("query", folder, "-e", "SELECT ?o { GRAPH ?g { ?s ?p ?o } }", "-f", "csv").out.split() == ["o", "y"]
    refused = kg("derive", folder)
    assert refused.code == 2 and "build into a new folder" in refused.err


def test_beside_articles(kg: Kg, tmp_path: Path) -> None:
    """A built folder keeps its union default graph, and its articles keep what was loaded when more of them come."""
    folder = tmp_path / "kg"
    add(folder, quarrel())
    assert kg("load", write(tmp_path, "a.ttl", SYNTAXES["a.ttl"]), "-o", folder, "--graph", "http://e/g").code == 0
    add(folder, help_after_storm())
    assert kg("derive", folder).code == 0
    asked = kg("query", folder, "-e", "ASK { GRAPH <http://e/g> { ?s <http://e/p> 'x' } ?s <http://e/p> 'x' }")
    assert asked.out == "true\n"
    assert json.loads(kg("stats", folder, "--json").out)["articles"] == 2
    assert kg("check", folder).code == 0
    assert "<http://e/g>" in kg("export", folder, "-f", "nq").out


def test_a_broken_file_leaves_nothing(kg: Kg, tmp_path: Path) -> None:
    """The error names file, line and column; the other files are kept, and the code is that of a build: 4, or 3."""
    folder = tmp_path / "kg"
    good = write(tmp_path, "good.nt", SYNTAXES["a.nt"])
    lines = "".join(f'<http://e/a> <http://e/q> "{number}" .\n' for number in range(5000))
    bad = write(tmp_path, "bad.nt", lines + "<http://e/a> oops .\n")
    told = kg("load", good, bad, "-o", folder)
    assert told.code == 4 and f"{bad}, line 5001, column 14: " in told.err
    assert held(folder) == ['<http://e/a> <http://e/p> "x" .']
    assert kg("load", bad, "-o", folder).code == 3
    assert kg("load", bad, "-o", tmp_path / "new").code == 3
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("a.ttl", "<a> <b> <c> .", "relative IRI"),
        ("a.jsonld", '{"@context": "http://127.0.0.1:9/c", "@id": "http://e/a"}', "nothing is fetched"),
        ("a.jsonld", '{"http://e/p":' * 5000 + "1" + "}" * 5000, "nests deeper"),
        ("a.rdf", '<!DOCTYPE r [<!ENTITY a "aaa">]>' + SYNTAXES["a.rdf"], "XML entities"),
        ("a.rdf", XML + "<e:A><e:p>" * 5000 + "</e:p></e:A>" * 5000 + "</rdf:RDF>", "nests deeper"),
        ("a.rdf", XML + "\n  <e:A></e:B></rdf:RDF>", "line 2, column 10: not XML"),
        ("a.ttl", "<http://e/s> <http://e/p> " + "<<( <http://e/s> <http://e/p> " * 10**5 + "1", "nests deeper"),
        ("a.nq", "<http://e/s> <http://e/p> " + "<<( <http://e/s> <http://e/p> " * 10**5 + "1", "nests deeper"),
        ("a.nt.gz", ("#" + "0" * 1022 + "\n") * (70 * 2**10), "unpacks to more than 64 MiB"),
        ("a.nt", '<http://e/a> <http://e/p> "' + "x" * (17 * 2**20) + '" .', "term of more than 16 MiB"),
    ],
)
def test_what_is_not_read(kg: Kg, tmp_path: Path, name: str, text: str, reason: str) -> None:
    """Nothing is fetched, nothing multiplies, nothing nests without end: each is an error that says so."""
    told = kg("load", write(tmp_path, name, text), "-o", tmp_path / "kg")
    assert told.code == 3 and reason in told.err, told.err


def test_signs_in_strings_are_no_nesting(kg: Kg, tmp_path: Path) -> None:
    """Text with << on every line is text."""
    lines = "".join(f'<http://e/s> <http://e/p> "<< {number}" .\n' for number in range(2000))
    assert kg("load", write(tmp_path, "a.nt", lines), "-o", tmp_path / "kg").code == 0
    assert len(held(tmp_path / "kg")) == 2000


def test_relative_iris_have_a_base(kg: Kg, tmp_path: Path) -> None:
    """--base says what relative IRIs are relative to; --graph and --base have to be whole IRIs."""
    file = write(tmp_path, "a.ttl", "<a> <b> <c> .")
    assert kg("load", file, "-o", tmp_path / "kg", "--base", "http://e/x/").code == 0
    assert held(tmp_path / "kg") == ["<http://e/x/a> <http://e/x/b> <http://e/x/c> ."]
    assert kg("load", file, "-o", tmp_path / "kg", "--graph", "g").code == 2
    assert kg("load", write(tmp_path, "a.xyz", ""), "-o", tmp_path / "kg").code == 2
    assert kg("load", file, "-o", tmp_path / "kg", "--base", "http://e/", "-f", "ttl", "--json").code == 0


def test_kept_graphs_are_not_loaded_into(kg: Kg, tmp_path: Path) -> None:
    """What the program keeps itself cannot be added to, by --graph or by a graph in the file; curated can."""
    folder = tmp_path / "kg"
    add(folder, quarrel())
    before = held(folder)
    base = "https://example.org/newskg/graph/"
    into = write(tmp_path, "a.nq", f'<http://e/a> <http://e/p> "x" .\n<http://e/a> <http://e/p> "y" <{base}derived> .')
    told = kg("load", into, "-o", folder)
    assert told.code == 2 and f"<{base}derived> is kept" in told.err
    for graph in (f"{base}entities", f"{base}article/new", "https://w3id.org/newskg/ns/0.1.0"):
        assert kg("load", write(tmp_path, "a.ttl", SYNTAXES["a.ttl"]), "-o", folder, "--graph", graph).code == 2
    assert held(folder) == before
    file = write(tmp_path, "a.nt", SYNTAXES["a.nt"])
    assert kg("load", file, "-o", folder, "--graph", f"{base}curated").code == 0


def test_a_plain_folder_is_told_about_and_leaves(kg: Kg, tmp_path: Path) -> None:
    """stats, check and export answer on a folder without articles, and what was loaded comes back whole."""
    folder = tmp_path / "kg"
    files = [write(tmp_path, name, SYNTAXES[name]) for name in ("a.nq", "a.trig")]
    assert kg("load", *files, "-o", folder).code == 0
    found = json.loads(kg("stats", folder, "--json").out)
    assert (found["quads"], found["default_graph"], found["graphs"]) == (3, 1, {"http://e/g": 2})
    assert "no articles" in kg("stats", folder).out
    assert "nothing to check" in kg("check", folder).err
    for form in ("nq", "trig", "jsonld"):
        again = write(tmp_path, f"again.{form}", kg("export", folder, "-f", form).out)
        assert kg("load", again, "-o", tmp_path / form).code == 0
        assert held(tmp_path / form) == held(folder)
