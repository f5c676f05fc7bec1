"""The SPARQL endpoint for queries (SPARQL 1.1 Protocol, section 2.1: https://www.w3.org/TR/sparql11-protocol/)."""

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, Response

from api import protocol
from api.answers import Whole, respond
from api.deps import ThisLook, ThisPool
from api.guarding import Scanner, admit
from api.kept import Kept
from api.middleware import field_of
from api.negotiate import accepted, accepts_html, choose
from api.problems import TooLarge, UnsupportedMediaType
from api.protocol import Pairs
from api.routes.description import described
from api.routes.pages import STATIC
from api.schemas import sent
from kg.errors import QuerySyntaxError, UsageError
from kg.query.escapes import resolve
from kg.query.guard import REMEMBERED, Form, Limits, inspect
from kg.query.pool import QueryPool
from kg.query.question import Question
from kg.query.results import Format, by_name, offered

router = APIRouter(tags=["sparql"])

_LARGEST: Final = 3 * 300 * 1024
"""Of a body: the largest query, each byte percent-encoded."""
_FORMAT: Final = ("format", "output", "results")
"""One thing under three names: clients of other endpoints send all of them."""
_SINGLE: Final = ("query", "timeout", *_FORMAT)
_KNOWN: Final = frozenset((*_SINGLE, "default-graph-uri", "named-graph-uri"))
_HINT: Final = "GET /sparql?query=…, or POST it as a form or as application/sparql-query"
_FLEETING: Final = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID)\b", re.IGNORECASE)
"""What gives something else each time, so that the state of the graph does not tell the answer."""
_SENT: Final = sent("solutions", "graph", also=("text/html",))
_UPDATES: Final = "updates are posted to /update, where the server takes any"

