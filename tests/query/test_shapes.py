"""Shapes: what differs in names, strings and comments alone is judged alike."""

from hypothesis import given
from hypothesis import strategies as st

from kg.errors import QueryRefused, QuerySyntaxError
from kg.query.guard import Inspection, Limits, examine, inspect
from kg.query.shapes import shape_of
from kg.query.tokens import tokenize

PIECES = (
    "SELECT", "ASK", "SERVICE", "FROM", "*", "{", "}", "(", ")", "?x", "$y", "a:b", "_:c", "<http://x#y>", "<", ">",
    '"', "'", '""', "''", '"a"', "'b'", '"a<b>#c"', "#", "# <d> 'e'", "\n", " ", "\r", "@en", "^^", "12", "VALUES",
    ".", "\\", "<=", "<f'g>", "<h\"i>", "&&", "FILTER", "BASE", "PREFIX", "`", "\\u0022",
)  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def judged(query: str) -> Inspection | type[Exception]:
    """What the guard finds, with nothing remembered."""
    try:
        return examine(query, Limits())
    except (QueryRefused, QuerySyntaxError) as error:
        return type(error)


@given(texts)
def test_a_shape_has_the_tokens_of_its_query(query: str) -> None:
    """The tokens of a shape are of the kinds of the query's, and those that are not emptied are the same."""
    shape = shape_of(query)
    if shape:
        told = [
            [(one.kind, one.text if one.kind not in ("iri", "string") else "") for one in tokenize(text)]
            for text in (query, shape)
        ]
        assert told[0] == told[1]


@given(texts)
def test_what_is_found_by_shape_is_what_is_found(query: str) -> None:
    """Whatever has been asked before, the guard finds in a query what it finds in it alone."""
    try:
        found: Inspection | type[Exception] = inspect(query)
    except (QueryRefused, QuerySyntaxError) as error:
        found = type(error)
    assert found == judged(query)


def test_queries_of_a_shape_differ_in_fillings_alone() -> None:
    """Other names, strings and comments make the same shape, other words another; long quotes and escapes make none."""
    one = "SELECT * { <http://a> ?p 'b' } # c"
    assert shape_of(one) == shape_of("SELECT * { <http://d#e> ?p '' } # SERVICE") != shape_of(one.replace("?p", "a"))
    assert shape_of("ASK { ?s ?p '''b''' }") == shape_of("ASK { ?s ?p 'b\\n' }") == ""
