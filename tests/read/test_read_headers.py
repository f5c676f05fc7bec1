"""Header lines: author, outlet and day in the shapes that blogs use."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.read.bylines import split_names
from kg.read.headers import Header, parse_header

DAY = date(2024, 5, 3)
ANN = ("Ann Fole",)
POST = "The Quay Courier"


@pytest.mark.parametrize(
    "line",
    [
        *("By Ann Fole | The Quay Courier | May 3, 2024", "Ann Fole | The Quay Courier | 3 May 2024"),
        *("By Ann Fole – The Quay Courier – May 3, 2024", "by Ann Fole — The Quay Courier — Friday, May 3, 2024"),
        *("By Ann Fole - The Quay Courier - 2024-05-03", "BY Ann Fole • The Quay Courier • May 3rd, 2024"),
        *("Written by Ann Fole, The Quay Courier, 3 May 2024", "By Ann Fole for The Quay Courier | May 3, 2024"),
        *("By Ann Fole (The Quay Courier) | May 3, 2024", "The Quay Courier | By Ann Fole | May 3, 2024"),
        *(
            "May 3, 2024 | By Ann Fole | The Quay Courier",
            "By\u00a0Ann Fole\u00a0| The Quay Courier |\u00a0May 3, 2024",
        ),
        "By Ann Fole | The Quay Courier | Ports | May 3, 2024",
    ],
)
def test_author_outlet_and_day(line: str) -> None:
    """Bars, dots, dashes or commas, with and without By, tell the same three things."""
    assert parse_header(line) == Header(ANN, POST, DAY)


@pytest.mark.parametrize(
    ("line", "header"),
    [
        ("The Quay Courier | May 3, 2024", Header((), POST, DAY)),
        ("TQC | May 3, 2024", Header((), "TQC", DAY)),
        ("quaycourier.example | May 3, 2024", Header((), "quaycourier.example", DAY)),
        ("TQC | World News | May 3, 2024", Header((), "TQC", DAY)),
        ("Source: The Quay Courier | May 3, 2024", Header((), POST, DAY)),
        ("By Ann Fole | May 3, 2024", Header(ANN, "", DAY)),
        ("By Ann Fole and Bo Ek | May 3, 2024", Header(("Ann Fole", "Bo Ek"), "", DAY)),
        ("By Ann Fole, Bo Ek & Cara Dunn – TQC – May 3, 2024", Header(("Ann Fole", "Bo Ek", "Cara Dunn"), "TQC", DAY)),
        ("By Ann Fole, staff writer | TQC | May 3, 2024", Header(ANN, "TQC", DAY)),
        ("By Ann Fole", Header(ANN)),
        ("Friday, May 3, 2024", Header(day=DAY)),
        ("Published: 3 May 2024", Header(day=DAY)),
        ("Posted on May 3, 2024 by clerk", Header(posted=DAY, poster="clerk")),
    ],
)
def test_parts_may_be_missing(line: str, header: Header) -> None:
    """Outlet alone, author alone, day alone and several authors are told apart."""
    assert parse_header(line) == header


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The ministers met again on May 3, 2024",
        "The strike began on Friday, and it was to end, the union said, on Monday, May 3, 2024",
        "By late April the stores were empty",
        "By Friday the ships had left.",
        "A line with | a bar in it",
        "The union accused the operators of changing an offer that they had made to it on Monday | May 3, 2024",
        "x" * 10_000 + " | May 3, 2024",
    ],
)
def test_prose_is_no_header(line: str) -> None:
    """A sentence that ends in a date, begins with By or has a bar is none."""
    assert parse_header(line) is None


@settings(deadline=None, max_examples=150)
@given(st.text(st.one_of(st.characters(), st.sampled_from("|–- ByMay3, 2024")), max_size=80))
def test_any_line_is_judged(line: str) -> None:
    """No line makes the parser fail."""
    header = parse_header(line)
    assert header is None or isinstance(header, Header)


def test_two_lines_join_where_they_tell_different_things() -> None:
    """An author line and an outlet line make one header; two outlets do not."""
    author, outlet = parse_header("By Ann Fole"), parse_header("TQC | May 3, 2024")
    assert author is not None
    assert outlet is not None
    assert author.joined(outlet) == Header(ANN, "TQC", DAY)
    assert outlet.joined(outlet) is None


def test_names_of_a_byline() -> None:
    """Ranks stay with their name, descriptions go, names come once."""
    assert list(split_names(["By Ann Fole, Jr. and the Clerk, editor at large; Ann Fole, Jr."])) == [
        "Ann Fole, Jr.",
        "Clerk",
    ]
