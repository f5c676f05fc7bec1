"""What stands around strangers' queries: walls, a budget for each client, the log of slow ones."""

import asyncio
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from fastapi import FastAPI, Request

from api.bearer import Token, demand
from kg.errors import QueryBusy, QueryError, QueryRefused
from kg.query.budget import Budget
from kg.query.guard import REMEMBERED
from kg.query.pool import QueryPool
from kg.query.slow_log import SlowLog

_LOG: Final = logging.getLogger("newskg.api")
_MOST_SCANS: Final = 32
"""Large queries that may wait to be looked at."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class GuardOptions:
    """How queries are watched."""

    token: Token | None = None
    """Who has it may see the queries under way and end them."""
    budget: float = 0.0
    """Seconds of query time that one client may have a minute; 0 for no limit."""
    slow_log: Path | None = None
    """Where slow queries are told; nowhere by default."""
    slow_seconds: float = 1.0


class Scanner:
    """Looks at large queries, which takes up to a second for one that is made to be slow.

    One at a time: several threads that compute would leave no turn to the one that serves everybody.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "scan")
        self._waiting = 0

    async def run(self, query: str, work: Callable[[], T]) -> T:
        """Do what scans a query: at once if it is small, else in turn. Raises QueryBusy: too many wait already."""
        if len(query) <= REMEMBERED:
            return work()
        if self._waiting >= _MOST_SCANS:
            raise QueryBusy(f"{self._waiting} large queries wait already", hint="try again in some seconds")
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """Look at nothing more."""
        self._thread.shutdown(wait=False, cancel_futures=True)


@contextmanager
def guarded(app: FastAPI, pool: QueryPool, options: GuardOptions) -> Iterator[None]:
    """Watch the queries of a pool as long as the application lives.

    Raises:
        UsageError: the log of slow queries cannot be written.
    """
    app.state.admin = options.token
    app.state.budget = Budget(options.budget) if options.budget else None
    if app.state.budget:
        pool.listeners.append(app.state.budget.spend)
    log = SlowLog(options.slow_log, options.slow_seconds) if options.slow_log else None
    if log:
        pool.listeners.append(log.tell)
    app.state.threads.submit(tell_walls, pool)
    app.state.scanner = Scanner()
    yield
    app.state.scanner.close()
    if log:
        log.close()


def admit(request: Request) -> str:
    """Return the client that asks: the address that a trusted proxy tells, else the other side of the connection.

    Raises:
        QueryThrottled: its queries have taken too much time.
    """
    client = request.client.host if request.client else ""
    budget: Budget | None = request.app.state.budget
    if budget:
        budget.check(client)
    return client


def demand_admin(request: Request) -> None:
    """Let a request pass that brings the token of who runs the server.

    Raises:
        QueryRefused: this server has no such token.
        HTTPException: 401, no token comes along, or another one.
    """
    token: Token | None = request.app.state.admin
    if token is None:
        hint = "start it with: kg serve FOLDER --token-file FILE"
        raise QueryRefused("this server lets nobody look at the queries of others", hint=hint)
    demand(request, token, "a look at queries")


def tell_walls(pool: QueryPool) -> None:
    """Log which walls stand around the query workers; what is missing is a warning."""
    try:
        walls = pool.walls()
    except QueryError as error:
        _LOG.error("%s", error)
        return
    stands = ", ".join(name for name, there in walls.items() if there)
    _LOG.info("query workers are walled off: %s", stands or "not at all")
    missing = ", ".join(name for name, there in walls.items() if not there)
    if missing:
        _LOG.warning("no wall around query workers for: %s; the guard before them is all that holds there", missing)
