"""What holds for every answer: headers that keep the page closed, conditional requests, HEAD."""

from collections.abc import Callable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_BY_STATE: Final = ("/api/v1/", "/sparql", "/id/")


class Hardened:
    """Adds the headers that let the page load nothing from elsewhere."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


class Conditional:
    """Answers 304 where the asker has the answer of this very state, and HEAD as GET without the body.

    All answers under these paths depend on the state alone, so nothing needs to be worked out to know.
    """

    def __init__(self, app: ASGIApp, tag: Callable[[], str]) -> None:
        self._app = app
        self._tag = tag

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        asked = Headers(scope=scope).get("if-none-match", "")
        tag = self._tag()
        if tag in (one.strip() for one in asked.split(",")) and scope["path"].startswith(_BY_STATE):
            headers = [(b"etag", tag.encode()), (b"vary", b"Accept, Accept-Encoding")]
            await send({"type": "http.response.start", "status": 304, "headers": headers})
            await send({"type": "http.response.body", "body": b""})
            return
        # The server itself drops the body of an answer to HEAD.
        inner = {**scope, "method": "GET", "state": dict(scope.get("state", {}))}

        async def tagged(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                state_tag = inner["state"].get("tag")
                if state_tag and message["status"] == 200:
                    headers.setdefault("ETag", state_tag)
                    headers.setdefault("Cache-Control", "no-cache")
                headers.add_vary_header("Accept")
            await send(message)

        await self._app(inner, receive, tagged)
