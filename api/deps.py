"""What routes share: the state they look at, the common filters, pages of lists."""

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Query, Request
from fastapi.dependencies.models import Dependant

from api.served import Look, Served
from kg.errors import UsageError
from kg.graph.filters import Filters
from kg.iris import compress
from kg.query.pool import QueryPool
from kg.store import deadline
from kg.store.selection import DateField, Kind, Listed, Selection
from kg.vocab import Status

T = TypeVar("T")

LONGEST_PAGE = 500
LONGEST_TIME = 60.0
"""Seconds that a request may ask for."""
_CURSOR_HINT = "take `next` of the page before as it is"


def served(request: Request) -> Served:
    """Return what the application serves."""
    found: Served = request.app.state.served
    return found


def pool(request: Request) -> QueryPool:
    """Return the workers for queries."""
    found: QueryPool = request.app.state.pool
    return found


async def look(request: Request) -> AsyncIterator[Look]:
    """Hold the newest state until the answer is sent."""
    with served(request).lease() as current:
        request.state.tag, request.state.base = current.tag, current.base
        yield current


ThisLook = Annotated[Look, Depends(look)]
ThisPool = Annotated[QueryPool, Depends(pool)]


async def time_limit(
    request: Request,
    timeout: Annotated[float, Query(gt=0, le=LONGEST_TIME, description="seconds that the answer may take")] = 10.0,
) -> AsyncIterator[None]:
    """Let all reading for this request end after `timeout` seconds, or when the asker leaves."""
    limit = deadline.Limit(timeout)
    deadline.begin(limit)
    watching = asyncio.ensure_future(_leaving(request, limit))
    try:
        yield
    finally:
        watching.cancel()


async def _leaving(request: Request, limit: deadline.Limit) -> None:
    # These requests have no body that somebody else would read.
    while (await request.receive())["type"] != "http.disconnect":
        pass
    limit.give_up()


async def known_parameters(request: Request) -> None:
    """Refuse parameters that the route does not have: a misspelled filter must not look like an answer.

    Raises:
        UsageError: there is one.
    """
    # What whole routers depend on is not among the dependencies of their routes.
    known = {"timeout", *_names(request.scope["route"].dependant)}
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        raise UsageError(f"there is no parameter {unknown[0]!r} here", hint=f"there are: {', '.join(sorted(known))}")


def _names(dependant: Dependant) -> list[str]:
    own = [field.alias for field in dependant.query_params]
    return own + [name for below in dependant.dependencies for name in _names(below)]


@dataclass
class Common:
    """The filters that all lists take."""

    request: Request
    status: Annotated[list[Status] | None, Query(description="only statements of these statuses")] = None
    source: Annotated[list[str] | None, Query(description="original sources, such as source/northern-wire")] = None
    posted_by: Annotated[list[str] | None, Query(description="publishers of the posting itself")] = None
    since: Annotated[date | None, Query(alias="from", description="first day")] = None
    until: Annotated[date | None, Query(alias="to", description="last day")] = None
    date_field: Annotated[DateField, Query(description="which date these mean")] = "original"
    topic: Annotated[list[str] | None, Query(description="subject headings, such as topic/militarism")] = None
    min_confidence: Annotated[float, Query(ge=0, le=1, description="least confidence of the reading")] = 0.0
    lang: Annotated[list[str] | None, Query(description="languages of the articles, such as en")] = None

    def _shared(self) -> dict[str, Any]:
        return {
            "status": frozenset(self.status or ()),
            "source": self._short(self.source),
            "posted_by": self._short(self.posted_by),
            "since": self.since,
            "until": self.until,
            "date_field": self.date_field,
            "topic": self._short(self.topic),
            "min_confidence": self.min_confidence,
            "lang": frozenset(tag.lower() for tag in self.lang or ()),
        }

    def _short(self, names: Sequence[str] | None) -> frozenset[str]:
        return frozenset(self.short(name) for name in names or ())

    def short(self, identifier: str) -> str:
        """Return the short form of an identifier that may be a full IRI."""
        return compress(identifier, self.request.state.base)

    def selection(self, **more: Any) -> Selection:
        """Return the filters for statements, events and articles."""
        return Selection(**self._shared(), **{name: value for name, value in more.items() if value not in (None, "")})

    def filters(self, **more: Any) -> Filters:
        """Return the filters for graphs."""
        return Filters(**self._shared(), **more)


TheseFilters = Annotated[Common, Depends(Common)]


@dataclass
class CommonBetween(Common):
    """The common filters where `from` and `to` are the ends of a path or an edge, not days."""

    since: Annotated[date | None, Query(description="first day")] = None
    until: Annotated[date | None, Query(description="last day")] = None


FiltersBetween = Annotated[CommonBetween, Depends(CommonBetween)]


@dataclass
class Page:
    """Which part of a list."""

    limit: Annotated[int, Query(ge=1, le=LONGEST_PAGE)] = 25
    cursor: Annotated[str, Query(description="`next` of the page before")] = ""

    def of_told(
        self, look: Look, kind: Kind, wanted: Selection, *, oldest: bool = False
    ) -> tuple[list[str], str | None]:
        """Return the identifiers of this page, and the cursor of the next; stable when items come in between."""
        after = Listed(*_decode(self.cursor, (int, str))) if self.cursor else None
        lines = look.view.lists.page(kind, wanted, self.limit + 1, after, oldest=oldest)
        more = len(lines) > self.limit
        return [line.id for line in lines[: self.limit]], _encode(*lines[self.limit - 1]) if more else None

    def of_sequence(self, items: Sequence[T]) -> tuple[Sequence[T], str | None]:
        """Return this page of a list in a fixed order, and the cursor of the next."""
        end = self.offset + self.limit
        return items[self.offset : end], self.at(end) if end < len(items) else None

    @property
    def offset(self) -> int:
        """Where the page begins, for lists that are counted."""
        begin = int(_decode(self.cursor, (int,))[0]) if self.cursor else 0
        if not 0 <= begin < 2**31:
            raise UsageError(f"{self.cursor!r} is no cursor of this list", hint=_CURSOR_HINT)
        return begin

    @staticmethod
    def at(offset: int | None) -> str | None:
        """Return the cursor of a place in a list that is counted."""
        return None if offset is None else _encode(offset)


ThisPage = Annotated[Page, Depends(Page)]


def _encode(*values: int | str) -> str:
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _decode(cursor: str, kinds: tuple[type, ...]) -> list[Any]:
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{cursor!r} is no cursor", hint=_CURSOR_HINT) from error
    fits = isinstance(values, list) and len(values) == len(kinds)
    if not fits or not all(type(value) is kind for value, kind in zip(values, kinds, strict=True)):
        raise UsageError(f"{cursor!r} is no cursor of this list", hint=_CURSOR_HINT)
    return list(values)
