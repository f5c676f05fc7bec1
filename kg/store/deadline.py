"""How long one request may read: a limit that belongs to the context, which every read of a view looks at.

    with limited(10.0):
        view.select(...)   # QueryTimeout ten seconds later, between two rows

Neither SQLite nor the engine is left running: SQLite asks `passed` every few thousand steps, rows of the engine are
taken one by one with a look at the clock between. So the thread that reads ends with the request that it serves. A
query of our own must therefore give its first rows soon: it begins at a bound term and adds nothing up.
"""

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Final, TypeVar

from kg.errors import QueryError, QueryTimeout

T = TypeVar("T")

_EVERY: Final = 64
"""Rows between two looks at the clock."""
_PAUSE: Final = 0.05
"""Seconds between them while a lock is waited for."""


class Limit:
    """The time that is left to one request. Threads may share it."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._until = time.monotonic() + seconds
        self._given_up = False

    @property
    def left(self) -> float:
        """Seconds left, 0 or less when the time is over or the request is given up."""
        return 0.0 if self._given_up else self._until - time.monotonic()

    def lift(self) -> None:
        """Take the time limit away, as when an answer has begun and goes on as long as its reader reads."""
        self._until = float("inf")

    def give_up(self) -> None:
        """Stop all reading at its next step: nobody waits any more."""
        self._given_up = True

    def check(self) -> None:
        """Do nothing while there is time.

        Raises:
            QueryTimeout: the time is over.
            QueryError: the request is given up.
        """
        if self._given_up:
            raise QueryError("the request was given up")
        if self.left <= 0:
            raise QueryTimeout(
                f"the answer was not there after {self.seconds:g} seconds",
                hint="ask for less: fewer days, one source, one actor; or for more time with timeout=",
            )


_CURRENT: ContextVar[Limit | None] = ContextVar("limit", default=None)


def current() -> Limit | None:
    """Return the limit of this context; None where there is none."""
    return _CURRENT.get()


def begin(limit: Limit) -> None:
    """Make a limit that of this context and of the threads that it starts."""
    _CURRENT.set(limit)


@contextmanager
def limited(seconds: float) -> Iterator[Limit]:
    """Limit the reads of a block."""
    limit = Limit(seconds)
    token = _CURRENT.set(limit)
    try:
        yield limit
    finally:
        _CURRENT.reset(token)


def check() -> None:
    """Do nothing while the request of this context has time. Raises QueryTimeout, QueryError."""
    limit = _CURRENT.get()
    if limit is not None:
        limit.check()


def passed() -> bool:
    """Whether the time of this context is over: what SQLite asks while it works (`set_progress_handler`)."""
    limit = _CURRENT.get()
    return limit is not None and limit.left <= 0


@contextmanager
def holding(lock: Lock) -> Iterator[None]:
    """Hold a lock; wait for it no longer than there is time. Raises QueryTimeout, QueryError."""
    limit = _CURRENT.get()
    while not lock.acquire(timeout=_PAUSE if limit else -1):
        check()
    try:
        yield
    finally:
        lock.release()


def checked(rows: Iterable[T]) -> Iterator[T]:
    """Yield rows with a look at the clock before the first and between them. Raises QueryTimeout, QueryError."""
    limit = _CURRENT.get()
    try:
        if limit is None:
            yield from rows
            return
        limit.check()
        for number, row in enumerate(rows, 1):
            yield row
            if not number % _EVERY:
                limit.check()
    finally:
        # Iterators of the engine must end in the thread that began them; an error would carry them elsewhere.
        del rows
