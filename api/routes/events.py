"""Events, each with all who tell it."""

from typing import Annotated

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse, Response

from api.deps import TheseFilters, ThisLook, ThisPage
from api.schemas import answers
from api.schemas_told import EventList, EventOne
from api.shapes import listing
from api.whole import FORMS, ThingsForm, whole
from kg.query.events import show_events
from kg.query.statements import show_statements
from kg.store.selection import Selection
from kg.vocab import STATUSES

router = APIRouter(tags=["events"])

COLUMNS = ("id", "type", "label", "initiators", "recipients", "place.label", "date", "end_date", "date_basis", *(f"statements.{s}" for s in STATUSES), "told_by", "reading")  # fmt: skip  # noqa: E501


@router.get("/events", responses=answers(EventList, *FORMS))
def events(  # noqa: PLR0913 - one parameter of the address each
    look: ThisLook,
    common: TheseFilters,
    page: ThisPage,
    kind: Annotated[list[str] | None, Query(alias="type", description="such as THREATEN")] = None,
    quad: Annotated[str | None, Query(description="such as VERBAL_CONFLICT")] = None,
    initiator: str = "",
    recipient: str = "",
    place: str = "",
    form: ThingsForm = "json",
) -> Response:
    """Return events that matching statements describe, the latest first."""
    roles = {"initiator": initiator, "recipient": recipient, "place": place}
    wanted = common.selection(
        event_type=frozenset(one.upper() for one in kind or ()),
        quad=quad and quad.upper(),
        **{role: common.known(name) for role, name in roles.items()},
    )
    if form != "json":
        return whole(look, form, look.names("event", wanted), show_events, (COLUMNS, "events"))
    shown, after = page.of_told(look, "event", wanted)
    return listing(show_events(look.things, shown), look.count("event", wanted), after)


@router.get("/events/{name:path}", responses=answers(EventOne))
def event(look: ThisLook, name: str) -> Response:
    """Return one event with every statement that describes it, by status."""
    short = look.short(name)
    (shown,) = show_events(look.things, [short])
    told = show_statements(look.things, look.names("statement", Selection(describes=short)))
    by_status = {status: [one for one in told if one["status"] == status] for status in STATUSES}
    return JSONResponse({**shown, "told": {status: ones for status, ones in by_status.items() if ones}})
