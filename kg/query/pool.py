"""Worker processes for strangers' queries: bounded in number, memory and time, killed and replaced when they overstep.

The engine has no time limit and cannot be interrupted, so the only deadline that holds is the death of the process.
`QueryPool.ask` gives an `Answer`; `Answer.begin` blocks until the first results are there, then it is iterated. All
results are taken from the worker at full speed before the first is given out, so that a slow reader keeps no worker.
It may be cancelled from any other thread at any time.
"""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from kg import errors
from kg.errors import KgError, QueryBusy, QueryError, QuerySyntaxError, QueryTimeout, StoreError
from kg.query.frames import BEGIN, END, ERROR, PART
from kg.query.guard import Limits, inspect
from kg.query.process import WorkerProcess
from kg.query.question import PoolLimits, Question
from kg.query.spool import Room, Spool
from kg.store.bindings import bind


class QueryPool:
    """The workers of one graph folder.

    `newest` names the state to ask; it is called for every query, so a new state is taken up at once.
    """

    def __init__(
        self,
        folder: Path,
        newest: Callable[[], str],
        *,
        limits: PoolLimits | None = None,
        prefixes: Mapping[str, str] | None = None,
    ) -> None:
        self.limits = limits or PoolLimits()
        self.prefixes = dict(prefixes or {})
        self._folder = folder.resolve()
        self._newest = newest
        self.room = Room(self.limits.waiting_bytes, self.limits.transfer)
        self._free = threading.Condition()
        self._waiting = 0
        self._closed = False
        self._walls: dict[str, bool] = {}
        self._all = {self._start() for _ in range(self.limits.workers)}
        self._idle = list(self._all)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.close()

    def ask(self, question: Question, guard: Limits | None = None) -> "Answer":
        """Return the answer to a question, not yet begun.

        Raises:
            QueryRefused, QuerySyntaxError: as `kg.query.guard.inspect`; also for updates, which this pool never runs.
        """
        found = inspect(question.query, guard)
        if found.form == "update":
            raise errors.QueryRefused(
                "this is an update, and only queries are answered here", hint="build adds articles"
            )
        request = {
            "query": bind(question.query, question.bindings),
            "media_type": question.format.media_type,
            "default_graphs": question.default_graphs,
            "named_graphs": question.named_graphs,
            "stated_graphs": (*found.default_graphs, *found.named_graphs),
            "prefixes": self.prefixes,
            "seconds": min(question.seconds or self.limits.seconds, self.limits.longest),
        }
        return Answer(self, request)

    def newest(self) -> str:
        """Return the name of the state that the next query sees."""
        return self._newest()

    def take(self, answer: "Answer") -> WorkerProcess:
        """Wait for a free worker; the time counts against the answer's deadline.

        Raises:
            QueryBusy: too many wait already, or none was free in time.
        """
        with self._free:
            if not self._idle and self._waiting >= self.limits.waiting:
                raise QueryBusy(f"{self._waiting} queries wait already", hint="try again in some seconds")
            self._waiting += 1
            try:
                begin = time.monotonic()
                ready = self._free.wait_for(
                    lambda: self._idle or self._closed or answer.cancelled, timeout=answer.seconds_left
                )
                answer.seconds_left -= time.monotonic() - begin
            finally:
                self._waiting -= 1
            if self._closed or answer.cancelled:
                raise QueryError("the query was given up")
            if not ready:
                raise QueryBusy("no worker was free in time", hint="try again in some seconds")
            return self._idle.pop()

    def give_back(self, process: WorkerProcess) -> None:
        """Take a worker back: for the next query when it still runs, else to be replaced."""
        with self._free:
            if not process.alive() and not self._closed:
                self._all.discard(process)
                process.close()
                process = self._start()
                self._all.add(process)
            self._idle.append(process)
            self._free.notify()

    def walls(self) -> dict[str, bool]:
        """Return which walls stand around the workers, as `kg.query.confine.confine` tells; empty while all work."""
        with self._free:
            process = self._idle.pop() if self._idle and not self._walls else None
        if process:
            try:
                self._walls = process.walls()
            except (EOFError, TimeoutError) as error:
                raise QueryError("a worker does not start") from error
            finally:
                self.give_back(process)
        return self._walls

    def wake(self) -> None:
        """Let those who wait look again."""
        with self._free:
            self._free.notify_all()

    def close(self) -> None:
        """Kill all workers; answers under way fail."""
        with self._free:
            self._closed = True
            for process in self._all:
                process.kill()
            self._free.notify_all()

    def _start(self) -> WorkerProcess:
        return WorkerProcess(self._folder, self.limits.memory)


class Answer:
    """The bytes that answer one question, or an error; never a part that looks like the whole."""

    def __init__(self, pool: QueryPool, request: dict[str, object]) -> None:
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
    kind = getattr(errors, told["kind"])
    if kind is QuerySyntaxError:
        return QuerySyntaxError(told["message"], hint=told["hint"], line=told["line"], column=told["column"])
    error: KgError = kind(told["message"], hint=told["hint"])
    return error
