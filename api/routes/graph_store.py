"""The graph store: SPARQL 1.1 Graph Store HTTP Protocol (https://www.w3.org/TR/sparql11-http-rdf-update/).

A graph is named by `?graph=`, as the unnamed one by `?default`, or directly: then its name is the address itself.
"""

import re
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from uuid import uuid4

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api import protocol
from api.answers import respond
from api.bearer import demand_writing
from api.conditions import Conditions, conditions
from api.deps import ThisLook, ThisPool
from api.routes.sparql import negotiated
from api.schemas import sent
from api.uploads import Uploads
from api.writing import Desk
from kg.errors import UsageError
from kg.rdf.terms import iri

router = APIRouter(prefix="/store", tags=["graph store"])

_ABSOLUTE: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:.")
_HINT: Final = "name the graph: ?graph=IRI, or ?default for the unnamed one"
_SINGLE: Final = ("graph", "default", "format")
_KNOWN: Final = frozenset(_SINGLE)
_FORMATS: Final = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")
_WHICH: Final = [
    {"name": "graph", "in": "query", "schema": {"type": "string"}, "description": "IRI of the graph"},
    {
        "name": "default",
        "in": "query",
        "schema": {"type": "string"},
        "description": "the unnamed graph",
        "allowEmptyValue": True,
    },
]
_READING: Final = {"parameters": _WHICH}
_WRITING: Final = {
    "parameters": _WHICH,
    "security": [{"bearer": []}],
    "requestBody": {"content": {name: {"schema": {"type": "string"}} for name in (*_FORMATS, "multipart/form-data")}},
}
_REMOVING: Final = {"parameters": _WHICH, "security": [{"bearer": []}]}
_DIRECT: Final = {
    "parameters": [
        {
            "name": "name",
            "in": "path",
            "required": True,
            "schema": {"type": "string", "minLength": 1},
            "description": "rest of the address that is the graph's name",
        }
    ]
}
_PUT: Final[dict[int | str, dict[str, Any]]] = {201: {"description": "the graph is new"}}


@router.get("", response_class=Response, responses=sent("graph"), openapi_extra=_READING)
@router.get("/{name:path}", response_class=Response, responses=sent("graph"), openapi_extra={**_READING, **_DIRECT})
async def read(request: Request, _: ThisLook, pool: ThisPool) -> Response:
    """Send the triples of one graph (section 5.2)."""
    graph = graph_of(request)
    form = protocol.gathered(protocol.address_pairs(request), _KNOWN, _SINGLE, _HINT).get("format", [""])[0]
    known = negotiated(request, "construct", form)
    # Strong, so that a write can depend on it: a graph in one state is always written with the same bytes.
    request.state.tag = request.state.tag.removeprefix("W/")
    return await respond(request, pool.dump(graph, known), known, request.app.state.threads)


@router.put("", status_code=204, responses=_PUT, openapi_extra=_WRITING)
@router.put("/{name:path}", status_code=204, responses=_PUT, openapi_extra={**_WRITING, **_DIRECT})
async def replace(request: Request) -> Response:
    """Fill a graph with what is sent, instead of what it has (section 5.3)."""
    demand_writing(request)
    return await _put(request, graph_of(request), conditions(request), replace=True)


@router.post("", status_code=204, responses=_PUT, openapi_extra=_WRITING)
@router.post("/{name:path}", status_code=204, responses=_PUT, openapi_extra={**_WRITING, **_DIRECT})
async def add(request: Request) -> Response:
    """Add what is sent to a graph; sent to the store itself it makes a new one (section 5.5)."""
    demand_writing(request)
    alone = not request.path_params.get("name") and not request.scope["query_string"]
    if alone:
        return await _put(
            request, f"{protocol.address(request).rstrip('/')}/{uuid4().hex}", Conditions(), replace=False
        )
    return await _put(request, graph_of(request), conditions(request), replace=False)


@router.delete("", status_code=204, openapi_extra=_REMOVING)
@router.delete("/{name:path}", status_code=204, openapi_extra={**_REMOVING, **_DIRECT})
async def drop(request: Request) -> Response:
    """Take a graph out; the unnamed one is emptied (section 5.4)."""
    demand_writing(request)
    desk: Desk = request.app.state.desk
    wanted = {"kind": "drop", "graph": graph_of(request), "conditions": asdict(conditions(request))}
    await desk.write(wanted, request.app.state.served)
    return Response(status_code=204)


def graph_of(request: Request) -> str:
    """Return the full IRI of the graph that a request is about, "" for the unnamed one.

    Raises:
        UsageError: none is named, or more than one, or it is no IRI, which has to be absolute (section 4.2).
    """
    given = protocol.gathered(protocol.address_pairs(request), _KNOWN, _SINGLE, _HINT)
    direct = bool(request.path_params.get("name"))
    if direct + ("graph" in given) + ("default" in given) != 1:
        raise UsageError("one graph has to be named, and one alone", hint=_HINT)
    if "default" in given:
        if given["default"][0]:
            raise UsageError("?default has no value", hint=_HINT)
        return ""
    name = protocol.address(request) if direct else given["graph"][0]
    if not _ABSOLUTE.match(name) or iri(name) != f"<{name}>":
        raise UsageError(f"{name!r} is no IRI of a graph", hint="write it whole: http://…")
    return name


async def _put(request: Request, graph: str, only: Conditions, *, replace: bool) -> Response:
    if "content-range" in request.headers:
        raise UsageError("parts of a graph cannot be put (RFC 9110, section 14.5)", hint="POST adds to a graph")
    desk: Desk = request.app.state.desk
    with TemporaryDirectory(prefix="kg-upload-") as folder:
        parts = await Uploads(Path(folder), desk.limits.largest).receive(
            request, graph, base=graph or protocol.address(request)
        )
        told = [(str(path), asdict(document)) for path, document in parts]
        wanted = {"kind": "put", "graph": graph, "parts": told, "replace": replace, "conditions": asdict(only)}
        new = (await desk.write(wanted, request.app.state.served))["new"]
    if not new:
        return Response(status_code=204)
    address, named = protocol.address(request), request.scope["query_string"].decode("latin-1")
    # Of a graph that is named directly, or made here, its own name; else the address that was asked.
    location = f"{address}?{named}" if named else graph
    return Response(status_code=201, headers={"Location": location})
