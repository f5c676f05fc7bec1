"""Named queries: found by name, bound with terms."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError, NotFound, UsageError
from kg.query.guard import inspect
from kg.query.library import Parameter, named_queries, named_query, parse, substitute, term_of
from kg.query.tokens import tokenize
from kg.rdf.terms import Term

BASE = "https://example.org/newskg/"
HEAD = "#+ title: T\n#+ question: Q?\n"


@pytest.mark.parametrize("query", named_queries().values(), ids=lambda query: query.name)
def test_every_named_query_is_fit_to_run(query: object) -> None:
    """Each has a question, passes the guard with its examples bound, and then holds no parameter any more."""
    values = {one.name: one.example for one in query.parameters}  # type: ignore[attr-defined]
    bound = query.bound(values, BASE)  # type: ignore[attr-defined]
    assert inspect(bound).form != "update"
    assert not {f"?{name}" for name in values} & {token.text for token in tokenize(bound)}


def test_names_may_be_short() -> None:
    """A query is found by its number and by its words."""
    for name in ("01-who-says-what-about", "01", "who-says-what-about"):
        assert named_query(name).name == "01-who-says-what-about"
    with pytest.raises(NotFound, match="01-who-says-what-about"):
        named_query("who")


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("iri", "country/JP", f"<{BASE}country/JP>"),
        ("iri", "https://other.example/x", "<https://other.example/x>"),
        ("term", "type:ACCUSE", "<https://w3id.org/newskg/type/ACCUSE>"),
        ("term", "https://w3id.org/newskg/said/aid", "<https://w3id.org/newskg/said/aid>"),
        ("string", 'a "b"\n', '"a \\"b\\"\\n"'),
        ("integer", "5", '"5"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("decimal", "0.50", '"0.50"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("date", "2025-11-14", '"2025-11-14"^^<http://www.w3.org/2001/XMLSchema#date>'),
    ],
)
def test_values_become_terms(kind: str, value: str, term: str) -> None:
    """Each type makes its term."""
    assert str(term_of(Parameter("x", kind, "e", "m"), value, BASE)) == term  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "value"),
    [("iri", "a b"), ("iri", "x> { ?s"), ("term", "nowhere"), ("integer", "5.1"), ("decimal", "x"), ("date", "14.11.")],
)
def test_values_that_do_not_fit_are_refused(kind: str, value: str) -> None:
    """A value of another type is an error that names the parameter."""
    with pytest.raises(UsageError, match="x="):
        term_of(Parameter("x", kind, "e", "m"), value, BASE)  # type: ignore[arg-type]


def test_parameters_are_checked() -> None:
    """Unknown parameters and missing strings are errors."""
    query = parse("q", HEAD + "#+ param: word string a | the word\nSELECT * { ?s ?p ?word }")
    with pytest.raises(UsageError, match="needs"):
        query.bound({}, BASE)
    with pytest.raises(UsageError, match="no parameter 'other'"):
        query.bound({"word": "a", "other": "b"}, BASE)


@pytest.mark.parametrize("head", ["", "#+ title: T\n", HEAD + "#+ parm: x\n", HEAD + "#+ param: x thing e | m\n"])
def test_a_wrong_head_is_an_error(head: str) -> None:
    """A file that does not follow the README is refused with its name."""
    with pytest.raises(KgError, match=re.escape("q.rq")):
        parse("q", head + "ASK {}")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=30))
def test_a_bound_text_stays_one_token(text: str) -> None:
    """Whatever a string holds, it takes the place of the variable as one literal, and only there."""
    query = "SELECT * { ?s ?p ?x } # ?x\n"
    before = [token.text for token in tokenize(query)]
    after = list(tokenize(substitute(query, {"x": Term("literal", text)})))
    assert [token.text if token.kind != "string" else "?x" for token in after] == before
