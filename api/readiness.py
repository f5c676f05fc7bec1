"""Whether the server can take requests, and its numbers brought up to date."""

import asyncio
import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Final

from fastapi import FastAPI

from api.served import Served
from kg.errors import KgError
from kg.query.pool import QueryPool
from kg.query.question import Question
from kg.query.results import by_name
from kg.store.snapshots import folder_of

_AGAIN: Final = 0.5
_TICK: Final = 1.0


class Readiness:
    """Knows what is still missing before a server is ready, and whether it stops."""

    def __init__(self, app: FastAPI, served: Served, pool: QueryPool) -> None:
        self._app = app
        self._served = served
        self._pool = pool
        self._answered = False
        self.stopping = False

    def missing(self) -> str:
        """Return in words why no requests should be sent here; empty when they should."""
        if self.stopping:
            return "the server stops"
        if not self._answered:
            return "no query worker has answered yet"
        if not folder_of(self._served.folder, self._served.snapshot).is_dir():
            return f"the state {self._served.snapshot} is gone"
        return ""

    def _try_workers(self) -> None:
        """Ask a worker until one answers."""
        question = Question("ASK {}", by_name("json", "ask"))
        while not self._answered and not self.stopping:
            try:
                self._answered = bool(b"".join(self._pool.ask(question)))
            except KgError:
                time.sleep(_AGAIN)

    def count(self) -> None:
        """Bring the numbers up to date that nobody counts as they change."""
        snapshot = folder_of(self._served.folder, self._served.snapshot).parent
        self._app.state.metrics.look(self._pool, snapshot, self._app.state.edge.under_way)

    @contextmanager
    def watching(self, threads: ThreadPoolExecutor) -> Iterator[None]:
        """Find out when the workers answer, and keep the numbers up to date where several processes count together."""
        threads.submit(self._try_workers)
        ticking = asyncio.ensure_future(self._keep_counting()) if self._app.state.metrics.shared else None
        try:
            yield
        finally:
            self.stopping = True
            if ticking:
                ticking.cancel()

    async def _keep_counting(self) -> None:
        """Let the other processes of this server see the numbers of this one, and end with their parent."""
        parent = os.getppid()
        while True:
            await asyncio.sleep(_TICK)
            self.count()
            if os.getppid() != parent:
                signal.raise_signal(signal.SIGTERM)
