"""What the service and its data are, as RDF in any syntax."""

import asyncio
from collections.abc import Callable
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from api.census import Counter, list_graphs
from api.deps import ThisLook, ThisPool
from api.describing import DESCRIPTION_PREFIXES, Site, service, void
from api.negotiate import accepted, choose
from api.schemas import sent
from api.served import Look
from kg.query.pool import QueryPool
from kg.query.results import by_name, offered
from kg.store.parsing import rewrite

router = APIRouter(tags=["sparql"])

_PATIENCE: Final = 1.0
"""Seconds that a description waits for its numbers."""


@router.get("/.well-known/void", response_class=Response, responses=sent("graph"))
async def void_description(
    request: Request,
    look: ThisLook,
    pool: ThisPool,
    form: Annotated[str, Query(alias="format", description="ttl, nt, jsonld, rdfxml, trig, nq")] = "",
) -> Response:
    """Return what is in the graph, in numbers (VoID)."""
    return await described(request, look, pool, form, void)


async def described(
    request: Request, look: Look, pool: QueryPool, form: str, write: Callable[[Site], str] = service
) -> Response:
    """Return a description in the syntax that is asked for. Raises UsageError, NotAcceptable: there is none such."""
    offers = [(known, (known.media_type, *known.aliases)) for known in offered("construct")]
    known = by_name(form, "construct") if form else choose(accepted(request), offers)
    site = await asyncio.get_running_loop().run_in_executor(request.app.state.threads, _site, request, look, pool)
    if site.census is None:
        request.state.tag = ""
    content = rewrite(write(site), known.media_type, DESCRIPTION_PREFIXES)
    return Response(content, headers={"Vary": "Accept"}, media_type=known.content_type)


def _site(request: Request, look: Look, pool: QueryPool) -> Site:
    counter: Counter = request.app.state.counter
    return Site(
        root=str(request.base_url),
        base=look.base,
        union=counter.union,
        writable=request.app.state.token is not None,
        graphs=list_graphs(pool),
        census=counter.get(look.view.snapshot, _PATIENCE),
    )
