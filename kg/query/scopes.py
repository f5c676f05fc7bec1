"""Faults that no grammar shows: how variables and blank nodes stand to one another (SPARQL 1.1, 19.8)."""

from collections.abc import Sequence
from typing import NamedTuple

from kg.query.tokens import Token


class Misuse(NamedTuple):
    """A token that may not stand where it stands."""

    token: Token
    message: str


def misuse(tokens: Sequence[Token]) -> Misuse | None:
    """Return the likeliest misuse in a query that the grammar has nothing against and the engine refuses."""
    return _ungrouped(tokens) or _rebound(tokens) or _shared_label(tokens)


def _ungrouped(tokens: Sequence[Token]) -> Misuse | None:
    """Find a variable that SELECT names beside an aggregate and that is not grouped by."""
    words = [token.text.upper() if token.kind == "word" else token.text for token in tokens]
    if "SELECT" not in words or not {"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT", "GROUP"} & {*words}:
        return None
    begin = words.index("SELECT")
    end = next((n for n in range(begin, len(words)) if words[n] in ("WHERE", "FROM", "{")), len(words))
    last = len(words) - 1 - words[::-1].index("GROUP") if "GROUP" in words else len(words)
    grouped = {token.text[1:] for token in tokens[last:] if token.kind == "variable"}
    depth = 0
    for token in tokens[begin:end]:
        depth += (token.text == "(") - (token.text == ")")
        if not depth and token.text == "*":
            return Misuse(token, "SELECT * cannot stand with GROUP BY")
        if not depth and token.kind == "variable" and token.text[1:] not in grouped:
            return Misuse(token, f"{token.text} is neither grouped by nor aggregated")
    return None


def _rebound(tokens: Sequence[Token]) -> Misuse | None:
    """Find a BIND to a variable that its group has used before."""
    seen: list[set[str]] = [set()]
    binding = False
    for before, token in zip((None, *tokens), tokens, strict=False):
        if token.text == "{":
            seen.append(set())
        elif token.text == "}" and len(seen) > 1:
            inner = seen.pop()
            seen[-1] |= inner
        elif token.kind == "word":
            binding = binding or token.text.upper() == "BIND"
        elif token.kind == "variable":
            named = before is not None and before.text.upper() == "AS"
            if named and binding and token.text[1:] in seen[-1]:
                return Misuse(token, f"{token.text} is in use already, so nothing can be bound to it")
            binding = binding and not named
            seen[-1].add(token.text[1:])
    return None


def _shared_label(tokens: Sequence[Token]) -> Misuse | None:
    """Find the label of a blank node that stands in two groups."""
    groups, opened = [0], 0
    homes: dict[str, int] = {}
    for token in tokens:
        if token.text == "{":
            opened += 1
            groups.append(opened)
        elif token.text == "}" and len(groups) > 1:
            groups.pop()
        elif token.kind == "bnode" and homes.setdefault(token.text, groups[-1]) != groups[-1]:
            return Misuse(token, f"the blank node {token.text} stands in two groups")
    return None
