"""The answer to one question, from asking a worker to the last block.

`Answer.begin` blocks until the first results are there, then it is iterated. All results are taken from the worker at
full speed before the first is given out, so that a slow reader keeps no worker. It may be cancelled from any other
thread at any time.
"""

import json
import threading
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Self

from kg import errors
from kg.errors import KgError, QueryError, QueryTimeout, StoreError
from kg.query.frames import BEGIN, END, ERROR, PART
from kg.query.process import WorkerProcess
from kg.query.spool import Spool

if TYPE_CHECKING:
    from kg.query.pool import QueryPool


class Answer:
    """The bytes that answer one question, or an error; never a part that looks like the whole."""

    def __init__(self, pool: "QueryPool", request: dict[str, object]) -> None:
        self._pool = pool
        self._request = request
        self._process: WorkerProcess | None = None
        self._first: bytes | None = None
        self._whole = False
        self._letting_go = threading.Lock()
        self.cancelled = False
        self.snapshot = ""
        """Name of the state that answered; known after `begin`."""
        self.seconds_left: float = float(request["seconds"])  # type: ignore[arg-type]

    def begin(self) -> Self:
        """Block until the first block of results is there: from then on the query is known to be good.

        Raises:
            QuerySyntaxError, QueryRefused, QueryTimeout, QueryBusy, QueryError: what became of it.
        """
        try:
            self._ask()
        except StoreError:
            # The state went between naming and opening it; a newer one is there.
            self._ask()
        return self

    def _ask(self) -> None:
        self._process = self._pool.take(self)
        try:
            self.snapshot = self._pool.newest()
            self._process.send(json.dumps({**self._request, "snapshot": self.snapshot}).encode())
            letter, content = self._next()
        except KgError:
            self.close()
            raise
        self._first = content if letter == BEGIN else b""

    def __iter__(self) -> Iterator[bytes]:
        """Yield the blocks in order, once the answer is whole.

        Raises:
            QueryTimeout, QueryError: it does not become whole (before the first block), or was not taken in time.
            QueryRefused: it is too large.
            QueryBusy: too many answers wait for their readers.
        """
        if self._first is None:
            self.begin()
        spool = Spool(self._pool.room, self._pool.limits.largest)
        try:
            try:
                self._drain(spool)
            finally:
                self.close()
            yield from spool.read()
        finally:
            spool.close()

    def _drain(self, spool: Spool) -> None:
        spool.write(self._first or b"")
        while not self._whole:
            _, content = self._next()
            spool.write(content)

    def _next(self) -> tuple[bytes, bytes]:
        """Return the next frame; the time that it takes, and no other, counts."""
        if self._process is None:
            raise QueryError("the query was given up")
        begin = time.monotonic()
        try:
            letter, content = self._process.receive(self.seconds_left)
        except EOFError as error:
            reason = QueryError("the query was given up") if self.cancelled else self._process.reason()
            raise reason from error
        except TimeoutError as error:
            seconds = self._request["seconds"]
            raise QueryTimeout(
                f"the query was stopped after {seconds:g} seconds",
                hint="ask for less: begin at one actor, add LIMIT, or leave out ORDER BY",
            ) from error
        self.seconds_left -= time.monotonic() - begin
        self._whole = letter in (END, ERROR)
        if letter == ERROR:
            raise _unpacked(content)
        if letter not in (BEGIN, PART, END):
            raise QueryError(f"the worker sent a frame {letter!r} that is not known")
        return letter, content

    def cancel(self) -> None:
        """Give the query up, from whatever thread: its worker is killed."""
        self.cancelled = True
        with self._letting_go:
            if self._process and not self._whole:
                self._process.kill()
        self._pool.wake()

    def close(self) -> None:
        """Let the worker go; it is killed unless it has finished."""
        with self._letting_go:
            process, self._process = self._process, None
            if process and not self._whole:
                process.kill()
        if process:
            self._pool.give_back(process)


def _unpacked(content: bytes) -> KgError:
    told = json.loads(content)
    kind = getattr(errors, told.pop("kind"))
    error: KgError = kind(told.pop("message"), hint=told.pop("hint"))
    vars(error).update(told)
    return error
