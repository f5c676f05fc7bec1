"""`texts.sqlite`: texts, word index, and the books that the writer keeps; here its tables and all reading.

A reader holds one read transaction as long as it lives. SQLite's write-ahead log gives it the state of its beginning,
word index and ranking included, whatever the writer commits meanwhile; the price is that the log cannot shrink below
the oldest reader. The row `state.snapshot` names the quads that belong to that very state.
"""

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final, Literal

from kg.errors import NotFound, StoreError
from kg.store import deadline
from kg.store.accounts import Accounts
from kg.store.base import Hit
from kg.store.columns import COLUMNS, SENTENCES, Table
from kg.store.groups import Groups
from kg.store.index import VERSION, create_index
from kg.store.lists import Lists
from kg.store.storage import translated
from kg.store.words import FOUND, SUGGESTED, terms_of

SCHEMA: Final = """
CREATE TABLE state (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE journal (id INTEGER PRIMARY KEY, change BLOB NOT NULL);
CREATE TABLE article (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, digest TEXT NOT NULL, headline TEXT NOT NULL,
    text TEXT NOT NULL, counts TEXT NOT NULL, lines TEXT NOT NULL);
CREATE TABLE sentence (id INTEGER PRIMARY KEY, article INTEGER NOT NULL, start INTEGER NOT NULL,
    "end" INTEGER NOT NULL);
CREATE INDEX sentence_article ON sentence (article);
CREATE TABLE entity (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, nquads TEXT NOT NULL);
CREATE TABLE label (id INTEGER PRIMARY KEY, entity TEXT NOT NULL, text TEXT NOT NULL);
CREATE INDEX label_entity ON label (entity);
CREATE TABLE record (id INTEGER PRIMARY KEY, entity TEXT NOT NULL, body TEXT NOT NULL UNIQUE, uses INTEGER NOT NULL);
CREATE INDEX record_entity ON record (entity);
CREATE TABLE contribution (article INTEGER NOT NULL, record INTEGER NOT NULL,
    PRIMARY KEY (article, record)) WITHOUT ROWID;
CREATE TABLE quad (line TEXT PRIMARY KEY, uses INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE link (article INTEGER NOT NULL, node TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL);
CREATE INDEX link_article ON link (article);
CREATE INDEX link_node ON link (node);
CREATE INDEX link_value ON link (value) WHERE kind = 'repostOf';
CREATE TABLE origin (node TEXT NOT NULL, line TEXT NOT NULL, PRIMARY KEY (node, line)) WITHOUT ROWID;
CREATE VIRTUAL TABLE sentence_words USING fts5 (text, content='', tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE headline_words USING fts5 (text, content='', tokenize="unicode61 remove_diacritics 2");
CREATE VIRTUAL TABLE label_words USING fts5 (text, content='', tokenize="unicode61 remove_diacritics 2", prefix='2 3');
"""
# The word indexes keep no text of their own: sentences are slices of `article.text`, cut by code points.

_STEPS: Final = 5000
"""Steps of SQLite's machine between two looks at the clock, well under a millisecond."""
_TOGETHER: Final = 2000
"""Rows that are read at a time."""


def connect(path: Path | str) -> sqlite3.Connection:
    """Open the data base for a writer; it may be used from several threads in turn. Raises StoreError."""
    with translated(path):
        connection = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
        connection.execute("PRAGMA journal_mode = WAL")
        # Each commit is on the disk before the next store is touched: the order of the two stores depends on it.
        connection.execute("PRAGMA synchronous = FULL")
        # A commit touches indexes all over; with the two megabytes that SQLite takes by itself, each page of a big
        # folder would be read and written many times in one transaction.
        connection.execute("PRAGMA cache_size = -262144")
        return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Make what happens in the block happen as one, or not at all."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def create(connection: sqlite3.Connection, **state: str) -> None:
    """Make the tables in an empty data base; `state` fills the state table."""
    connection.executescript(SCHEMA)
    create_index(connection)
    set_state(connection, "index", VERSION)
    for name, value in state.items():
        set_state(connection, name, value)


def get_state(connection: sqlite3.Connection, name: str) -> str:
    """Return a value of the state table, empty where there is none."""
    row = connection.execute("SELECT value FROM state WHERE name = ?", (name,)).fetchone()
    return str(row[0]) if row else ""


def set_state(connection: sqlite3.Connection, name: str, value: str) -> None:
    """Set a value of the state table."""
    connection.execute("INSERT OR REPLACE INTO state VALUES (?, ?)", (name, value))


