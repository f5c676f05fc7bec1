"""What a request of the SPARQL protocols holds, read from its bytes: nothing is guessed, nothing silently mended."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl

from fastapi import Request
from starlette.datastructures import URL

from api.middleware import field_of
from api.problems import TooLarge, UnsupportedMediaType
from kg.errors import UsageError

FORM: Final = "application/x-www-form-urlencoded"
QUERY: Final = "application/sparql-query"
UPDATE: Final = "application/sparql-update"
_LONGEST_HOST: Final = 256
"""Bytes of a name that is remembered; any can be sent."""

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class ContentType:
    """A field `Content-Type`, taken apart; both in lower case."""

    media_type: str = ""
    charset: str = ""


def content_type(request: Request) -> ContentType:
    """Return the type of a request's body, which must be text in UTF-8 and not packed.

    Raises:
        UsageError: the field comes more than once.
        UnsupportedMediaType: the body has another charset or a content coding.
    """
    given = request.headers.getlist("content-type")
    if len(given) > 1:
        raise UsageError("Content-Type comes more than once")
    coding = request.headers.get("content-encoding", "identity").strip().lower()
    if coding not in ("", "identity"):
        raise UnsupportedMediaType(f"the body is packed with {coding}", hint="send it as it is")
    media_type, _, rest = (given or [""])[0].partition(";")
    parameters = (one.partition("=") for one in rest.split(";"))
    charset = next((value for name, _, value in parameters if name.strip().lower() == "charset"), "")
    found = ContentType(media_type.strip().lower(), charset.strip().strip('"').lower())
    if found.charset not in ("", "utf-8", "utf8", "us-ascii"):
        raise UnsupportedMediaType(f"the body has the charset {found.charset}", hint="send UTF-8")
    return found


async def body(request: Request, largest: int) -> bytes:
    """Return the body of a request. Raises TooLarge as soon as it is known to have more bytes than `largest`."""
    refusal = TooLarge(f"the body is larger than {largest} bytes", hint="ask in smaller parts")
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > largest:
        raise refusal
    held = bytearray()
    async for part in request.stream():
        held += part
        if len(held) > largest:
            raise refusal
    return bytes(held)


def address(request: Request) -> str:
    """Return the address of a request as it was written, without its query."""
    scope = request.scope
    path = scope.get("raw_path", scope["path"].encode()).partition(b"?")[0].decode("latin-1")
    host = field_of(scope["headers"], b"host")
    known = _origin if len(host) <= _LONGEST_HOST else _origin.__wrapped__
    return f"{known(scope['scheme'], host, tuple(scope['server'] or ()))}{path}"


@lru_cache(maxsize=256)
def _origin(scheme: str, host: bytes, server: tuple[str | int | None, ...]) -> str:
    fields = [(b"host", host)] if host else []
    told = {"scheme": scheme, "server": server or None, "path": "/", "query_string": b"", "headers": fields}
    url = URL(scope=told)
    return f"{url.scheme}://{url.netloc}"


def address_pairs(request: Request) -> Pairs:
    """Return the parameters in the address. Raises UsageError as `pairs`."""
    return pairs(request.scope["query_string"], "the address")


def pairs(encoded: bytes, place: str) -> Pairs:
    """Return the parameters of a form or address, decoded once; `+` is a blank.

    Raises:
        UsageError: it is not percent-encoded UTF-8.
    """
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, encoding="utf-8", errors="strict")
    except ValueError as error:
        raise UsageError(f"{place} is not percent-encoded UTF-8") from error


def text(content: bytes, place: str) -> str:
    """Return the text of a body. Raises UsageError: it is not UTF-8."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{place} is not UTF-8: byte {error.start}") from error


def gathered(given: Pairs, known: frozenset[str], single: tuple[str, ...], hint: str) -> dict[str, list[str]]:
    """Return parameters by name.

    Raises:
        UsageError: one is not `known`, or one of `single` comes more than once.
    """
    found: dict[str, list[str]] = {}
    for name, value in given:
        found.setdefault(name, []).append(value)
    unknown = sorted(set(found) - known)
    if unknown:
        raise UsageError(f"there is no parameter {unknown[0]!r} here", hint=f"there are: {', '.join(sorted(known))}")
    for name in single:
        if len(found.get(name, ())) > 1:
            raise UsageError(f"{name!r} comes more than once", hint=hint)
    return found
