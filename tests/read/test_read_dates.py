"""Dates of metadata."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.read.dates import parse_date, read_date, split_date

DAY = date(2025, 11, 14)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "November 14, 2025",
            "14 November 2025",
            "Nov. 14, 2025",
            "nov 14 2025",
            "14th of November 2025",
            "2025-11-14",
        ),
        *("Friday, November 14, 2025", "Fri 14 Nov 2025", "Fri, 14 Nov 2025 09:30:00 GMT", "2025-11-14T09:30:00Z"),
        *("2025-11-14T09:30:00.123+01:00", "2025-11-14 09:30:00", "20251114", "20251114T093000Z", "2025/11/14"),
        *("14/11/2025", "11/14/2025", "14.11.2025", "November 14, 2025 9:30 am", "November 14, 2025 at 9:30 p.m. EST"),
        *("14-Nov-2025", "NOVEMBER 14, 2025", "November 14,\u00a02025"),
    ],
)
def test_forms_of_one_day(text: str) -> None:
    """Every common form of a full date is read as its day."""
    assert parse_date(text) == DAY


@pytest.mark.parametrize(
    "text",
    [
        *("", "November 2025", "2025", "12/11/2025", "February 30, 2025", "yesterday", "Friday", "14 November"),
        *("November 14, 2025 was a cold day", "2025-13-01", "0000-00-00", "x" * 5000, "in 2025-11-14"),
    ],
)
def test_no_day_is_invented(text: str) -> None:
    """A text that names no day, two days or more than a day gives None."""
    assert parse_date(text) is None


@settings(deadline=None, max_examples=60)
@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)))
def test_written_days_are_read_back(day: date) -> None:
    """A day written in any of the long forms is read back as the same day."""
    months = "January February March April May June July August September October November December".split()
    month = months[day.month - 1]
    for text in (f"{month} {day.day}, {day.year}", f"{day.day} {month[:3]}. {day.year}", day.isoformat()):
        assert parse_date(text) == day


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=60))
def test_parsing_never_raises(text: str) -> None:
    """Any text gives a day or None."""
    assert parse_date(text) is None or isinstance(parse_date(text), date)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (DAY, DAY),
        (datetime(2025, 11, 14, 23, 59), DAY),
        (1763078400, DAY),
        (1763078400000, DAY),
        (7, None),
        (True, None),
        (float("nan"), None),
        (float("inf"), None),
        ({}, None),
    ],
)
def test_values_of_fields(value: object, expected: date | None) -> None:
    """Dates, texts and plausible time stamps are read; nothing else is."""
    assert read_date(value) == expected


def test_date_at_the_end_of_a_line() -> None:
    """split_date gives what stands before the date with its separator."""
    assert split_date("The Quay Courier | Friday, November 14, 2025") == ("The Quay Courier | ", DAY)
    assert split_date("no date at all") is None
    assert split_date("model X2025-11-14") is None
