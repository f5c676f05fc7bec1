"""JSON Lines, JSON and CSV files: good and bad rows, streams and whole documents."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kg.article import Article
from kg.errors import ArticleError, InputError
from kg.read.base import ReadOptions, Source
from kg.read.body import clean_body
from kg.read.csv import CsvReader
from kg.read.json import JsonReader
from kg.read.jsonl import JsonlReader

TEXT = "The quay was closed on Monday.\n\nNobody knows for how long."
FULL = {"title": "Quay closed", "text": TEXT, "date": "2024-05-03", "outlet": "The Quay Courier"}
Write = Callable[..., Source]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def make(name: str, content: str | bytes) -> Source:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Source.from_path(path)

    return make


def test_malformed_lines_do_not_stop_the_rest(write: Write) -> None:
    """Each bad line is an error with file, line and place; good lines are read and keep their own identifier."""
    good = json.dumps(FULL | {"id": "q1"})
    lines = [good, '{"title": "cut of', "[1, 2]", "", '{"title": "no text"}', "[" * 100_000, good.replace("q1", "q2")]
    found = list(JsonlReader().read(write("a.jsonl", "\n".join(lines)), ReadOptions()))
    assert [type(each).__name__ for each in found] == ["Article"] + ["ArticleError"] * 4 + ["Article"]
    assert [each.origin for each in found] == [
        "a.jsonl:1",
        "a.jsonl:2",
        "a.jsonl:3",
        "a.jsonl:5",
        "a.jsonl:6",
        "a.jsonl:7",
    ]
    assert "column" in str(found[1])
    assert isinstance(found[-1], Article)
    assert found[-1].key == "q2"


def test_one_line_of_fifty_megabytes(write: Write) -> None:
    """A line of 50 MB is told by its length without being parsed; the next one is read."""
    content = b'{"text": "' + b"x" * 50_000_000 + b'"}\n' + json.dumps(FULL).encode()
    huge, fine = JsonlReader().read(write("a.jsonl", content), ReadOptions())
    assert isinstance(huge, ArticleError)
    assert "50,000,0" in huge.message
    assert isinstance(fine, Article)


@pytest.mark.parametrize(
    "document",
    [[FULL], {"articles": [FULL]}, {"status": "ok", "data": {"results": [FULL]}}, FULL],
)
def test_json_documents(write: Write, document: Any) -> None:
    """A list, an object with a list in it and a single record are read."""
    found = list(JsonReader().read(write("a.json", json.dumps(document, indent=1)), ReadOptions()))
    assert [each.headline for each in found if isinstance(each, Article)] == ["Quay closed"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ('{"articles": [', "not JSON"),
        ("[]", "empty list"),
        ("3", "neither a list nor an object"),
        ('{"count": 3}', "no list of articles"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_json_that_cannot_be_used(write: Write, content: str, words: str) -> None:
    """A broken or foreign document is an error of the whole input."""
    with pytest.raises(InputError, match=r"a\.json") as caught:
        list(JsonReader().read(write("a.json", content), ReadOptions()))
    assert words in caught.value.message


@pytest.mark.parametrize(("name", "mark"), [("a.csv", ","), ("a.csv", ";"), ("a.tsv", "\t")])
def test_rows(write: Write, name: str, mark: str) -> None:
    """Comma, semicolon and tab are told apart; a quoted field may hold line ends."""
    row = mark.join(["Quay closed", f'"{TEXT}"', "2024-05-03", "TQC"])
    content = "\ufeff" + mark.join(["title", "text", "date", "outlet"]) + f"\r\n{row}\r\n{row}\r\n"
    first, second = CsvReader().read(write(name, content), ReadOptions())
    assert isinstance(first, Article)
    assert (first.headline, first.text, first.publisher) == ("Quay closed", TEXT, "TQC")
    assert (first.origin, second.origin) == (f"{name}:2", f"{name}:5")


def test_rows_that_cannot_be_used(write: Write) -> None:
    """Rows with too many or too few fields are errors with their line; the others are read."""
    content = "title,text\na,fine enough\nb,one,two\nc\nd,also fine\n"
    found = list(CsvReader().read(write("a.csv", content), ReadOptions()))
    assert [type(each).__name__ for each in found] == ["Article", "ArticleError", "ArticleError", "Article"]
    assert "3 fields" in str(found[1])
    assert "no text" in str(found[2])


@pytest.mark.parametrize(
    ("content", "mapping", "words"),
    [
        ("title,when\na,b\n", {}, "no column that holds the text; its columns are title, when"),
        ("title,words\na,b\n", {"text": "wrods"}, "no column 'wrods'"),
        (",,\na,b\n", {}, "no row of column names"),
    ],
)
def test_missing_columns(write: Write, content: str, mapping: dict[str, str], words: str) -> None:
    """A file without a column for the text is refused with the columns it has."""
    with pytest.raises(InputError) as caught:
        list(CsvReader().read(write("a.csv", content), ReadOptions(mapping=mapping)))
    assert words in caught.value.message


def test_columns_can_be_named(write: Write) -> None:
    """A mapping names a column that has no known name."""
    source = write("a.csv", "head,words\nQuay,It was closed\n")
    found = next(CsvReader().read(source, ReadOptions(mapping={"title": "head", "text": "words"})))
    assert isinstance(found, Article)
    assert (found.headline, found.text) == ("Quay", "It was closed")


def test_huge_fields_and_open_quotes(write: Write) -> None:
    """A field over the limit is one error, and a quote that is never closed ends the file with one error."""
    options = ReadOptions(max_characters=1000)
    field = "x" * (options.line_limit + 10)
    found = list(CsvReader().read(write("a.csv", f"title,text\na,{field}\nb,fine\n"), options))
    assert [type(each).__name__ for each in found] == ["ArticleError", "Article"]
    lines = "line\n" * (options.line_limit // 4)
    found = list(CsvReader().read(write("b.csv", f'title,text\na,"{lines}'), options))
    assert len(found) == 1
    assert "a quote is not closed" in str(found[0])


def test_the_development_articles(shared: Path) -> None:
    """All 40 development articles are read, keep their identifier, and begin after their date line."""
    path = shared / "eval" / "articles-dev.jsonl"
    found = list(JsonlReader().read(Source.from_path(path), ReadOptions()))
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert len(found) == len(records) == 40
    for article, record in zip(found, records, strict=True):
        assert isinstance(article, Article)
        assert article.key == record["id"]
        assert str(article.published) == record["published"]
        paragraphs = clean_body(record["text"]).split("\n\n")
        assert article.text == "\n\n".join(paragraphs[2:])
