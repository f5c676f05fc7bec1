"""A graph in memory: for tests, notebooks and looks at one article. Nothing is left when it goes."""

import sqlite3
from threading import Lock

from kg.errors import StoreLocked
from kg.iris import DEFAULT_BASE
from kg.store import texts
from kg.store.delta import Delta
from kg.store.derivation import Deriver
from kg.store.ledger import Ledger
from kg.store.ontology import ontology_quads, ontology_state
from kg.store.oxigraph import OxigraphView, Quads
from kg.store.pending import PendingWriter
from kg.store.texts import Texts


class MemoryStore:
    """A graph that lives as long as this object and its views."""

    def __init__(self, deriver: Deriver, base: str = DEFAULT_BASE) -> None:
        self._deriver, self._base = deriver, base
        self._writing = Lock()
        self._number = 0
        self._quads = Quads()
        self._quads.apply(Delta(added=ontology_quads()))
        self._connection = texts.connect(":memory:")
        texts.create(self._connection, snapshot="", ontology=ontology_state())
        self.failures: list[tuple[str, str]] = []
        """Origin and message of the articles that could not be used."""

    @property
    def base(self) -> str:
        """The data base IRI."""
        return self._base

    def writer(self) -> "MemoryWriter":
        """Return the writer. Raises StoreLocked while there is another."""
        if not self._writing.acquire(blocking=False):
            raise StoreLocked(
                "the store in memory is being written", hint="leave the other writer's `with` block first"
            )
        return MemoryWriter(self)

    def view(self) -> OxigraphView:
        """Return a View of the newest committed state."""
        names = (self._base, f"{self._number:08}-{id(self):x}")
        return OxigraphView(self._quads.share(), Texts(self._connection), names)


class MemoryWriter(PendingWriter):
    """The one writer of a store in memory.

    It works on a copy of what the views look at; a commit hands the copy over, and the next change makes a new one.
    """

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        super().__init__(Ledger(store._connection, store._base, store._deriver), store._base, store._deriver)

    def fail(self, origin: str, message: str) -> None:
        """List an article that could not be used."""
        self._store.failures.append((origin, message))

    def commit(self) -> None:
        """Make everything put and removed since the last commit visible, in one step."""
        if self._pending:
            self._change(rederive=False)

    def rederive(self) -> None:
        """Drop the derived graph and work it out again."""
        self.commit()
        self._change(rederive=True)

    def close(self) -> None:
        """Give up what is not committed, and let another writer in."""
        self._pending.clear()
        self._store._writing.release()

    def _change(self, *, rederive: bool) -> None:
        connection, quads = _copy(self._store._connection), self._store._quads.copy()
        ledger = Ledger(connection, self._base, self._deriver)
        quads.apply(ledger.rederive(quads.graph) if rederive else ledger.apply(self._pending.values()))
        self._store._connection, self._store._quads, self._ledger = connection, quads, ledger
        self._store._number += 1
        self._pending.clear()


def _copy(connection: sqlite3.Connection) -> sqlite3.Connection:
    copy = texts.connect(":memory:")
    connection.backup(copy)
    return copy
