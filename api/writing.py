"""Writing for strangers: who may, how much, and the one process that does it."""

import asyncio
import json
import logging
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.bearer import Token
from api.problems import problem
from api.served import Served
from kg import errors
from kg.errors import KgError, QueryBusy, QueryError, QueryGivenUp, QueryTimeout
from kg.query.frames import ERROR
from kg.query.process import WorkerProcess
from kg.store.folder import FolderStore

_CORS: Final = "where they may, start the server with --write-cors"
_LOG: Final = logging.getLogger("newskg.api")


@dataclass(frozen=True, slots=True)
class WriteLimits:
    """What writes may take."""

    seconds: float = 60.0
    """Time limit of one write; what takes longer is undone."""
    memory: int = 2 * 2**30
    """Address space of the writer in bytes; 0 for no limit."""
    largest: int = 32 * 2**20
    """Bytes of one body."""
    waiting: int = 64
    """Writes that may wait for the one under way; more are turned away at once."""


@dataclass(frozen=True, slots=True)
class WriteOptions:
    """Who may write, and how much."""

    token: Token
    limits: WriteLimits = field(default_factory=WriteLimits)
    cors: bool = False
    """Whether pages of other origins may write, too, if they have the token."""


class Desk:
    """Hands writes to the writer process, one at a time; it is started for the first of them."""

    def __init__(self, folder: Path, limits: WriteLimits) -> None:
        self.limits = limits
        self._folder = folder.resolve()
        self._thread = ThreadPoolExecutor(1, "write")
        self._waiting = 0
        self._process: WorkerProcess | None = None
        self._closed = False

    async def write(self, request: dict[str, Any], served: Served) -> dict[str, Any]:
        """Carry a write out, take the new state up, and return what the writer tells.

        Raises:
            KgError: it failed, and nothing of it is left; QueryBusy, QueryTimeout and StoreLocked may pass.
        """
        if self._waiting >= self.limits.waiting:
            raise QueryBusy(f"{self._waiting} writes wait already", hint="try again in some seconds")
        deadline = time.monotonic() + self.limits.seconds

        def work() -> dict[str, Any]:
            seconds = deadline - time.monotonic()
            if seconds <= 0:
                raise QueryBusy("other writes took all the time", hint="try again in some seconds")
            told = self._hand_over(request, seconds)
            # Whoever reads after the answer sees what was written.
            served.refresh()
            return told

        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work)
        finally:
            self._waiting -= 1

    def _hand_over(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        process = self._process
        if process is None or not process.alive():
            self._end()
            process = self._process = WorkerProcess(self._folder, self.limits.memory, "api.writer")
        if self._closed:
            raise QueryGivenUp("the server stops")
        store = FolderStore(self._folder)
        before = store.newest()
        try:
            process.send(json.dumps({**request, "seconds": seconds}).encode())
            letter, content = process.receive(seconds)
        except TimeoutError as error:
            self._end()
            told = f"the write was stopped after {self.limits.seconds:g} seconds and {_fate(store, before)}"
            raise QueryTimeout(told, hint="write less at once") from error
        except EOFError as error:
            reason = process.reason()
            self._end()
            _LOG.warning("the writer ended: %s", reason.message)
            told = f"the write was {_fate(store, before)}: {reason.message}"
            raise type(reason)(told, hint="write less at once") from error
        answer: dict[str, Any] = json.loads(content)
        if letter == ERROR:
            raise _error(answer)
        return answer

    def close(self) -> None:
        """End the writer; the write under way has had the time that the server leaves to all, and is undone."""
        self._closed = True
        if self._process:
            self._process.kill()
        self._thread.shutdown(cancel_futures=True)
        self._end()

    def _end(self) -> None:
        """Kill the writer; what it was at is undone by the next one."""
        if self._process:
            self._process.close()
            self._process = None


@contextmanager
def desk(app: FastAPI, served: Served, options: WriteOptions | None) -> Iterator[None]:
    """Open the desk of an application, and close it when its life ends; without options it is there and shut."""
    app.state.token = options and options.token
    app.state.desk = Desk(served.folder, options.limits if options else WriteLimits())
    try:
        yield
    finally:
        app.state.desk.close()


def _fate(store: FolderStore, before: str) -> str:
    """Return what became of a write whose writer is gone. Where a state came after the one before it, it may be its."""
    if store.newest() == before:
        return "undone"
    return "broken off when it may have come about: look before you send it again"


def _error(told: dict[str, Any]) -> KgError:
    kind: type[KgError] = getattr(errors, told.pop("kind"), QueryError)
    error = kind(told.pop("message"), hint=told.pop("hint"))
    vars(error).update(told)
    return error


class SameOrigin:
    """Refuses to write for pages of other origins, and hides from the CORS layer below that they ask whether they may.

    Browsers ask first, since such a request bears a token; the refusal is for those that would not.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] == "http" and _writes(scope):
            if scope["method"] != "OPTIONS" and _is_foreign(dict(scope["headers"])):
                answer = problem(Request(scope), 403, "pages of other origins cannot write", _CORS)
                await answer(scope, receive, send)
                return
            scope = {**scope, "headers": [pair for pair in scope["headers"] if pair[0] != b"origin"]}
        await self._app(scope, receive, send)


def _is_foreign(fields: dict[bytes, bytes]) -> bool:
    """Whether a request comes from a page of another host; the scheme may be that of a proxy in front."""
    origin = fields.get(b"origin")
    return origin is not None and origin.partition(b"//")[2] != fields.get(b"host")


def _writes(scope: Scope) -> bool:
    asked = dict(scope["headers"]).get(b"access-control-request-method", b"").decode("latin-1")
    method = asked if scope["method"] == "OPTIONS" else scope["method"]
    first = scope["path"].removeprefix(scope.get("root_path", "")).split("/")[1:2]
    return first in (["update"], ["store"]) and method not in ("GET", "HEAD")
