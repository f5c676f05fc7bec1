"""What a stranger's query may be, decided on its tokens before the engine sees it.

The engine follows SERVICE and LOAD to any address, plans a chain of patterns in cubic time and dies of deep nesting,
so these are stopped here. What is merely slow is stopped by the deadline of `kg.query.pool`.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal
from urllib.parse import urljoin

from kg.errors import QueryRefused, QuerySyntaxError
from kg.query.cost import Product, find_products
from kg.query.escapes import Resolved, resolve
from kg.query.lookup import is_lookup
from kg.query.mistakes import explain
from kg.query.patterns import PatternCounter
from kg.query.shapes import shape_of
from kg.query.tokens import Token, tokenize
from kg.vocab import PREFIXES

Form = Literal["select", "ask", "construct", "describe", "update"]

_UPDATES: Final = ("INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH")
_FORMS: Final[dict[str, Form]] = {
    "SELECT": "select",
    "ASK": "ask",
    "CONSTRUCT": "construct",
    "DESCRIBE": "describe",
    **dict.fromkeys(_UPDATES, "update"),
}
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_REFUSED: Final = {
    "SERVICE": "it would make this server send requests to addresses that the query chooses",
    "LOAD": "it would make this server fetch addresses that the query chooses",
}
REMEMBERED: Final = 4096
"""Characters of a query up to which what was found is remembered: the same ones come again and again."""
_BYTES: Final = 4
"""Of one character in UTF-8, at most."""
_LONGEST_IRI: Final = 8192
"""Of a BASE: one relative to the other, they grow."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a query may be."""

    nesting: int = 100
    """Brackets open at one place, signs in a row included."""
    patterns: int = 150
    """Triple patterns, the steps of a path counted one by one."""
    clauses: int = 300
    """Groups, filters, blocks of values, columns that are worked out, graphs of the data set, things described."""
    operators: int = 1000
    """Signs in expressions."""
    size: int = 256 * 1024
    """Bytes of UTF-8."""
    tokens: int = 100_000
    """Words and signs of all kinds: the time to look at a query goes by them."""


class Undeclared(str):
    """A prefixed name whose prefix the query does not declare: who runs the query knows some."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the scan found in a query that may run."""

    form: Form
    default_graphs: tuple[str, ...] = ()
    """IRIs after FROM; a relative one is resolved against BASE, else left as it is."""
    named_graphs: tuple[str, ...] = ()
    """IRIs after FROM NAMED."""
    patterns: int = 0
    """An estimate from above of the number of triple patterns."""
    products: tuple[Product, ...] = ()
    """What may have no end, depending on the data."""
    lookup: bool = False
    """Whether it ends at once, whatever the data are (`kg.query.lookup`)."""


def inspect(query: str, limits: Limits | None = None) -> Inspection:
    """Look at a query and say what it is.

    Raises:
        QueryRefused: it is too large, too deep, reaches out of this server, has no end, or holds several operations.
        QuerySyntaxError: no form can be recognised.
    """
    limits = limits or Limits()
    if len(query) > REMEMBERED:
        return _looked_at(query, limits)
    shape = shape_of(query) if len(query) <= limits.size // _BYTES else ""
    return _found_of(shape, limits) or _remembered(query, limits)


def _found_of(shape: str, limits: Limits) -> Inspection | None:
    """Return what holds for all queries of a shape; None where that is not all that is to be told of one."""
    try:
        found = _remembered(shape, limits) if shape else None
    except (QueryRefused, QuerySyntaxError):
        # An error tells the place in the query itself.
        return None
    return None if found is None or found.products or found.default_graphs or found.named_graphs else found


def examine(query: str, limits: Limits) -> Inspection:
    """Do what `inspect` does, whatever is remembered."""
    size = len(query.encode("utf-8", "surrogatepass"))
    if size > limits.size:
        raise QueryRefused(f"the query has {size} bytes, more than {limits.size}", hint="ask in smaller parts")
    resolved = resolve(query)
    tokens, patterns = _weighed(resolved, limits)
    refuse_reaching_out(resolved, tokens)
    form = _form(resolved, tokens)
    default, named = _dataset(tokens)
    products = () if form == "update" else find_products(resolved.text, tokens)
    return Inspection(form, default, named, patterns, products, is_lookup(tokens))


_remembered: Final = lru_cache(maxsize=256)(examine)
_looked_at: Final = lru_cache(maxsize=4)(examine)
"""Large ones, which are looked at twice on their way."""