DESCRIPTION: Final = {
    "parameters": [
        {"name": name, "in": "query", "required": False, "schema": {"type": "string"}, "description": text}
        for name, text in (
            ("query", "SPARQL 1.1: SELECT, ASK, CONSTRUCT or DESCRIBE; without it, GET tells what the service is"),
            ("default-graph-uri", "graphs that make up the default graph; may come more than once"),
            ("named-graph-uri", "named graphs; may come more than once"),
            ("timeout", "seconds; can only lower the limit of the server"),
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


@router.get("/sparql", response_class=Response, responses=_SENT, openapi_extra=DESCRIPTION)
async def sparql_get(request: Request, look: ThisLook, pool: ThisPool) -> Response:
    """Answer a query that stands in the address; without one, tell what the service is, or show the editor."""
    encoded: bytes = request.scope["query_string"]
    asked = (_in_address if len(encoded) <= REMEMBERED else _in_address.__wrapped__)(encoded)
    if asked:
        return await answer(request, pool, asked)
    given = protocol.address_pairs(request)
    if not given and accepts_html(request):
        return FileResponse(str(STATIC.joinpath("sparql.html")), headers={"Cache-Control": "no-cache"})
    form = next((value for _, value in given), "")
    return await described(request, look, pool, form)


@lru_cache(maxsize=256)
def _in_address(encoded: bytes) -> Asked | None:
    """Return what an address asks; None where it asks no query."""
    given = protocol.pairs(encoded, "the address")
    return read_parameters(given) if any(name not in _FORMAT for name, _ in given) else None


@router.post("/sparql", response_class=Response, responses=_SENT, openapi_extra=DESCRIPTION)
async def sparql_post(request: Request, pool: ThisPool) -> Response:
    """Answer a query that is posted as a form, or bare as `application/sparql-query`."""
    media_type = protocol.content_type(request).media_type
    address = protocol.address_pairs(request)
    if any(name == "query" for name, _ in address):
        raise UsageError("the query of a POST stands in the body, not in the address", hint=_HINT)
    if media_type == protocol.FORM:
        given = [*address, *protocol.pairs(await protocol.body(request, _LARGEST), "the form")]
    elif media_type == protocol.QUERY:
        given = [*address, ("query", protocol.text(await protocol.body(request, _LARGEST), "the query"))]
    else:
        hint = _UPDATES if media_type == protocol.UPDATE else _HINT
        raise UnsupportedMediaType(f"a query cannot be read from {media_type or 'a body of no type'}", hint=hint)
    return await answer(request, pool, read_parameters(given))


async def answer(request: Request, pool: QueryPool, asked: Asked) -> Response:
    """Run what is asked, in a form that the request accepts."""
    if len(asked.query) > REMEMBERED and len(asked.query.encode()) > Limits().size:
        raise TooLarge(f"the query is larger than {Limits().size} bytes", hint="ask in smaller parts")
    client = admit(request)
    threads: ThreadPoolExecutor = request.app.state.threads
    scanner: Scanner = request.app.state.scanner
    look = _look if len(asked.query) <= REMEMBERED else _look.__wrapped__
    form, fleeting, reads = await scanner.run(asked.query, lambda: look(asked.query))
    if form == "update":
        raise QuerySyntaxError("this is an update, not a query", hint=_UPDATES)
    known = negotiated(request, form, asked.format)
    if fleeting:
        request.state.tag = ""
    base = protocol.address(request)
    wanted = (asked.query, asked.default_graphs, asked.named_graphs, known.name, base)
    kept: Kept = request.app.state.kept
    keeps = reads and not fleeting and b"no-" not in field_of(request.scope["headers"], b"cache-control")
    held = kept.get(pool.newest(), wanted) if keeps else None
    if held is not None:
        request.state.outcome = "ok"
        return Whole(held, known)
    question = Question(
        asked.query,
        known,
        default_graphs=asked.default_graphs,
        named_graphs=asked.named_graphs,
        base=base,
        seconds=asked.seconds,
        client=client,
    )
    asking = await scanner.run(asked.query, lambda: pool.ask(question))
    told = await respond(request, asking, known, threads)
    if isinstance(told, Whole) and keeps:
        kept.put(asking.snapshot, wanted, told.body)
    return told


@lru_cache(maxsize=256)
def _look(query: str) -> tuple[Form, bool, bool]:
    """Return the form of a query, whether it gives something else each time, and whether it reads the graph.

    Raises:
        QueryRefused, QuerySyntaxError: as `inspect`.
    """
    found = inspect(query)
    return found.form, bool(_FLEETING.search(resolve(query).text)), found.patterns > 0


def negotiated(request: Request, form: Form, name: str) -> Format:
    """Return the format by its name, else by what the request accepts. Raises UsageError, NotAcceptable."""
    if name:
        return by_name(name, form)
    told = accepted(request)
    return (_acceptable if len(told) <= REMEMBERED else _acceptable.__wrapped__)(told, form)


@lru_cache(maxsize=256)
def _acceptable(told: str, form: Form) -> Format:
    return choose(told, [(known, (known.media_type, *known.aliases)) for known in offered(form)])


def read_parameters(given: Pairs) -> Asked:
    """Return the request that parameters make.

    Raises:
        UsageError: there is no query or more than one, or a parameter that is not known.
    """
    if any(name == "update" for name, _ in given):
        raise UsageError("this address takes queries alone", hint=_UPDATES)
    found = protocol.gathered(given, _KNOWN, _SINGLE, _HINT)
    if "query" not in found:
        raise UsageError("there is no query", hint=_HINT)
    formats = {value for name in _FORMAT for value in found.get(name, ())}
    if len(formats) > 1:
        raise UsageError(f"several formats are asked for: {', '.join(sorted(formats))}", hint="name one")
    return Asked(
        found["query"][0],
        tuple(found.get("default-graph-uri", ())),
        tuple(found.get("named-graph-uri", ())),
        read_seconds(found.get("timeout", [""])[0]),
        next(iter(formats), ""),
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
