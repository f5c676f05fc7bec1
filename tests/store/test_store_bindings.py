"""Fixing variables of a query by text."""

import pytest

from kg.errors import QuerySyntaxError, UsageError
from kg.rdf.terms import Term
from kg.store.bindings import bind

JAPAN = Term("iri", "https://example.org/newskg/country/JP")
ROW = f"VALUES (?x) {{ ({JAPAN}) }}"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?y WHERE { ?x ?y 1 }", f"SELECT ?y WHERE {{ {ROW}  ?x ?y 1 }}"),
        ("SELECT * { ?x ?y 1 }", f"SELECT * {{ {ROW}  ?x ?y 1 }}"),
        ("ask where{?x ?y 1}", f"ask where{{ {ROW} ?x ?y 1}}"),
        ("CONSTRUCT { ?x a ?y } WHERE { ?y a ?x }", f"CONSTRUCT {{ ?x a ?y }} WHERE {{ {ROW}  ?y a ?x }}"),
        ("# WHERE {\nSELECT ?where { ?x a <http://e/{WHERE> }", None),
        ('SELECT (\'WHERE {\' AS ?a) { ?x a """WHERE "{""" }', None),
        ("PREFIX where: <http://e/> SELECT * FROM <http://e/where> { ?x a where:where }", None),
    ],
)
def test_values_stand_at_the_head_of_the_pattern(query: str, expected: str | None) -> None:
    """The row stands after the brace that opens the pattern, whatever strings, comments and names hold."""
    bound = bind(query, {"x": JAPAN})
    assert bound.count(ROW) == 1
    head, _, tail = bound.partition(f" {ROW} ")
    assert head + tail == query
    assert expected is None or bound == expected
    assert tail.strip().startswith(("?x ?y", "?y a ?x", "?x a"))


def test_no_bindings_no_change() -> None:
    """A query without bindings stays as it is."""
    assert bind("SELECT", None) == "SELECT"


def test_terms_cannot_break_out() -> None:
    """Literals with quotes, braces and line ends stay one term."""
    bound = bind("ASK { ?x ?y ?z }", {"z": Term("literal", '"} DROP ALL #\n\\')})
    assert r'("\"} DROP ALL #\n\\")' in bound


def test_wrong_names_and_blank_nodes_are_refused() -> None:
    """A name that is no variable and a blank node are errors; so is a query without a pattern."""
    with pytest.raises(UsageError, match="not the name of a variable"):
        bind("ASK {}", {"x} DROP": JAPAN})
    with pytest.raises(UsageError, match="blank node"):
        bind("ASK {}", {"x": Term("bnode", "b")})
    with pytest.raises(QuerySyntaxError):
        bind("SELECT ?x", {"x": JAPAN})
