"""Where a query leaves the grammar of SPARQL 1.1: the first token that nothing right can have at its place.

The engine's parser tells the furthest place that any of its attempts came to, which is often not where the fault is.
This reader decides every step by the next token alone, so what it has passed is the beginning of some right query.
It keeps a stack of its own: nesting costs no recursion.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final, Literal, NamedTuple

from kg.query.tokens import Token

Start = Literal["Query", "Update"]

END: Final = "the end"
_SYMBOL: Final = re.compile(r"'[^']*'|\w+|::=|[()|?*+]")
_KINDS: Final = frozenset(("iri", "string", "language", "variable", "bnode", "name", "number"))


@dataclass(slots=True, eq=False)
class _Node:
    """A part of the grammar: a token, a rule by name, or parts in a row, one of, at most one, any number of."""

    kind: Literal["token", "rule", "row", "one", "maybe", "many"]
    name: str = ""
    parts: tuple["_Node", ...] = ()
    first: frozenset[str] = frozenset()
    """Tokens that it can begin with."""
    empty: bool = False
    """Whether it can be nothing."""


class Fault(NamedTuple):
    """The token at fault, None for the end of the query, and what could stand there."""

    token: Token | None
    expected: tuple[str, ...]


def fault(tokens: Iterable[Token], start: Start) -> Fault | None:
    """Return the first fault; None where the grammar finds none, which the engine still may."""
    stack = [_grammar()[start]]
    wanted: set[str] = set()
    for token in (*tokens, None):
        terminal = _terminal(token) if token else END
        wanted = set()
        if not _advance(stack, terminal, wanted):
            return Fault(token, tuple(sorted(wanted)))
    return None


def _advance(stack: list[_Node], terminal: str, wanted: set[str]) -> bool:
    """Take apart what is on the stack until it has taken the token; collect what was wanted instead."""
    while stack:
        node = stack.pop()
        if node.kind == "token" and node.name == terminal:
            return True
        fits = terminal in node.first
        wanted |= node.first
        if not fits and not node.empty:
            return False
        if not fits:
            continue
        if node.kind == "rule":
            stack.append(_grammar()[node.name])
        elif node.kind == "row":
            stack.extend(reversed(node.parts))
        elif node.kind == "one":
            stack.append(next(part for part in node.parts if terminal in part.first))
        else:
            if node.kind == "many":
                stack.append(node)
            stack.extend(node.parts)
    wanted.add(END)
    return terminal == END


def _terminal(token: Token) -> str:
    if token.kind in _KINDS:
        return token.kind
    return "a" if token.text == "a" else token.text.upper()


@cache
def _grammar() -> dict[str, _Node]:
    """Return the rules by name, each with what it can begin with."""
    text = resources.files("kg.query").joinpath("sparql.ebnf").read_text("utf-8")
    symbols = [symbol for line in text.splitlines() if line[:1] != "#" for symbol in _SYMBOL.findall(line)]
    begins = [place - 1 for place, symbol in enumerate(symbols) if symbol == "::="]
    rules = {}
    for begin, end in zip(begins, [*begins[1:], len(symbols)], strict=True):
        rules[symbols[begin]] = _one(iter([*symbols[begin + 2 : end], ")"]))
    while sum(_settle(node, rules) for node in rules.values()):
        pass
    return rules


def _one(symbols: Iterator[str]) -> _Node:
    """Read alternatives up to the closing bracket."""
    rows: list[list[_Node]] = [[]]
    for symbol in symbols:
        if symbol == ")":
            break
        if symbol == "|":
            rows.append([])
        elif symbol in ("?", "*", "+"):
            last = rows[-1].pop()
            rows[-1] += [last, _Node("many", parts=(last,))] if symbol == "+" else [_repeated(symbol, last)]
        elif symbol == "(":
            rows[-1].append(_one(symbols))
        elif symbol[0] == "'":
            rows[-1].append(_Node("token", symbol.strip("'")))
        else:
            rows[-1].append(_Node("token" if symbol[0].islower() else "rule", symbol))
    parts = tuple(row[0] if len(row) == 1 else _Node("row", parts=tuple(row)) for row in rows)
    return parts[0] if len(parts) == 1 else _Node("one", parts=parts)


def _repeated(sign: str, node: _Node) -> _Node:
    return _Node("maybe" if sign == "?" else "many", parts=(node,))


def _settle(node: _Node, rules: dict[str, _Node]) -> bool:
    """Work out what a part can begin with from what is known so far; return whether anything is new."""
    changed = sum(_settle(part, rules) for part in node.parts) > 0
    first, empty = frozenset[str](), node.kind in ("maybe", "many")
    if node.kind == "token":
        first = frozenset((node.name,))
    elif node.kind == "rule":
        first, empty = rules[node.name].first, rules[node.name].empty
    elif node.kind == "row":
        for part in node.parts:
            first |= part.first
            if not part.empty:
                break
        empty = all(part.empty for part in node.parts)
    else:
        first = first.union(*(part.first for part in node.parts))
        empty = empty or any(part.empty for part in node.parts)
    changed = changed or (first, empty) != (node.first, node.empty)
    node.first, node.empty = first, empty
    return changed