def _weighed(query: Resolved, limits: Limits) -> tuple[list[Token], int]:
    """Return the tokens of a query and the number of its patterns; stops at the first token that is too much."""
    counter = PatternCounter()
    tokens: list[Token] = []
    for token in tokenize(query.text):
        tokens.append(token)
        counter.take(token)
        if counter.deepest > limits.nesting:
            raise _too_much(query, token, f"nested deeper than {limits.nesting} levels")
        if counter.patterns > limits.patterns:
            raise _too_much(query, token, f"of more than {limits.patterns} triple patterns")
        if counter.clauses > limits.clauses:
            raise _too_much(query, token, f"of more than {limits.clauses} groups, filters and columns")
        if counter.operators > limits.operators:
            raise _too_much(query, token, f"of more than {limits.operators} operators")
        if len(tokens) > limits.tokens:
            raise _too_much(query, token, f"of more than {limits.tokens} words and signs")
    return tokens, counter.patterns


def _too_much(query: Resolved, token: Token, what: str) -> QueryRefused:
    line, _ = query.line_and_column(token.start)
    return QueryRefused(f"queries {what} do not run here (line {line})", hint="ask in smaller parts")


def refuse_reaching_out(query: Resolved, tokens: list[Token]) -> None:
    """Look for the two words, also as they read once escapes in strings are resolved: engines differ on when they are.

    Raises:
        QueryRefused: one is there.
    """
    _refuse_words(query, tokens)
    if "\\u" in query.text or "\\U" in query.text:
        text = _ESCAPE.sub(_unescape, query.text)
        _refuse_words(Resolved(text, text), tokenize(text))


def _refuse_words(query: Resolved, tokens: Iterable[Token]) -> None:
    for token in tokens:
        if token.kind == "word" and (word := token.text.upper()) in _REFUSED:
            line, column = query.line_and_column(token.start)
            raise QueryRefused(
                f"{word} is refused (line {line}, column {column}): {_REFUSED[word]}",
                hint="ask this endpoint and the other one apart, and join the answers yourself",
            )


def _unescape(found: re.Match[str]) -> str:
    code = int(found[1] or found[2], 16)
    return chr(code) if code <= 0x10FFFF else found[0]


def _operations(tokens: list[Token]) -> Iterator[Token]:
    """Yield the words that begin an operation: forms outside of all brackets."""
    depth = 0
    for token in tokens:
        if token.kind == "mark":
            depth += (token.text in ("{", "(", "[")) - (token.text in ("}", ")", "]"))
        elif token.kind == "word" and depth == 0 and token.text.upper() in _FORMS:
            yield token


def _form(query: Resolved, tokens: list[Token]) -> Form:
    operations = list(_operations(tokens))
    if not operations:
        raise explain(query.sent, "Query", PREFIXES)
    form = _FORMS[operations[0].text.upper()]
    if form != "update" and len(operations) > 1:
        raise explain(query.sent, "Query", PREFIXES)
    return form


def _dataset(tokens: list[Token]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the graphs after FROM and FROM NAMED, as full IRIs."""
    base, prefixes = "", dict[str, str]()
    default: list[str] = []
    named: list[str] = []
    depth = 0
    for index, token in enumerate(tokens):
        rest = tokens[index + 1 : index + 3]
        word = token.text.upper() if token.kind == "word" else ""
        depth += (token.text == "{") - (token.text == "}") if token.kind == "mark" else 0
        if word == "BASE" and rest:
            base = _iri(rest[0], base, prefixes)
        elif word == "PREFIX" and len(rest) == 2:
            prefixes[rest[0].text[:-1]] = _iri(rest[1], base, prefixes)
        elif word == "FROM" and depth == 0 and rest:
            is_named = rest[0].text.upper() == "NAMED"
            target = rest[-1] if is_named else rest[0]
            (named if is_named else default).append(_iri(target, base, prefixes))
    return tuple(default), tuple(named)


def _iri(token: Token, base: str, prefixes: dict[str, str]) -> str:
    if token.kind == "iri":
        inner = _ESCAPE.sub(_unescape, token.text[1:-1])
        return _resolved(base, inner) if base else inner
    prefix, _, local = token.text.partition(":")
    local = re.sub(r"\\(.)", r"\1", local)
    return prefixes[prefix] + local if prefix in prefixes else Undeclared(f"{prefix}:{local}")


def _resolved(base: str, inner: str) -> str:
    if len(base) > _LONGEST_IRI:
        raise QueryRefused(f"an IRI of more than {_LONGEST_IRI} characters is the base of others")
    try:
        return urljoin(base, inner)
    except ValueError as error:
        raise QuerySyntaxError(f"the query is not SPARQL: <{inner[:200]}> is no IRI") from error
