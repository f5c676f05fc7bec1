"""Outlets side by side, disputes, pairs, subject headings."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from api import schemas_comparing as schemas
from api.deps import Common, FiltersBetween, TheseFilters, ThisLook, ThisPage
from api.rooted import rooted
from api.schemas import answers
from api.served import Look
from api.shapes import CSV, Json, csv_of, edge_json, listing
from api.whole import FORMS, SumsForm, ThingsForm, rdf_of
from kg.errors import NotFound, UsageError
from kg.graph.dyads import ORDERS, Dyad, Rollup, Sort, dyads
from kg.graph.links import quote
from kg.query.compare import By, compare
from kg.query.disputes import show_contraries
from kg.query.things import in_batches
from kg.query.topics import count_topics, topics_order
from kg.store.disputing import Disputed
from kg.store.opposing import Opposed
from kg.store.selection import Selection
from kg.vocab import QUADS

router = APIRouter(tags=["comparing"])

_SIDE = (
    "id", "status", "speakers", "article.original_source.label", "article.original_date", "article.id", "reading",
)  # fmt: skip
DISPUTE_COLUMNS = tuple(f"{side}.{column}" for side in ("statement", "counter_statement") for column in _SIDE)
OPPOSED_COLUMNS = ("type", "initiators", "recipients", "told", "denied", *DISPUTE_COLUMNS)
DYAD_COLUMNS = (
    "source.id", "source.label", "target.id", "target.label", "count", "mean_score", "number_of_sources", "sources",
    *(f"quads.{quad}" for quad in QUADS), "first", "last", "contested", "example",
)  # fmt: skip
TOPIC_COLUMNS = ("id", "label", "scheme.id", "scheme.label", "articles", "sources")
COMPARE_COLUMNS = ("source", "label", "key", "key_label", "count", "statements", "own_voice_share")
_MOST_SOURCES = 6
_MOST_EDGES = 20
_ORDERED = 6
"""Values by which outlets that oppose each other stand in order; pairs of statements have no more."""


@router.get("/compare", responses=answers(schemas.Comparison, CSV))
def compare_sources(  # noqa: PLR0913 - one parameter of the address each
    look: ThisLook,
    common: FiltersBetween,
    sources: Annotated[str, Query(max_length=2000, description="two to six outlets, such as source/a,source/b")],
    about: Annotated[str, Query(description="an actor or place; else `from` and `to`")] = "",
    start: Annotated[str, Query(alias="from", description="one end of a pair")] = "",
    end: Annotated[str, Query(alias="to", description="the other")] = "",
    by: By = "type",
    limit: Annotated[int, Query(ge=0, le=500, description="items of each inner list")] = 10,
    form: SumsForm = "json",
) -> Response:
    """Return outlets side by side on one actor, or on what passes between two, both ways.

    Of each: counts, words for the actors, whom it quotes, statements that none of the others has; of all: pairs that
    dispute each other, and what one tells as having happened and another as denied.
    """
    names = _outlets(look, common, sources)
    wanted = _between(look, common, about, (start, end))
    sides = {name: replace(wanted, source=frozenset([name])) for name in names}
    found = compare(look.things, lambda one: _listed(look, one), sides, by, limit)
    if form == "csv":
        labels = {key["key"]: key["label"] for key in found["keys"]}
        return csv_of(_counts(found, labels), COMPARE_COLUMNS, "compare")
    return JSONResponse(found)


def _outlets(look: Look, common: Common, sources: str) -> list[str]:
    names = list(dict.fromkeys(common.known(name.strip()) for name in sources.split(",") if name.strip()))
    if not 2 <= len(names) <= _MOST_SOURCES:
        raise UsageError(
            f"{len(names)} outlets cannot be compared", hint=f"name 2 to {_MOST_SOURCES}: sources=source/a,source/b"
        )
    for name in names:
        if look.things.named([name])[name].kind != "media":
            raise NotFound(f"no outlet is called {name!r}", hint="/api/v1/sources lists them")
    if common.source:
        raise UsageError("the outlets are told twice", hint="use sources= alone")
    return names


def _between(look: Look, common: Common, about: str, ends: tuple[str, str]) -> Selection:
    if bool(about) == any(ends) or any(ends) != all(ends):
        raise UsageError("on whom are the outlets compared?", hint="give about=, or both from= and to=")
    for name in filter(None, (about, *ends)):
        look.demand(common.known(name))
    if about:
        return common.selection(about=common.known(about))
    return common.selection(ends=(common.known(ends[0]), common.known(ends[1])), both=True)


def _listed(look: Look, wanted: Selection) -> list[str]:
    return list(look.names("statement", wanted))


def _counts(found: Json, labels: dict[str, str]) -> list[Json]:
    return [
        {
            "source": one["id"],
            "label": one["label"],
            "key": key,
            "key_label": label,
            "count": one["counts"].get(key, 0),
            "statements": one["statements"],
            "own_voice_share": one["own_voice_share"],
        }
        for one in found["sources"]
        for key, label in labels.items()
    ]


@router.get("/disputes", responses=answers(schemas.DisputeList, *FORMS))
def disputes(  # noqa: PLR0913 - one parameter of the address each
    look: ThisLook,
    common: TheseFilters,
    page: ThisPage,
    speaker: Annotated[str, Query(description="who says one or the other")] = "",
    about: Annotated[str, Query(description="whom one or the other is about")] = "",
    concerning: Annotated[str, Query(description="speaker, or spoken about")] = "",
    event_type: Annotated[list[str] | None, Query(description="event or tie types, such as THREATEN")] = None,
    by: Annotated[
        Literal["statement", "outlet"],
        Query(description="one disputes the other in its text; or one outlet tells as so what another denies"),
    ] = "statement",
    form: ThingsForm = "json",
) -> Response:
    """Return pairs of a statement and its contrary, newest first, where one of the two passes the filters.

    With `by=outlet` each line is what one outlet tells as having happened and another as denied, the same kind of act
    of the same actor on the same other one: the newest statement of each, and how many (`told`, `denied`).
    """
    wanted = common.selection(
        speaker=common.known(speaker),
        about=common.known(about),
        concerning=common.known(concerning),
        event_type=frozenset(kind.upper() for kind in event_type or ()),
    )
    groups = look.view.groups
    found: Sequence[Disputed | Opposed] = groups.opposed(wanted) if by == "outlet" else groups.disputes(wanted)
    if form == "csv":
        rows = (row for batch in in_batches(found) for row in show_contraries(look.things, batch))
        return csv_of(rows, OPPOSED_COLUMNS if by == "outlet" else DISPUTE_COLUMNS, "disputes")
    if form != "json":
        names = (name for one in found for name in (one.statement, one.counter_statement))
        return rdf_of(look, form, names, "disputes")
    shown, after = page.of_sorted(found, lambda one: one[:_ORDERED])
    return listing(show_contraries(look.things, shown), len(found), after)


@router.get("/dyads", responses=answers(schemas.DyadList, CSV))
def dyad_list(  # noqa: PLR0913 - one parameter of the address each
    look: ThisLook,
    common: TheseFilters,
    page: ThisPage,
    rollup: Annotated[Rollup, Query(description="pairs of actors, or of the countries they are connected with")] = (
        "actor"
    ),
    quad: Annotated[str, Query(description="events of one quarter, such as VERBAL_CONFLICT")] = "",
    concerning: Annotated[str, Query(description="one end of the pairs")] = "",
    sort: Sort = "count",
    form: SumsForm = "json",
) -> Response:
    """Return ordered pairs with the events that are said to have passed, their mean score, and by how many outlets.

    Nothing denied, planned or supposed counts.
    """
    if quad and quad.upper() not in QUADS:
        raise UsageError(f"unknown quad: {quad}", hint=f"there are: {', '.join(QUADS)}")
    graph = look.graph(common.filters()).graph
    nodes = {node.id: node for node in graph.nodes}
    found = dyads(graph.edges, nodes, rollup, quad.upper(), sort)
    if concerning:
        look.demand(common.known(concerning))
        found = [one for one in found if common.known(concerning) in (one.source, one.target)]
    labels = look.things.named({end for one in found for end in (one.source, one.target)})

    def show(one: Dyad) -> Json:
        ends = {"source": labels[one.source].reference(), "target": labels[one.target].reference()}
        return ends | _dyad(one, rollup)

    if form == "csv":
        return csv_of(map(show, found), DYAD_COLUMNS, "dyads")
    shown, after = page.of_sorted(found, ORDERS[sort])
    return listing([show(one) for one in shown], len(found), after, rollup=rollup)


def _dyad(one: Dyad, rollup: Rollup) -> Json:
    pair = rooted(f"/api/v1/edges?from={quote(one.source)}&to={quote(one.target)}")
    return {
        "count": one.count,
        "mean_score": one.mean_score,
        "number_of_sources": len(one.sources),
        "sources": [{"id": name, "label": one.sources[name]} for name in sorted(one.sources)],
        "statements": one.statements._asdict(),
        "relations": dict(sorted(one.relations.items())),
        "quads": {quad: one.quads[quad] for quad in QUADS},
        "first": one.first and one.first.isoformat(),
        "last": one.last and one.last.isoformat(),
        "contested": one.contested,
        "example": one.edges[0].example,
        "edges": {"total": len(one.edges), "items": [edge_json(edge) for edge in one.edges[:_MOST_EDGES]]},
        "evidence_url": pair if rollup == "actor" else None,
    }


@router.get("/topics", responses=answers(schemas.TopicList, *FORMS))
def topics(
    look: ThisLook,
    common: TheseFilters,
    page: ThisPage,
    scheme: Annotated[str, Query(description="whose headings, such as topics/northern-wire")] = "",
    form: ThingsForm = "json",
) -> Response:
    """Return the subject headings of the articles that match, with the numbers of articles and original sources."""
    found = count_topics(look.things, common.selection(), common.known(scheme) or None)
    if form == "csv":
        return csv_of(found, TOPIC_COLUMNS, "topics")
    if form != "json":
        return rdf_of(look, form, (str(one["id"]) for one in found), "topics")
    shown, after = page.of_sorted(found, topics_order)
    return listing(list(shown), len(found), after)
