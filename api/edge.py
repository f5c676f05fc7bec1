"""The outermost layer: every answer, errors of the framework included, gets its headers, is counted and is logged."""

import os
import re
import time
from collections.abc import Callable
from itertools import count
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access import Exchange
from api.proxies import Proxies
from api.rooted import ROOT


def policy(ancestors: str = "'self'") -> str:
    """Return what a page may load (Content-Security-Policy): all from here; and who may frame it."""
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        f"font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors {ancestors}"
    )


_HEADERS: Final = (
    (b"content-security-policy", policy().encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
)
_KNOWN_ID: Final = re.compile(rb"[A-Za-z0-9._-]{1,64}")
_METHODS: Final = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
API: Final = "/api/v1"
STATIC: Final = "/static"
NO_ROUTE: Final = "(none)"
"""The route of requests that fit none: what strangers make up must not become names of series."""


class Edge:
    """Settles what proxies tell, passes a request on, and tells those who listen what became of it."""

    def __init__(self, app: ASGIApp, proxies: Proxies, *listeners: Callable[[Exchange], None]) -> None:
        self._app = app
        self._proxies = proxies
        self._listeners = listeners
        self._run, self._numbers = os.urandom(4).hex().encode(), count(1)
        self.under_way = 0
        """Requests that have no whole answer yet."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        begin = time.perf_counter()
        answer = _Outgoing(send, self._settle(scope))
        path = scope["path"]
        # Shared with all layers inside.
        scope.setdefault("state", {})
        self.under_way += 1
        try:
            await self._app(scope, receive, answer.send)
        finally:
            self.under_way -= 1
            method, client = scope["method"], scope.get("client")
            exchange = Exchange(
                method if method in _METHODS else "OTHER",
                _route(scope, path.removeprefix(self._proxies.root_path)),
                path,
                answer.status,
                time.perf_counter() - begin,
                answer.sent,
                client[0] if client else "",
                answer.request_id.decode(),
                scope["state"].get("outcome", ""),
            )
            for listener in self._listeners:
                listener(exchange)

    def _new_id(self) -> bytes:
        return b"%s-%x" % (self._run, next(self._numbers))

    def _settle(self, scope: Scope) -> bytes:
        """Take up what proxies tell; return the name of the request, theirs if they gave it one."""
        if self._proxies.passive:
            return self._new_id()
        headers = dict(scope["headers"])
        told = headers.get(b"x-request-id", b"") if self._proxies.trusts_peer(scope) else b""
        self._proxies.settle(scope, headers)
        ROOT.set(self._proxies.root_path)
        return told if _KNOWN_ID.fullmatch(told) else self._new_id()


class _Outgoing:
    """An answer on its way out."""

    __slots__ = ("_begun", "_send", "_used", "request_id", "sent", "status")

    def __init__(self, send: Send, request_id: bytes) -> None:
        self._send = send
        self._begun, self._used = time.perf_counter(), time.process_time()
        self.request_id = request_id
        self.status = 0
        self.sent = 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            given = message.get("headers", [])
            names = {name for name, _ in given}
            more = [pair for pair in _HEADERS if pair[0] not in names]
            message = {**message, "headers": [*given, *more, (b"x-request-id", self.request_id), self._timing()]}
        elif message["type"] == "http.response.body":
            self.sent += len(message.get("body", b""))
        await self._send(message)

    def _timing(self) -> tuple[bytes, bytes]:
        """Return milliseconds from the request's arrival to the head of the answer.

        An answer that is sent whole is worked out by then; of one that is streamed it is the time to its first block.
        `cpu` is processor time of the whole process meanwhile: that of the request, if it is the only one.
        """
        spent, busy = (time.perf_counter() - self._begun) * 1e3, (time.process_time() - self._used) * 1e3
        return b"server-timing", b"app;dur=%.2f, cpu;dur=%.2f" % (spent, busy)


def _route(scope: Scope, path: str) -> str:
    """Return the template of the route that was found; the framework tells it without the prefix of its router."""
    if path.startswith(f"{STATIC}/"):
        return STATIC
    route = scope.get("route")
    template = getattr(route, "path_format", None) or getattr(route, "path", None)
    if template is None:
        return NO_ROUTE
    prefix = API if path.startswith(f"{API}/") else ""
    return f"{prefix}{template}"
