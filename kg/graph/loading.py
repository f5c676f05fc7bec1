"""Columns from the rows that a store keeps of what its articles tell: one pass over each table, no quads."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from kg.graph.columns import (
    NO_DAY,
    Actors,
    Columns,
    Happenings,
    Ints,
    Longs,
    Mentions,
    Postings,
    Tellings,
    Voices,
    begins,
    spread,
)  # fmt: skip
from kg.graph.passing import KINDS_BY_NAME
from kg.graph.sheet import TYPES
from kg.graph.told import fallback_label, type_of
from kg.store import facts
from kg.store.base import View
from kg.store.index import SHIFT
from kg.vocab import STATUSES

_STATUS: Final = np.array([STATUSES.index(status) for status in facts.STATUS], np.uint8)
_KIND: Final = np.array([KINDS_BY_NAME.index(kind) for kind in facts.KIND], np.uint8)
_BY_MONTH, _BY_YEAR = facts.BASIS.index("month"), facts.BASIS.index("year")


def read_columns(view: View) -> Columns:
    """Return all that a state of a store tells of actors, in columns."""
    actors, number_of_node = _actors(view)
    posts = _Posts(view, number_of_node)
    tellings, telling_of = _tellings(view, posts)
    return Columns(
        actors,
        posts.postings(_subjects(view)),
        tellings,
        _happenings(view, posts, telling_of, number_of_node),
        _voices(view, telling_of, number_of_node, len(tellings.row)),
        _mentions(view, posts, number_of_node),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Places:
    """From numbers of rows, sorted, to the places of what they became."""

    rows: Longs
    places: Ints

    def __call__(self, rows: npt.NDArray[Any]) -> Ints:
        return self.places[np.searchsorted(self.rows, rows)]


def _table(rows: Iterable[tuple[Any, ...]], *types: tuple[str, str]) -> npt.NDArray[Any]:
    return np.fromiter(rows, np.dtype(list(types)))


def _actors(view: View) -> tuple[Actors, _Places]:
    nodes = sorted(view.columns("node"), key=lambda row: row[1])
    names = [row[1] for row in nodes]
    countries = sorted({row[4] for row in nodes if row[4]})
    place = {country: number for number, country in enumerate(countries)}
    known = [row[3] or type_of(row[1]) for row in nodes]
    ids = np.array([row[0] for row in nodes], np.int64)
    order = np.argsort(ids)
    actors = Actors(
        names,
        [row[2] or fallback_label(row[1]) for row in nodes],
        np.array([TYPES.index(one if one in TYPES else "") for one in known], np.uint8),
        np.array([place[row[4]] if row[4] else -1 for row in nodes], np.int32),
        countries,
        np.array([bool(row[5]) for row in nodes], np.bool_),
    )
    return actors, _Places(ids[order], order.astype(np.int32))


def _subjects(view: View) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for article, topic in view.columns("subject"):
        found.setdefault(topic, []).append(article)
    return found


def origins_of(rows: Sequence[tuple[Any, ...]]) -> list[str]:
    """Return for rows of postings, sorted by identifier, what copies of one text share (`Posting.origin`)."""
    texts: dict[str, str] = {}
    return [texts.setdefault(row[7], row[6]) if row[7] else row[6] for row in rows]


class _Posts:
    """The postings in the order of projections: by origin, then by identifier."""

    def __init__(self, view: View, number_of_node: _Places) -> None:
        earliest: dict[int, int] = {}
        for article, kind, value in view.columns("fork"):
            if kind == "original":
                earliest[article] = min(value, earliest.get(article, value))
        rows = sorted(view.columns("posting"), key=lambda row: row[1])
        origins = origins_of(rows)
        order = sorted(range(len(rows)), key=lambda one: (origins[one], rows[one][1]))
        self._rows = [rows[one] for one in order]
        ids = np.array([row[0] for row in self._rows], np.int64)
        by_id = np.argsort(ids)
        self.place = _Places(ids[by_id], by_id.astype(np.int32))
        """From the number of an article to its posting."""
        _, origin = np.unique([origins[one] for one in order], return_inverse=True)
        self.origin: Ints = origin.astype(np.int32)
        self.copies = np.bincount(self.origin)[self.origin] > 1 if len(ids) else np.zeros(0, np.bool_)
        """Whether the text of a posting stands in another one too."""
        self._number_of_node, self._earliest = number_of_node, earliest

    def postings(self, subjects: dict[str, list[int]]) -> Postings:
        """Return the columns."""
        publisher = self._number_of_node(np.array([row[2] or row[4] for row in self._rows], np.int64))
        source = self._number_of_node(np.array([row[4] or row[2] for row in self._rows], np.int64))
        days = [min(row[5] or NO_DAY, self._earliest.get(row[0], date.max.toordinal())) for row in self._rows]
        original, posted = np.array(days, np.int32), np.array([row[3] or NO_DAY for row in self._rows], np.int32)
        day = np.where(original != NO_DAY, original, posted)
        spoken = np.array([row[8] for row in self._rows], np.str_)
        topics = {topic: np.sort(self.place(np.array(articles))) for topic, articles in subjects.items()}
        languages = {tag: np.flatnonzero(spoken == tag).astype(np.int32) for tag in np.unique(spoken).tolist()}
        return Postings(self.origin, source, publisher, original, posted, day, topics, languages)

    def fragments(self, rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
        """Yield rows (number, local name, more) with the posting and the number of the fragment in place of the name.

        Copies in copies of one text have the same name, and then the same number.
        """
        fragments: dict[tuple[int, str], int] = {}
        place = dict(zip(self.place.rows.tolist(), self.place.places.tolist(), strict=True))
        origin, copies = self.origin.tolist(), self.copies.tolist()
        fresh = 0
        for number, local, *more in rows:
            posting = place[number >> SHIFT]
            fragment = fragments.setdefault((origin[posting], local), fresh) if copies[posting] else fresh
            fresh += fragment == fresh
            yield number, posting, fragment, *more


def _tellings(view: View, posts: _Posts) -> tuple[Tellings, _Places]:
    rows = (
        (number, local, known, 1.0 if confidence is None else confidence, end - start)
        for number, local, known, confidence, start, end in view.columns("statement")
    )
    told = _table(
        posts.fragments(rows),
        ("row", "i8"), ("posting", "i4"), ("fragment", "i4"), ("facts", "i8"), ("confidence", "f8"), ("length", "i4"),
    )  # fmt: skip
    order = np.lexsort((told["row"], told["posting"]))
    places = np.empty(len(order), np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    by_place = told[order]
    tellings = Tellings(
        by_place["posting"].copy(),
        by_place["fragment"].copy(),
        posts.copies[by_place["posting"]],
        _STATUS[by_place["facts"] & 7],
        (by_place["facts"] >> 6 & 3).astype(np.uint8),
        by_place["confidence"].copy(),
        by_place["length"].copy(),
        (by_place["facts"] & facts.DISPUTED) != 0,
        by_place["row"].copy(),
    )
    return tellings, _Places(told["row"].copy(), places)


def _happenings(view: View, posts: _Posts, telling_of: _Places, number_of_node: _Places) -> Happenings:
    rows = (
        (number, local, kind, first or NO_DAY, last or _last_day(first, basis))
        for number, local, kind, _, first, last, basis in view.columns("happening")
    )
    told = _table(
        posts.fragments(rows),
        ("row", "i8"), ("posting", "i4"), ("fragment", "i4"), ("kind", "u1"), ("first", "i4"), ("last", "i4"),
    )  # fmt: skip
    place = _Places(told["row"].copy(), np.arange(len(told), dtype=np.int32))
    described = _table(
        ((row[0], row[1]) for row in view.columns("telling")), ("statement", "i8"), ("happening", "i8")
    )  # fmt: skip
    telling, happening = telling_of(described["statement"]), place(described["happening"])
    order = np.lexsort((happening, telling))
    parts = _table((row[:3] for row in view.columns("part")), ("happening", "i8"), ("actor", "i8"), ("roles", "u1"))
    ends = _pairs(place(parts["happening"]), number_of_node(parts["actor"]), parts["roles"], len(told))
    return Happenings(
        told["fragment"].copy(),
        _KIND[told["kind"]],
        told["first"].copy(),
        told["last"].copy(),
        telling[order],
        happening[order],
        *ends,
    )


def _pairs(happening: Ints, actor: Ints, roles: npt.NDArray[Any], count: int) -> tuple[Longs, Ints, Ints]:
    """Return every pair of one who is said to act and one on whom, by happening."""
    acting = np.flatnonzero(roles & (facts.INITIATOR | facts.TIE_FROM))
    acted = np.flatnonzero(roles & (facts.RECIPIENT | facts.TIE_TO))
    row, owner = spread(begins(happening[acted], count), happening[acting])
    sources, targets, told = actor[acting][owner], actor[acted][row], happening[acting][owner]
    apart = sources != targets
    return begins(told[apart], count), sources[apart], targets[apart]


def _last_day(first: int | None, basis: int | None) -> int:
    """Return the last day of an event whose date is given by the month or the year alone."""
    if first is None or basis not in (_BY_MONTH, _BY_YEAR):
        return first or NO_DAY
    day = date.fromordinal(first)
    if basis == _BY_YEAR:
        return date(day.year, 12, 31).toordinal()
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1).toordinal() - 1


def _voices(view: View, telling_of: _Places, number_of_node: _Places, count: int) -> Voices:
    rows = _table((row[:3] for row in view.columns("voice")), ("statement", "i8"), ("actor", "i8"), ("roles", "u1"))
    telling, actor = telling_of(rows["statement"]), number_of_node(rows["actor"])
    order = np.lexsort((actor, telling))
    return Voices(begins(telling[order], count), actor[order], rows["roles"][order])


def _mentions(view: View, posts: _Posts, number_of_node: _Places) -> Mentions:
    rows = _table(view.columns("mention"), ("article", "i8"), ("actor", "i8"), ("count", "i4"))
    return Mentions(posts.place(rows["article"]), number_of_node(rows["actor"]), rows["count"].copy())
