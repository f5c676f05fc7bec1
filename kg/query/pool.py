"""Worker processes for strangers' queries: bounded in number, memory and time, killed and replaced when they overstep.

The engine has no time limit and cannot be interrupted, so the only deadline that holds is the death of the process.
"""

import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from urllib.parse import urljoin

from kg.errors import QueryBusy, QueryError, QueryGivenUp, QueryRefused
from kg.query.answer import Answer, Finished
from kg.query.escapes import resolve
from kg.query.guard import Limits, Undeclared, inspect
from kg.query.process import WorkerProcess
from kg.query.question import PoolLimits, Question
from kg.query.results import Format
from kg.query.spool import Room
from kg.store.bindings import bind

_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


class QueryPool:
    """The workers of one graph folder.

    `newest` names the state to ask, `prefixes` gives those that results are written with; both are called for every
    query, so a new state is taken up at once.
    """

    def __init__(
        self,
        folder: Path,
        newest: Callable[[], str],
        *,
        limits: PoolLimits | None = None,
        prefixes: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        self.limits = limits or PoolLimits()
        self._prefixes = prefixes
        self._folder = folder.resolve()
        self._newest = newest
        self.room = Room(self.limits.waiting_bytes, self.limits.transfer)
        self._free = threading.Condition()
        self._waiting: list[Answer] = []
        self._running: dict[str, Answer] = {}
        self.listeners: list[Callable[[Finished], None]] = []
        """Called with every query that ended, from the thread in which it did."""
        self.started = 0
        """Workers started so far, in place of dead ones too."""
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
        sent = bind(question.query, question.bindings)
        found = inspect(sent, guard)
        if found.form == "update":
            raise QueryRefused("this is an update, and only queries are answered here", hint="build adds articles")
        text = resolve(sent).text
        request = {
            "query": text,
            **({} if text == sent else {"sent": sent}),
            "products": found.products,
            "media_type": question.format.media_type,
            "default_graphs": question.default_graphs,
            "named_graphs": question.named_graphs,
            "stated_default_graphs": [self._full(one, question.base) for one in found.default_graphs],
            "stated_named_graphs": [self._full(one, question.base) for one in found.named_graphs],
            "base": question.base,
            "reads": found.patterns > 0,
            "seconds": min(question.seconds or self.limits.seconds, self.limits.longest or self.limits.seconds),
        }
        return Answer(self, request, self._prefixes(), question.client, lookup=found.lookup)

    def _full(self, graph: str, base: str) -> str:
        """Return the IRI of a graph that a query names."""
        if not isinstance(graph, Undeclared):
            # Joined, an absolute one would lose the case of its scheme.
            return graph if _ABSOLUTE.match(graph) else urljoin(base, graph)
        prefix, _, local = graph.partition(":")
        return self._prefixes().get(prefix, f"{prefix}:") + local

    def dump(self, graph: str, form: Format) -> Answer:
        """Return the triples of one graph ("" is the unnamed one), not yet begun; NotFound comes with its beginning."""
        return Answer(
            self,
            {
                "graph": graph,
                "media_type": form.media_type,
                "seconds": max(self.limits.seconds, self.limits.dump),
            },
            self._prefixes(),
        )

    @property
    def waiting(self) -> int:
        """Queries that wait for a worker."""
        return len(self._waiting)

    def processes(self) -> list[int]:
        """Return the process numbers of the workers."""
        return [process.number for process in tuple(self._all)]

    def newest(self) -> str:
        """Return the name of the state that the next query sees."""
        return self._newest()

    def take(self, answer: Answer) -> WorkerProcess:
        """Wait for a free worker; the time counts against the answer's deadline.

        Raises:
            QueryBusy: too many wait already, or none was free in time.
            QueryGivenUp: nobody waits for the answer any more.
        """
        with self._free:
            if not self._idle and len(self._waiting) >= self.limits.waiting:
                raise QueryBusy(f"{len(self._waiting)} queries wait already", hint="try again in some seconds")
            self._waiting.append(answer)
            begin = time.monotonic()
            try:
                ready = self._free.wait_for(lambda: self._has_turn(answer), timeout=answer.seconds_left)
            finally:
                self._waiting.remove(answer)
                answer.waited += time.monotonic() - begin
                answer.seconds_left -= time.monotonic() - begin
                self._free.notify_all()
            if answer.given_up or self._closed:
                raise answer.given_up or QueryGivenUp("the server stops")
            if not ready:
                raise QueryBusy("no worker was free in time", hint="try again in some seconds")
            self._running[answer.id] = answer
            return self._living(self._idle.pop())

    def take_now(self, answer: Answer) -> WorkerProcess | None:
        """Return a worker if one is free and nobody waits for it; never blocks."""
        with self._free:
            if self._waiting or not self._idle or self._closed or answer.given_up:
                return None
            self._running[answer.id] = answer
            return self._living(self._idle.pop())

    def _has_turn(self, answer: Answer) -> bool:
        """Whether one that waits need not wait any more. First come those who have the fewest queries running."""
        if answer.given_up or self._closed:
            return True
        if not self._idle:
            return False
        running = Counter(one.client for one in self._running.values())
        return min(self._waiting, key=lambda one: running[one.client]) is answer

    def under_way(self) -> list[Answer]:
        """Return the answers that workers are at, and after them those that wait, each in the order they came."""
        with self._free:
            return [*self._running.values(), *self._waiting]

    def ended(self, answer: Answer, told: Finished) -> None:
        """Take note that a query has ended."""
        with self._free:
            self._running.pop(answer.id, None)
        for listener in self.listeners:
            listener(told)

    def give_back(self, process: WorkerProcess) -> None:
        """Take a worker back: for the next query when it still runs, else to be replaced."""
        with self._free:
            self._idle.append(process if self._closed else self._living(process))
            self._free.notify_all()

    def _living(self, process: WorkerProcess) -> WorkerProcess:
        """Return a worker, another one if it is dead: the system may have killed it while it had nothing to do."""
        if process.alive():
            return process
        self._all.discard(process)
        process.close()
        process = self._start()
        self._all.add(process)
        return process

    def renew(self) -> None:
        """Replace all workers, whose walls stand around a folder that is gone; answers under way fail."""
        with self._free:
            for process in self._all:
                process.kill()
            idle, self._idle = self._idle, []
        for process in idle:
            self.give_back(process)

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
        self.started += 1
        return WorkerProcess(self._folder, self.limits.memory)
