"""The SPARQL endpoint: SPARQL 1.1 Protocol, queries alone (https://www.w3.org/TR/sparql11-protocol/)."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api.answers import respond
from api.deps import ThisLook, ThisPool
from api.negotiate import choose
from api.problems import TooLarge, UnsupportedMediaType
from kg.errors import QueryRefused, UsageError
from kg.query.guard import Form, Limits, inspect
from kg.query.pool import QueryPool
from kg.query.question import Question
from kg.query.results import Format, by_name, offered

router = APIRouter(tags=["sparql"])

_LARGEST: Final = 3 * 300 * 1024
"""Of a body: the largest query, each byte percent-encoded."""
_KNOWN: Final = frozenset(("query", "default-graph-uri", "named-graph-uri", "timeout", "format"))
_HINT: Final = "GET /sparql?query=…, or POST it as a form or as application/sparql-query"

DESCRIPTION: Final = {
    "parameters": [
        {"name": name, "in": "query", "required": name == "query", "schema": {"type": "string"}, "description": text}
        for name, text in (
            ("query", "SPARQL 1.1: SELECT, ASK, CONSTRUCT or DESCRIBE"),
            ("default-graph-uri", "graphs that make up the default graph; may come more than once"),
            ("named-graph-uri", "named graphs; may come more than once"),
            ("timeout", "seconds, at most what the server allows"),
            ("format", "json, xml, csv, tsv; ttl, nt, jsonld, rdfxml, trig, nq"),
        )
    ]
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request of the protocol, taken apart."""

    query: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    seconds: float | None = None
    format: str = ""


@router.get("/sparql", openapi_extra=DESCRIPTION)
async def sparql_get(request: Request, _: ThisLook, pool: ThisPool) -> Response:
    """Answer a query that stands in the address."""
    asked = read_parameters(_pairs(request.scope["query_string"], "the address"))
    return await answer(request, pool, asked)


@router.post("/sparql", openapi_extra=DESCRIPTION)
async def sparql_post(request: Request, pool: ThisPool) -> Response:
    """Answer a query that is posted as a form, or bare as `application/sparql-query`."""
    media_type, charset = _content_type(request.headers.get("content-type", ""))
    if charset not in ("", "utf-8"):
        raise UnsupportedMediaType(f"the body has the charset {charset}", hint="send UTF-8")
    address = _pairs(request.scope["query_string"], "the address")
    if media_type == "application/x-www-form-urlencoded":
        pairs = [*address, *_pairs(await _body(request), "the form")]
    elif media_type == "application/sparql-query":
        if any(name in ("query", "update") for name, _ in address):
            raise UsageError("the query stands in the body and in the address", hint=_HINT)
        pairs = [*address, ("query", _text(await _body(request), "the query"))]
    elif media_type == "application/sparql-update":
        raise _no_updates()
    else:
        raise UnsupportedMediaType(f"a query cannot be read from {media_type or 'a body of no type'}", hint=_HINT)
    return await answer(request, pool, read_parameters(pairs))


async def answer(request: Request, pool: QueryPool, asked: Asked) -> Response:
    """Run what is asked, in a form that the request accepts."""
    if len(asked.query.encode()) > Limits().size:
        raise TooLarge(f"the query is larger than {Limits().size} bytes", hint="ask in smaller parts")
    threads: ThreadPoolExecutor = request.app.state.threads
    loop = asyncio.get_running_loop()
    # Even the scan of a query takes a second when it is large and made to be slow.
    form = (await loop.run_in_executor(threads, inspect, asked.query)).form
    if form == "update":
        raise _no_updates()
    known = negotiated(request, form, asked.format)
    question = Question(
        asked.query,
        known,
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
        seconds=asked.seconds,
    )
    return await respond(request, await loop.run_in_executor(threads, pool.ask, question), known, threads)


def negotiated(request: Request, form: Form, name: str) -> Format:
    """Return the format by its name, else by the `Accept` header. Raises UsageError, NotAcceptable."""
    if name:
        return by_name(name, form)
    offers = [(known, (known.media_type, *known.aliases)) for known in offered(form)]
    return choose(request.headers.get("accept"), offers)


def read_parameters(pairs: Sequence[tuple[str, str]]) -> Asked:
    """Return the request that parameters make.

    Raises:
        UsageError: there is no query or more than one, or a parameter that is not known.
    """
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    if "update" in given:
        raise _no_updates()
    unknown = sorted(set(given) - _KNOWN)
    if unknown:
        raise UsageError(f"there is no parameter {unknown[0]!r} here", hint=f"there are: {', '.join(sorted(_KNOWN))}")
    for name in ("query", "timeout", "format"):
        if len(given.get(name, ())) > 1:
            raise UsageError(f"{name!r} comes more than once", hint=_HINT)
    if "query" not in given:
        raise UsageError("there is no query", hint=_HINT)
    return Asked(
        given["query"][0],
        tuple(given.get("default-graph-uri", ())),
        tuple(given.get("named-graph-uri", ())),
        read_seconds(given.get("timeout", [""])[0]),
        given.get("format", [""])[0],
    )


def read_seconds(told: str) -> float | None:
    """Return a time limit, None where none is told. Raises UsageError: it is no positive, finite number."""
    if not told:
        return None
    try:
        seconds = float(told)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise UsageError(f"timeout={told!r} is not a number of seconds")
    return seconds


def _content_type(header: str) -> tuple[str, str]:
    media_type, _, rest = header.partition(";")
    charset = ""
    for parameter in rest.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip('"').lower()
    return media_type.strip().lower(), charset


async def _body(request: Request) -> bytes:
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > _LARGEST:
            raise TooLarge(f"the body is larger than {_LARGEST} bytes", hint="ask in smaller parts")
    return body


def _pairs(encoded: bytes, place: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, encoding="utf-8", errors="strict")
    except ValueError as error:
        raise UsageError(f"{place} is not percent-encoded UTF-8") from error


def _text(content: bytes, place: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UsageError(f"{place} is not UTF-8: byte {error.start}") from error


def _no_updates() -> QueryRefused:
    return QueryRefused("updates are not taken here: the graph is read-only", hint="build adds articles")
