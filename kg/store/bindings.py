"""Fixing the variables of a query to terms, as text: the same for every SPARQL engine."""

import re
from collections.abc import Mapping
from typing import Final

from kg.errors import QuerySyntaxError, UsageError
from kg.rdf.terms import Term

_TOKEN: Final = re.compile(
    r"""(?P<skip>\#[^\n\r]*|<[^<>"{}|^`\\\x00-\x20]*>|"{3}(?:[^"\\]|\\.|"(?!""))*"{3}|'{3}(?:[^'\\]|\\.|'(?!''))*'{3}
    |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'|[?$]\w+)|(?P<word>[^\W\d][\w:-]*)|(?P<brace>\{)|.""",
    re.VERBOSE | re.DOTALL,
)
_NAME: Final = re.compile(r"[^\W\d]\w*")


def bind(query: str, bindings: Mapping[str, Term] | None) -> str:
    """Return the query with `VALUES` at the head of its pattern, one row with the terms of the bindings.

    Joining one row fixes variables whether or not they are projected, and unlike replacing them in the text it
    leaves `SELECT ?x` and `BIND(... AS ?x)` valid.

    Raises:
        UsageError: a name is no variable, or a term is a blank node, which stands for anything in a query.
        QuerySyntaxError: the query has no pattern.
    """
    if not bindings:
        return query
    for name, term in bindings.items():
        if not _NAME.fullmatch(name):
            raise UsageError(f"{name!r} is not the name of a variable", hint="names are letters, digits and _")
        if term.kind == "bnode":
            raise UsageError(f"?{name} cannot be fixed to the blank node _:{term.value}")
    names = " ".join(f"?{name}" for name in bindings)
    values = " ".join(str(term) for term in bindings.values())
    position = _pattern(query)
    return f"{query[:position]} VALUES ({names}) {{ ({values}) }} {query[position:]}"


def _pattern(query: str) -> int:
    """Return the position after the brace that opens the pattern: after WHERE, else the first."""
    first, where = 0, False
    for token in _TOKEN.finditer(query):
        if token["word"] and token["word"].upper() == "WHERE":
            where = True
        elif token["brace"]:
            if where:
                return token.end()
            first = first or token.end()
    if not first:
        raise QuerySyntaxError("the query has no pattern in braces")
    return first
