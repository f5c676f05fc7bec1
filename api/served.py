"""The newest state of a graph folder, opened once and swapped without dropping a request."""

import logging
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Final, Generic, NamedTuple, TypeVar

from kg import __version__
from kg.errors import KgError
from kg.graph.adjacency import Adjacency
from kg.graph.filters import Filters
from kg.graph.projection import project
from kg.iris import compress
from kg.query.selection import Selection
from kg.query.things import Things
from kg.query.totals import Totals, totals
from kg.store.base import View
from kg.store.folder import FolderStore
from kg.store.texts import Texts, connect_reader

_LOG: Final = logging.getLogger("newskg.api")
T = TypeVar("T")


class Memo(Generic[T]):
    """Remembers the last results of a function by key."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[object, T] = OrderedDict()
        self._lock = Lock()

    def get(self, key: object, make: Callable[[], T]) -> T:
        """Return what was made for a key, made now if it is not kept; two threads may make the same at once."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._size:
                self._kept.popitem(last=False)
        return made


class Listed(NamedTuple):
    """One line of a list: sorts by day, the latest first, those without a day last, then by identifier."""

    before: int
    """Minus the ordinal of the day, 1 without one."""
    id: str


class Look:
    """One state of the store with all that has been worked out for it."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.base = view.base
        self.things = Things(view)
        self.tag = f'W/"{view.snapshot}-{__version__}"'
        """For ETag headers."""
        self._graphs: Memo[Adjacency] = Memo(8)
        self._lists: Memo[list[Listed]] = Memo(64)
        self._totals: Memo[Totals] = Memo(16)
        self._users = 1
        self._lock = Lock()

    def short(self, identifier: str) -> str:
        """Return the short form of an identifier that may be a full IRI."""
        return compress(identifier, self.base)

    def graph(self, filters: Filters | None = None) -> Adjacency:
        """Return the actors graph under filters."""
        wanted = filters or Filters()
        return self._graphs.get(wanted, lambda: Adjacency(project(self.view, wanted)))

    def totals(self, wanted: Selection) -> Totals:
        """Return the numbers of statements that match."""
        return self._totals.get(wanted, lambda: totals(self.view, wanted))

    def listed(self, query: str, variable: str) -> list[Listed]:
        """Return the identifiers that a query gives for a variable, sorted by its `?day`."""
        return self._lists.get(query, lambda: self._list(query, variable))

    def _list(self, query: str, variable: str) -> list[Listed]:
        # A thing may have more than one day; the latest counts.
        found: dict[str, int] = {}
        for row in self.view.select(query):
            name = compress(row[variable].value, self.base)
            day = row.get("day")
            found[name] = min(found.get(name, 1), -date.fromisoformat(day.value).toordinal() if day else 1)
        return sorted(Listed(before, name) for name, before in found.items())

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
        self._seconds = seconds
        self._thread = Thread(target=self._watch, name="newest state", daemon=True)
        self._thread.start()

    @property
    def snapshot(self) -> str:
        """Name of the state that is served."""
        return self._current.view.snapshot

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
        """Take up a newer state if there is one; return whether there was."""
        books = Texts(connect_reader(self.folder / "texts.sqlite"))
        try:
            newest = books.state("snapshot")
        finally:
            books.close()
        if newest == self.snapshot:
            return False
        look = Look(self._store.view())
        look.graph()  # Worked out before the first request needs it.
        old, self._current = self._current, look
        old.release()
        return True

    def _watch(self) -> None:
        with self.lease() as look:
            look.graph()  # The first state is worked out while the server starts.
        while not self._stopped.wait(self._seconds):
            try:
                if self.refresh():
                    _LOG.info("serving the state %s", self.snapshot)
            except KgError as error:
                _LOG.warning("the newest state cannot be taken up: %s", error)

    def close(self) -> None:
        """Stop looking for newer states and let go of this one."""
        self._stopped.set()
        self._thread.join()
        self._current.release()
