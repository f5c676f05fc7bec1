"""Requests and answers in Python's terms: parameters in, JSON or bytes out, problems raised as our errors."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from enum import Enum
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

from kg import errors
from kg.client.transport import Asked, Reply, Transport
from kg.errors import KgError, QuerySyntaxError

Json = dict[str, Any]
Parameters = Mapping[str, Any]
"""Names to values: text, numbers, days, yes or no, records (which stand for their `id`), or several of these."""

_STATUSES: Final[dict[int, type[KgError]]] = {
    400: errors.UsageError,
    401: errors.QueryRefused,
    403: errors.QueryRefused,
    404: errors.NotFound,
    429: errors.QueryBusy,
    503: errors.QueryBusy,
    504: errors.QueryTimeout,
}
"""Where the problem does not name its class."""
_DOCUMENT: Final = ("type", "title", "status", "detail", "hint", "kind")
_MOVED: Final = (301, 302, 303, 307, 308)
_MOST_MOVES: Final = 5
_IN_PATHS: Final = "/~%:@!$&'()*+,;="
_IN_QUERIES: Final = f"{_IN_PATHS}?"
"""Characters that stand for themselves in an address (RFC 3986, sections 3.3 and 3.4)."""


class Connection:
    """Asks one graph."""

    def __init__(self, transport: Transport) -> None:
        self.transport = transport

    def json(self, path: str, parameters: Parameters | None = None) -> Json:
        """Return the JSON object that an address answers with.

        Raises:
            KgError: the problem that came instead.
        """
        found: Json = json.loads(self.ask(path, parameters, accept="application/json").read())
        return found

    def ask(
        self,
        path: str,
        parameters: Parameters | None = None,
        *,
        accept: str = "*/*",
        body: tuple[str, str] | None = None,
    ) -> Reply:
        """Return the answer of an address; `body` is a media type with the text to post. Raises KgError.

        The address may hold parameters itself, as those in answers do.
        """
        headers = {"accept": accept} | ({"content-type": body[0]} if body else {})
        place, _, told = path.partition("?")
        query = "&".join(filter(None, (_quoted(told, _IN_QUERIES), encode(parameters or {}))))
        with _letters():
            content = body[1].encode() if body else None
        asked = Asked(_quoted(place, _IN_PATHS), query, headers, content)
        for _ in range(_MOST_MOVES):
            reply = self.transport.send(asked)
            if reply.status not in _MOVED:
                break
            reply.read()
            asked = self._follow(asked, reply.headers.get("location", ""))
        if reply.status != 200:
            raise problem(reply)
        return reply

    def _follow(self, asked: Asked, location: str) -> Asked:
        """Return the request for where something has moved to, never on another host."""
        target, here = urlsplit(location), urlsplit(self.transport.address)
        if target.netloc not in ("", here.netloc) or not target.path.startswith("/"):
            raise errors.QueryRefused(f"{asked.path} has moved to {location}, outside of this graph")
        return Asked(target.path.removeprefix(here.path), target.query or asked.query, asked.headers, asked.body)


def encode(parameters: Parameters) -> str:
    """Return parameters as they stand in an address; those that are None are left out.

    >>> encode({"status": ["denied", "future"], "disputed": True, "about": None})
    'status=denied&status=future&disputed=true'
    """
    pairs = [(name, text) for name, value in parameters.items() for text in _texts(value)]
    with _letters():
        return urlencode(pairs, quote_via=quote)


def _texts(value: object) -> Iterator[str]:
    if value is None:
        return
    if isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _texts(one)
    elif isinstance(value, bool):
        yield "true" if value else "false"
    elif isinstance(value, Enum):
        yield str(value.value)
    elif isinstance(value, date):
        yield value.isoformat()
    else:
        yield str(value) if isinstance(value, str | int | float) else str(getattr(value, "id", value))


def path_to(*parts: str) -> str:
    """Return an address with identifiers in it: `path_to("/api/v1/entities/", "country/BY", "/ego")`.

    Raises:
        UsageError: one is no text.
    """
    wrong = [part for part in parts if not isinstance(part, str)]
    if wrong:
        raise errors.UsageError(f"{wrong[0]!r} is no identifier", hint="such as country/BY")
    with _letters():
        return "".join(part if part.startswith("/") else quote(part, safe="/~") for part in parts)


def _quoted(text: str, kept: str) -> str:
    with _letters():
        return quote(text, safe=kept)


@contextmanager
def _letters() -> Iterator[None]:
    try:
        yield
    except UnicodeEncodeError as error:
        raise errors.UsageError(
            f"{error.object!r} holds half a character", hint="it cannot be sent as UTF-8"
        ) from error


def problem(reply: Reply) -> KgError:
    """Return the error that a problem document tells (RFC 9457), of the class that was raised behind it."""
    told = _document(reply.read())
    detail = str(told.get("detail") or told.get("title") or f"the answer has the status {reply.status}")
    kind = getattr(errors, str(told.get("kind", "")), None)
    if not (isinstance(kind, type) and issubclass(kind, KgError)):
        kind = _STATUSES.get(reply.status, KgError)
    error = kind(detail, hint=str(told.get("hint", "")))
    if isinstance(error, QuerySyntaxError):
        error.line, error.column = int(told.pop("line", 0)), int(told.pop("column", 0))
        error.told = {key: value for key, value in told.items() if key not in _DOCUMENT}
    return error


def _document(content: bytes) -> Json:
    try:
        told = json.loads(content)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}
