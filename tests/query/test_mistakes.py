"""What is told about a query that is wrong: the place of the real fault, the token, and what would help."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.collection import Collection
from rdflib.namespace import RDF, Namespace

from kg.query.grammar import fault
from kg.query.mistakes import explain
from kg.query.tokens import tokenize
from kg.vocab import PREFIXES

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SYNTAX = ("syntax-query", "syntax-update-1", "syntax-update-2", "syntax-fed")


@pytest.mark.parametrize(
    ("query", "line", "column", "token"),
    [
        ("SELECT * {\n ?s ?p }", 2, 8, "}"),
        ("SELECT * { ?s ?p ?o . } ORDER", 1, 30, ""),
        ("SELEC * {}", 1, 1, "SELEC"),
        ("", 1, 1, ""),
        ("ASK { ?s ?p 'abc }", 1, 13, "'"),
        ("ASK { ?s ?p <http://a b> }", 1, 13, "<"),
        ("ASK {} ASK {}", 1, 8, "ASK"),
        ("ASK { ?s ?p ?o }}", 1, 17, "}"),
        ("ASK {\r\n\t?s\tnone:p\t?o }", 2, 5, "none:p"),
        ("SELECT ?s { ?s ?p ?o FILTER regex(?o, } LIMIT 5", 1, 39, "}"),
        ("SELECT * { ?s ?p ?o } LIMIT -1", 1, 29, "-"),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o }", 1, 8, "?s"),
        ("SELECT * { ?s ?p ?o } GROUP BY ?s", 1, 8, "*"),
        ("SELECT * { BIND(1 AS ?x) BIND(2 AS ?x) }", 1, 36, "?x"),
        ("SELECT * { _:a ?p ?o OPTIONAL { _:a ?q ?r } }", 1, 33, "_:a"),
        ("SELECT * { ?s none:p ?o ?x }", 1, 15, "none:p"),
        ("SELECT * { ?s ?p ?o ?x none:p }", 1, 21, "?x"),
    ],
)
def test_the_place_of_the_fault_is_told(query: str, line: int, column: int, token: str) -> None:
    """Line, column and token are those of the first token at fault, and the caret stands under it."""
    error = explain(query, "Query", {})
    assert (error.line, error.column, error.told["token"]) == (line, column, token)
    shown, carets = error.told["excerpt"].split("\n")
    assert shown == query.split("\n")[line - 1].rstrip("\r")
    assert len(carets.rstrip("^")) == column - 1
    assert carets.count("^") == max(1, len(token))


@pytest.mark.parametrize(
    ("query", "hint"),
    [
        ("SELECT * { FLITER(?x) }", "did you mean FILTER?"),
        ("SELECT * { ?s ?p ?o } ORDER ?s", "there could be: BY"),
        ("ASK { ?s ?p http://example.org/ }", "angle brackets"),
        ("SELECT * { ?s ?p ?o } LIMIT ?n", "there could be: a number"),
    ],
)
def test_what_would_help_is_told(query: str, hint: str) -> None:
    """A word misspelled, a word left out and an IRI without brackets are named."""
    assert hint in explain(query, "Query", {}).hint


def test_a_missing_prefix_is_named_with_its_iri() -> None:
    """A prefix that nobody declares is named; the line to add stands beside it where many graphs share the prefix."""
    told = explain("ASK { ?s foaf:name ?o }", "Query", PREFIXES)
    assert told.told["prefix"] == "foaf"
    assert told.told["suggestion"] == "PREFIX foaf: <http://xmlns.com/foaf/0.1/>"
    assert told.told["suggestion"] in told.hint
    assert explain("ASK { ?s news:status ?o }", "Query", {}).told["suggestion"] == f"PREFIX news: <{PREFIXES['news']}>"
    assert "suggestion" not in explain("ASK { ?s zzz:name ?o }", "Query", {}).told


def test_a_long_line_is_cut_around_the_fault() -> None:
    """The excerpt of a query in one long line shows the fault and what stands around it."""
    shown, carets = explain("ASK { " + "?s ?p ?o . " * 500 + "?x }", "Query", {}).told["excerpt"].split("\n")
    assert len(shown) <= 120
    assert shown[carets.index("^")] == "}"


def test_the_grammar_is_that_of_the_standard(shared: Path) -> None:
    """The grammar has nothing against what the W3C's syntax tests call right, and finds half of the other faults; the
    rest is left to the engine."""
    faulty: dict[str, list[bool]] = {"Positive": [], "Negative": []}
    for folder in SYNTAX:
        manifest = shared / "w3c/sparql/sparql11" / folder / "manifest.ttl"
        graph = Graph().parse(manifest)
        for entry in Collection(graph, next(graph.objects(None, MF.entries))):
            kind = str(graph.value(entry, RDF.type))
            query = Path(str(graph.value(entry, MF.action)).removeprefix("file://")).read_text("utf-8")
            found = fault(tokenize(query), "Update" if "Update" in kind else "Query")
            faulty["Negative" if "Negative" in kind else "Positive"].append(found is not None)
    assert len(faulty["Positive"]) > 100
    assert not any(faulty["Positive"])
    assert sum(faulty["Negative"]) >= 24


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="SELCT*{}()?abc:<>\"'.;,|/^+-!\n\t1é_@#\\ ", max_size=60))
def test_any_text_is_explained(query: str) -> None:
    """Whatever the query, the place lies inside of it, and something is said."""
    error = explain(query, "Query", {}, "error at 1:1: expected [_]")
    assert error.message
    assert 1 <= error.line <= query.count("\n") + 1
