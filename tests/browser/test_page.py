"""The page as a reader meets it."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TypeVar

import pytest
from running import running
from sample_folder import HOSTILE
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from api.app import ServeOptions

T = TypeVar("T")

pytestmark = pytest.mark.browser

LINE = "Statements are shown as made by their speakers and sources. Nothing here says whether they are true."


@pytest.fixture
def page(browser: Chrome, address: str) -> Iterator[Chrome]:
    """The page at its beginning; afterwards nothing may have been asked elsewhere, and no script may have failed."""
    browser.get("about:blank")
    browser.get_log("browser")
    browser.get_log("performance")
    browser.get(address)
    yield browser
    asked = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    urls = {one["params"]["request"]["url"] for one in asked if one["method"] == "Network.requestWillBeSent"}
    assert urls
    assert all(url.startswith((address, "data:", "about:")) for url in urls), urls
    wrong = [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert wrong == []


def find(page: Chrome, selector: str) -> WebElement:
    return page.find_element(By.CSS_SELECTOR, selector)


def until(page: Chrome, holds: Callable[[Chrome], T]) -> T:
    """Wait until something holds; what is replaced meanwhile is looked up again."""
    return WebDriverWait(page, 5, ignored_exceptions=[StaleElementReferenceException]).until(holds)


def open_at(page: Chrome, address: str) -> None:
    """Load a place anew: another `#` alone would not."""
    page.get("about:blank")
    page.get(address)


def click(page: Chrome, element: WebElement) -> None:
    page.execute_script(
        "arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))", element
    )


def line_between(page: Chrome, one: str, other: str) -> WebElement:
    return find(page, f'.line[data-ends="{" ".join(sorted((one, other)))}"]')


def test_search_then_edge_then_sentence(page: Chrome) -> None:
    """From a name to the sentence behind a line: three steps, each in the address."""
    box = find(page, "#q")
    box.send_keys("oslo")
    assert "Norway" in find(page, "#suggestions li").text
    box.send_keys(Keys.ARROW_DOWN, Keys.ENTER)
    assert find(page, ".heading h1").text == "Norway"
    assert page.current_url.endswith("#/country/NO")
    click(page, line_between(page, "country/NO", "country/IS"))
    until(page, lambda driver: "and Iceland" in find(driver, ".evidence h2").text)
    assert page.current_url.endswith("with=country%2FIS")
    panel = find(page, ".evidence").text
    assert "Norway has accused Iceland of taking too much herring." in panel
    assert "The Meridian, in its own voice, posted by Harbour Log" in panel
    assert "Disputed by Iceland" in panel
    find(page, ".card[data-status='hypothetical'] .badge")
    page.back()
    until(page, lambda driver: "what is said by it" in find(driver, ".evidence h2").text)


def test_words_are_marked_and_shown_in_context(page: Chrome, address: str) -> None:
    """The speaker's words are marked, by code points, and the sentences around come on demand."""
    open_at(page, address + "#/country/NO?with=" + FRONT)
    card = find(page, ".card")
    assert card.find_element(By.TAG_NAME, "mark").text == "Norway lies"
    assert "quoted by The Meridian" in card.text
    click(page, card.find_element(By.CSS_SELECTOR, "button.quiet"))
    trigger = until(page, lambda _: card.find_element(By.CSS_SELECTOR, "mark.trigger"))
    assert trigger.text == "lies"
    assert "Axios reported." in card.text


FRONT = "org/img-src-x-onerror-document-title-1"


def test_hostile_names_are_text(page: Chrome, address: str) -> None:
    """A name made of markup is shown as it is written, and nothing of it runs."""
    open_at(page, address + "#/" + FRONT)
    assert find(page, ".heading h1").text == HOSTILE
    assert find(page, ".node.center title").get_attribute("textContent").startswith(HOSTILE)
    assert not page.find_elements(By.CSS_SELECTOR, "main img")
    assert page.title == f"{HOSTILE}: newskg"


