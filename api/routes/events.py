"""Events, each with all who tell it."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from api.deps import TheseFilters, ThisLook, ThisPage
from api.schemas import answers
from api.schemas_told import EventList, EventOne
from api.shapes import CSV, csv_of, listing
from kg.query.events import show_events
from kg.query.selection import Selection, events_query, statements_query
from kg.query.statements import show_statements
from kg.query.things import in_batches
from kg.vocab import STATUSES

router = APIRouter(tags=["events"])

COLUMNS = ("id", "type", "label", "initiators", "recipients", "place.label", "date", "end_date", "date_basis", *(f"statements.{s}" for s in STATUSES), "told_by", "reading")  # fmt: skip  # noqa: E501


@router.get("/events", responses=answers(EventList, CSV))
def events(  # noqa: PLR0913 - one parameter of the address each
    look: ThisLook,
    common: TheseFilters,
    page: ThisPage,
    kind: Annotated[list[str] | None, Query(alias="type", description="such as THREATEN")] = None,
    quad: Annotated[str | None, Query(description="such as VERBAL_CONFLICT")] = None,
    initiator: str = "",
    recipient: str = "",
    place: str = "",
    form: Annotated[Literal["json", "csv"], Query(alias="format")] = "json",
) -> Response:
    """Return events that matching statements describe, the latest first."""
    wanted = common.selection(event_type=frozenset(one.upper() for one in kind or ()), quad=quad and quad.upper())
    roles = {"initiator": initiator, "recipient": recipient, "place": place}
    query = events_query(wanted, look.base, {role: common.short(name) for role, name in roles.items() if name})
    found = look.listed(query, "event")
    if form == "csv":
        names = [item.id for item in found]
        return csv_of(
            (one for batch in in_batches(names) for one in show_events(look.things, batch)), COLUMNS, "events"
        )
    shown, after = page.of_listed(found)
    return listing(show_events(look.things, shown), len(found), after)


@router.get("/events/{name:path}", responses=answers(EventOne))
def event(look: ThisLook, name: str) -> Response:
    """Return one event with every statement that describes it, by status."""
    short = look.short(name)
    (shown,) = show_events(look.things, [short])
    found = look.listed(statements_query(Selection(describes=short), look.base), "st")
    told = show_statements(look.things, [item.id for item in found])
    by_status = {status: [one for one in told if one["status"] == status] for status in STATUSES}
    return JSONResponse({**shown, "told": {status: ones for status, ones in by_status.items() if ones}})
