"""What a View tells from `texts.sqlite`, whatever engine holds the quads."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any, Literal

from kg.store.accounts import Accounts
from kg.store.base import Hit
from kg.store.columns import Table
from kg.store.groups import Groups
from kg.store.lists import Lists
from kg.store.texts import Texts


class BooksView:
    """Texts, word index and the index of what is told."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts

    def text(self, article: str) -> str:
        """Return the text of an article. Raises NotFound."""
        return self._texts.text(article)

    def search(self, words: str, kind: Literal["sentence", "headline", "label"], limit: int = 20) -> list[Hit]:
        """Return the best hits of the word index."""
        return self._texts.search(words, kind, limit)

    def suggest(self, words: str, kinds: Collection[str] = (), limit: int = 10) -> list[Hit]:
        """Return actors and places of such a name, the most told about first."""
        return self._texts.suggest(words, kinds, limit)

    def articles(self) -> Iterator[tuple[str, str]]:
        """Yield (short identifier, digest) of every article, sorted."""
        return self._texts.articles()

    @property
    def lists(self) -> Lists:
        """What is told, as pages, lists and counts."""
        return self._texts.lists

    @property
    def accounts(self) -> Accounts:
        """Statements with all that they lead to."""
        return self._texts.accounts

    @property
    def groups(self) -> Groups:
        """What is told, added up."""
        return self._texts.groups

    def columns(self, table: Table) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a table of the index."""
        return self._texts.columns(table)

    def sentences(self, statements: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Return identifier and sentence of statements by their numbers in the index."""
        return self._texts.sentences(statements)

    def names(self, entities: Iterable[str]) -> dict[str, list[str]]:
        """Return all names of actors and places."""
        return self._texts.names(entities)