def test_nothing_supposed_is_drawn(page: Chrome, address: str) -> None:
    """Denied, planned and supposed relations draw no line; they are listed."""
    open_at(page, address + "#/country/NO")
    titles = [one.get_attribute("textContent") or "" for one in page.find_elements(By.CSS_SELECTOR, ".line title")]
    assert titles
    assert not any("sanction" in title or "agree" in title for title in titles)
    assert "Not drawn" in find(page, ".undrawn summary").text


def test_the_table_tells_the_same(page: Chrome, address: str) -> None:
    """The table has every neighbour of the picture, and opens the same sentences."""
    open_at(page, address + "#/country/NO")
    find(page, "svg .node")
    lines = page.find_elements(By.CSS_SELECTOR, ".line[data-ends~='country/NO']")
    click(page, page.find_elements(By.CSS_SELECTOR, ".tabs button")[1])
    find(page, "tbody tr")
    assert len(page.find_elements(By.CSS_SELECTOR, "tbody tr")) == len(lines)
    assert "view=table" in page.current_url
    click(page, find(page, "tbody tr button"))
    until(page, lambda driver: " and " in find(driver, ".evidence h2").text)


def test_the_keyboard_is_enough(page: Chrome, address: str) -> None:
    """`/` goes to the search box; lines and nodes answer to Enter."""
    open_at(page, address + "#/country/NO")
    find(page, "svg .node")
    find(page, "body").send_keys("/")
    assert page.switch_to.active_element.get_attribute("id") == "q"
    line = line_between(page, "country/NO", "country/IS")
    page.execute_script("arguments[0].focus()", line)
    page.switch_to.active_element.send_keys(Keys.ENTER)
    until(page, lambda driver: "and Iceland" in find(driver, ".evidence h2").text)
    assert page.switch_to.active_element == line, "the focus stays on the line"


def test_an_article_opens_at_the_sentence(page: Chrome, address: str) -> None:
    """The link of a card leads to the text, with the sentence marked and the chain above."""
    open_at(page, address + "#/country/NO?with=country/IS")
    click(page, find(page, ".card .actions a"))
    marked = find(page, ".text mark")
    assert marked.text
    open_at(page, address + "#/country/NO?with=" + FRONT)
    click(page, find(page, ".card .actions a"))
    until(page, lambda driver: "Norway lies" in find(driver, ".text mark").text)
    assert "from The Meridian" in find(page, ".chain").text


def test_the_line_never_goes_away(page: Chrome, address: str) -> None:
    """On every view, in light and dark, on a phone and a desk, the line is in sight and nothing runs over the side."""
    for width in (1440, 390):
        page.set_window_size(width, 900)
        for place in ("", "#/country/NO", "#/country/NO?view=table", "#/nobody"):
            open_at(page, address + place)
            find(page, "main > *")
            footer = find(page, "footer p")
            assert footer.text == LINE
            assert footer.is_displayed()
            overflow = page.execute_script("return document.documentElement.scrollWidth - window.innerWidth")
            assert overflow <= 0, (width, place)
    page.set_window_size(1440, 960)
    page.get_log("browser")  # `#/nobody` is a 404, which the browser logs.


def test_picture_for_the_readme(browser: Chrome, address: str) -> None:
    """The page fills the window; it is written to NEWSKG_SCREENSHOT, of the folder NEWSKG_FOLDER if that is given."""
    target, folder = os.environ.get("NEWSKG_SCREENSHOT"), os.environ.get("NEWSKG_FOLDER")
    place = os.environ.get("NEWSKG_PLACE", "#/country/NO?with=country/IS")
    with ExitStack() as stack:
        if folder:
            address = f"http://127.0.0.1:{stack.enter_context(running(Path(folder), ServeOptions()))}/"
        open_at(browser, address + place)
        assert find(browser, ".card").is_displayed()
        if target:
            browser.save_screenshot(target)
