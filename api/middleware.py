"""What holds for every answer inside of `api.edge`: conditional requests, HEAD, packing.

Fields are taken as bytes, as the server passes them: reading them into objects cost more than a small query.
"""

from typing import Final
from zlib import crc32

from starlette.middleware.gzip import GZipResponder
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.negotiate import takes_gzip

Fields = list[tuple[bytes, bytes]]

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
        asked, demanded = (field_of(scope["headers"], name) for name in (b"if-none-match", b"if-match"))
        # The server itself drops the body of an answer to HEAD.
        state = scope["state"]
        inner = scope if scope["method"] == "GET" else {**scope, "method": "GET"}
        known = False

        async def tagged(message: Message) -> None:
            nonlocal known
            if message["type"] == "http.response.start":
                fields = varying(message.get("headers", []), b"Accept", b"Accept-Encoding")
                good = message["status"] == 200
                tag = _tag(fields, state.get("tag", "") if good else "")
                if good and demanded and not _is_among(tag, demanded):
                    known, message = True, _changed(fields)
                elif good and asked and _matches(asked, tag):
                    known, message = True, _not_modified(fields)
                else:
                    message = {**message, "headers": fields}
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
        accepted = field_of(scope["headers"], b"accept-encoding") if scope["type"] == "http" else b""
        if not accepted or not takes_gzip(accepted):
            await self._app(scope, receive, send)
            return

        async def told_once(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": varying(message.get("headers", []))}
            await send(message)

        await GZipResponder(self._app, _SMALL, compresslevel=5)(scope, receive, told_once)


def field_of(fields: Fields, name: bytes) -> bytes:
    """Return a field by its name in lower case, several of that name as one; empty where there is none."""
    return b",".join([value for one, value in fields if one == name])


def varying(fields: Fields, *names: bytes) -> Fields:
    """Return the fields of an answer, with these names in `Vary` beside those that it tells, once each."""
    told = [one.strip() for one in field_of(fields, b"vary").split(b",") if one.strip()]
    if not told and not names:
        return fields
    once = b", ".join({one.lower(): one for one in (*told, *names)}.values())
    return [*(pair for pair in fields if pair[0] != b"vary"), (b"vary", once)]


def _tag(fields: Fields, state: str) -> bytes:
    """Give an answer the tag of one representation of a state, if it has none; return it.

    JSON that is held does not answer for CSV, and bytes that differ may not have one strong tag (RFC 9110, section
    8.8.3.3).
    """
    tag = field_of(fields, b"etag")
    if state and not tag:
        tag = f'{state[:-1]}-{crc32(field_of(fields, b"content-type")):08x}"'.encode("latin-1")
        fields.append((b"etag", tag))
    if state and not field_of(fields, b"cache-control"):
        fields.append((b"cache-control", b"no-cache"))
    if tag[:1] == b'"' and field_of(fields, b"content-encoding"):
        packed = tag[:-1] + b'-gzip"'
        fields[fields.index((b"etag", tag))] = (b"etag", packed)
        return packed
    return tag


def _matches(asked: bytes, tag: bytes) -> bool:
    """Whether a field `If-None-Match` names a tag, by weak comparison (RFC 9110, section 13.1.2)."""
    if not tag:
        return False
    return asked.strip() == b"*" or tag.removeprefix(b"W/") in (
        one.strip().removeprefix(b"W/") for one in asked.split(b",")
    )


def _is_among(tag: bytes, demanded: bytes) -> bool:
    """Whether a field `If-Match` names a tag, by strong comparison (RFC 9110, section 13.1.1)."""
    strong = tag if tag[:1] == b'"' else b"no tag"
    return demanded.strip() == b"*" or strong in [one.strip() for one in demanded.split(b",")]


def _changed(fields: Fields) -> Message:
    kept = [(name, value) for name, value in fields if name == b"vary"]
    return {"type": "http.response.start", "status": 412, "headers": [*kept, (b"content-length", b"0")]}


def _not_modified(fields: Fields) -> Message:
    kept = [(name, value) for name, value in fields if name in _OF_304]
    return {"type": "http.response.start", "status": 304, "headers": kept}
