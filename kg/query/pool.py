"""Worker processes for strangers' queries: bounded in number, memory and time, killed and replaced when they overstep.

The engine has no time limit and cannot be interrupted, so the only deadline that holds is the death of the process.
"""

import threading
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from kg.errors import QueryBusy, QueryError, QueryRefused
from kg.query.answer import Answer
from kg.query.guard import Limits, inspect
from kg.query.process import WorkerProcess
from kg.query.question import PoolLimits, Question
from kg.query.spool import Room
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

    def ask(self, question: Question, guard: Limits | None = None) -> Answer:
        """Return the answer to a question, not yet begun.

        Raises:
            QueryRefused, QuerySyntaxError: as `kg.query.guard.inspect`; also for updates, which this pool never runs.
        """
        query = bind(question.query, question.bindings)
        found = inspect(query, guard)
        if found.form == "update":
            raise QueryRefused("this is an update, and only queries are answered here", hint="build adds articles")
        request = {
            "query": query,
            "products": found.products,
            "media_type": question.format.media_type,
            "default_graphs": question.default_graphs,
            "named_graphs": question.named_graphs,
            "stated_graphs": (*found.default_graphs, *found.named_graphs),
            "reads": found.patterns > 0,
            "prefixes": self.prefixes,
            "seconds": min(question.seconds or self.limits.seconds, self.limits.longest),
        }
        return Answer(self, request)

    def newest(self) -> str:
        """Return the name of the state that the next query sees."""
        return self._newest()

    def take(self, answer: Answer) -> WorkerProcess:
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
