"""From columns to the actors graph in numbers, under any filters: `kg.graph.projection`, a whole column a step.

The two must agree edge by edge and node by node; tests hold them against each other.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from kg.graph.columns import NO_DAY, SPEAKER, SUBJECT, Bytes, Columns, Ints, Longs, Marks, spread
from kg.graph.filters import DRAWN, Filters
from kg.graph.passing import KINDS_BY_NAME, heard_once, passing_happenings, passing_postings
from kg.graph.relations import RELATIONS, SPEAK_ABOUT
from kg.vocab import STATUSES

_SPEECH: Final = KINDS_BY_NAME.index(SPEAK_ABOUT)
_DRAWABLE: Final = np.array([kind in RELATIONS for kind in KINDS_BY_NAME])
_DRAWN: Final = np.array([status in DRAWN for status in STATUSES])
_LATE: Final = date.max.toordinal()


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """A list of numbers for each row."""

    begins: Longs
    values: Ints

    def of(self, rows: npt.NDArray[Any]) -> list[list[int]]:
        """Return the lists of rows."""
        ends = zip(self.begins[rows].tolist(), self.begins[rows + 1].tolist(), strict=True)
        return [self.values[begin:end].tolist() for begin, end in ends]


@dataclass(frozen=True, slots=True, eq=False)
class EdgeTotals:
    """Edges sorted by source, target and kind."""

    source: Ints
    target: Ints
    kind: Bytes
    weight: Ints
    """0 where no asserted or reported statement tells it: not drawn."""
    counts: Ints
    """Statements by status, a column each."""
    first: Ints
    last: Ints
    disputed: Marks
    example: Ints
    """The statement that is its example."""
    sources: Lists


@dataclass(frozen=True, slots=True, eq=False)
class NodeTotals:
    """What adds up about every actor of the columns, those included that the filters leave nothing of."""

    seen: Marks
    mentions: Ints
    by: Ints
    about: Ints
    first: Ints
    last: Ints
    sources: Lists


@dataclass(frozen=True, slots=True, eq=False)
class Totals:
    """The actors graph under some filters."""

    edges: EdgeTotals
    nodes: NodeTotals
    articles: int


def total(columns: Columns, filters: Filters) -> Totals:
    """Return the actors graph; `min_weight`, `about`, `hops` and `isolated` cut nothing here."""
    postings = passing_postings(columns, filters)
    happenings = passing_happenings(columns, filters)
    heard = heard_once(columns, filters, postings, happenings)
    parts = [_told(columns, heard, happenings)]
    if filters.draws_speech:
        parts.append(_spoken(columns, heard))
    edges = _edges(columns, _Shares(*(np.concatenate(column) for column in zip(*parts, strict=True))))
    return Totals(edges, _nodes(columns, postings, heard), int(postings.sum()))


@dataclass(frozen=True, slots=True, eq=False)
class _Shares:
    """What single statements give to single edges."""

    source: Ints
    target: Ints
    kind: Bytes
    telling: Ints
    new: Marks
    """Whether it adds to the weight: the first telling of a happening, by a statement that draws."""
    first: Ints
    last: Ints

    def __iter__(self) -> Any:
        return (getattr(self, name) for name in self.__slots__)


def _told(columns: Columns, heard: Longs, passing: Marks) -> _Shares:
    """Return what statements that describe events and ties give to edges."""
    told = columns.happenings
    counts = np.zeros(len(columns.tellings.posting), np.bool_)
    counts[heard] = True
    rows = np.flatnonzero(counts[told.described] & passing[told.happening])
    telling, happening = told.described[rows], told.happening[rows]
    drawing = np.flatnonzero(_DRAWN[columns.tellings.status[telling]])
    new = np.zeros(len(rows), np.bool_)
    new[drawing[np.unique(told.fragment[happening[drawing]], return_index=True)[1]]] = True
    kept = _DRAWABLE[told.kind[happening]]
    telling, happening, new = telling[kept], happening[kept], new[kept]
    day = columns.postings.day[columns.tellings.posting[telling]]
    first = np.where(told.first[happening] != NO_DAY, told.first[happening], day)
    last = np.where(told.last[happening] != NO_DAY, told.last[happening], first)
    pair, owner = spread(told.pairs, happening)
    return _Shares(
        told.sources[pair],
        told.targets[pair],
        told.kind[happening][owner],
        telling[owner],
        new[owner],
        first[owner],
        np.maximum(first, last)[owner],
    )


def _spoken(columns: Columns, heard: Longs) -> _Shares:
    """Return what statements give to the edges from who speaks to who is spoken about."""
    voices = columns.voices
    row, owner = spread(voices.begins, heard)
    speaking, spoken = ((voices.roles[row] & role) != 0 for role in (SPEAKER, SUBJECT))
    subject_begins = np.searchsorted(owner[spoken], np.arange(len(heard) + 1)).astype(np.int64)
    other, which = spread(subject_begins, owner[speaking])
    source, target = voices.actor[row[speaking]][which], voices.actor[row[spoken]][other]
    apart = source != target
    telling = heard[owner[speaking][which]][apart].astype(np.int32)
    day = columns.postings.day[columns.tellings.posting[telling]]
    kind = np.full(len(telling), _SPEECH, np.uint8)
    return _Shares(source[apart], target[apart], kind, telling, np.ones(len(telling), np.bool_), day, day)


def _edges(columns: Columns, shares: _Shares) -> EdgeTotals:
    told, kinds, actors = columns.tellings, len(KINDS_BY_NAME), len(columns.actors.names)
    key = (shares.source.astype(np.int64) * actors + shares.target) * kinds + shares.kind
    order = np.lexsort((shares.telling, key))
    key, telling = key[order], shares.telling[order]
    starts = np.flatnonzero(_changes(key))
    edge = np.cumsum(_changes(key), dtype=np.int32) - 1
    count = len(starts)
    once = _changes(key) | _changes(telling)
    status, new = told.status[telling], shares.new[order]
    dated = new & (shares.first[order] != NO_DAY)
    first = np.where(dated, shares.first[order], _LATE + 1)
    last = np.where(dated, shares.last[order], NO_DAY)
    counts = np.bincount(edge[once] * len(STATUSES) + status[once], minlength=count * len(STATUSES))
    disputed = np.zeros(count, np.bool_)
    disputed[edge[told.disputed[telling] & _DRAWN[status]]] = True
    best = np.lexsort((telling, told.length[telling], -told.confidence[telling], ~_DRAWN[status], edge))
    least = np.minimum.reduceat(first, starts) if count else first
    head = key[starts]
    return EdgeTotals(
        (head // kinds // actors).astype(np.int32),
        (head // kinds % actors).astype(np.int32),
        (head % kinds).astype(np.uint8),
        np.bincount(edge[new], minlength=count).astype(np.int32),
        counts.reshape(count, len(STATUSES)).astype(np.int32),
        np.where(least > _LATE, NO_DAY, least).astype(np.int32),
        (np.maximum.reduceat(last, starts) if count else last).astype(np.int32),
        disputed,
        telling[best[starts]].astype(np.int32),
        _distinct(edge, columns.postings.source[told.posting[telling]], count, actors),
    )


def _changes(values: npt.NDArray[Any]) -> Marks:
    """Mark where a value differs from the one before."""
    marks = np.ones(len(values), np.bool_)
    marks[1:] = values[1:] != values[:-1]
    return marks


def _distinct(row: Ints, value: Ints, rows: int, values: int) -> Lists:
    """Return the values of each row, each once, in order."""
    pairs = np.unique(row.astype(np.int64) * values + value)
    return Lists(
        np.searchsorted(pairs, np.arange(rows + 1) * values).astype(np.int64), (pairs % values).astype(np.int32)
    )


def _nodes(columns: Columns, postings: Marks, heard: Longs) -> NodeTotals:
    actors = len(columns.actors.names)
    mentions, voices = columns.mentions, columns.voices
    told = np.flatnonzero(postings[mentions.posting])
    row, owner = spread(voices.begins, heard)
    who, roles = voices.actor[row], voices.roles[row]
    actor = np.concatenate([mentions.actor[told], who])
    posting = np.concatenate([mentions.posting[told], columns.tellings.posting[heard][owner]])
    day = columns.postings.day[posting]
    first, last = np.full(actors, _LATE + 1), np.full(actors, NO_DAY)
    np.minimum.at(first, actor, np.where(day != NO_DAY, day, _LATE + 1))
    np.maximum.at(last, actor, day)
    seen = np.zeros(actors, np.bool_)
    seen[actor] = True
    return NodeTotals(
        seen,
        _mentions(columns, told),
        np.bincount(who[(roles & SPEAKER) != 0], minlength=actors).astype(np.int32),
        np.bincount(who[(roles & SUBJECT) != 0], minlength=actors).astype(np.int32),
        np.where(first > _LATE, NO_DAY, first).astype(np.int32),
        last.astype(np.int32),
        _distinct(actor, columns.postings.source[posting], actors, actors),
    )


def _mentions(columns: Columns, told: npt.NDArray[Any]) -> Ints:
    """Return how often each actor is named; of the copies of a text the one that names it most counts."""
    mentions, actors = columns.mentions, len(columns.actors.names)
    actor, count = mentions.actor[told], mentions.count[told]
    key = columns.postings.origin[mentions.posting[told]].astype(np.int64) * actors + actor
    order = np.lexsort((-count, key))
    most = order[_changes(key[order])]
    return np.bincount(actor[most], weights=count[most], minlength=actors).astype(np.int32)
