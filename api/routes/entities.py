"""Actors and places: search, lists, single ones."""

from collections import Counter
from collections.abc import Callable
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from api.deps import Place, TheseFilters, ThisLook, ThisPage
from api.schemas import EntityList, Suggestions, answers
from api.schemas_told import EntityOne, WordsList
from api.shapes import CSV, Json, JsonAnswer, csv_of, links_of, listing
from api.whole import FORMS, SumsForm, ThingsForm, rdf_of
from kg.graph.records import Node
from kg.graph.shown import node_json
from kg.iris import expand
from kg.query.mentions import surface_forms, words_order
from kg.vocab import SCHEMA, SKOS, EntityType

router = APIRouter(tags=["entities"])

COLUMNS = (
    "id", "label", "type", "country", "mentions", "statements_by", "statements_about", "sources", "first_seen",
    "last_seen",
)  # fmt: skip
_MOST_HITS: Final = 2000

Kinds = Annotated[list[EntityType] | None, Query(alias="type")]

_ORDERS: Final[dict[str, Callable[[Node], Place]]] = {
    "mentions": lambda node: (-node.mentions, node.id),
    "statements": lambda node: (-node.statements_by - node.statements_about, node.id),
    "name": lambda node: (node.label.casefold(), node.id),
}


@router.get("/suggest", responses=answers(Suggestions))
def suggest(
    look: ThisLook,
    q: Annotated[str, Query(min_length=1, max_length=100, description="the first letters of a name")],
    kind: Kinds = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> Response:
    """Return the actors and places whose names begin so, the most talked about first."""
    matched = {hit.id: hit.text for hit in look.view.suggest(q, kind or (), limit)}
    graph = look.graph()
    nodes = list(graph.nodes(graph.known(matched)))
    exact = q.strip().casefold()
    nodes.sort(key=lambda node: (matched[node.id].casefold() != exact, _ORDERS["statements"](node)))
    names = look.view.names(node.id for node in nodes[:limit])
    return JsonAnswer({"items": [_suggestion(node, matched[node.id], names[node.id]) for node in nodes[:limit]]})


def _suggestion(node: Node, matched: str, names: list[str]) -> Json:
    return {
        "id": node.id,
        "label": node.label,
        "type": node.type,
        "matched": matched,
        "aliases": [name for name in names if name != node.label],
        "country": node.country,
        "statements": node.statements_by + node.statements_about,
    }


@router.get("/entities", responses=answers(EntityList, *FORMS))
def entities(  # noqa: PLR0913 - one parameter of the address each
    look: ThisLook,
    common: TheseFilters,
    page: ThisPage,
    q: Annotated[str, Query(max_length=200, description="words of a name")] = "",
    kind: Kinds = None,
    country: Annotated[list[str] | None, Query(description="such as country/JP")] = None,
    sort: Literal["mentions", "statements", "name"] = "mentions",
    form: ThingsForm = "json",
) -> Response:
    """Return actors and places with their counts under the filters."""
    nodes = look.named(common.filters())
    if q:
        named = {hit.id for hit in look.view.search(q, "label", _MOST_HITS)}
        nodes = [node for node in nodes if node.id in named]
    facets = {
        "type": dict(Counter(node.type for node in nodes).most_common()),
        "country": dict(Counter(node.country for node in nodes if node.country).most_common()),
    }
    countries = common.several(country)
    nodes = [one for one in nodes if (not kind or one.type in kind) and (not countries or one.country in countries)]
    nodes.sort(key=_ORDERS[sort])
    if form == "csv":
        return csv_of(map(node_json, nodes), COLUMNS, "entities")
    if form != "json":
        return rdf_of(look, form, (node.id for node in nodes), "entities")
    shown, after = page.of_sorted(nodes, _ORDERS[sort])
    return listing([node_json(node) for node in shown], len(nodes), after, facets=facets)


@router.get("/entities/{name:path}/mentions", responses=answers(WordsList, CSV))
def mentions(  # noqa: PLR0913 - one parameter of the address each
    look: ThisLook,
    common: TheseFilters,
    page: ThisPage,
    name: str,
    article: Annotated[str, Query(description="one article, with all its places")] = "",
    form: SumsForm = "json",
) -> Response:
    """Return by which words each outlet means an actor, how often, and where."""
    look.demand(look.short(name))
    found = surface_forms(look.view, look.short(name), article and look.known(article), wanted=common.selection())
    if form == "csv":
        return csv_of(found, ("words", "source.id", "source.label", "count"), "mentions")
    shown, after = page.of_sorted(found, words_order)
    return listing(shown, len(found), after)


@router.get("/entities/{name:path}", responses=answers(EntityOne))
def entity(look: ThisLook, name: str) -> Response:
    """Return one actor or place."""
    short = look.short(name)
    look.demand(short)
    thing = look.things.get(short)
    graph = look.graph()
    node = graph.node(short) if short in graph else Node(short, thing.label, thing.type)
    shown = node_json(node)
    counts = {
        "mentions": node.mentions,
        "statements_by": node.statements_by,
        "statements_about": node.statements_about,
        "events": look.view.groups.taking_part(short),
    }
    return JSONResponse(
        {
            **shown,
            "iri": expand(short, look.base),
            "aliases": thing.all(SKOS.altLabel),
            "same_as": thing.all(SCHEMA.sameAs),
            "counts": counts,
            "links": links_of(short, look.base),
        }
    )
