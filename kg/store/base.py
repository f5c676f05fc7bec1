"""Store, Writer and View: the whole contract of persistence.

A Store hands out a Writer (add, remove, commit, in a `with` block) and a View (look up only). Whoever gets a View
cannot write, because it has no such method. The API and the exporters get Views.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol, Self

from kg.rdf.quads import Encoded
from kg.rdf.terms import Quad, Term
from kg.store.accounts import Accounts
from kg.store.columns import Table
from kg.store.groups import Groups
from kg.store.lists import Lists

Row = dict[str, Term]
"""One solution of a SELECT: variable name without `?` to its term; unbound variables are absent."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer of the word index."""

    kind: Literal["sentence", "headline", "label"]
    id: str
    """Short identifier of the article (sentence, headline) or of the actor or place (label)."""
    text: str
    start: int = 0
    """Offset of the sentence in its article."""
    end: int = 0


class View(Protocol):
    """A read-only look at one state of a store. Never changes under its holder; a newer state is a new View."""

    @property
    def base(self) -> str:
        """The data base IRI, ending in `/`."""

    @property
    def snapshot(self) -> str:
        """Name of the state, new after every commit: an ETag."""

    @property
    def told(self) -> str:
        """Name of the last state that changed what articles tell; `snapshot` goes on with every commit."""

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> list[Row]:
        """Run one of our own SELECT queries; `bindings` fixes variables to terms.

        It sees the union of all graphs, in a plain folder the unnamed graph alone.

        Strangers' queries never come here: they go through `kg.query.pool`.
        """

    def ask(self, query: str, bindings: Mapping[str, Term] | None = None) -> bool:
        """Run one of our own ASK queries."""

    def construct(self, query: str, bindings: Mapping[str, Term] | None = None) -> Iterator[Quad]:
        """Run one of our own CONSTRUCT or DESCRIBE queries; the quads are in the default graph."""

    def quads(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        object: Term | None = None,
        graph_name: str | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that match; IRIs are full, None matches anything, the graph "" is the unnamed one."""

    def graphs(self) -> Iterator[str]:
        """Yield the names of the named graphs: IRIs, and blank nodes as `_:label`."""

    def adjacent(self, actor: str) -> Iterator[Quad]:
        """Yield the `said:` triples of the derived graph from and to an actor (full IRI)."""

    def text(self, article: str) -> str:
        """Return the text of an article by its short identifier. Raises NotFound."""

    def search(self, words: str, kind: Literal["sentence", "headline", "label"], limit: int = 20) -> list[Hit]:
        """Return the best hits of the word index; every word of `words` must occur, the last may be a prefix."""

    def suggest(self, words: str, kinds: Collection[str] = (), limit: int = 10) -> list[Hit]:
        """Return actors and places with a name that holds the words, of some kinds or of all.

        The last word may be a prefix. Who is named so comes first, then the most told about.
        """

    def articles(self) -> Iterator[tuple[str, str]]:
        """Yield (short identifier, digest) of every article in the store, sorted."""

    @property
    def lists(self) -> Lists:
        """What is told, as pages, lists and counts."""

    @property
    def accounts(self) -> Accounts:
        """Statements with all that they lead to."""

    @property
    def groups(self) -> Groups:
        """What is told, added up."""

    def columns(self, table: Table) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a table of the index, as `kg.store.columns` tells: for graphs in memory."""

    def names(self, entities: Iterable[str]) -> dict[str, list[str]]:
        """Return all names of actors and places by short identifier, their labels among them, sorted."""

    def sentences(self, statements: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Return short identifier and sentence of statements by their numbers in the index."""

    def close(self) -> None:
        """Let go of files; further calls fail."""


class Writer(Protocol):
    """The one writer of a store. Leaving the `with` block without error commits what is left."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: object) -> None: ...

    def put(self, encoded: Encoded) -> None:
        """Add an article or replace it whole. It is there after the next commit, or not at all.

        Raises:
            ArticleError: its quads are no N-Quads, or stand outside of its own graph.
        """

    def remove(self, article: str) -> None:
        """Take an article out by its short identifier, with all that only it said. Raises NotFound."""

    def digest(self, article: str) -> str | None:
        """Return the digest under which an article is stored or pending; None if it is not."""

    def fail(self, origin: str, message: str) -> None:
        """List an article that could not be used in `failures.jsonl`."""

    def commit(self) -> None:
        """Make everything put and removed since the last commit visible, derived graph included, in one step."""

    def totals(self) -> dict[str, int]:
        """Return the numbers of what is committed: articles, sources (original ones), statements, each status,
        events, ties, mentions, quads (of articles)."""

    def rederive(self) -> None:
        """Commit, then drop the derived graph and work it out again from the graphs of all articles."""

    def close(self) -> None:
        """Give up what is not committed and let another writer in; leaving the `with` block does it."""


class Store(Protocol):
    """A place for graphs."""

    @property
    def base(self) -> str:
        """The data base IRI, ending in `/`."""

    def writer(self) -> Writer:
        """Return the writer. Raises StoreLocked when another process has it."""

    def view(self) -> View:
        """Return a View of the newest committed state."""
