"""The answer to one question, from asking a worker to the last block.

`Answer.begin` blocks until the first results are there, then it is iterated. All results are taken from the worker at
full speed before the first is given out, so that a slow reader keeps no worker. It may be cancelled from any other
thread at any time.
"""

import json
import secrets
import threading
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, Self

from kg import errors
from kg.errors import KgError, QueryError, QueryGivenUp, QueryTimeout, StoreError
from kg.query.frames import BEGIN, END, ERROR, PART, WHOLE
from kg.query.lookup import look_up
from kg.query.process import WorkerProcess
from kg.query.spool import Spool

if TYPE_CHECKING:
    from kg.query.pool import QueryPool
    from kg.store.oxigraph import OxigraphView


class Finished(NamedTuple):
    """What became of a query."""

    id: str
    query: str
    client: str
    seconds: float
    """From asking to the last block or the error."""
    waited: float
    """How much of that no worker was free."""
    size: int
    """Bytes of the answer."""
    outcome: str
    """`ok`, or the name of an error."""


class Answer:
    """The bytes that answer one question, or an error; never a part that looks like the whole."""

    def __init__(
        self,
        pool: "QueryPool",
        request: dict[str, Any],
        prefixes: Mapping[str, str],
        client: str = "",
        *,
        lookup: bool = False,
    ) -> None:
        self._pool = pool
        self._lookup = lookup
        self._request, self._prefixes = request, prefixes
        self._process: WorkerProcess | None = None
        self._first: bytes | None = None
        self._whole = False
        self._letting_go = threading.Lock()
        self._size = 0
        self._outcome = ""
        self._begin = time.monotonic()
        self.waited = 0.0
        """Seconds until a worker was free."""
        self.id = secrets.token_hex(6)
        self.client = client
        self.query = str(request.get("query", ""))
        self.given_up: QueryGivenUp | None = None
        """Why nobody waits for it any more."""
        self.snapshot = ""
        """Name of the state that answered; known after `begin`."""
        self.seconds_left = float(request["seconds"])
        self.at_hand = False
        """Whether all blocks are in memory; known when the first is there."""

    @property
    def seconds(self) -> float:
        """How long ago it was asked."""
        return time.monotonic() - self._begin

    @property
    def size(self) -> int:
        """Bytes that have come from the worker so far."""
        return self._size

    @property
    def whole(self) -> bool:
        """Whether all of it has come from the worker."""
        return self._whole

    @property
    def running(self) -> bool:
        """Whether a worker is at it."""
        return self._process is not None

    def begin(self) -> Self:
        """Block until the first block of results is there: from then on the query is known to be good.

        Raises:
            QuerySyntaxError, QueryRefused, QueryTimeout, QueryBusy, QueryError: what became of it.
        """
        try:
            try:
                self._ask()
            except StoreError:
                # The state went between naming and opening it; a newer one is there.
                self._let_go()
                self._ask()
        except KgError as error:
            self._end(type(error).__name__)
            raise
        return self

    def _ask(self) -> None:
        if self._process is None:
            self._put(self._pool.take(self))
        _, self._first = self._next()

    def _put(self, process: WorkerProcess) -> None:
        self._process = process
        self.snapshot = self._pool.newest()
        process.ask({**self._request, "snapshot": self.snapshot}, self._prefixes)

    def look_up(self, view: "OxigraphView") -> bytes | None:
        """Return the whole answer from a view at hand, if the query only looks something up and that is done at once.

        None: a worker has to answer.
        """
        content = look_up(view, self._request, self._prefixes) if self._lookup else None
        if content is not None:
            self.snapshot, self._size = view.snapshot, len(content)
            self._end("ok")
        return content

    def put_now(self) -> int | None:
        """Ask a worker that is free at once, and return the descriptor that its answer comes on.

        None: no worker is free, or it has only been started; `begin` waits for it. It does not block.

        Raises:
            QueryError: the worker is dead.
        """
        process = self._pool.take_now(self)
        if process is None:
            return None
        try:
            self._put(process)
        except KgError as error:
            self._end(type(error).__name__)
            raise
        return process.answers if process.greeted else None

    def __iter__(self) -> Iterator[bytes]:
        """Yield the blocks in order, once the answer is whole.

        Raises:
            QueryTimeout, QueryError: it does not become whole (before the first block), or was not taken in time.
            QueryRefused: it is too large.
            QueryBusy: too many answers wait for their readers.
        """
        if self._first is None:
            self.begin()
        if self._whole:
            self._end("ok")
            yield self._first or b""
            return
        spool = Spool(self._pool.room, self._pool.limits.largest)
        try:
            self._drain(spool)
            self.at_hand = spool.in_memory
            yield from spool.read()
        finally:
            spool.close()

    def _drain(self, spool: Spool) -> None:
        try:
            spool.write(self._first or b"")
            while not self._whole:
                _, content = self._next()
                spool.write(content)
        except KgError as error:
            self._end(type(error).__name__)
            raise
        self._end("ok")

    def _next(self) -> tuple[bytes, bytes]:
        """Return the next frame; the time that it takes, and no other, counts."""
        process = self._process
        if process is None:
            raise self.given_up or QueryGivenUp("the query was given up")
        begin = time.monotonic()
        try:
            letter, content = process.receive(self.seconds_left)
        except EOFError as error:
            raise self.given_up or process.reason() from error
        except TimeoutError as error:
            seconds = self._request["seconds"]
            raise QueryTimeout(
                f"the query was stopped after {seconds:g} seconds",
                hint="ask for less: begin at one actor, add LIMIT, or leave out ORDER BY",
            ) from error
        self.seconds_left -= time.monotonic() - begin
        self._whole = letter in (END, ERROR, WHOLE)
        if letter == ERROR:
            raise _unpacked(content)
        if letter not in (BEGIN, PART, END, WHOLE):
            raise QueryError(f"the worker sent a frame {letter!r} that is not known")
        self._size += len(content)
        return letter, content

    def cancel(self, reason: str = "the query was given up") -> None:
        """Give the query up, from whatever thread: its worker is killed. One that is whole stays whole."""
        self.given_up = self.given_up or QueryGivenUp(reason)
        with self._letting_go:
            if self._process and not self._whole:
                self._process.kill()
        self._pool.wake()

    def close(self) -> None:
        """Let the worker go; it is killed unless it has finished."""
        self._end(QueryGivenUp.__name__)

    def _let_go(self) -> None:
        with self._letting_go:
            process, self._process = self._process, None
            if process and not self._whole:
                process.kill()
        if process:
            self._pool.give_back(process)

    def _end(self, outcome: str) -> None:
        """Let the worker go and tell what became of the query, once."""
        self._let_go()
        if not self._outcome:
            self._outcome = outcome
            told = (self.id, self.query, self.client, self.seconds, self.waited, self._size, outcome)
            self._pool.ended(self, Finished(*told))


def _unpacked(content: bytes) -> KgError:
    told = json.loads(content)
    kind = getattr(errors, told.pop("kind"))
    error: KgError = kind(told.pop("message"), hint=told.pop("hint"))
    vars(error).update(told)
    return error
