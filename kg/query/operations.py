"""The operations of a SPARQL update, read from its tokens: where each begins and ends, and which graphs it names.

The engine decides what an update means; this only has to be right about its outline. What does not follow the outline
of the grammar is refused, so that no operation is overlooked.
"""

from dataclasses import dataclass, field
from typing import Final

from kg.errors import QueryRefused, QuerySyntaxError
from kg.query.escapes import Resolved
from kg.query.guard import Limits
from kg.query.mistakes import explain
from kg.query.patterns import PatternCounter
from kg.query.tokens import Token, tokenize
from kg.vocab import PREFIXES

LIMITS: Final = Limits(size=4 * 2**20)
"""Of one update; its data are not counted as patterns. Larger ones are documents: they go to the graph store."""

_GRAPHS: Final = frozenset(("iri", "name", "variable"))
_FICKLE: Final = frozenset(("RAND", "UUID", "STRUUID", "NOW", "BNODE", "LIMIT", "OFFSET", "SAMPLE", "GROUP_CONCAT"))


@dataclass(slots=True)
class Operation:
    """One operation; places are offsets in the text of the update."""

    begin: int
    end: int = 0
    prologue: str = ""
    """The BASE and PREFIX lines before it, those of earlier operations included."""
    written: list[str] = field(default_factory=list)
    """Graphs that it names to write to, as they stand there: IRIs and prefixed names."""
    variables: list[str] = field(default_factory=list)
    """Variables that stand for graphs in what it inserts or deletes."""
    everything: bool = False
    """It writes to ALL graphs, or to all NAMED ones."""
    with_graph: str = ""
    source: str = ""
    """The graph that COPY, MOVE or ADD takes from, where it has to be there (no SILENT)."""
    using: list[str] = field(default_factory=list)
    """Its own USING clauses, without that word."""
    where: int = 0
    """Where `WHERE`, or the bracket after it, stands; 0 if it has no pattern."""
    fickle: str = ""
    """A word in its pattern by which a second look at the same data may give something else."""
    short: bool = False
    """`DELETE WHERE`: the pattern is the template too."""

    @property
    def has_dataset(self) -> bool:
        """Whether it says itself which graphs its pattern looks at."""
        return bool(self.with_graph or self.using)


def operations(text: Resolved) -> list[Operation]:
    """Return the operations of an update in order.

    Raises:
        QueryRefused: it nests too deep, or its patterns have too many triples.
        QuerySyntaxError: it is no update.
    """
    return _Scan(text).operations()


