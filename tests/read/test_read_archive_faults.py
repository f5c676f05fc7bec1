"""Archive pages with faults: missing footers, posts that cannot be cut, wrong pattern files, any mixture of lines."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from archive_reading import LONG, articles, read
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Article
from kg.errors import ArticleError, InputError
from kg.read.base import ReadOptions
from kg.read.normalize import normalize


@pytest.fixture
def page(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "page.txt"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("footer = ['(unclosed']", "wrong regular expression"),
        ("footer = ['(?P<day>x)']", "no group day"),
        ("bottom = ['x']", "no key 'bottom'"),
        ("site_lines = 'two'", "not a whole number"),
        ("footer = 'x'", "not a list of strings"),
        ("footer = [", "not TOML"),
    ],
)
def test_a_wrong_pattern_file_is_told(page: Callable[[str], Path], tmp_path: Path, table: str, words: str) -> None:
    """What is wrong with a pattern file is named with the file and what to do."""
    pattern = tmp_path / "layout.toml"
    pattern.write_text(table)
    with pytest.raises(InputError, match=r"layout\.toml") as caught:
        read(page(LONG), ReadOptions(pattern=pattern))
    assert words in caught.value.message
    assert caught.value.hint


def test_a_page_that_matches_no_pattern(page: Callable[[str], Path]) -> None:
    """A text without header and footer lines is no archive page, and the error says how to describe it."""
    with pytest.raises(InputError, match="no line matches the layout") as caught:
        read(page(f"A title\n\n{LONG}\n"))
    assert "--pattern" in caught.value.hint


def test_a_post_that_cannot_be_cut_is_listed(page: Callable[[str], Path]) -> None:
    """A text without headline and header between two footers is an error with its line; the other posts are read."""
    footer = "May 5, 2024 Posted by clerk | Ports | | Leave a comment"
    lamps, last = (f"{title}\n\nTQC | May 3, 2024\n\n{LONG}\n\n{footer}" for title in ("Lamps", "Last"))
    text = f"The Log\n\n{lamps}\n\n{LONG}\n\n{footer}\n\n{last}\n"
    first, lost, third = read(page(text))
    assert isinstance(first, Article)
    assert isinstance(lost, ArticleError)
    assert lost.origin == "page.txt:11"
    assert "neither headline nor header" in lost.message
    assert isinstance(third, Article)


def test_a_header_without_text_is_listed(page: Callable[[str], Path]) -> None:
    """A post without body is an error, not an empty article."""
    footer = "May 5, 2024 Posted by clerk | Ports | | Leave a comment"
    found = read(page(f"The Log\n\nLamps\n\nTQC | May 3, 2024\n\n{footer}\n"))
    assert isinstance(found[0], ArticleError)
    assert "without a text" in found[0].message


def test_a_missing_footer_between_posts(page: Callable[[str], Path]) -> None:
    """Two posts between two footers are told apart by the second's header line."""
    footer = "May 5, 2024 Posted by clerk | Ports | | Leave a comment"
    body = f"{LONG}\n\n{LONG}"
    text = f"The Log\n\nLamps\n\nTQC | May 3, 2024\n\n{body}\n\nRopes\n\nTQC | May 2, 2024\n\n{body}\n\n{footer}\n"
    lamps, ropes = articles(page(text))
    assert (lamps.headline, ropes.headline) == ("Lamps", "Ropes")
    assert lamps.text == ropes.text == body


def test_last_footer_cut_off(page: Callable[[str], Path]) -> None:
    """The last post's day follows from a newest-first page if only one day is left, and is missing otherwise."""

    def post(title: str, day: str, footer: str) -> str:
        return f"{title}\n\nTQC | {day}\n\n{LONG}\n\n{footer}\n\n"

    footer = "{} Posted by clerk | Ports | | Leave a comment"
    head = (
        "The Log\n\n"
        + post("One", "May 5, 2024", footer.format("May 5, 2024"))
        + post("Two", "May 3, 2024", footer.format("May 4, 2024"))
    )
    told = articles(page(head + post("Three", "May 4, 2024", "")))[-1]
    assert told.published == date(2024, 5, 4)
    assert any("newest first" in note for note in told.notes)
    open_ = articles(page(head + post("Three", "May 3, 2024", "")))[-1]
    assert open_.published is None
    assert any("not given" in note for note in open_.notes)


def test_a_line_too_long_fails_its_post_alone(page: Callable[[str], Path]) -> None:
    """A post with a line over the limit is an error; the next one is read."""
    footer = "May 5, 2024 Posted by clerk | Ports | | Leave a comment"
    options = ReadOptions(max_characters=2000)
    long = "x" * (options.line_limit + 1)
    lamps, ropes = (f"Lamps\n\nTQC | May 3, 2024\n\n{body}\n\n{footer}\n\n" for body in (long, LONG))
    text = f"The Log\n\n{lamps}{ropes}"
    first, second = read(page(text), options)
    assert isinstance(first, ArticleError)
    assert "bytes" in first.message
    assert isinstance(second, Article)


def test_a_post_over_the_limit_is_an_error(page: Callable[[str], Path]) -> None:
    """A post with more characters than are read is an error that says both numbers."""
    text = f"The Log\n\nLamps\n\nTQC | May 3, 2024\n\n{LONG}\n{LONG}\n"
    found = read(page(text), ReadOptions(max_characters=150))[0]
    assert isinstance(found, ArticleError)
    assert "at most 150" in found.message


LINES = st.sampled_from(
    [
        *("", "A headline", "By Ann Fole | TQC | May 3, 2024", "TQC – May 3, 2024", "By Ann Fole", "May 3, 2024", LONG),
        *(
            "May 5, 2024 Posted by | A, B | , | Leave a comment",
            "Read the rest: https://a.example/b",
            "Ann Fole, a pilot",
        ),
        *(
            "Read the rest:",
            "https://a.example/b",
            "&nbsp;",
            "&#0;&lt;b&gt;",
            "\u202ebidi",
            "Posted in X | No comments",
        ),
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.one_of(LINES, st.text(max_size=20)), max_size=25))
def test_any_mixture_of_lines_is_read(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    """No mixture of lines breaks the reader, and every text it gives is normalised and not empty."""
    path = tmp_path_factory.mktemp("mix") / "page.txt"
    path.write_bytes("\n".join(["x", *lines]).encode("utf-8", "replace"))
    try:
        found = read(path)
    except InputError:
        return
    for one in found:
        if isinstance(one, Article):
            assert one.text
            assert one.text == normalize(one.text).strip()
            assert one.headline
            assert one.id
