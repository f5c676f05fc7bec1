"""Records of JSON Lines, JSON and CSV."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.article import Article
from kg.errors import ArticleError
from kg.read.base import ReadOptions, Source
from kg.read.body import clean_body, split_lead, stand_in_title
from kg.read.records import Place, article_from_record

TEXT = "The quay was closed on Monday.\n\nNobody knows for how long."
FULL = {"title": "Quay closed", "text": TEXT, "date": "2024-05-03", "outlet": "The Quay Courier"}
Write = Callable[..., Source]


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
