"""The page that is saved to disk: the same explorer without a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import watched
from driving import Driven, Keys
from selenium import webdriver

from kg.export.base import ExportOptions
from kg.export.html import HtmlExporter
from kg.graph.filters import Filters
from kg.store.folder import open_view

pytestmark = pytest.mark.browser

PLACES = (
    "#/country/NO?view=table",
    "#/country/IS?view=table&expand=country/NO&with=country/NO",
    "#/country/NO?view=table&with=country/NO+country/IS",
    "#/country/NO?view=table&list=undrawn",
    "#/country/NO?view=table&status=asserted",
    "#/country/NO?view=table&status=denied&status=future",
    "#/country/NO?view=table&source=source/daily-fjord",
    "#/country/NO?view=table&to=2025-11-20",
    "#/country/NO?view=table&relation=ACCUSE",
    "#/country/NO?view=table&type=person",
    "#/country/US?view=table",
    "#/country/US?view=table&min=3",
    "#/country/US?view=table&n=50&with=org/town-1",
    "#/org/town-30?view=table&path=country/US",
    "#/source/the-meridian?view=table",
)
"""Every kind of question that the explorer asks."""


def saved_as(folder: Path, path: Path, filters: Filters | None = None) -> str:
    with path.open("wb") as file:
        file.writelines(HtmlExporter().export(open_view(folder), ExportOptions(filters=filters or Filters())))
    return path.as_uri()


@pytest.fixture(scope="module")
def file(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The whole graph in a file."""
    return saved_as(folder, tmp_path_factory.mktemp("saved") / "graph.html")


@pytest.fixture
def saved(browser: webdriver.Chrome, file: str, axe: str) -> Iterator[Driven]:
    """The file, opened; afterwards nothing else may have been asked for, and no script may have failed."""
    yield from watched(browser, file, axe)


def test_search_then_line_then_sentence_from_disk(saved: Driven) -> None:
    """From a name to the sentence behind a line and to who disputes it, by keys and clicks, from a file."""
    saved.open()
    saved.find("#q").send_keys("oslo")
    saved.sees("#suggestions li", "Norway")
    saved.find("#q").send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    saved.sees(".heading h1", "Norway")
    saved.drawn(4, 5)
    saved.at("country/NO country/IS").click().perform()
    saved.sees(".evidence h2", "Norway → Iceland")
    panel = saved.text(".evidence")
    assert "Norway has accused Iceland of taking too much herring." in panel
    assert "The Meridian, in its own voice, posted by Harbour Log" in panel
    saved.click(saved.button("Iceland", ".disputed"))
    saved.sees(".disputes .card", "Iceland denies the Norwegian account.")
    saved.chrome.back()
    saved.until(lambda: "→" not in saved.text(".evidence h2"))
    saved.find(".stage").send_keys("t")
    saved.find(".tables")
    saved.sees("footer", "Nothing here says whether they are true.")


def content(page: Driven, place: str) -> dict[str, str]:
    """What a page says at a place."""
    page.open(place)
    page.until(lambda: page.all(".evidence .rest, .evidence .empty:not([aria-busy])"))
    page.until(lambda: not page.all("[aria-busy='true']"))
    # Numbers and names may come after the list.
    page.chrome.execute_async_script("setTimeout(arguments[0], 150)")
    parts = (".heading", ".tables", ".rest", ".evidence")
    return {part: "\n".join(one.text for one in page.all(part)) for part in parts}


@pytest.mark.parametrize("place", PLACES)
def test_a_saved_page_shows_what_the_served_one_shows(
    browser: webdriver.Chrome, address: str, file: str, place: str
) -> None:
    """Every name, number, order and sentence is that of the page of the server, under filters too."""
    served = content(Driven(browser, address), place)
    assert served[".heading"]
    assert content(Driven(browser, file), place) == served
