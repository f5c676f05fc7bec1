"""The application called in this process: what `kg serve` would answer, without a server.

It runs on an event loop in a thread of its own. Between that thread and the caller an answer passes in blocks, few at
a time, so that a large export never lies in memory as a whole.
"""

import asyncio
import queue
import threading
import weakref
from collections.abc import Iterator, MutableMapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from api.app import ServeOptions, create_app
from kg.client.transport import Asked, Reply
from kg.errors import QueryError, StoreError
from kg.query.question import PoolLimits
from kg.store.folder import FolderStore
from kg.store.oxigraph import OxigraphView

Message = MutableMapping[str, Any]

_AHEAD: Final = 16
"""Blocks that wait for the reader."""
_POLL: Final = 0.01
"""Seconds between looks whether a slow reader has taken a block."""
_LIMITS: Final = PoolLimits(workers=1, longest=3600.0)
"""Whoever has the folder may wait as long as he likes, when he says so."""


class LocalTransport:
    """A way to a folder. Raises StoreError: it is no graph folder."""

    def __init__(self, folder: str) -> None:
        self.place = folder
        self.address = "http://localhost"
        self._store = FolderStore(folder)
        self._view: OxigraphView | None = None
        self._app = create_app(Path(folder), ServeOptions(limits=_LIMITS))
        self._loop = asyncio.new_event_loop()
        thread = threading.Thread(target=_run, args=(self._loop,), name="newskg", daemon=True)
        thread.start()
        life = AsyncExitStack()
        self._end = weakref.finalize(self, _end, self._loop, life, thread)
        begun = life.enter_async_context(self._app.router.lifespan_context(self._app))
        asyncio.run_coroutine_threadsafe(begun, self._loop).result()

    def send(self, asked: Asked) -> Reply:
        """Send a request; see `Transport`."""
        if not self._end.alive:
            raise StoreError(f"{self.place} is closed", hint="open it anew")
        exchange = _Exchange(asked)
        asyncio.run_coroutine_threadsafe(exchange.run(self._app), self._loop)
        begin = exchange.blocks.get()
        if begin is None or isinstance(begin, bytes):
            raise QueryError(f"{asked.path} gave no answer")
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in begin["headers"]}
        return Reply(begin["status"], headers, exchange.read(asked.path))

    def view(self) -> OxigraphView:
        """Return the newest state; the same one until there is a newer, closed with the transport."""
        newest = self._store.newest()
        if self._view is None or self._view.snapshot != newest:
            self._view = self._store.view()
        return self._view

    def close(self) -> None:
        """End the application with its workers; the end of the program does it too."""
        self._end()
        if self._view is not None:
            self._view.close()


class _Exchange:
    """One request and its answer on their way between two threads."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._sent = False
        self._gone = threading.Event()
        # The head of the answer, its blocks, None at the end: after False the answer has broken off.
        self.blocks: queue.Queue[Any] = queue.Queue(_AHEAD)
        self._whole = False

    async def run(self, app: Any) -> None:
        """Let the application answer."""
        try:
            await app(self._scope(), self._receive, self._send)
        finally:
            while not self._gone.is_set():
                try:
                    self.blocks.put_nowait(None)
                    break
                except queue.Full:
                    await asyncio.sleep(_POLL)

    def _scope(self) -> Message:
        asked = self._asked
        headers = [(name.encode(), value.encode("latin-1")) for name, value in asked.headers.items()]
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": asked.method,
            "scheme": "http",
            "path": unquote(asked.path),
            "raw_path": asked.path.encode("ascii"),
            "query_string": asked.query.encode("ascii"),
            "root_path": "",
            "headers": [(b"host", b"localhost"), *headers],
            "client": ("127.0.0.1", 0),
            "server": ("localhost", 80),
            "state": {},
        }

    async def _receive(self) -> Message:
        if not self._sent:
            self._sent = True
            return {"type": "http.request", "body": self._asked.body or b"", "more_body": False}
        while not self._gone.is_set():
            await asyncio.sleep(_POLL)
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        content = message if message["type"] == "http.response.start" else message.get("body", b"")
        self._whole = message["type"] == "http.response.body" and not message.get("more_body")
        while content and not self._gone.is_set():
            try:
                self.blocks.put_nowait(content)
                return
            except queue.Full:
                await asyncio.sleep(_POLL)

    def read(self, path: str) -> Iterator[bytes]:
        """Yield the blocks of the body."""
        try:
            while (block := self.blocks.get()) is not None:
                yield block
            if not self._whole:
                raise QueryError(f"the answer of {path} broke off")
        finally:
            self._gone.set()


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    loop.run_forever()
    loop.close()


def _end(loop: asyncio.AbstractEventLoop, life: AsyncExitStack, thread: threading.Thread) -> None:
    asyncio.run_coroutine_threadsafe(life.aclose(), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
