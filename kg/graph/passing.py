"""Which rows of the columns count under filters: `Filters.takes_posting` and its sisters, a whole column a step."""

from datetime import date
from typing import Final

import numpy as np

from kg.graph.columns import NO_DAY, Columns, Ints, Longs, Marks, number_of
from kg.graph.filters import Filters
from kg.graph.relations import KINDS
from kg.vocab import STATUSES

KINDS_BY_NAME: Final = tuple(sorted(KINDS))
"""Every type; the position is its number."""
_LATE: Final = date.max.toordinal()


def _within(filters: Filters, first: Ints, last: Ints) -> Marks:
    since = filters.since.toordinal() if filters.since else 1
    until = filters.until.toordinal() if filters.until else _LATE
    inside: Marks = (first != NO_DAY) & (last != NO_DAY) & (last >= since) & (first <= until)
    return inside


def passing_postings(columns: Columns, filters: Filters) -> Marks:
    """Mark the postings whose statements can count (`Filters.takes_posting`)."""
    told = columns.postings
    passing = np.ones(len(told.source), np.bool_)
    for column, wanted in ((told.source, filters.source), (told.publisher, filters.posted_by)):
        if wanted:
            passing &= np.isin(column, [number_of(columns.actors.names, name) for name in wanted])
    if filters.topic:
        under = [told.topics[topic] for topic in filters.topic if topic in told.topics]
        passing &= np.isin(np.arange(len(passing)), np.concatenate([*under, np.empty(0, np.int32)]))
    if filters.lang:
        spoken = [rows for tag, rows in told.languages.items() if filters.speaks(tag)]
        passing &= np.isin(np.arange(len(passing)), np.concatenate([*spoken, np.empty(0, np.int32)]))
    if filters.date_field != "event" and (filters.since or filters.until):
        days = told.original if filters.date_field == "original" else told.posted
        passing &= _within(filters, days, days)
    return passing


def passing_happenings(columns: Columns, filters: Filters) -> Marks:
    """Mark the events and ties that count (`Filters.takes_happening`)."""
    told = columns.happenings
    passing = np.ones(len(told.kind), np.bool_)
    if filters.types:
        passing &= np.array([kind in filters.types for kind in KINDS_BY_NAME])[told.kind]
    if filters.date_field == "event" and (filters.since or filters.until):
        passing &= _within(filters, told.first, told.last)
    return passing


def heard_once(columns: Columns, filters: Filters, postings: Marks, happenings: Marks) -> Longs:
    """Return the statements that count, of copies the first alone (`hear_once`)."""
    told = columns.tellings
    passing = postings[told.posting]
    if filters.status:
        passing &= np.array([status in filters.status for status in STATUSES])[told.status]
    if filters.min_confidence > 0:
        passing &= told.confidence >= filters.min_confidence
    if filters.by_happening:
        described = columns.happenings.described[happenings[columns.happenings.happening]]
        telling = np.zeros(len(passing), np.bool_)
        telling[described] = True
        passing &= telling
    passing = _first_copies(passing, told.copied, told.fragment)
    return np.flatnonzero(passing)


def _first_copies(passing: Marks, copied: Marks, fragment: Ints) -> Marks:
    doubtful = np.flatnonzero(passing & copied)
    first = np.unique(fragment[doubtful], return_index=True)[1]
    passing[doubtful] = False
    passing[doubtful[first]] = True
    return passing
