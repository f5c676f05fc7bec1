"""What English date expressions mean on a given day.

Nothing is added to what is said: "in October" is a month, "last week" a stretch of days whose month is known, and an
expression that cannot be resolved gives None.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta
from typing import Literal

from kg.extract.date_patterns import MONTHS, NUMBERS, WEEKDAYS, Expression
from kg.reading import When

Direction = Literal["past", "future", ""]


def resolve(
    expression: Expression, reference: date, direction: Direction = "", anchor: date | None = None
) -> When | None:
    """Return the days that an expression means, None if it says none.

    Args:
        expression: what stands in the text.
        reference: the day it is told on.
        direction: whether the clause tells of the past or the future; empty where neither is clear.
        anchor: the day last spoken of, which "two days later" counts from.
    """
    try:
        return _RESOLVERS[expression.kind](expression, reference, direction, anchor)
    except (ValueError, OverflowError):
        return None  # 31 February, or a count beyond the calendar


def _day(e: Expression, reference: date, direction: Direction, _: date | None) -> When | None:
    month, day = _month(e.get("month")), int(e.get("day"))
    first = date(int(e.get("year")), month, day) if e.get("year") else _nearest(month, day, reference, direction)
    last = first
    if e.get("day2"):
        last = first.replace(month=_month(e.get("month2")) if e.get("month2") else month, day=int(e.get("day2")))
        if last < first:
            if not e.get("month2"):
                return None
            last = replace_year(last, last.year + 1)
    return When(first, last, "day", "day")


def replace_year(day: date, year: int) -> date:
    """Return the same day of another year; raises ValueError for 29 February of a common year."""
    return day.replace(year=year)


def _month(word: str) -> int:
    return int(word) if word.isdigit() else MONTHS[word]


def _nearest(month: int, day: int, reference: date, direction: Direction) -> date:
    """Put a day without a year: the last one before the reference, the next one if the clause looks ahead."""
    now = date(reference.year, month, day)
    if direction == "future":
        return now if now >= reference - timedelta(days=3) else replace_year(now, now.year + 1)
    if now <= reference or (not direction and now - reference <= timedelta(days=60)):
        return now
    return replace_year(now, now.year - 1)


def _whole_month(year: int, month: int, basis: Literal["month", "relative"] = "month") -> When:
    return When(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), basis, "month")


def _in_month(e: Expression, reference: date, direction: Direction, anchor: date | None) -> When | None:
    month, which = MONTHS[e.get("month")], e.get("which")
    if which == "that":
        return None if anchor is None else _whole_month(anchor.year, month)
    if which == "the following":
        return None if anchor is None else _whole_month(anchor.year + (month <= anchor.month), month)
    if e.get("year"):
        return _whole_month(int(e.get("year")), month)
    year = reference.year
    if which.endswith("year"):
        year += {"last": -1, "next": 1}.get(which.split()[0], 0)
    elif which == "last" or (which != "next" and which != "this" and direction != "future"):
        soon = not direction and which != "last" and 0 < month - reference.month <= 1
        year -= (month > reference.month and not soon) or (which == "last" and month == reference.month)
    elif which != "this":
        year += month < reference.month
    return _whole_month(year, month)


def _weekday(e: Expression, reference: date, direction: Direction, anchor: date | None) -> When | None:
    if anchor is not None and e.get("which") in ("the following", "the previous"):
        reference = anchor  # of the day told, not of today
    if e.get("week"):
        weeks = {"last": -1, "this": 0, "next": 1}[e.get("week")]
        day = reference + timedelta(days=7 * weeks - reference.weekday() + WEEKDAYS[e.get("weekday")])
        return When(day, day, "relative", "day")
    back = (reference.weekday() - WEEKDAYS[e.get("weekday")]) % 7
    which = e.get("which")
    if which in ("last", "the previous", "this past"):
        day = reference - timedelta(days=back or 7)
    elif which in ("next", "this coming", "the following") or (which != "this" and direction == "future"):
        day = reference + timedelta(days=(-back) % 7 or 7)
    elif which == "this" and direction == "future":
        day = reference + timedelta(days=(-back) % 7)
    else:
        day = reference - timedelta(days=back)
    return When(day, day, "relative", "day")


def _ordinal(e: Expression, reference: date, direction: Direction, anchor: date | None) -> When | None:
    """Return the day of the month last spoken of: "on the 8th"; of this one if none was."""
    first = (anchor or reference).replace(day=int(e.get("day")))
    if anchor is None and direction == "past" and first > reference:
        return None
    return When(first, first, "day", "day")


def _near(e: Expression, reference: date, _: Direction, __: date | None) -> When | None:
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(e.get("word"), 0)
    day = reference + timedelta(days=shift)
    return When(day, day, "relative", "day")


def _weekend(e: Expression, reference: date, direction: Direction, _: date | None) -> When | None:
    ahead = (5 - reference.weekday()) % 7
    saturday = reference + timedelta(days=ahead)
    if reference.weekday() == 6:
        saturday = reference - timedelta(days=1)
    which = e.get("which")
    if which in ("next", "coming") and saturday <= reference:
        saturday += timedelta(days=7)
    elif which in ("last", "past", "previous") or (
        which in ("", "this") and direction == "past" and saturday > reference
    ):
        saturday -= timedelta(days=7)
    return When(saturday, saturday + timedelta(days=1), "relative", "day")


def _span(e: Expression, reference: date, _: Direction, anchor: date | None) -> When | None:
    which = (e.get("which").split() or [""])[-1]
    if e.get("which") in ("the previous", "the following", "that", "that same", "the same"):
        if anchor is None and which != "previous":
            return None
        reference = anchor or reference
    return _shifted(
        reference,
        e.get("unit"),
        {"last": -1, "previous": -1, "past": -1, "this": 0, "that": 0, "same": 0, "": 0}.get(which, 1),
    )


_FIRST_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9}


def _season(e: Expression, reference: date, direction: Direction, _: date | None) -> When | None:
    """Return the year of a season: its months differ by climate and speaker, and a winter has two years."""
    if e.get("year"):
        return _years(int(e.get("year")), int(e.get("year")))
    first, which, year = _FIRST_MONTH[e.get("season")], e.get("which"), reference.year
    if which == "last":
        year -= reference.month < first + 3
    elif which == "next":
        year += reference.month >= first
    elif which != "this":
        year += reference.month >= first + 3 if direction == "future" else -(reference.month < first)
    return _years(year, year)


def _shifted(day: date, unit: str, count: int) -> When | None:
    """Return the day, week, month or year that lies `count` of them away, no finer than the unit."""
    if unit == "day":
        moved = day + timedelta(days=count)
        return When(moved, moved, "relative", "day")
    if unit == "week":
        monday = day + timedelta(days=7 * count - day.weekday())
        # The day is not told; the month of the week is.
        return When(monday, monday + timedelta(days=6), "relative", "month")
    if unit == "month":
        months = day.year * 12 + day.month - 1 + count
        return _whole_month(months // 12, months % 12 + 1, "relative")
    if unit == "year":
        return _years(day.year + count, day.year + count)
    return None


def _years(first: int, last: int) -> When:
    return When(date(first, 1, 1), date(last, 12, 31), "year", "year")


def _count(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    return NUMBERS.get(text)


def _ago(e: Expression, reference: date, _: Direction, __: date | None) -> When | None:
    count = _count(e.get("count"))
    if count is None or e.get("unit") == "decade":
        return None
    return _shifted(reference, e.get("unit"), -count)


def _shift(e: Expression, _: date, __: Direction, anchor: date | None) -> When | None:
    if anchor is None:
        return None
    which = e.get("which")
    unit = e.get("unit") if e.get("unit") in ("day", "week", "month", "year", "decade") else "day"
    count = _count(e.get("count")) if e.get("count") else 1
    if count is None or unit == "decade":
        return None
    sign = {"same": 0, "": 0, "previous": -1, "earlier": -1, "before": -1, "prior": -1}.get(which, 1)
    return _shifted(anchor, unit, sign * count)


def _same(_: Expression, __: date, ___: Direction, anchor: date | None) -> When | None:
    return None if anchor is None else When(anchor, anchor, "relative", "day")


def _decade(e: Expression, *_: object) -> When | None:
    year = int(e.get("year"))
    return _years(year, year + 9)


def _year(e: Expression, *_: object) -> When | None:
    year = int(e.get("year"))
    return _years(year, year)


_RESOLVERS: dict[str, Callable[[Expression, date, Direction, date | None], When | None]] = {
    "day": _day, "month": _in_month, "weekday": _weekday, "near": _near, "weekend": _weekend, "span": _span,
    "season": _season, "ordinal": _ordinal,
    "ago": _ago, "shift": _shift, "same": _same, "decade": _decade, "year": _year,
}  # fmt: skip
