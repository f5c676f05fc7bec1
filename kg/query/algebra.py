"""What stands side by side in the groups of a query, read from its tokens: enough to see products coming.

No grammar check: the engine does that. What is not understood here is left alone (`parse` returns None).
"""

from collections.abc import Sequence
from typing import Final

from kg.query.parts import TERMS, Cursor, Group, Kind, NotUnderstoodError, Part
from kg.query.tokens import Token
from kg.query.triples import read_triples

_AGGREGATES: Final = frozenset(("COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"))
_WHOLE: Final = frozenset(("GROUP", "ORDER", "HAVING"))


def parse(query: str, tokens: Sequence[Token]) -> Group | None:
    """Return the outermost group of a query that is not an update; None if it is not understood."""
    reader = _Reader(query, tokens)
    try:
        while reader.word() not in ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE"):
            reader.step()
        return reader.select()
    except (NotUnderstoodError, IndexError):
        return None


class _Reader(Cursor):
    """Reads groups."""

    def select(self) -> Group:
        """Read a query from its form on, its solution modifiers included."""
        words = set[str]()
        form = self.word()
        while self.mark() != "{":
            words.add(self.word())
            self.step()
        if form == "CONSTRUCT" and "WHERE" not in words:
            self.skip()
            while self.mark() != "{":
                self.step()
        parts = list(self._group().parts)
        limit = 1 if form == "ASK" else None
        modifiers = set[str]()
        while not self.at_end and self.mark() != "}":
            word = self.word()
            if word == "VALUES":
                parts.append(self._values())
                continue
            modifiers.add(word)
            self.step()
            if word == "LIMIT":
                limit = int(self.step().text) if self.peek().kind == "number" else None
        counts = bool(words & _AGGREGATES)
        whole = counts or bool(modifiers & _WHOLE)
        return Group(tuple(parts), whole, limit, one_row=counts and "GROUP" not in modifiers)

    def _group(self) -> Group:
        self.expect("{")
        if self.word() == "SELECT":
            group = self.select()
        else:
            parts = list[Part]()
            while self.mark() != "}":
                parts += self._member()
            group = Group(tuple(parts))
        self.expect("}")
        return group

    def _member(self) -> list[Part]:
        word, mark, begin = self.word(), self.mark(), self.place
        if mark == ".":
            self.step()
            return []
        if mark == "{":
            return [self._union()]
        if word in ("FILTER", "BIND"):
            return [self._expression("filter" if word == "FILTER" else "bind")]
        if word == "VALUES":
            return [self._values()]
        if word in ("OPTIONAL", "MINUS", "GRAPH"):
            self.step()
            by_graph = word == "GRAPH" and self.step().kind == "variable"
            graph = self.text(begin) if word == "GRAPH" else ""
            inner = self._group()
            nested = Group(inner.parts, inner.whole or word == "MINUS", inner.limit, inner.one_row, graph)
            kind: Kind = "filter" if word == "MINUS" else "join"
            return [Part(self.text(begin), self.variables(begin), kind, None, () if by_graph else (nested,))]
        return read_triples(self)

    def _union(self) -> Part:
        begin = self.place
        groups = [self._group()]
        while self.word() == "UNION":
            self.step()
            groups.append(self._group())
        rows = [group.rows for group in groups]
        known = None if None in rows else sum(row for row in rows if row is not None)
        return Part(self.text(begin), self.variables(begin), "join", known, tuple(groups))

    def _expression(self, kind: Kind) -> Part:
        """Read FILTER or BIND: what comes up to the end of the first bracket belongs to it."""
        begin = self.place
        while self.mark() not in ("(", "[", "{"):
            self.step()
        self.skip()
        text = self.text(begin)
        target = text[:-1].rstrip().rpartition("?" if "?" in text else "$")[2] if kind == "bind" else ""
        return Part(text, self.variables(begin), kind, 1, target=target)

    def _values(self) -> Part:
        begin = self.place
        while self.mark() != "{":
            self.step()
        self.step()
        rows = depth = 0
        typed = False
        while self.mark() != "}" or depth:
            token = self.step()
            depth += (token.text == "(") - (token.text == ")") if token.kind == "mark" else 0
            single = depth == 0 and token.kind in TERMS and not typed
            rows += single or (token.kind == "mark" and token.text == "(")
            typed = token.kind == "mark" and token.text == "^^"
        self.step()
        return Part(self.text(begin), self.variables(begin), "join", rows)
