"""What every writer does the same way: collect changes until the commit."""

from abc import ABC, abstractmethod
from typing import Self

from kg.errors import NotFound
from kg.rdf.quads import Encoded
from kg.store.change import ArticleChange, prepare
from kg.store.derivation import Deriver
from kg.store.ledger import Ledger


class PendingWriter(ABC):
    """A writer that holds changes until `commit`. Leaving the `with` block without error commits what is left."""

    def __init__(self, ledger: Ledger, base: str, deriver: Deriver) -> None:
        self._ledger, self._base, self._deriver = ledger, base, deriver
        self._pending: dict[str, ArticleChange] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        try:
            if error[0] is None:
                self.commit()
        finally:
            self.close()

    def put(self, encoded: Encoded) -> None:
        """Add an article or replace it whole; it is there after the next commit.

        Raises:
            ArticleError: its quads are no N-Quads, or stand outside of its own graph.
        """
        self._pending[encoded.article] = prepare(encoded, self._base, self._deriver)

    def remove(self, article: str) -> None:
        """Take an article out with all that only it said. Raises NotFound."""
        if self.digest(article) is None:
            raise NotFound(f"there is no article {article} in the store")
        self._pending[article] = ArticleChange(article)

    def digest(self, article: str) -> str | None:
        """Return the digest under which an article is stored or pending; None if it is not."""
        if article in self._pending:
            return self._pending[article].digest or None
        return self._ledger.digest(article)

    def totals(self) -> dict[str, int]:
        """Return the numbers of what is committed: articles, sources, statements, each status, events, ties, quads."""
        return self._ledger.totals()

    @abstractmethod
    def fail(self, origin: str, message: str) -> None:
        """List an article that could not be used."""

    @abstractmethod
    def commit(self) -> None:
        """Make everything put and removed since the last commit visible, in one step."""

    @abstractmethod
    def rederive(self) -> None:
        """Drop the derived graph and work it out again from the graphs of all articles."""

    @abstractmethod
    def close(self) -> None:
        """Give up what is not committed, and the lock."""
