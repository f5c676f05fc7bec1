"""SPARQL 1.1 Update over HTTP (SPARQL 1.1 Protocol, section 2.2: https://www.w3.org/TR/sparql11-protocol/)."""

from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import Response

from api import protocol
from api.bearer import demand_writing
from api.problems import UnsupportedMediaType
from api.writing import Desk
from kg.errors import UsageError
from kg.query.operations import LIMITS
from kg.vocab import PREFIXES, data_prefixes

router = APIRouter(tags=["sparql"])

_SINGLE: Final = ("update",)
_KNOWN: Final = frozenset(("update", "using-graph-uri", "using-named-graph-uri"))
_HINT: Final = "POST the update as a form (update=…) or as application/sparql-update"
_ENCODED: Final = 3
"""Bytes that one byte may take in a form."""

DESCRIPTION: Final = {
    "security": [{"bearer": []}],
    "requestBody": {
        "required": True,
        "content": {
            protocol.UPDATE: {"schema": {"type": "string"}},
            protocol.FORM: {
                "schema": {
                    "type": "object",
                    "required": ["update"],
                    "properties": {
                        "update": {"type": "string"},
                        "using-graph-uri": {"type": "array", "items": {"type": "string"}},
                        "using-named-graph-uri": {"type": "array", "items": {"type": "string"}},
                    },
                }
            },
        },
    },
}


@router.post("/update", status_code=204, openapi_extra=DESCRIPTION)
async def update(request: Request) -> Response:
    """Carry an update out, whole or not at all; what is asked from then on sees it."""
    demand_writing(request)
    media_type = protocol.content_type(request).media_type
    address = protocol.address_pairs(request)
    if any(name == "update" for name, _ in address):
        raise UsageError("an update stands in the body, not in the address", hint=_HINT)
    if media_type == protocol.FORM:
        given = [*address, *protocol.pairs(await protocol.body(request, _ENCODED * LIMITS.size), "the form")]
    elif media_type == protocol.UPDATE:
        given = [*address, ("update", protocol.text(await protocol.body(request, LIMITS.size), "the update"))]
    else:
        raise UnsupportedMediaType(f"an update cannot be read from {media_type or 'a body of no type'}", hint=_HINT)
    found = protocol.gathered(given, _KNOWN, _SINGLE, _HINT)
    if "update" not in found:
        raise UsageError("there is no update", hint=_HINT)
    desk: Desk = request.app.state.desk
    wanted = {
        "kind": "update",
        "update": found["update"][0],
        "using": found.get("using-graph-uri", []),
        "named": found.get("using-named-graph-uri", []),
        "base": protocol.address(request),
        "prefixes": {**PREFIXES, **data_prefixes(request.app.state.served.base)},
    }
    await desk.write(wanted, request.app.state.served)
    return Response(status_code=204)
