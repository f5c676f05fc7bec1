"""Records of JSON Lines, JSON and CSV."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Article
from kg.errors import ArticleError, InputError
from kg.read.base import ReadOptions, Source
from kg.read.body import clean_body, split_lead, stand_in_title
from kg.read.csv import CsvReader
from kg.read.json import JsonReader
from kg.read.jsonl import JsonlReader
from kg.read.records import Place, article_from_record

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


def one(record: dict[str, Any], **options: Any) -> Article:
    article = article_from_record(record, Place("x.jsonl:1"), ReadOptions(**options))
    assert isinstance(article, Article), article
    return article


def fault(record: dict[str, Any], **options: Any) -> ArticleError:
    error = article_from_record(record, Place("x.jsonl:1"), ReadOptions(**options))
    assert isinstance(error, ArticleError)
    assert error.message.startswith("x.jsonl:1: ")
    assert error.hint
    return error


@pytest.mark.parametrize(
    "record",
    [
        FULL | {"authors": ["Ann Fole"], "categories": ["Ports"], "url": "https://tqc.example/1", "id": "q1"},
        {
            "headline": "Quay closed",
            "articleBody": TEXT,
            "datePublished": "2024-05-03T08:00:00Z",
            "author": {"name": "Ann Fole"},
            "publisher": {"name": "The Quay Courier"},
            "url": "https://tqc.example/1",
            "keywords": "Ports",
            "id": "q1",
        },
        {
            "title": "Quay closed",
            "maintext": TEXT,
            "date_publish": "2024-05-03 08:00:00",
            "authors": ["Ann Fole"],
            "source": {"id": None, "name": "The Quay Courier"},
            "url": "https://tqc.example/1",
            "tags": ["Ports"],
            "id": "q1",
        },
        {
            "title": {"rendered": "Quay closed"},
            "content": {"rendered": TEXT},
            "date": "2024-05-03T08:00:00",
            "byline": "By Ann Fole",
            "site_name": "The Quay Courier",
            "link": "https://tqc.example/1",
            "category": "Ports",
            "guid": "q1",
        },
    ],
)
def test_names_that_crawlers_give_their_fields(record: dict[str, Any]) -> None:
    """The same article comes out of the records of different crawlers."""
    article = one(record)
    assert (article.headline, article.text, article.published) == ("Quay closed", TEXT, date(2024, 5, 3))
    assert (article.publisher, article.authors, article.topics) == ("The Quay Courier", ("Ann Fole",), ("Ports",))
    assert (article.url, article.key, article.notes) == ("https://tqc.example/1", "q1", ())


def test_fields_can_be_named() -> None:
    """A mapping names fields, also inside objects, and goes before the known names."""
    record = {"text": "wrong", "meta": {"head": "Quay closed"}, "t": TEXT, "w": "TQC", "d": "3 May 2024"}
    article = one(record, mapping={"title": "meta.head", "text": "t", "outlet": "w", "published": "d"})
    assert (article.headline, article.text, article.publisher, article.published) == (
        "Quay closed",
        TEXT,
        "TQC",
        date(2024, 5, 3),
    )


def test_title_and_date_lines_are_cut_off_the_text() -> None:
    """A text that begins with its title and a date line begins with its first sentence, and has that day."""
    record = FULL | {"text": f"Quay  closed\n\nFriday, May 3, 2024\n\n{TEXT}"}
    del record["date"]
    article = one(record)
    assert (article.text, article.published) == (TEXT, date(2024, 5, 3))


def test_a_republisher_makes_a_chain() -> None:
    """With a republisher the article is his, and repeats the outlet's of the first day."""
    article = one(FULL | {"republisher": "The Log", "posted": "2024-05-05", "original_url": "https://tqc.example/1"})
    assert (article.publisher, article.published) == ("The Log", date(2024, 5, 5))
    assert (article.original.publisher, article.original.published) == ("The Quay Courier", date(2024, 5, 3))
    assert article.original.url == "https://tqc.example/1"


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({"title": "Quay closed"}, "no text"),
        (FULL | {"text": "  \n"}, "no text"),
        (FULL | {"text": ["a", "b"]}, "a list"),
        (FULL | {"text": "Quay closed\n\nMay 3, 2024\n"}, "nothing after title and date"),
        (FULL | {"text": "<p>The quay</p><p>was closed</p>"}, "HTML"),
        (FULL | {"text": "x" * 60}, "60 characters"),
    ],
)
def test_records_that_cannot_be_used(record: dict[str, Any], words: str) -> None:
    """A record without usable text is an error that says where, what and what to do."""
    assert words in fault(record, max_characters=50).message


def test_what_is_missing_is_noted() -> None:
    """A record without date, title and outlet is read; notes say what is missing and nothing is made up."""
    article = one({"text": TEXT})
    assert article.published is None
    assert article.publisher == "unknown source"
    assert article.headline == "The quay was closed on Monday. Nobody knows for how long."
    assert len(article.notes) == 3
    assert one({"text": TEXT, "date": "12/11/2025"}).notes[1] == "The date '12/11/2025' names no single day."


def test_outlet_from_a_host() -> None:
    """A bare host or an address names the outlet; a name in capitals stays as it is worded."""
    assert one(FULL | {"outlet": "www.rt.com"}).publisher == "RT"
    assert one(FULL | {"outlet": "JudgeNap.com"}).publisher == "JudgeNap.com"
    article = one({"title": "Quay", "text": TEXT, "url": "https://quay-courier.example/1"})
    assert article.publisher == "Quay Courier"
    assert any("host" in note for note in article.notes)
    assert one(FULL, source_name="The Log").publisher == "The Log"


@settings(deadline=None, max_examples=100)
@given(
    st.dictionaries(
        st.sampled_from(
            ["title", "text", "date", "authors", "outlet", "url", "tags", "id", "republisher", "posted", "lang"]
        ),
        st.recursive(
            st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=20)),
            lambda inner: st.one_of(
                st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=2)
            ),
            max_leaves=4,
        ),
    )
)
def test_any_record_is_an_article_or_an_error(record: dict[str, Any]) -> None:
    """No value of any field breaks the reading of the record."""
    found = article_from_record(record, Place("x:1"), ReadOptions())
    if isinstance(found, Article):
        assert found.digest
        assert found.id
        assert found.text


@settings(deadline=None, max_examples=80)
@given(st.text(max_size=40), st.text(max_size=80))
def test_the_body_is_an_end_of_the_text(title: str, text: str) -> None:
    """Cutting title and date off a text leaves an end of it."""
    body = clean_body(text)
    rest, _ = split_lead(body, title)
    assert body.endswith(rest)
    assert len(stand_in_title(body)) <= 81


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