def connect_reader(path: Path) -> sqlite3.Connection:
    """Open the data base to read in one transaction; also on a medium that cannot be written.

    Raises:
        StoreError: there is none, or it cannot be read.
    """
    mode = "mode=rw"
    if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        # Without a log nobody writes, and none can be made; with one, somebody else may be writing.
        log = path.with_name(f"{path.name}-wal")
        mode = "mode=ro" if log.exists() and log.stat().st_size else "mode=ro&immutable=1"
    location = f"{path.absolute().as_uri()}?{mode}"
    with translated(path):
        connection = sqlite3.connect(location, timeout=10, isolation_level=None, check_same_thread=False, uri=True)
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA cache_size = -32768")
        connection.set_progress_handler(deadline.passed, _STEPS)
        connection.execute("BEGIN")
        connection.execute("SELECT value FROM state").fetchall()
    return connection


@contextmanager
def _in_time() -> Iterator[None]:
    """Tell a query that the deadline broke off as such. Raises QueryTimeout, QueryError."""
    deadline.check()
    try:
        yield
    except sqlite3.OperationalError:
        deadline.check()
        raise


class Texts:
    """The reading side: texts, word index, list of articles."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection: sqlite3.Connection | None = connection
        self._lock = Lock()
        self.lists: Final = Lists(self._rows)
        """What is told, as pages and counts."""
        self.accounts: Final = Accounts(self._rows)
        """Statements with all that they lead to."""
        self.groups: Final = Groups(self._rows)
        """What is told, added up."""

    def _rows(self, query: str, *values: object) -> list[Any]:
        """Return all rows of a query; its values stand in order, or are one mapping of names."""
        bound: Any = values[0] if values and isinstance(values[0], dict) else values
        with self._reading() as connection:
            return connection.execute(query, bound).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with deadline.holding(self._lock):
            connection = self._connected()
            with translated("texts.sqlite"), _in_time():
                yield connection

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            raise StoreError("this view is closed", hint="ask the store for a new one")
        return self._connection

    def columns(self, table: Table) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a table of the index, as `kg.store.columns` tells."""
        yield from self._stream(COLUMNS[table])

    def names(self, entities: Iterable[str]) -> dict[str, list[str]]:
        """Return the names of actors and places, as `View.names` tells."""
        found: dict[str, list[str]] = {entity: [] for entity in entities}
        query = "SELECT entity, text FROM json_each(?) JOIN label ON entity = value ORDER BY text"
        for entity, text in self._rows(query, json.dumps(list(found))):
            found[entity].append(text)
        return found

    def sentences(self, statements: Iterable[int]) -> dict[int, tuple[str, str]]:
        """Return identifier and sentence of statements, as `View.sentences` tells."""
        rows = self._rows(SENTENCES, json.dumps(list(statements)))
        return {number: (name, sentence) for number, name, sentence in rows}

    def _stream(self, query: str, *values: object) -> Iterator[Any]:
        """Yield rows while they are read; others may read in between."""
        with self._reading() as connection:
            cursor = connection.execute(query, values)
        while True:
            with self._reading():
                rows = cursor.fetchmany(_TOGETHER)
            if not rows:
                return
            yield from rows

    def state(self, name: str) -> str:
        """Return a value of the state table, empty where there is none."""
        rows = self._rows("SELECT value FROM state WHERE name = ?", name)
        return str(rows[0][0]) if rows else ""

    def text(self, article: str) -> str:
        """Return the text of an article. Raises NotFound."""
        rows = self._rows("SELECT text FROM article WHERE name = ?", article)
        if not rows:
            raise NotFound(f"there is no article {article}")
        return str(rows[0][0])

    def search(self, words: str, kind: Literal["sentence", "headline", "label"], limit: int) -> list[Hit]:
        """Return the best hits, as `View.search` tells."""
        terms = terms_of(words)
        if not terms:
            return []
        rows = self._rows(FOUND[kind], terms, limit)
        if kind == "sentence":
            return [Hit(kind, name, text[start:end], start, end) for name, text, start, end in rows]
        return [Hit(kind, name, text, 0, len(text)) for name, text in rows]

    def suggest(self, words: str, kinds: Collection[str], limit: int) -> list[Hit]:
        """Return the actors and places with such a name, the most told about first, as `View.suggest` tells."""
        terms = terms_of(words)
        if not terms:
            return []
        marks = f"AND n.kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
        rows = self._rows(SUGGESTED.format(marks), terms, *kinds, words.strip(), limit)
        return [Hit("label", name, text, 0, len(text)) for name, text in rows]

    def articles(self) -> Iterator[tuple[str, str]]:
        """Yield (short identifier, digest), sorted."""
        yield from self._rows("SELECT name, digest FROM article ORDER BY name")

    def close(self) -> None:
        """Let go of the data base, which may have other readers and stays open."""
        with self._lock:
            self._connection = None
