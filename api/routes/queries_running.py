"""Queries under way: who runs the server sees and ends them, with a bearer token."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Depends
from fastapi.responses import Response
from pydantic import BaseModel, Field

from api.deps import ThisPool
from api.guarding import demand_admin
from kg.errors import NotFound

router = APIRouter(tags=["operation"], dependencies=[Depends(demand_admin)])

_TEXT: Final = 200


class QueryUnderWay(BaseModel):
    """One query that a worker is at, or that waits for one."""

    id: str
    since: datetime
    seconds: Annotated[float, Field(description="how long ago it was asked")]
    state: Literal["running", "waiting"]
    client: Annotated[str, Field(description="address of who asks")]
    query: Annotated[str, Field(description="its first 200 characters")]


class QueriesUnderWay(BaseModel):
    """All queries under way in this server process."""

    items: list[QueryUnderWay]
    total: int


@router.get("/queries")
async def queries_under_way(pool: ThisPool) -> QueriesUnderWay:
    """Return the queries that run, and after them those that wait, the oldest first."""
    now = datetime.now(UTC)
    items = [
        QueryUnderWay(
            id=one.id,
            since=now - timedelta(seconds=one.seconds),
            seconds=round(one.seconds, 3),
            state="running" if one.running else "waiting",
            client=one.client,
            query=one.query[:_TEXT],
        )
        for one in pool.under_way()
    ]
    return QueriesUnderWay(items=items, total=len(items))


@router.delete("/queries/{name}", status_code=204)
async def end_query(name: str, pool: ThisPool) -> Response:
    """End a query: its worker is killed, and who asked it is told."""
    for one in pool.under_way():
        if one.id == name:
            one.cancel("who runs this server has ended the query")
            return Response(status_code=204)
    raise NotFound(f"no query {name!r} is under way", hint="GET /queries lists those that are")
