"""An estimate of what a query costs to plan: its triple patterns and its depth, counted on tokens."""

from typing import Final

from kg.query.tokens import Token

_HEADS: Final = frozenset(("SELECT", "DESCRIBE", "GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET"))
_NO_KEYWORD: Final = frozenset(("A", "TRUE", "FALSE", "UNDEF"))
_TERMS: Final = frozenset(("iri", "string", "variable", "bnode", "name", "number", "word"))
_CLAUSES: Final = frozenset(("FILTER", "VALUES", "AS", "FROM", "HAVING", "DESCRIBE"))
_OPERATORS: Final = frozenset(("&&", "||", "+", "-", "*", "/", "=", "!=", "<", ">", "<=", ">="))
_SIGNS: Final = frozenset("!-+^")


class PatternCounter:
    """Counts in one pass. A stack of open brackets says where triples can stand.

    `patterns` is an estimate from above: every step of a path and every member of a list counts as one, since the
    planner sees them so. `clauses` are groups, filters, blocks of values, columns that are worked out, graphs of the
    data set and things described: the engine plans them in square time or worse, and one inside of the other.
    `operators` are signs in expressions. `deepest` is the largest number of brackets open at one place, signs in a row
    included.
    """

    def __init__(self) -> None:
        self.patterns = 0
        self.clauses = 0
        self.operators = 0
        self.deepest = 0
        self._stack: list[str] = []
        """A letter a bracket: g group, e expression, l list or path, v rows of VALUES, b blank node."""
        self._fresh = True
        """The next term begins a triple."""
        self._head = False
        """Between SELECT and its WHERE, or among the solution modifiers."""
        self._keyword = ""
        """The last keyword since the last bracket or full stop: it says what a bracket opens."""
        self._signs = 0
        self._angle_before = ""
        """The sign `<` or `>` before this token: two of one kind open or close a triple term."""
        self._terms = 0
        """Triple terms that are open."""
        self._described = False
        """What stands outside of brackets is described."""

    def take(self, token: Token) -> None:
        """Count one token; to be called for all tokens of a query in order."""
        if token.kind == "mark":
            self._mark(token.text)
            return
        self._signs, self._angle_before = 0, ""
        word = token.text.upper()
        if token.kind == "word":
            self.clauses += word in _CLAUSES
            self._described = (self._described and not self._stack) or word == "DESCRIBE"
        elif self._described and not self._stack:
            self.clauses += 1
        if token.kind == "word" and word not in _NO_KEYWORD:
            self._keyword, self._fresh = word, True
            self._head = self._head or word in _HEADS
        elif token.kind in _TERMS and self._among_triples() and self._keyword not in ("GRAPH", "VALUES", "FILTER"):
            self.patterns += self._fresh or self._stack[-1] == "l"
            self._fresh = False

    def _among_triples(self) -> bool:
        return bool(self._stack) and self._stack[-1] in "glb" and not self._head

    def _mark(self, mark: str) -> None:
        if mark in _OPERATORS and self._stack and self._stack[-1] == "e":
            self.operators += 1
        self._angle(mark)
        if mark in _SIGNS:
            self._signs += 1
            self._deepen()
            return
        if mark in ("(", "[", "{"):
            self._open(mark)
        elif mark in (")", "]", "}"):
            self._close(mark)
        elif self._among_triples():
            if mark == ".":
                self._fresh, self._keyword = True, ""
            elif mark in (";", ",", "/", "|"):
                self.patterns += 1
        self._signs = 0

    def _angle(self, mark: str) -> None:
        twice = mark == self._angle_before
        self._angle_before = mark if mark in ("<", ">") and not twice else ""
        if twice:
            self._terms = max(0, self._terms + (1 if mark == "<" else -1))
            self._deepen()

    def _deepen(self) -> None:
        self.deepest = max(self.deepest, len(self._stack) + self._signs + self._terms)

    def _open(self, bracket: str) -> None:
        if bracket == "[" and self._among_triples():
            self.patterns += 1
            self._fresh = False
        self._stack.append(self._context(bracket))
        self._deepen()
        if bracket == "{":
            self._fresh, self._head = True, False
            self.clauses += self._stack[-1] == "g"
        if self._keyword != "VALUES" or bracket == "{":
            self._keyword = ""

    def _context(self, bracket: str) -> str:
        inside = self._stack[-1] if self._stack else "e"
        if self._keyword == "VALUES" or inside == "v":
            return "v"
        if bracket == "{":
            return "g"
        if bracket == "[":
            return "b"
        return "e" if self._keyword or self._head or inside == "e" else "l"

    def _close(self, bracket: str) -> None:
        if self._stack and self._stack.pop() in "gev":
            self._fresh = True
        if bracket == "}":
            self._head, self._keyword = False, ""
