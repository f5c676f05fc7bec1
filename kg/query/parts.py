"""The parts of a query, and the cursor that reads them from its tokens."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kg.query.tokens import Token

Kind = Literal["join", "bind", "filter"]

_OPENING: Final = frozenset("({[")
_CLOSING: Final = frozenset(")}]")
TERMS: Final = frozenset(("iri", "string", "variable", "bnode", "name", "number", "word"))
"""Kinds of tokens that can stand for a thing."""


class NotUnderstoodError(Exception):
    """A token stands where none of its kind is expected."""


@dataclass(frozen=True, slots=True)
class Part:
    """One member of a group: a triple pattern, a block of values, a nested group, a filter."""

    text: str
    variables: frozenset[str]
    """Names and labels of all variables and blank nodes in it."""
    kind: Kind = "join"
    rows: int | None = None
    """How many rows it gives at most, None where only the data tell."""
    nested: tuple["Group", ...] = ()
    """Groups in it that are evaluated by themselves; not those of `GRAPH ?g`, which are evaluated graph by graph."""
    target: str = ""
    """What BIND binds."""
    sample: str = ""
    """A pattern that gives fewer rows, and those sooner; for paths of any length."""


@dataclass(frozen=True, slots=True)
class Group:
    """What stands between two braces, with the SELECT around it if there is one."""

    parts: tuple[Part, ...]
    whole: bool = False
    """Counting, grouping or sorting needs all rows, or MINUS does."""
    limit: int | None = None
    one_row: bool = False
    """It counts without grouping."""
    graph: str = ""
    """`GRAPH <...>` before it; the empty text where there is none."""

    @property
    def rows(self) -> int | None:
        """How many rows it gives at most, None where only the data tell."""
        if self.one_row:
            return 1
        rows = 1
        for part in self.parts:
            if part.kind == "join":
                if part.rows is None:
                    return self.limit
                rows *= part.rows
        return rows if self.limit is None else min(rows, self.limit)


class Cursor:
    """Reads forward, one token after the other; IndexError beyond the last."""

    def __init__(self, query: str, tokens: Sequence[Token]) -> None:
        self._query = query
        self._tokens = tokens
        self.place = 0

    @property
    def at_end(self) -> bool:
        """Whether no token is left."""
        return self.place >= len(self._tokens)

    def peek(self) -> Token:
        """Return the next token without going past it."""
        return self._tokens[self.place]

    def word(self) -> str:
        """Return the next word in capitals, the empty text if none comes next."""
        token = self._tokens[self.place]
        return token.text.upper() if token.kind == "word" else ""

    def mark(self) -> str:
        """Return the next mark, the empty text if none comes next."""
        token = self._tokens[self.place]
        return token.text if token.kind == "mark" else ""

    def step(self) -> Token:
        """Go past one token and return it."""
        self.place += 1
        return self._tokens[self.place - 1]

    def expect(self, mark: str) -> None:
        """Go past a mark. Raises NotUnderstoodError: it is not there."""
        if self.mark() != mark:
            raise NotUnderstoodError
        self.step()

    def skip(self) -> None:
        """Go past one bracket and all that it holds."""
        depth = 0
        while True:
            token = self.step()
            if token.kind == "mark":
                depth += (token.text in _OPENING) - (token.text in _CLOSING)
            if depth <= 0:
                return

    def text(self, begin: int) -> str:
        """Return the query from a token up to here."""
        last = self._tokens[self.place - 1]
        return self._query[self._tokens[begin].start : last.start + len(last.text)]

    def variables(self, begin: int) -> frozenset[str]:
        """Return the names of variables and blank nodes from a token up to here."""
        named = (token for token in self._tokens[begin : self.place] if token.kind in ("variable", "bnode"))
        return frozenset(token.text.lstrip("?$") for token in named)
