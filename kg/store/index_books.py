"""The writing side of the index: what one commit changes in its rows."""

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from itertools import chain, islice
from typing import Any, Final

from kg.store import facts
from kg.store.index import SHIFT
from kg.store.index_rows import Rows
from kg.store.origin import Origin
from kg.store.told import Saying, Told

_OF_STATEMENTS: Final = (
    ("statement", "id"), ("voice", "statement"), ("pair", "statement"), ("telling", "statement"),
    ("claim", "statement"), ("dispute", '"by"'), ("happening", "id"), ("part", "happening"),
)  # fmt: skip
"""Tables whose rows stand together for an article, with the column that tells."""

_FORGET: Final = """DELETE FROM node WHERE id IN (SELECT value FROM json_each(?)) AND (label IS NULL OR anonymous)
    AND NOT EXISTS (SELECT 1 FROM voice WHERE actor = node.id) AND NOT EXISTS (SELECT 1 FROM part WHERE actor = node.id)
    AND NOT EXISTS (SELECT 1 FROM mention WHERE actor = node.id)
    AND NOT EXISTS (SELECT 1 FROM subject WHERE topic = node.id)
    AND NOT EXISTS (SELECT 1 FROM posting WHERE source = node.id)
    AND NOT EXISTS (SELECT 1 FROM posting WHERE publisher = node.id)
    AND NOT EXISTS (SELECT 1 FROM fork WHERE value = node.id AND kind IN ('source', 'publisher'))"""