class _Scan:
    """Reads an update as the grammar has it outside of brackets (SPARQL 1.1 Query, rules 29 to 51)."""

    def __init__(self, update: Resolved) -> None:
        self._update = update
        self._tokens = tokenize(update.text)
        self._counter = PatternCounter()
        self._depth = 0
        self._last = 0
        """Where the token before ends."""
        self._prologue = ""
        self._token: Token | None = None
        self._advance()

    def operations(self) -> list[Operation]:
        """Return all operations in order."""
        found: list[Operation] = []
        while self._token:
            if self._take("BASE"):
                self._declare("BASE", 1)
            elif self._take("PREFIX"):
                self._declare("PREFIX", 2)
            elif self._token.text == ";" and found and not found[-1].end:
                found[-1].end = self._last
                self._advance()
            elif found and not found[-1].end:
                raise self._mistake()
            else:
                found.append(self._operation())
        if found and not found[-1].end:
            found[-1].end = self._last
        return found

    def _advance(self) -> None:
        if self._token:
            self._last = self._token.start + len(self._token.text)
        self._token = next(self._tokens, None)

    def _word(self) -> str:
        return self._token.text.upper() if self._token and self._token.kind == "word" else ""

    def _take(self, word: str) -> bool:
        if self._word() != word:
            return False
        self._advance()
        return True

    def _declare(self, word: str, number: int) -> None:
        parts = [word]
        for _ in range(number):
            if self._token is None or self._token.kind not in ("name", "iri", "mark"):
                raise self._mistake()
            parts.append(self._token.text)
            self._advance()
        self._prologue += " ".join(parts) + "\n"

    def _operation(self) -> Operation:
        assert self._token is not None
        one = Operation(self._token.start, prologue=self._prologue)
        if self._take("WITH"):
            one.with_graph = self._graph(one)
            if self._word() not in ("INSERT", "DELETE"):
                raise self._mistake()
        if self._take("INSERT"):
            if not self._take("DATA"):
                self._block(one, template=True)
                self._pattern(one)
            else:
                self._block(one, template=True)
        elif self._take("DELETE"):
            self._delete(one)
        elif self._take("CLEAR") or self._take("DROP"):
            self._take("SILENT")
            one.everything = self._take("ALL") or self._take("NAMED")
            if not one.everything and not self._take("DEFAULT"):
                self._demand("GRAPH")
                self._graph(one)
        elif self._take("CREATE"):
            self._take("SILENT")
            self._demand("GRAPH")
            self._graph(one)
        elif self._word() in ("ADD", "MOVE", "COPY"):
            self._transfer(one)
        else:
            raise self._mistake()
        return one

    def _delete(self, one: Operation) -> None:
        if self._take("DATA"):
            self._block(one, template=True)
        elif self._word() == "WHERE":
            one.short, one.where = True, self._token.start if self._token else 0
            self._advance()
            self._block(one, template=True, counted=True)
        else:
            self._block(one, template=True)
            if self._take("INSERT"):
                self._block(one, template=True)
            self._pattern(one)

    def _pattern(self, one: Operation) -> None:
        while self._take("USING"):
            named = "NAMED " if self._take("NAMED") else ""
            one.using.append(named + self._graph(None))
        one.where = self._token.start if self._token else 0
        self._take("WHERE")
        self._block(one, template=False, counted=True)

    def _transfer(self, one: Operation) -> None:
        moved = self._word() == "MOVE"
        self._advance()
        silent = self._take("SILENT")
        source = self._end(one if moved else None)
        self._demand("TO")
        self._end(one)
        one.source = "" if silent else source

    def _end(self, one: Operation | None) -> str:
        """Return the name of a graph at one end of a transfer, "" for the unnamed one."""
        if self._take("DEFAULT"):
            return ""
        self._take("GRAPH")
        return self._graph(one)

    def _graph(self, one: Operation | None) -> str:
        """Return the name of a graph; enter it as written to by an operation."""
        if self._token is None or self._token.kind not in ("iri", "name"):
            raise self._mistake()
        name = self._token.text
        if one:
            one.written.append(name)
        self._advance()
        return name

    def _demand(self, word: str) -> None:
        if not self._take(word):
            raise self._mistake()

    def _block(self, one: Operation, *, template: bool, counted: bool = False) -> None:
        """Read what stands in brackets; in a template the graphs are written to."""
        if self._token is None or self._token.text != "{":
            raise self._mistake()
        before, depth = "", 0
        while self._token:
            token = self._token
            depth += (token.text in ("{", "(", "[")) - (token.text in ("}", ")", "]")) if token.kind == "mark" else 0
            self._limit(token, depth, counted=counted)
            if template and before == "GRAPH" and token.kind in _GRAPHS:
                (one.variables if token.kind == "variable" else one.written).append(token.text)
            before = self._word()
            if before in _FICKLE and not template:
                one.fickle = before
            self._advance()
            if depth == 0:
                return
        raise self._mistake()

    def _limit(self, token: Token, depth: int, *, counted: bool) -> None:
        if counted:
            self._counter.take(token)
        line, _ = self._update.line_and_column(token.start) if depth > LIMITS.nesting else (0, 0)
        if depth > LIMITS.nesting or self._counter.deepest > LIMITS.nesting:
            raise QueryRefused(f"updates nested deeper than {LIMITS.nesting} levels do not run here (line {line})")
        if self._counter.patterns > LIMITS.patterns:
            raise QueryRefused(f"updates of more than {LIMITS.patterns} triple patterns do not run here")

    def _mistake(self) -> QuerySyntaxError:
        return explain(self._update.sent, "Update", PREFIXES)
