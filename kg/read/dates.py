"""Dates of metadata: bylines, date lines, front matter, fields of records. A day is read, never guessed."""

import re
from datetime import UTC, date, datetime

_MONTHS = "january february march april may june july august september october november december".split()
_MONTH_NUMBERS = {name: number for number, name in enumerate(_MONTHS, 1)}
_MONTH_NUMBERS |= {name[:3]: number for name, number in _MONTH_NUMBERS.items()} | {"sept": 9}

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_MONTH = r"(?P<month>" + "|".join(sorted(_MONTH_NUMBERS, key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>[12]\d{3})"
_CLOCK = r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:[.,]\d{1,9})?\s*(?:[ap]\.?m\.?)?"
_ZONE = r"(?:\s*(?:Z|[A-Z]{2,5}|[+-]\d{2}:?\d{2}|\([A-Z]{2,5}\))){0,2}"
_TIME = rf"(?:(?:,?\s+(?:at\s+|[-–|]\s*)?|T){_CLOCK}{_ZONE})?"

_MONTH_FIRST = rf"{_WEEKDAY}{_MONTH}\s*{_DAY}\s*,?\s+{_YEAR}"
_DAY_FIRST = rf"{_WEEKDAY}{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}"
_ISO = rf"{_YEAR}-(?P<month>\d{{1,2}})-(?P<day>\d{{1,2}})"
_COMPACT = rf"{_YEAR}(?P<month>\d\d)(?P<day>\d\d)(?:T\d{{4,6}}Z?)?"
_SLASHED = rf"{_YEAR}[/.](?P<month>\d{{1,2}})[/.](?P<day>\d{{1,2}})"
_NUMERIC = rf"(?P<first>\d{{1,2}})(?P<mark>[/.])(?P<second>\d{{1,2}})(?P=mark){_YEAR}"

_FORMS = tuple(
    re.compile(rf"{form}{_TIME}\.?", re.IGNORECASE)
    for form in (_MONTH_FIRST, _DAY_FIRST, _ISO, _COMPACT, _SLASHED, _NUMERIC)
)
_TRAILING = tuple(
    re.compile(rf"(?<![^\W_]){form}{_TIME}$", re.IGNORECASE)
    for form in (_MONTH_FIRST, _DAY_FIRST, _ISO, _SLASHED, _NUMERIC)
)
_LONGEST = 80
_EPOCH_SECONDS = range(10**8, 10**10)
_EPOCH_MILLISECONDS = range(10**11, 10**13)


def parse_date(text: str) -> date | None:
    """Return the day that the whole text names, None where it names none or more than one could be meant.

    Read are `November 14, 2025`, `14 November 2025`, `Nov. 14, 2025`, `Wednesday, January 23, 2019`, ISO 8601 days and
    times, RFC 822, `20251114`; a time of day and a zone may follow and are left aside (the day is the one written).
    `12/11/2025` is None, because it is two days; `13/11/2025` is one.
    """
    plain = " ".join(text.split())
    if not plain or len(plain) > _LONGEST:
        return None
    for form in _FORMS:
        if match := form.fullmatch(plain):
            return _day(match.groupdict())
    return None


def split_date(line: str) -> tuple[str, date] | None:
    """Return what stands before the date at the end of a line, and the date; None where the line ends in none."""
    tail = line[-_LONGEST:]
    for form in _TRAILING:
        match = form.search(tail)
        if match and (day := _day(match.groupdict())):
            return line[: len(line) - len(tail) + match.start()], day
    return None


def read_date(value: object) -> date | None:
    """Return the day of a field's value: a date, a text, or seconds or milliseconds since 1970 (UTC)."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return parse_date(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    if value != value or value in (float("inf"), float("-inf")):
        return None
    seconds = int(value) // 1000 if int(value) in _EPOCH_MILLISECONDS else int(value)
    return datetime.fromtimestamp(seconds, UTC).date() if seconds in _EPOCH_SECONDS else None


def _day(parts: dict[str, str | None]) -> date | None:
    year = int(parts["year"] or 0)
    if parts.get("first") is not None:
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        if first <= 12 and second <= 12 and first != second:
            return None
        month, day = (second, first) if first > 12 else (first, second)
    else:
        named = (parts["month"] or "").lower()
        month = _MONTH_NUMBERS.get(named) or int(named)
        day = int(parts["day"] or 0)
    try:
        return date(year, month, day)
    except ValueError:
        return None