class IndexBooks:
    """The writing side, on a connection that is in a transaction of its caller. One object for one transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._sql = connection.execute
        self._many = connection.executemany
        self._numbers: dict[str, int] = {}
        self._left: set[int] = set()
        """Nodes that an article which went has named."""
        self._disputed: set[str] = set()
        """Articles of whose statements others began or ceased to dispute one."""

    def put(self, number: int, name: str, text: str, told: Told, origin: Origin) -> None:
        """Add the rows of an article that has none."""
        before = _before(origin)
        self._post(number, (name, told.digest, told.language, told.url, len(told.sayings)), origin)
        ids = self._intern(_names(told, origin))
        for one in told.unnamed:
            row = (one.label, one.kind, one.country, ids[one.id])
            self._sql("UPDATE node SET label = ?, kind = ?, country = ?, anonymous = 1 WHERE id = ?", row)
        self._many("INSERT INTO subject VALUES (?, ?)", [(number, ids[topic]) for topic in told.topics])
        rows = Rows(number << SHIFT, before, ids)
        rows.tell(told, self._disputed_in(name, told.sayings))
        for table, (marks, made) in rows.tables.items():
            self._many(f"INSERT INTO {table} VALUES ({marks})", made)
        self._many("UPDATE node SET told = told + ? WHERE id = ?", [(n, actor) for actor, n in rows.counted.items()])
        self._mention(number, text, told, ids)
        self._dispute(number, name, told.sayings)

    def remove(self, number: int) -> None:
        """Take the rows of an article out."""
        first, last = number << SHIFT, (number + 1 << SHIFT) - 1
        span = (first, last)
        spoken = "SELECT -count(*), actor FROM voice WHERE statement BETWEEN ? AND ? AND roles & 13 GROUP BY actor"
        self._many("UPDATE node SET told = told + ? WHERE id = ?", self._sql(spoken, span).fetchall())
        named = """SELECT actor FROM voice WHERE statement BETWEEN ?1 AND ?2
            UNION SELECT actor FROM part WHERE happening BETWEEN ?1 AND ?2
            UNION SELECT actor FROM mention WHERE article = ?3 UNION SELECT topic FROM subject WHERE article = ?3
            UNION SELECT value FROM fork WHERE article = ?3 AND kind IN ('source', 'publisher')
            UNION SELECT source FROM posting WHERE id = ?3 UNION SELECT publisher FROM posting WHERE id = ?3"""
        self._left.update(node for (node,) in self._sql(named, (*span, number)) if node is not None)
        self._disputed.update(n for (n,) in self._sql('SELECT article FROM dispute WHERE "by" BETWEEN ? AND ?', span))
        for table, key in _OF_STATEMENTS:
            self._sql(f"DELETE FROM {table} WHERE {key} BETWEEN ? AND ?", span)
        for table, key in (("mention", "article"), ("subject", "article"), ("fork", "article"), ("posting", "id")):
            self._sql(f"DELETE FROM {table} WHERE {key} = ?", (number,))

    def date(self, number: int, origin: Origin) -> None:
        """Write anew what other articles tell of an article that is there."""
        told = "SELECT before, name, digest, language, url, statements FROM posting WHERE id = ?"
        found = self._sql(told, (number,)).fetchone()
        if found is None:  # The whole index is about to be made.
            return
        before, *kept = found
        self._sql("DELETE FROM fork WHERE article = ?", (number,))
        self._sql("DELETE FROM posting WHERE id = ?", (number,))
        self._post(number, tuple(kept), origin)
        if before != _before(origin):
            span = (_before(origin), number << SHIFT, (number + 1 << SHIFT) - 1)
            for table in ("voice", "pair", "claim"):
                self._sql(f"UPDATE {table} SET before = ? WHERE statement BETWEEN ? AND ?", span)

    def describe(self, name: str, label: str | None, kind: str | None = None, country: str | None = None) -> None:
        """Say what the entities graph says of a node; nothing where it is not there any more."""
        number = self._intern([name])[name]
        row = (label, kind, country, number)
        self._sql("UPDATE node SET label = ?, kind = ?, country = ? WHERE id = ?", row)
        if label is None:
            self._left.add(number)

    def finish(self) -> None:
        """Settle what reaches from article to article: to be called last."""
        for name in sorted(self._disputed):
            self._mark_disputed(name)
        if self._left:
            self._sql(_FORGET, (f"[{','.join(map(str, sorted(self._left)))}]",))

    def _post(self, number: int, told: tuple[Any, ...], origin: Origin) -> None:
        name, *rest = told
        ids = self._intern((*origin.publishers, *origin.sources))
        publishers, sources = ([ids[one] for one in names] for names in (origin.publishers, origin.sources))
        values = {"publisher": publishers, "posted": origin.posted, "source": sources, "original": origin.originals}
        main = [next(iter(one), None) for one in values.values()]
        far = None if origin.far == name else origin.far
        month = facts.month_of(origin.originals[0]) if origin.originals else None
        row = (number, _before(origin), name, *main, month, far, *rest)
        self._sql("INSERT INTO posting VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        forks = [(number, kind, value) for kind, several in values.items() for value in several[1:]]
        self._many("INSERT INTO fork VALUES (?, ?, ?)", forks)

    def _intern(self, names: Iterable[str]) -> dict[str, int]:
        """Return the numbers of names, new ones for those unknown."""
        missing = sorted({name for name in names if name not in self._numbers})
        if missing:
            self._many("INSERT INTO node (name) VALUES (?) ON CONFLICT (name) DO NOTHING", [(n,) for n in missing])
            for part in _parts(missing):
                marks = ", ".join("?" * len(part))
                self._numbers.update(self._sql(f"SELECT name, id FROM node WHERE name IN ({marks})", part))
        return self._numbers

    def _mention(self, number: int, text: str, told: Told, ids: dict[str, int]) -> None:
        counted: dict[tuple[int, str], int] = {}
        for name, start, end in told.mentions:
            key = (ids[name], text[start:end])
            counted[key] = counted.get(key, 0) + 1
        self._many("INSERT INTO mention VALUES (?, ?, ?, ?)", [(number, *key, n) for key, n in counted.items()])

    def _disputed_in(self, name: str, sayings: Iterable[Saying]) -> set[str]:
        own = {target for one in sayings for target in one.disputes}
        return own.union(local for (local,) in self._sql("SELECT local FROM dispute WHERE article = ?", (name,)))

    def _dispute(self, number: int, name: str, sayings: Iterable[Saying]) -> None:
        rows = []
        for place, one in enumerate(sayings):
            for target in one.disputes:
                article, mark, local = target.partition("#")
                rows.append((article or name, mark + local, (number << SHIFT) + place))
        self._many("INSERT INTO dispute VALUES (?, ?, ?)", rows)
        self._disputed.update(article for article, _, _ in rows if article != name)

    def _mark_disputed(self, name: str) -> None:
        row = self._sql("SELECT id FROM posting WHERE name = ?", (name,)).fetchone()
        if row is None:
            return
        span = (row[0] << SHIFT, (row[0] + 1 << SHIFT) - 1)
        told = """UPDATE statement SET facts = facts & ~512 |
            512 * (local IN (SELECT local FROM dispute WHERE article = ?)) WHERE id BETWEEN ? AND ?"""
        self._sql(told, (name, *span))
        for table in ("voice", "pair", "telling", "claim"):
            same = f"(SELECT facts FROM statement WHERE id = {table}.statement)"
            self._sql(f"UPDATE {table} SET facts = {same} WHERE statement BETWEEN ? AND ?", span)


def _before(origin: Origin) -> int:
    return -origin.originals[0] if origin.originals else 1


def _names(told: Told, origin: Origin) -> Iterator[str]:
    yield from chain(told.topics, origin.publishers, origin.sources, (one.id for one in told.unnamed))
    yield from (name for name, _, _ in told.mentions)
    yield from (name for one in told.sayings for name in one.voices)
    yield from (name for one in told.doings for name in one.parts)


def _parts(names: Collection[str], size: int = 500) -> Iterator[list[str]]:
    rest = iter(names)
    while part := list(islice(rest, size)):
        yield part
