"""The page that is saved to disk: the same explorer without a server."""

import csv
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from crowd import LONG, SCRIPT, TURNED
from driving import Driven, Keys, watched
from sample_folder import add, net
from selenium import webdriver
from selenium.common.exceptions import TimeoutException

from kg.client.page import Frame
from kg.export.base import ExportOptions
from kg.export.html import HtmlExporter
from kg.graph.filters import Filters
from kg.store.folder import open_view

pytestmark = pytest.mark.browser

PLACES = (
    "#/country/IS?view=table&expand=country/NO&with=country/NO",
    "#/country/NO?view=table&with=country/NO+country/IS",
    "#/country/NO?view=table&list=undrawn",
    "#/country/NO?view=table&status=asserted&status=denied&status=future",
    "#/country/NO?view=table&source=source/daily-fjord",
    "#/country/NO?view=table&to=2025-11-20&relation=ACCUSE",
    "#/country/US?view=table&n=50&type=organization&with=org/town-1",
    "#/country/US?view=table&min=3",
    "#/org/town-30?view=table&path=country/US",
    "#/org/img-src-x-onerror-document-title-1?view=table&path=country/IS",
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


def content(page: Driven) -> dict[str, str]:
    """What a page says now."""
    parts = (".heading", ".tables", ".rest", ".evidence")
    return {part: "\n".join(one.text for one in page.all(part)) for part in parts}


def settled(page: Driven) -> dict[str, str]:
    """What a page says when nothing more comes."""
    page.until(lambda: page.all(".evidence .rest, .evidence .empty:not([aria-busy])"))

    def still() -> dict[str, str] | None:
        before = content(page)
        page.chrome.execute_async_script("setTimeout(arguments[0], 150)")
        return before if before == content(page) and not page.all("[aria-busy='true']") else None

    return page.until(still) or {}


@pytest.mark.parametrize("place", PLACES)
def test_a_saved_page_shows_what_the_served_one_shows(
    browser: webdriver.Chrome, address: str, file: str, place: str
) -> None:
    """Every name, number, order and sentence is that of the page of the server, under filters too."""
    saved, served = Driven(browser, file), Driven(browser, address)
    saved.open(place)
    told = settled(saved)
    assert told[".heading"]
    served.open(place)
    # Answers of a server may take their time.
    with suppress(TimeoutException):
        served.until(lambda: content(served) == told)
    assert content(served) == told


def test_hostile_names_stay_text(saved: Driven) -> None:
    """Names, titles and sentences with markup, turned lines and ten thousand characters are text; none of it runs."""
    for name in (LONG, TURNED, SCRIPT):
        saved.open()
        saved.find("#q").send_keys(name[:8] if name is LONG else name[:4])
        saved.until(lambda: saved.all("#suggestions li"))
        saved.find("#q").send_keys(Keys.ENTER)
        saved.drawn(3, 3)
        saved.find(".card blockquote")
        assert "owned" not in saved.chrome.title or "<script>" in saved.chrome.title
        assert not saved.all("main script, main img")
    assert saved.text(".heading h1") == SCRIPT
    assert "Daily Fjord" in saved.text(".evidence")


def test_long_lists_go_on(saved: Driven) -> None:
    """A list shows twenty statements and how many there are, and more when asked, to its end."""
    saved.open("#/country/US")
    saved.sees(".evidence .rest", "20 of 43 statements")
    saved.click(saved.button("Show more", ".evidence"))
    saved.sees(".evidence .rest", "40 of 43 statements")
    saved.click(saved.button("Show more", ".evidence"))
    saved.until(lambda: saved.text(".evidence .rest") == "43 statements")
    assert len({one.get_attribute("data-id") for one in saved.all(".evidence .card")}) == 43


def test_filters_and_undo_work_without_a_server(saved: Driven) -> None:
    """The sheet of filters counts what is in the file; a click leaves what passes, Undo brings the rest back."""
    saved.open("#/country/NO")
    saved.drawn(4, 5)
    saved.click(saved.button("Filters"))
    saved.click(next(one for one in saved.all(".sheet label") if one.text.startswith("Daily Fjord")))
    saved.drawn(3, 2)
    saved.keys(Keys.ESCAPE)
    saved.until(lambda: {one.get_attribute("data-source") for one in saved.all(".origin")} == {"source/daily-fjord"})
    saved.click(saved.button("Undo"))
    saved.drawn(4, 5)


def test_what_can_be_saved_from_a_saved_page(saved: Driven, tmp_path: Path) -> None:
    """PNG, SVG and a table of the lines are made in the browser; what needs a server is not offered."""
    saved.chrome.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    saved.open("#/country/NO")
    saved.drawn(4, 5)
    saved.click(saved.button("Download"))
    assert not saved.all(".downloads a")
    for name in ("CSV, the lines", "PNG", "SVG"):
        saved.click(saved.button(name, ".downloads"))
    files = {kind: saved.until(lambda kind=kind: list(tmp_path.glob(f"*.{kind}"))) for kind in ("csv", "png", "svg")}
    with files["csv"][0].open(encoding="utf-8", newline="") as table:
        assert table.read(1) == "\ufeff"
        rows = list(csv.DictReader(table))
    assert len(rows) == 5
    accused = next(row for row in rows if row["source"] == "country/NO" and row["target"] == "country/IS")
    assert (accused["said"], accused["disputed"]) == ("is said to accuse", "disputed")
    assert not saved.all(".elsewhere, nav a")


def test_a_saved_page_can_be_read_by_all(saved: Driven) -> None:
    """axe finds nothing serious in the beginning and around an actor, light and dark."""
    for place, part in (("", ".chips"), ("#/country/NO", ".card")):
        saved.open(place)
        saved.find(part)
        saved.sound()


def test_the_part_around_an_actor_opens_there(
    browser: webdriver.Chrome, folder: Path, tmp_path: Path, axe: str
) -> None:
    """A page about one actor opens at it, says what it holds, and says so where something lies beyond."""
    filters = Filters(about="country/IS", status=frozenset({"asserted", "reported"}))
    address = saved_as(folder, tmp_path / "iceland.html", filters)
    for page in watched(browser, address, axe):
        page.open()
        page.drawn(3, 4)
        assert page.chrome.title == "Iceland: newskg"
        note = page.text(".saved-note")
        assert "Iceland and what lies 1 step around" in note
        assert "status: asserted, reported" in note
        assert "What lies beyond is not in this file" in note
        page.open("#/country/US")
        page.sees(".trouble", "beyond what was saved")


def test_five_thousand_edges_open_from_disk(browser: webdriver.Chrome, tmp_path: Path, axe: str) -> None:
    """The largest page there may be draws an actor with all its lines, by the table and by the picture."""
    folder = tmp_path / "kg"
    add(folder, net((50, 100)))
    for page in watched(browser, saved_as(folder, tmp_path / "net.html"), axe):
        page.open("#/org/a-0?n=200")
        page.drawn(101, 100)
        page.open("#/org/a-0?n=200&expand=org/b-0&expand=org/b-1&view=table")
        page.find("table.lines tbody tr:nth-child(299)")
        assert "5,000 relations between 151 actors" in page.text(".saved-note")


def test_a_page_inside_of_another_keeps_its_place(browser: webdriver.Chrome, file: str, tmp_path: Path) -> None:
    """In a frame as notebooks have it, without an address, rights or a network, the way to a sentence is the same."""
    frame = Frame(Path(file.removeprefix("file://")).read_text("utf-8"))._repr_html_()
    notebook = tmp_path / "notebook.html"
    notebook.write_text(f"<!doctype html><meta charset='utf-8'><title>Notebook</title>{frame}", "utf-8")
    page = Driven(browser, notebook.as_uri())
    browser.get(page.address)
    browser.switch_to.frame(0)
    page.click(page.button("Norway", ".chips"))
    page.sees(".heading h1", "Norway")
    page.click(page.button("Table"))
    page.click(page.find("tr[data-line='country/NO country/IS'] button"))
    page.sees(".evidence", "Norway has accused Iceland of taking too much herring.")
    page.click(page.button("newskg"))
    page.find(".chips")
    browser.switch_to.default_content()
    assert browser.title == "Notebook"
    assert browser.current_url == page.address
