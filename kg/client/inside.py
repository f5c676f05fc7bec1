"""The application called in this process, from threads other than its own: what a server would answer, without one.

Between the application's event loop and the caller an answer passes in blocks, few at a time, so that a large export
never lies in memory as a whole.
"""

import asyncio
import queue
import threading
from collections.abc import Iterator, MutableMapping
from typing import Any, Final
from urllib.parse import unquote

from kg.client.transport import Asked, Reply
from kg.errors import QueryError, UsageError
from kg.store.oxigraph import OxigraphView

Message = MutableMapping[str, Any]

_AHEAD: Final = 16
"""Blocks that wait for the reader."""
_POLL: Final = 0.01
"""Seconds between looks whether a slow reader has taken a block."""


class Inside:
    """A way to an ASGI application that lives on an event loop."""

    address = "http://localhost"

    def __init__(self, app: Any, loop: asyncio.AbstractEventLoop, place: str) -> None:
        self.place = place
        self._app, self._loop = app, loop

    def send(self, asked: Asked) -> Reply:
        """Send a request; see `Transport`. Never from the loop itself, which would wait for itself."""
        exchange = _Exchange(asked)
        asyncio.run_coroutine_threadsafe(exchange.run(self._app), self._loop)
        begin = exchange.blocks.get()
        if begin is None or isinstance(begin, bytes):
            raise QueryError(f"{asked.path} gave no answer")
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in begin["headers"]}
        return Reply(begin["status"], headers, exchange.read(asked.path))

    def view(self) -> OxigraphView:
        """Refuse: the store is the server's. Raises UsageError."""
        raise UsageError(f"the store of {self.place} is on the server", hint="ask with sparql()")

    def close(self) -> None:
        """Do nothing: the application lives on."""


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
