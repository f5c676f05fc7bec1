"""What holds for every answer inside of `api.edge`: conditional requests, HEAD, packing."""

from typing import Final
from zlib import crc32

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware.gzip import GZipResponder
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.negotiate import takes_gzip

_OF_304: Final = (b"etag", b"vary", b"cache-control", b"content-location", b"expires")
"""What an answer 304 carries of the answer that it stands for (RFC 9110, section 15.4.5)."""
_SMALL: Final = 1000
"""Bytes of an answer that is not worth packing."""


class Conditional:
    """Answers 304 where the asker has the answer already, 412 where it is another, and HEAD as GET without the body.

    Only what would be a 200 becomes a 304, so the answer is worked out in any case: a wrong request stays wrong.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        given = Headers(scope=scope)
        asked, demanded = (",".join(given.getlist(name)) for name in ("if-none-match", "if-match"))
        # The server itself drops the body of an answer to HEAD.
        state = scope["state"]
        inner = scope if scope["method"] == "GET" else {**scope, "method": "GET"}
        known = False

        async def tagged(message: Message) -> None:
            nonlocal known
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                _vary(headers, "Accept", "Accept-Encoding")
                state_tag = state.get("tag")
                if state_tag and message["status"] == 200:
                    headers.setdefault("ETag", _tag(state_tag, headers.get("content-type", "")))
                    headers.setdefault("Cache-Control", "no-cache")
                if "content-encoding" in headers and headers.get("etag", "W/")[:1] == '"':
                    # Bytes that differ may not have one strong tag (RFC 9110, section 8.8.3.3).
                    headers["ETag"] = f'{headers["etag"][:-1]}-gzip"'
                if message["status"] == 200 and demanded and not _is_among(headers.get("etag"), demanded):
                    known, message = True, _changed(headers)
                elif message["status"] == 200 and _matches(asked, headers.get("etag")):
                    known, message = True, _not_modified(headers)
            elif known:
                message = {**message, "body": b""}
            await send(message)

        await self._app(inner, receive, tagged)
        scope.setdefault("route", inner.get("route"))


class Packed:
    """Packs large answers for whoever takes gzip, and costs the others nothing."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        given = scope["headers"] if scope["type"] == "http" else ()
        accepted = b",".join([value for name, value in given if name == b"accept-encoding"])
        if not accepted or not takes_gzip(accepted):
            await self._app(scope, receive, send)
            return

        async def told_once(message: Message) -> None:
            if message["type"] == "http.response.start":
                _vary(MutableHeaders(scope=message))
            await send(message)

        await GZipResponder(self._app, _SMALL, compresslevel=5)(scope, receive, told_once)


def _vary(headers: MutableHeaders, *names: str) -> None:
    """Let an answer tell, once each, which fields of the request it depends on: these and those that it tells."""
    told = [one.strip() for one in headers.get("vary", "").split(",") if one.strip()]
    if told or names:
        headers["Vary"] = ", ".join({one.lower(): one for one in (*told, *names)}.values())


def _tag(state: str, media_type: str) -> str:
    """Return the tag of one representation of a state: JSON that is held does not answer for CSV."""
    return f'{state[:-1]}-{crc32(media_type.encode()):08x}"'


def _matches(asked: str, tag: str | None) -> bool:
    """Whether a field `If-None-Match` names a tag, by weak comparison (RFC 9110, section 13.1.2)."""
    if tag is None:
        return False
    return asked.strip() == "*" or tag.removeprefix("W/") in (
        one.strip().removeprefix("W/") for one in asked.split(",")
    )


def _is_among(tag: str | None, demanded: str) -> bool:
    """Whether a field `If-Match` names a tag, by strong comparison (RFC 9110, section 13.1.1)."""
    strong = tag if tag and tag[0] == '"' else "no tag"
    return demanded.strip() == "*" or strong in [one.strip() for one in demanded.split(",")]


def _changed(headers: MutableHeaders) -> Message:
    kept = [(name, value) for name, value in headers.raw if name.lower() == b"vary"]
    return {"type": "http.response.start", "status": 412, "headers": [*kept, (b"content-length", b"0")]}


def _not_modified(headers: MutableHeaders) -> Message:
    kept = [(name, value) for name, value in headers.raw if name.lower() in _OF_304]
    return {"type": "http.response.start", "status": 304, "headers": kept}
