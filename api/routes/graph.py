"""Who stands beside whom: neighbours, the network around an actor, paths, the timeline."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import Response

from api.deps import FiltersBetween, TheseFilters, ThisLook, ThisPage
from api.routes.events import COLUMNS as EVENT_COLUMNS
from api.schemas import answers
from api.schemas_graph import Ego, NeighborList, Paths, Timeline
from api.shapes import CSV, Json, JsonAnswer, csv_of, edge_json, listing
from api.whole import FORMS, SumsForm, ThingsForm, whole
from kg.graph.ego import Around, ego
from kg.graph.neighborhood import Direction, Neighbor, Place, Sort, Wanted, neighbors
from kg.graph.paths import Path, Route, paths
from kg.graph.relations import KINDS, SPEAK_ABOUT
from kg.graph.shown import brief_json, node_json
from kg.query.events import show_events as show_told
from kg.query.timeline import count_articles, show_events
from kg.store.groups import Bucket, By
from kg.store.selection import demand_known
from kg.vocab import STATUSES, EntityType

router = APIRouter(tags=["graph"])

COLUMNS = (
    "entity.id", "entity.label", "entity.type", "relation", "label", "direction", "count", "sources", "first", "last",
    "contested", "score", *(f"statements.{status}" for status in STATUSES), "example", "reading", "evidence_url",
)  # fmt: skip

Kinds = Annotated[list[str] | None, Query(description="event or tie types, such as THREATEN")]
NodeTypes = Annotated[list[EntityType] | None, Query(description="types of the neighbours")]


def _kinds(names: list[str] | None) -> frozenset[str]:
    kinds = frozenset(name.upper() for name in names or ())
    demand_known("type", kinds, KINDS)
    return kinds


@router.get("/entities/{name:path}/neighbors", responses=answers(NeighborList, CSV))
def neighbor_list(  # noqa: PLR0913 - one parameter of the address each
    look: ThisLook,
    common: TheseFilters,
    page: ThisPage,
    name: str,
    direction: Direction = "both",
    relation: Kinds = None,
    types: NodeTypes = None,
    sort: Sort = "weight",
    speech: Annotated[bool, Query(description="also who speaks about whom")] = False,
    form: SumsForm = "json",
) -> Response:
    """Return the neighbours of an actor, one line per relation and direction, with the number of lines in all."""
    csv = form == "csv"
    after = page.after(Place("" if sort == "name" else 0, "", "", ""))
    begin = Place(*after) if after and not csv else None
    kinds = _kinds(relation)
    wanted = Wanted(direction, kinds, frozenset(types or ()), sort, None if csv else page.limit, begin)
    graph = look.graph(common.filters(speech=speech or SPEAK_ABOUT in kinds))
    found = neighbors(graph, look.short(name), wanted)
    items = [_neighbor(one) for one in found.items]
    if csv:
        return csv_of(items, COLUMNS, "neighbors")
    return listing(
        items,
        found.total,
        found.end and page.at(found.end),
        center=node_json(found.center),
        relation_counts=found.relation_counts,
        undrawn=[edge_json(edge) for edge in found.undrawn],
        undrawn_total=found.undrawn_total,
    )


def _neighbor(one: Neighbor) -> Json:
    edge = edge_json(one.edge)
    shared = (
        "label", "sources", "first", "last", "contested", "score", "statements", "example", "reading", "evidence_url"
    )  # fmt: skip
    return {
        "entity": brief_json(one.entity),
        "relation": one.relation,
        "direction": one.direction,
        "count": one.count,
        **{key: edge[key] for key in shared},
    }


@router.get("/entities/{name:path}/ego", responses=answers(Ego))
def ego_network(  # noqa: PLR0913 - one parameter of the address each
    look: ThisLook,
    common: TheseFilters,
    name: str,
    hops: Annotated[int, Query(ge=1, le=2)] = 1,
    limit_nodes: Annotated[int, Query(ge=1, le=2000)] = 150,
    limit_edges: Annotated[int, Query(ge=0, le=20_000)] = 250,
    min_weight: Annotated[int, Query(ge=1)] = 1,
    relation: Kinds = None,
    types: NodeTypes = None,
    expand: Annotated[list[str] | None, Query(max_length=100, description="actors whose neighbours show too")] = None,
    limit_expand: Annotated[int, Query(ge=0, le=500, description="neighbours of each of these")] = 25,
    beside: Annotated[list[str] | None, Query(max_length=100, description="actors to show in any case")] = None,
    limit_undrawn: Annotated[int, Query(ge=0, le=500)] = 10,
) -> Response:
    """Return the network around an actor in graphology's form; what the limit drops is counted.

    Edges are what asserted and reported statements tell; where there are too many, one that leads nearer to the actor
    stays of every node, and the heaviest. `undrawn` lists what is only denied, planned or supposed, the most told.
    """
    short = look.short(name)
    graph = look.graph(common.filters(types=_kinds(relation)))
    expanded, shown = (tuple(look.short(name) for name in names or ()) for names in (expand, beside))
    limits = (hops, limit_nodes, limit_edges, min_weight, frozenset(types or ()))
    found = ego(graph, short, Around(*limits, expanded, limit_expand, shown))
    edges = [edge_json(edge) for edge in found.edges]
    return JsonAnswer(
        {
            "attributes": {"center": short},
            "options": {"type": "directed", "multi": True, "allowSelfLoops": False},
            "nodes": [{"key": node.id, "attributes": brief_json(node)} for node in found.nodes],
            "edges": [{"key": e["id"], "source": e["source"], "target": e["target"], "attributes": e} for e in edges],
            "truncated": found.truncated,
            "dropped": {"nodes": found.dropped_nodes, "edges": found.dropped_edges},
            "neighbors": found.neighbors,
            "undrawn": [edge_json(edge) for edge in graph.undrawn_of(short, limit_undrawn)],
            "undrawn_total": graph.undrawn_count(short),
        }
    )


@router.get("/paths", responses=answers(Paths))
def path_list(  # noqa: PLR0913 - one parameter of the address each
    look: ThisLook,
    common: FiltersBetween,
    start: Annotated[str, Query(alias="from")],
    end: Annotated[str, Query(alias="to")],
    max_length: Annotated[int, Query(ge=1, le=6)] = 4,
    k: Annotated[int, Query(ge=1, le=20)] = 3,
    relation: Kinds = None,
    avoid: Annotated[list[str] | None, Query(description="actors that no path may pass, such as country/US")] = None,
    max_degree: Annotated[int | None, Query(ge=1, description="avoid actors with more neighbours")] = None,
    limit_edges: Annotated[int, Query(ge=1, le=500, description="edges to show of each step, the heaviest")] = 5,
) -> Response:
    """Return the shortest chains of said relations between two actors, each step with its evidence.

    `edge_counts` tells how many edges each step has; shown are the heaviest of them.
    """
    kinds = _kinds(relation)
    route = Route(max_length, k, common.several(avoid), max_degree, kinds, limit_edges)
    found = paths(look.graph(common.filters(speech=SPEAK_ABOUT in kinds)), look.short(start), look.short(end), route)
    return JsonAnswer({"paths": [_path(one) for one in found]})


def _path(path: Path) -> Json:
    return {
        "nodes": [brief_json(node) for node in path.nodes],
        "edges": [[edge_json(step.edge) for step in steps] for steps in path.steps],
        "edge_counts": path.edge_counts,
    }


@router.get("/entities/{name:path}/timeline", responses=answers(Timeline, *FORMS))
def entity_timeline(  # noqa: PLR0913 - one parameter of the address each
    look: ThisLook,
    common: TheseFilters,
    page: ThisPage,
    name: str,
    other: Annotated[str, Query(alias="with", description="only what passes between the two, both ways")] = "",
    bucket: Bucket = "month",
    by: By = "status",
    articles: Annotated[bool, Query(description="also the articles that tell of them, by their original day")] = False,
    form: ThingsForm = "json",
) -> Response:
    """Return the dated events that name an actor, by whom they are told, oldest first; and their number a bucket."""
    short = look.short(name)
    look.demand(short)
    ends = (short, look.short(other)) if other else None
    if ends:
        look.demand(ends[1])
    wanted = common.selection(involving=short, ends=ends, both=bool(ends))
    if form != "json":
        return whole(look, form, look.names("event", wanted, oldest=True), show_told, (EVENT_COLUMNS, "timeline"))
    names, after = page.of_told(look, "event", wanted, oldest=True)
    shown: Json = {"items": show_events(look.things, wanted, names), "next": after, "truncated": False}
    if articles:
        telling = common.selection(ends=ends, both=True) if ends else common.selection(concerning=short)
        shown["articles"] = count_articles(look.view, telling, bucket)
    return JsonAnswer(shown | look.timeline(wanted, bucket, by))
