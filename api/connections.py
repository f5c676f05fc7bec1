"""Connections that end: slow heads and bodies, readers that do not read, and more than there is room for.

The server's own protocol waits without an end for a request to be complete and for a reader to take its answer, keeps
heads of any size, takes any host for one, and answers in chunks to who does not know them.
`uvicorn.run(app, http=Connection)`.
"""

import asyncio
import json
import sys
import time
from dataclasses import dataclass
from email.utils import formatdate
from http import HTTPStatus
from typing import Any, ClassVar, Final

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.heads import refusal, with_host_of, wrong
from api.old_http import without_chunks

_LINGER: Final = 2.0
"""Seconds for which the rest of a refused request is taken and thrown away, so that its answer can be read."""
_LONGEST_ADDRESS: Final = 65_535
"""Bytes that the parser of addresses takes."""
BREAKING: Final = 2
"""Seconds before a server that stops gives up its last requests, at which their connections are broken off."""
_READ: Final = 2**18
"""Bytes that come at once, of which some may be the end of the request before."""
_DRAINED: Final = 64 * 2**20
"""Bytes of a body that nobody wants; after so many the connection breaks."""


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a connection is waited for."""

    head: float = 20.0
    """Seconds from the first byte of a request, or from connecting, until its head is complete."""
    body: float = 20.0
    """Seconds over which a body must come in at `rate` or more, again and again."""
    rate: int = 500
    """Bytes a second."""
    reader: float = 60.0
    """Seconds that a reader may take nothing of its answer."""
    largest_head: int = 2**17
    """Bytes of a request line with all its fields."""
    connections: int = 900
    """Open at a time; the one that has kept its request back for longest goes for a new one."""


class Connection(HttpToolsProtocol):
    """One connection."""

    patience: ClassVar[Patience] = Patience()

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._timer: asyncio.TimerHandle | None = None
        self._writing: asyncio.TimerHandle | None = None
        self._ending: asyncio.TimerHandle | None = None
        self._in_head = True
        self._since = time.monotonic()
        self._came = 0
        """Bytes since the last look."""
        self._whole = False
        """Whether all of the last request has come."""
        self._beside = 0
        """Bytes since the last of a body, which are none of it."""
        self._drained = 0
        self._leaving = False
        self._wrong = 0
        """Status for a head that was taken apart and is refused."""
        self._data = b""
        """What the parser is at."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Wait for the head of a request, if there is room."""
        super().connection_made(transport)
        self._arm(self.patience.head, self._late)
        if len(self.connections) > self.patience.connections:
            others = [one for one in self.connections if isinstance(one, Connection) and one.idle]
            min(others, key=lambda one: one._since, default=self).transport.abort()

    @property
    def idle(self) -> bool:
        """Whether nothing is under way: no complete head of a request has come, or the last one has its answer."""
        return self._in_head or (self._whole and self.cycle.response_complete and not self.pipeline)

    def shutdown(self) -> None:
        """Finish the answer under way, for as long as the server gives it; after that the connection breaks."""
        super().shutdown()
        if self.config.timeout_graceful_shutdown is not None and not self.transport.is_closing():
            seconds = max(0, self.config.timeout_graceful_shutdown - BREAKING)
            self._ending = self.loop.call_later(seconds, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget all that waits."""
        self._arm(0, None)
        if self._ending is not None:
            self._ending.cancel()
        self.resume_writing()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what comes, or throw it away."""
        if self._leaving:
            self._drain(data)
            return
        if self.idle and not self._in_head:
            # Blank lines may stand before a request, and none need follow.
            self._wait_for_head()
        self._came += len(data)
        self._beside += len(data)
        self._data = data
        super().data_received(data)
        self._data = b""
        most = self.patience.largest_head + _READ
        if self._in_head and self._came > most and not self._leaving:
            self._refuse(414 if len(self.url) > self._came // 2 else 431)
        elif self._beside > most and not self._leaving:
            self._refuse(431)

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002 - as the server calls it
        """Refuse what is not HTTP."""
        long = len(getattr(self, "url", b"")) > _LONGEST_ADDRESS
        self._refuse(414 if long else self._wrong or refusal(sys.exception(), self._data))

    def on_message_begin(self) -> None:
        """Wait for a further head on a connection that stays."""
        super().on_message_begin()
        self._drained = 0
        self._wait_for_head()
        self._came = len(self._data)

    def _wait_for_head(self) -> None:
        self._in_head, self._whole, self._came, self._since = True, False, 0, time.monotonic()
        self._arm(self.patience.head, self._late)

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a field. Those that follow a body are none of the head (RFC 9110, section 6.5.1)."""
        if self._in_head:
            super().on_header(name, value)

    def on_headers_complete(self) -> None:
        """Wait for the body.

        Raises:
            ValueError: the request cannot be answered: `api.heads.wrong`.
        """
        self._wrong = wrong(self.headers, self.parser.get_http_version(), self.patience.largest_head)
        if self._wrong:
            raise ValueError("the head of the request is refused")
        if self.url[:1] not in (b"/", b"*"):
            self.headers[:] = with_host_of(self.url, self.headers)
        self._in_head, self._came, self._beside = False, 0, 0
        self._arm(self.patience.body, self._look)
        super().on_headers_complete()

    def _start_asgi_task(self, cycle: Any, app: Any) -> None:
        """Answer a request, one of HTTP/1.0 without chunks."""
        old = cycle.scope["http_version"] == "1.0"
        super()._start_asgi_task(cycle, without_chunks(cycle, self.transport, app) if old else app)

    def on_body(self, body: bytes) -> None:
        """Take a part of the body; what comes after the answer is thrown away."""
        super().on_body(body)
        self._beside = 0
        if self.cycle.response_complete:
            self._drain(body)

    def on_message_complete(self) -> None:
        """Wait no more: the request is whole."""
        self._whole = True
        self._arm(0, None)
        super().on_message_complete()

    def pause_writing(self) -> None:
        """Wait for the reader."""
        super().pause_writing()
        if self._writing is None:
            self._writing = self.loop.call_later(self.patience.reader, self.transport.abort)

    def resume_writing(self) -> None:
        """Wait no more: the reader reads."""
        if self._writing is not None:
            self._writing.cancel()
            self._writing = None
        super().resume_writing()

    def _arm(self, seconds: float, what: Any) -> None:
        """Call something later, and nothing that was to be called before."""
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self.loop.call_later(seconds, what) if what else None

    def _late(self) -> None:
        self._refuse(408)

    def _look(self) -> None:
        """See whether the body comes on; where the server itself does not read it, nobody else is late."""
        if self._came < self.patience.body * self.patience.rate and not self.flow.read_paused:
            self._refuse(408)
            return
        self._came = 0
        self._arm(self.patience.body, self._look)

    def _drain(self, data: bytes) -> None:
        self._drained += len(data)
        if self._drained > _DRAINED:
            self.transport.abort()

    def _refuse(self, status: int) -> None:
        """Answer that the request cannot be taken, and let the connection go."""
        answering = self.cycle is not None and not self.cycle.response_complete
        answered = self.cycle is not None and not answering and not self._in_head
        if answered or (answering and (self._in_head or self.cycle.response_started)):
            # What is late belongs to a request that has its answer, or another answer is under way.
            self.transport.abort()
            return
        if answering:
            self.cycle.disconnected = True
            self.cycle.message_event.set()
        phrase = HTTPStatus(status).phrase
        content = json.dumps({"type": "about:blank", "title": phrase, "status": status}).encode()
        head = (
            f"HTTP/1.1 {status} {phrase}\r\nDate: {formatdate(usegmt=True)}\r\n"
            f"Content-Type: application/problem+json\r\nContent-Length: {len(content)}\r\n"
            "X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
        )
        self.transport.write(head.encode() + content)
        self._leaving = True
        self._unset_keepalive_if_required()
        self.flow.resume_reading()
        self._arm(_LINGER, self.transport.close)
