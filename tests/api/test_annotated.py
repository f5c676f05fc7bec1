"""The text of an article with its spans, in three forms."""

import re
from html.parser import HTMLParser

import pytest
from fastapi.testclient import TestClient
from sample_folder import HOSTILE, QUARREL
from test_lists import get


@pytest.fixture(scope="module")
def address(client: TestClient) -> str:
    (one,) = get(client, "articles", q="herring")["items"]
    return f"/api/v1/articles/{one['id']}/annotated"


class Seen(HTMLParser):
    """The text of a page's annotated part, and the elements in it."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags, self.titles = "", set[str](), list[str]()
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self._inside |= told.get("class") == "text"
        if self._inside:
            self.tags.add(tag)
            self.titles.append(told.get("title") or "")

    def handle_endtag(self, tag: str) -> None:
        self._inside &= tag != "div"

    def handle_data(self, data: str) -> None:
        self.text += data if self._inside else ""


def test_spans_say_what_stands_behind_them(client: TestClient, address: str) -> None:
    """Each span has its place, what it is, and a name or a reading that names who says it."""
    told = client.get(address).json()
    assert {span["kind"] for span in told["spans"]} == {"mention", "statement"} | {
        span["kind"] for span in told["spans"] if span["kind"] == "event"
    }
    for span in told["spans"]:
        words = told["text"][span["start"] : span["end"]]
        if span["kind"] == "mention":
            assert words in ("Norway", "Norwegian", "Iceland", "Kari Nordmo", HOSTILE)
        else:
            assert "The Meridian (2025-11-14)" in span["told"]


def test_the_page_holds_the_text_and_nothing_that_runs(client: TestClient, address: str) -> None:
    """The page shows the text letter by letter; markup in names and texts stays text, and no script is there."""
    answer = client.get(f"{address}?format=html")
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    seen = Seen()
    seen.feed(answer.text)
    assert seen.text == QUARREL
    assert seen.tags == {"div", "span"}
    assert any("The Meridian (2025-11-14) quotes Kari Nordmo" in title for title in seen.titles)
    assert "<script" not in answer.text.lower()
    style = re.search(r'href="(/static/[^"]+)"', answer.text)
    assert style is not None and client.get(style[1]).status_code == 200


def test_web_annotations_select_by_place_and_by_words(client: TestClient, address: str) -> None:
    """Each annotation names its words twice, by offset and by quotation, and a statement's body is its reading."""
    answer = client.get(f"{address}?format=jsonld")
    assert answer.headers["content-type"] == "application/ld+json"
    page = answer.json()
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert len(page["items"]) == len(client.get(address).json()["spans"])
    for one in page["items"]:
        quote, place = one["target"]["selector"]
        assert QUARREL[place["start"] : place["end"]] == quote["exact"]
        around = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert around in QUARREL
        if one["motivation"] == "describing":
            assert "The Meridian" in one["body"][0]["value"]
            assert one["body"][1]["id"].startswith("https://example.org/newskg/article/")


def test_an_article_without_text_has_no_annotations(client: TestClient) -> None:
    """What is not here is 404, in every form."""
    for form in ("json", "html", "jsonld"):
        assert client.get(f"/api/v1/articles/article/nothing/annotated?format={form}").status_code == 404
