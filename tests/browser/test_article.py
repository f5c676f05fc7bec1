"""The text of an article with all that was found in it."""

import pytest
from crowd import LONG, SCRIPT
from driving import Driven
from sample_folder import HOSTILE

pytestmark = pytest.mark.browser


def quarrel(page: Driven) -> str:
    """Return the identifier of the reposted article."""
    found = page.api("statements?concerning=country/NO&posted_by=source/harbour-log&limit=1")
    return str(found["items"][0]["article"]["id"])


def test_every_span_of_the_api_is_in_the_text(page: Driven) -> None:
    """Actors, event words and statements are marked where the API has them, also where they overlap."""
    name = quarrel(page)
    page.open(f"#/{name}")
    page.find(".text .statement")
    told = page.api(f"articles/{name}/annotated")
    letters = list(told["text"])
    assert page.chrome.execute_script("return document.querySelector('.text').textContent") == told["text"]
    for kind, selector in (("mention", ".text .mention"), ("event", ".text mark.trigger")):
        marked = "".join(one.get_attribute("textContent") or "" for one in page.all(selector))
        inside = {
            place for span in told["spans"] if span["kind"] == kind for place in range(span["start"], span["end"])
        }
        assert marked == "".join(letters[place] for place in sorted(inside)), kind
    refs = {ref for one in page.all(".text .statement") for ref in (one.get_attribute("data-refs") or "").split()}
    assert refs == {span["ref"] for span in told["spans"] if span["kind"] == "statement"}
    assert {one.text for one in page.all(".mention.speaker")} >= {"Kari Nordmo", HOSTILE}


def test_a_sentence_and_its_statement_lead_to_each_other(page: Driven) -> None:
    """A click in the text chooses the statement, its button the sentence; the address holds it, and leads back out."""
    name = quarrel(page)
    page.open(f"#/{name}")
    page.find(".text .statement")
    page.click(next(one for one in page.all(".text .statement") if "impose sanctions" in one.text))
    page.sees(".said.chosen .badge", "supposed")
    chosen = page.find(".said.chosen .card").get_attribute("data-id") or ""
    assert page.place == f"/{name}?statement={chosen}"
    assert page.find(".text [data-chosen]").text.startswith("Norway could impose")
    page.chrome.back()
    page.until(lambda: not page.all(".said.chosen"))
    page.click(page.find(".said .said-place button"))
    page.sees(".text [data-chosen]", "Norway has accused Iceland")
    page.click(page.find(".said .said-place a[aria-label^='Address']"))
    page.sees("h1", "One statement")
    page.chrome.back()
    page.find(".said.chosen .card")
    page.find(".text [data-chosen]")
    page.click(page.button("In the graph", ".said.chosen"))
    page.until(lambda: page.place == "/country/IS?with=country/IS country/NO")


def test_the_chain_stands_above(page: Driven) -> None:
    """Who posted it and whose article it is, each with its day and a link."""
    page.open(f"#/{quarrel(page)}")
    page.sees(".chain li:nth-child(1)", "Harbour Log posted it, 15 November 2025")
    page.sees(".chain li:nth-child(2)", "from The Meridian, 14 November 2025")
    assert page.find(".chain .away").get_attribute("href") == "https://harbour.example/herring"
    assert page.find(".chain li:nth-child(2) a").get_attribute("href") == f"{page.address}#/source/the-meridian"


def test_a_hostile_article_is_text(page: Driven) -> None:
    """Markup, turned text and ten thousand characters in title and text are shown as written, and nothing runs."""
    name = page.api("statements?source=source/daily-fjord&q=fraud&limit=1")["items"][0]["article"]["id"]
    page.open(f"#/{name}")
    page.sees(".text", SCRIPT)
    assert LONG in (page.find(".text").get_attribute("textContent") or "")
    assert page.find(".reader h1").text.startswith(SCRIPT)
    assert not page.all("main script, main img")
    assert page.chrome.title.endswith(": newskg")
    assert page.chrome.execute_script("return document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_the_article_can_be_read_out(page: Driven) -> None:
    """axe finds nothing serious in the reader."""
    page.open(f"#/{quarrel(page)}")
    page.find(".said .card")
    page.sound()
