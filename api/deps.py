"""What routes share: the state they look at, the common filters, pages of lists."""

import asyncio
import base64
import json
from bisect import bisect_right
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2s
from inspect import signature
from typing import Annotated, Any, Final, TypeVar

from fastapi import Depends, Query, Request
from fastapi.dependencies.models import Dependant

from api.served import Look, Served
from kg.errors import UsageError
from kg.graph.filters import Filters
from kg.query.pool import QueryPool
from kg.store import deadline
from kg.store.selection import DateField, Kind, Listed, Selection
from kg.vocab import Status

T = TypeVar("T")

LONGEST_PAGE = 500
LONGEST_TIME = 60.0
"""Seconds that a request may ask for."""
_CURSOR_HINT = "take `next` of the page before as it is, and change nothing else"
_OF_PAGES: Final = frozenset(("cursor", "limit", "timeout", "format"))
_FAR: Final = 1 << 62

Place = tuple[int | float | str, ...]
"""Where a line stands in the order of its list."""


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


def at_once(made: Callable[..., T]) -> Callable[..., Awaitable[T]]:
    """Return what makes the same from the same parameters without a thread, which would take longer than the making."""

    async def make(**given: Any) -> T:
        return made(**given)

    make.__signature__ = signature(made)  # type: ignore[attr-defined]
    return make


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
    """The filters that all lists take. Empty values, as forms send them, ask for nothing."""

    look: ThisLook
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
            "source": self.several(self.source),
            "posted_by": self.several(self.posted_by),
            "since": self.since,
            "until": self.until,
            "date_field": self.date_field,
            "topic": self.several(self.topic),
            "min_confidence": self.min_confidence,
            "lang": frozenset(tag.lower() for tag in self.lang or () if tag),
        }

    def several(self, names: Sequence[str] | None) -> frozenset[str]:
        """Return the short forms of identifiers. Raises NotFound: the graph does not know one."""
        return frozenset(self.known(name) for name in names or () if name)

    def known(self, identifier: str) -> str:
        """Return the short form of an identifier that may be a full IRI, empty where none is given.

        Raises:
            NotFound: nothing is called so: a misspelled name must not look like an empty answer.
        """
        return self.look.known(identifier) if identifier else ""

    def selection(self, **more: Any) -> Selection:
        """Return the filters for statements, events and articles."""
        return Selection(**self._shared(), **{name: value for name, value in more.items() if value not in (None, "")})

    def filters(self, **more: Any) -> Filters:
        """Return the filters for graphs."""
        return Filters(**self._shared(), **more)


TheseFilters = Annotated[Common, Depends(at_once(Common))]


@dataclass
class CommonBetween(Common):
    """The common filters where `from` and `to` are the ends of a path or an edge, not days."""

    since: Annotated[date | None, Query(description="first day")] = None
    until: Annotated[date | None, Query(description="last day")] = None


FiltersBetween = Annotated[CommonBetween, Depends(at_once(CommonBetween))]


@dataclass
class Page:
    """Which part of a list.

    A cursor holds the place of the last line that was shown, in the order of the list, so that nothing is shown twice
    or left out when lines come in between; and a mark of what was asked, for it continues that list alone.
    """

    request: Request
    limit: Annotated[int, Query(ge=1, le=LONGEST_PAGE)] = 25
    cursor: Annotated[str, Query(description="`next` of the page before")] = ""

    def of_told(
        self, look: Look, kind: Kind, wanted: Selection, *, oldest: bool = False
    ) -> tuple[list[str], str | None]:
        """Return the identifiers of this page, and the cursor of the next."""
        after = self.after((1, ""))
        begin = None if after is None else Listed(*after)
        lines = look.view.lists.page(kind, wanted, self.limit + 1, begin, oldest=oldest)
        more = len(lines) > self.limit
        return [line.id for line in lines[: self.limit]], self.at(lines[self.limit - 1]) if more else None

    def of_sorted(self, items: Sequence[T], place: Callable[[T], Place]) -> tuple[Sequence[T], str | None]:
        """Return this page of a list that is sorted by places, no two alike, and the cursor of the next."""
        after = self.after(place(items[0]) if items else None)
        begin = 0 if after is None else bisect_right(items, after, key=place)
        end = begin + self.limit
        return items[begin:end], self.at(place(items[end - 1])) if end < len(items) else None

    def after(self, sample: Place | None) -> tuple[Any, ...] | None:
        """Return the place after which the page begins; `sample` is some place of the list, None where it
        is empty by now.

        Raises:
            UsageError: the cursor is none of this list.
        """
        return _decode(self.cursor, self._mark, sample) if self.cursor else None

    def at(self, place: Place) -> str:
        """Return the cursor of a place."""
        told = json.dumps([self._mark, *place], ensure_ascii=False, separators=(",", ":"))
        return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")

    @property
    def _mark(self) -> str:
        """What is asked for, whatever the length of its pages and the form in which it comes."""
        told = sorted(pair for pair in self.request.query_params.multi_items() if pair[0] not in _OF_PAGES)
        asked = json.dumps([self.request.url.path, told])
        return blake2s(asked.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


ThisPage = Annotated[Page, Depends(at_once(Page))]


def _decode(cursor: str, mark: str, sample: Place | None) -> tuple[Any, ...]:
    try:
        values = json.loads(base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True))
    except (ValueError, RecursionError) as error:
        raise UsageError(f"{cursor!r} is no cursor", hint=_CURSOR_HINT) from error
    place = tuple(values[1:]) if isinstance(values, list) else ()
    fits = place and (sample is None or [type(value) for value in place] == [type(value) for value in sample])
    # What is larger no cursor holds, and SQLite could not take.
    if not fits or values[0] != mark or any(not abs(one) < _FAR for one in place if not isinstance(one, str)):
        raise UsageError(f"{cursor!r} is no cursor of this list", hint=_CURSOR_HINT)
    return place
