"""Plain text and Markdown files."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Article
from kg.errors import ArticleError, InputError
from kg.read.base import ReadOptions, Source
from kg.read.frontmatter import split_front_matter
from kg.read.markdown import strip_markdown
from kg.read.text import TextReader, join_wrapped

BODY = "The quay was closed on Monday, the harbour council said.\n\nNobody knows for how long."
Read = Callable[..., Article | ArticleError]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def make(name: str, text: str, **options: int) -> Article | ArticleError:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        (found,) = TextReader().read(Source.from_path(path), ReadOptions(**options))  # type: ignore[arg-type]
        return found

    return make


def test_front_matter_gives_the_fields(read: Read) -> None:
    """YAML and TOML front matter tell title, day, authors, outlet and headings under their common names."""
    yaml = (
        "---\ntitle: Quay closed\ndate: 2024-05-03\nauthor: Ann Fole\nsource: TQC\ntags: [Ports, Fish]\n---\n\n" + BODY
    )
    toml = """+++
title = "Quay closed"
date = 2024-05-03T08:00:00Z
authors = ["Ann Fole"]
outlet = "TQC"
tags = ["Ports", "Fish"]
+++
"""
    toml += BODY
    for text in (yaml, toml):
        article = read("a.md", text)
        assert isinstance(article, Article)
        assert (article.headline, article.published, article.authors) == (
            "Quay closed",
            date(2024, 5, 3),
            ("Ann Fole",),
        )
        assert (article.publisher, article.topics, article.text, article.notes) == ("TQC", ("Ports", "Fish"), BODY, ())


@pytest.mark.parametrize(
    ("lead", "outlet", "authors"),
    [
        ("Quay closed\n\nFriday, May 3, 2024\n\n", "unknown source", ()),
        ("Quay closed\nBy Ann Fole\nTQC | May 3, 2024\n", "TQC", ("Ann Fole",)),
        ("Quay closed\n\nBy Ann Fole | TQC | May 3, 2024\n\n", "TQC", ("Ann Fole",)),
        ("Quay closed\n\nBy Ann Fole\n\nMay 3, 2024\n\n", "unknown source", ("Ann Fole",)),
        ("Quay closed\n\nThe council is silent\n\nAnn Fole – TQC – May 3, 2024\n\n", "TQC", ("Ann Fole",)),
    ],
)
def test_first_lines_give_the_fields(read: Read, lead: str, outlet: str, authors: tuple[str, ...]) -> None:
    """Without front matter the first lines tell headline, author, outlet and day, and are no part of the text."""
    article = read("a.txt", lead + BODY)
    assert isinstance(article, Article)
    assert (article.headline, article.published, article.publisher) == ("Quay closed", date(2024, 5, 3), outlet)
    assert (article.authors, article.text) == (authors, BODY)


def test_the_date_of_the_file_is_the_last_resort(read: Read) -> None:
    """Without any date the file's own is taken, and a note says so."""
    article = read("a.txt", f"Quay closed\n\n{BODY}")
    assert isinstance(article, Article)
    assert article.published is not None
    assert any("that of the file" in note for note in article.notes)


def test_a_text_without_headline(read: Read) -> None:
    """A text that begins with a sentence keeps it; its first words stand for the headline, with a note."""
    article = read("a.txt", BODY)
    assert isinstance(article, Article)
    assert article.text == BODY
    assert any("first words" in note for note in article.notes)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("---\ntitle: [open\n---\nBody", "front matter is not YAML"),
        ("---\na: &x [1]\nb: *x\n---\nBody", "aliases"),
        ("---\na: !!python/object/apply:os.getcwd []\n---\nBody", "front matter is not YAML"),
        ("---\na: " + "[" * 50_000 + "\n---\nBody", "nested more than"),
        ("+++\na = \n+++\nBody", "front matter is not TOML"),
        ("---\ntitle: Quay\n---\n", "no text"),
    ],
)
def test_files_that_cannot_be_used(read: Read, text: str, words: str) -> None:
    """Broken or hostile front matter and a missing text are errors that name the file."""
    error = read("a.md", text)
    assert isinstance(error, ArticleError)
    assert words in error.message
    assert "a.md" in error.message


def test_a_rule_is_no_front_matter() -> None:
    """A line of prose between two rules stays text."""
    assert split_front_matter("---\nJust a line.\n---\nMore.") == ({}, "---\nJust a line.\n---\nMore.")


def test_a_file_too_long_is_not_read(read: Read) -> None:
    """A file that cannot hold an article short enough is told by its size."""
    error = read("a.txt", "word " * 60_000, max_characters=1000)
    assert isinstance(error, ArticleError)
    assert "300,000 bytes" in error.message


def test_a_web_page_is_refused(read: Read) -> None:
    """HTML given as text is refused with what to do instead."""
    with pytest.raises(InputError, match="HTML") as caught:
        read("page.txt", "<!doctype html><html><body><p>Quay</p></body></html>")
    assert "save the page as text" in caught.value.hint
    assert "page.txt" in caught.value.message


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("# Head #\n\nText", "Head\n\nText"),
        ("Head\n====\nText", "Head\nText"),
        ("a [link](https://a.example/x_(y)) here", "a link here"),
        ("a [link][1] here\n\n[1]: https://a.example\n", "a link here\n\n"),
        ("![picture](a.png)Text[^1]", "Text"),
        ("<https://a.example/b>", "https://a.example/b"),
        ("**bold** and *thin* and _thin_ and `code`", "bold and thin and thin and code"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("> quoted\n> twice", "quoted\ntwice"),
        ("- one\n- two\n1. three", "one\ntwo\nthree"),
        ("```python\nx\n```\n", "x\n"),
        (r"\*not thin\*", "*not thin*"),
        ("1. [first](x)", "first"),
    ],
)
def test_markdown_marks_go(marked: str, plain: str) -> None:
    """What a reader sees of Markdown stays, the marks go."""
    assert strip_markdown(marked) == plain


@settings(deadline=None, max_examples=100)
@given(st.text(st.one_of(st.characters(), st.sampled_from("[]()*_`#>-\n \\!<")), max_size=60))
def test_stripping_markdown_only_takes_away(text: str) -> None:
    """No letter or digit is added, and nothing raises."""
    assert len(strip_markdown(text)) <= len(text)


@settings(deadline=None, max_examples=60)
@given(st.text(st.sampled_from("ab \n"), max_size=400))
def test_joining_keeps_the_length(text: str) -> None:
    """Wrapped lines are joined character for character."""
    assert len(join_wrapped(text)) == len(text)


def test_wrapped_paragraphs_are_joined() -> None:
    """Lines of a fixed width become one; verses and lists of short lines stay."""
    line = "The council of the harbour met on Thursday in the hall"
    wrapped = f"{line}\n{line}\nand left."
    assert "\n" not in join_wrapped(wrapped)
    assert join_wrapped("one\ntwo\nthree") == "one\ntwo\nthree"
