"""What the graph is made of: totals, named queries, ontology."""

from importlib import resources
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from api.answers import respond
from api.deps import TheseFilters, ThisLook, ThisPool
from api.guarding import admit
from api.rooted import rooted
from api.routes.sparql import negotiated, read_seconds
from api.schemas import answers, sent
from api.schemas_told import NamedQueries, Stats
from api.shapes import JSONLD
from kg import __version__
from kg.errors import UsageError
from kg.query.guard import inspect
from kg.query.library import NamedQuery, named_queries, named_query
from kg.query.question import Question
from kg.vocab import ONTOLOGY_VERSION

router = APIRouter(tags=["meta"])
root = APIRouter(tags=["meta"])
named = APIRouter(tags=["meta"])


@router.get("/stats", responses=answers(Stats))
def stats(look: ThisLook, common: TheseFilters) -> Response:
    """Return how much there is: articles, outlets, actors, statements by status, outlet and month."""
    wanted = common.selection()
    counted = look.totals(wanted)
    graph = look.graph(common.filters()).graph
    labels = look.things.named(counted.by_source)
    by_source = [{**labels[name].reference(), **told.as_json()} for name, told in sorted(counted.by_source.items())]
    return JSONResponse(
        {
            "articles": look.count("article", wanted),
            "sources": len(counted.by_source),
            "entities": len(look.named(common.filters())),
            "edges": len(graph.edges),
            **counted.as_json(),
            "by_source": by_source,
            "snapshot": look.view.snapshot,
            "base": look.base,
            "version": __version__,
            "ontology_version": ONTOLOGY_VERSION,
        }
    )


@router.get("/queries", responses=answers(NamedQueries))
def queries(look: ThisLook) -> Response:
    """Return the named queries with their parameters; the examples are of another corpus."""
    items = [_described(query) for query in named_queries().values()]
    return JSONResponse({"items": items, "total": len(items), "next": None, "truncated": False, "base": look.base})


def _described(query: NamedQuery) -> dict[str, Any]:
    parameters = [
        {"name": one.name, "type": one.type, "required": one.required, "example": one.example, "meaning": one.meaning}
        for one in query.parameters
    ]
    return {
        "name": query.name,
        "title": query.title,
        "question": query.question,
        "parameters": parameters,
        "query": query.text,
        "url": rooted(f"/api/v1/queries/{query.name}"),
    }


@named.get("/queries/{name}", response_class=Response, responses=sent("solutions", "graph"))
async def run_query(request: Request, look: ThisLook, pool: ThisPool, name: str) -> Response:
    """Run a named query. Its parameters are those of `/api/v1/queries`, and `format` and `timeout`."""
    query = named_query(name)
    given = dict(request.query_params)
    if len(given) < len(request.query_params.multi_items()):
        raise UsageError("a parameter comes more than once")
    form = given.pop("format", "")
    seconds = read_seconds(given.pop("timeout", ""))
    text = query.bound(given, look.base)
    known = negotiated(request, inspect(text).form, form)
    question = Question(text, known, seconds=seconds, client=admit(request))
    return await respond(request, pool.ask(question), known, request.app.state.threads)


@router.get("/ontology", response_class=Response, responses=sent(also=("text/turtle",)))
def ontology() -> Response:
    """Return the ontology as Turtle."""
    return Response(resources.files("ontology").joinpath("news.ttl").read_bytes(), media_type="text/turtle")


@root.get("/context.jsonld", response_class=Response, responses=sent(also=(JSONLD,)))
def context() -> Response:
    """Return the JSON-LD context: the prefixes of vocabularies and data."""
    return Response(resources.files("ontology").joinpath("context.jsonld").read_bytes(), media_type=JSONLD)
