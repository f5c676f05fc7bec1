"""Linked data: every identifier of the graph can be opened."""

from typing import Annotated, Final
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response

from api.answers import respond
from api.deps import ThisLook, ThisPool
from api.guarding import admit
from api.negotiate import accepts_html
from api.rooted import rooted
from api.routes.sparql import negotiated
from kg.errors import NotFound
from kg.iris import expand, mint_article_graph
from kg.query.prefixes import HEAD
from kg.query.question import Question
from kg.rdf.terms import iri

router = APIRouter(tags=["linked data"])

_ENDS: Final = "(news:initiator|news:recipient|news:place|news:tieFrom|news:tieTo)"


@router.get("/id/{name:path}")
async def linked(
    request: Request,
    look: ThisLook,
    pool: ThisPool,
    name: str,
    form: Annotated[str, Query(alias="format", description="ttl, nt, jsonld, rdfxml, trig, nq")] = "",
) -> Response:
    """Return one thing with its statements as RDF; browsers are sent to the page."""
    short = look.short(name)
    node = expand(short, look.base)
    if next(iter(look.view.quads(subject=node)), None) is None:
        raise NotFound(f"nothing is called {short!r}", hint="/api/v1/suggest?q= finds identifiers by name")
    if not form and accepts_html(request):
        return RedirectResponse(rooted(f"/#/{quote(short, safe='/')}"), 303)
    known = negotiated(request, "construct", form)
    query = thing_query(short, look.base)
    question = Question(query, known, client=admit(request))
    return await respond(request, pool.ask(question), known, request.app.state.threads)


def thing_query(short: str, base: str) -> str:
    """Return the CONSTRUCT of a thing with all statements by it and about it, with their evidence.

    An article brings its whole graph, a statement its evidence and what it describes.
    """
    node = iri(expand(short, base))
    itself = f"{{ {node} ?p ?o . BIND({node} AS ?s) }}"
    if short.startswith("article/") and "#" not in short:
        graph = iri(expand(mint_article_graph(short), base))
        return f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {itself} UNION {{ GRAPH {graph} {{ ?s ?p ?o }} }} }}"
    return f"""{HEAD}CONSTRUCT {{ ?s ?p ?o }} WHERE {{
  {itself} UNION {{
    {{ SELECT DISTINCT ?st WHERE {{
      {{ ?st news:speaker {node} }} UNION {{ ?st news:via {node} }} UNION {{ ?st schema:about {node} }}
      UNION {{ ?st news:describes {node} }} UNION {{ ?e {_ENDS} {node} . ?st news:describes ?e }}
      UNION {{ BIND({node} AS ?st) }} }} }}
    ?st (news:evidence|news:content|news:describes)? ?s . ?s ?p ?o
  }}
}}"""
