"""Footer lines: who posted it when under which headings."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.read.footers import Footer, parse_footer, split_headings

DAY = date(2024, 5, 5)


@pytest.mark.parametrize(
    ("line", "footer"),
    [
        ("May 5, 2024 Posted by | Ports | , , | Leave a comment", Footer(DAY, "", ("Ports",))),
        (
            "May 5, 2024 Posted by clerk | Ports, Fish | cod, quota | 3 Comments",
            Footer(DAY, "clerk", ("Ports", "Fish"), ("cod", "quota")),
        ),
        (
            "Posted by clerk on 5 May 2024 | Filed under: Ports | Tags: cod | No comments",
            Footer(DAY, "clerk", ("Ports",), ("cod",)),
        ),
        (
            "Posted on May 5, 2024 by clerk | Categories: Ports, Fish | 1 Comment",
            Footer(DAY, "clerk", ("Ports", "Fish")),
        ),
        (
            "This entry was posted on May 5, 2024 by clerk in Ports and tagged cod, quota.",
            Footer(DAY, "clerk", ("Ports",), ("cod", "quota")),
        ),
        ("Posted in Ports, Fish | Tagged cod | Leave a reply", Footer(None, "", ("Ports", "Fish"), ("cod",))),
        ("Filed under Ports | Comments (4)", Footer(None, "", ("Ports",))),
        ("May 5, 2024 • Posted by clerk • Ports • Comments Off on A long title", Footer(DAY, "clerk", ("Ports",))),
    ],
)
def test_forms_of_footers(line: str, footer: Footer) -> None:
    """The footers of common blog themes give day, poster, headings and tags."""
    assert parse_footer(line) == footer


@pytest.mark.parametrize(
    "line",
    [
        "",
        "The video was posted by a soldier on Friday",
        "A notice posted in the harbour said that the ferry was full.",
        "Posted on May 5, 2024 by clerk",
        "The party filed a complaint | the court refused it",
        "The Quay Courier | May 5, 2024",
        "posted by " * 5000,
    ],
)
def test_other_lines_are_no_footers(line: str) -> None:
    """Prose about posting, header lines and a day with its poster alone are none."""
    assert parse_footer(line) is None


@settings(deadline=None, max_examples=150)
@given(st.text(st.one_of(st.characters(), st.sampled_from("| posted by in tagged,")), max_size=80))
def test_any_line_is_judged(line: str) -> None:
    """No line makes the parser fail."""
    found = parse_footer(f"posted {line}")
    assert found is None or isinstance(found, Footer)


def test_headings_that_hold_a_comma() -> None:
    """Every comma splits, but not those of headings named whole."""
    assert split_headings("Fish, Shellfish, Ports, ,") == ("Fish", "Shellfish", "Ports")
    assert split_headings("Ports, Fish, Shellfish", ("Fish, Shellfish",)) == ("Ports", "Fish, Shellfish")
