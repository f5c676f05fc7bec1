"""The newest state of a graph folder, opened once and swapped without dropping a request."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Final

from api.memo import Memo
from kg import __version__
from kg.errors import KgError, NotFound
from kg.graph.adjacency import Adjacency
from kg.graph.columns import Columns
from kg.graph.filters import Filters
from kg.graph.loading import read_columns
from kg.graph.records import Node
from kg.graph.sheet import Sheet
from kg.iris import compress, expand
from kg.query.things import Json, Things
from kg.query.timeline import count_events
from kg.query.totals import Totals, totals
from kg.rdf.terms import iri
from kg.store.folder import FolderStore
from kg.store.groups import Bucket, By
from kg.store.manifest import read_manifest
from kg.store.oxigraph import OxigraphView
from kg.store.selection import Kind, Selection

_LOG: Final = logging.getLogger("newskg.api")
_LOOK: Final = 0.2
"""Seconds between two looks whether the server stops meanwhile."""
_PATIENCE: Final = 60.0
"""Seconds that a newer state waits for its graph while the older one is served; after that, who needs it waits."""


class Look:
    """One state of the store with all that has been worked out for it."""

    def __init__(self, view: OxigraphView) -> None:
        self.view = view
        self.base = view.base
        self.things = Things(view)
        self.told = view.told
        self.tag = f'W/"{view.snapshot}-{__version__}"'
        """For ETag headers."""
        self._graphs: Memo[Adjacency] = Memo(8)
        self._columns: Memo[Columns] = Memo(1)
        self._counts: Memo[int] = Memo(256)
        self._timelines: Memo[Json] = Memo(64)
        self._totals: Memo[Totals] = Memo(16)
        self._users = 1
        self._lock = Lock()

    def short(self, identifier: str) -> str:
        """Return the short form of an identifier that may be a full IRI."""
        return compress(identifier, self.base)

    def named(self, filters: Filters) -> list[Node]:
        """Return the actors and places that have a name under filters: what `/entities` lists and `/stats` counts.

        Unnamed speakers are bound to their article and have none.
        """
        return [node for node in self.graph(filters).graph.nodes if "#" not in node.id or node.mentions]

    def known(self, identifier: str) -> str:
        """Return the short form of an identifier. Raises NotFound unless the graph tells something of it."""
        short = self.short(identifier)
        if short not in self.view.accounts.named([short]) and not self._describes(expand(short, self.base)):
            raise NotFound(f"nothing is called {short!r}", hint="/api/v1/suggest?q= finds identifiers by name")
        return short

    def _describes(self, node: str) -> bool:
        # What is no IRI has no quads.
        return iri(node) == f"<{node}>" and next(iter(self.view.quads(subject=node)), None) is not None

    def demand(self, identifier: str) -> None:
        """Raise NotFound unless something has that identifier."""
        if not self.things.named([identifier])[identifier].kind:
            raise NotFound(f"nobody is called {identifier!r}", hint="/api/v1/suggest?q= finds identifiers by name")

    def graph(self, filters: Filters | None = None) -> Adjacency:
        """Return the actors graph under filters."""
        wanted = filters or Filters()
        return self._graphs.get(wanted, lambda: Adjacency(Sheet(self.columns(), wanted, self.view.sentences)))

    def columns(self) -> Columns:
        """Return all that is told of actors, as numbers."""
        return self._columns.get(self.told, lambda: read_columns(self.view))

    def inherit(self, older: "Look") -> None:
        """Take over what holds still, when articles tell the same as in an older state."""
        if older.told == self.told:
            self._columns = older._columns

    def totals(self, wanted: Selection) -> Totals:
        """Return the numbers of statements that match."""
        return self._totals.get(wanted, lambda: totals(self.view, wanted))

    def timeline(self, wanted: Selection, bucket: Bucket, by: By) -> Json:
        """Return the counts of the dated events that `wanted.involving` takes part in."""
        return self._timelines.get((wanted, bucket, by), lambda: count_events(self.view, wanted, bucket, by))

    def count(self, kind: Kind, wanted: Selection) -> int:
        """Return the number of all lines of a list."""
        return self._counts.get((kind, wanted), lambda: self.view.lists.count(kind, wanted))

    def names(self, kind: Kind, wanted: Selection, *, oldest: bool = False) -> Iterator[str]:
        """Yield the identifiers of a whole list."""
        return (line.id for line in self.view.lists.walk(kind, wanted, oldest=oldest))

    def hold(self) -> bool:
        """Count one more user; False if the state is closed already."""
        with self._lock:
            if self._users:
                self._users += 1
            return self._users > 0

    def release(self) -> None:
        """Count one user less; the last one closes the view."""
        with self._lock:
            self._users -= 1
            last = self._users == 0
        if last:
            self.view.close()


class Served:
    """Holds the newest `Look` and swaps it when the folder has a newer state."""

    def __init__(self, folder: Path, *, seconds: float = 1.0) -> None:
        self.folder = folder
        self._store = FolderStore(folder)
        self._current = Look(self._store.view())
        self._stopped = Event()
        self._refreshing = Lock()
        self._seconds = seconds
        self.remade: list[Callable[[], None]] = []
        """Called when the folder has been deleted and made again."""
        _warm(self._current)
        self._thread = Thread(target=self._watch, name="newest state", daemon=True)
        self._thread.start()

    @property
    def snapshot(self) -> str:
        """Name of the state that is served."""
        return self._current.view.snapshot

    @property
    def base(self) -> str:
        """The data base IRI of the state that is served."""
        return self._current.base

    @property
    def tag(self) -> str:
        """The ETag of the state that is served."""
        return self._current.tag

    @contextmanager
    def lease(self) -> Iterator[Look]:
        """Give the newest look; it stays open until the block ends, whatever comes meanwhile."""
        look = self._current
        while not look.hold():
            look = self._current
        try:
            yield look
        finally:
            look.release()

    def refresh(self) -> bool:
        """Take up a newer state if there is one; return whether there was.

        The folder may have been deleted and made again in the meantime, with another base.
        """
        # In turn: of two states the older must not come last.
        with self._refreshing:
            manifest = read_manifest(self.folder)
            remade = manifest is not None and manifest.store != self._store.manifest.store
            if manifest is not None and manifest != self._store.manifest:
                self._store = FolderStore(self.folder)
            if self._store.newest() == self.snapshot:
                return False
            look = Look(self._store.view())
            if not remade:
                look.inherit(self._current)
            self._await(_warm(look))
            old, self._current = self._current, look
            old.release()
            for listener in self.remade if remade else ():
                listener()
            return True

    def _watch(self) -> None:
        while not self._stopped.wait(self._seconds):
            try:
                if self.refresh():
                    _LOG.info("serving the state %s", self.snapshot)
            except KgError as error:
                _LOG.warning("the newest state cannot be taken up: %s", error)

    def _await(self, warming: Thread) -> None:
        until = time.monotonic() + _PATIENCE
        while warming.is_alive() and time.monotonic() < until and not self._stopped.is_set():
            warming.join(_LOOK)

    def close(self) -> None:
        """Stop looking for newer states and let go of this one."""
        self._stopped.set()
        self._thread.join()
        self._current.release()


def _warm(look: Look) -> Thread:
    """Begin to work out the graph without filters, before somebody needs it."""
    thread = Thread(target=_work_out, args=(look,), name="graph", daemon=True)
    thread.start()
    return thread


def _work_out(look: Look) -> None:
    if look.hold():
        try:
            look.graph()
        except KgError as error:
            _LOG.warning("the graph cannot be worked out: %s", error)
        finally:
            look.release()
