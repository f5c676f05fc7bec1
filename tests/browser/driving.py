"""Driving the page as a reader does: by clicks and keys."""

import json
from collections.abc import Callable, Iterator
from typing import TypeVar
from urllib.parse import unquote, urlencode
from urllib.request import Request, urlopen

from selenium.common.exceptions import NoSuchElementException, StaleElementReferenceException
from selenium.webdriver import ActionChains, Chrome, Keys
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

T = TypeVar("T")
SAYING = r"""
const inSight = (one) => one.checkVisibility() && one.innerText.trim().replace(/\s+/g, " ") === arguments[1];
return [...document.querySelectorAll(arguments[0])].find(inSight) ?? null;
"""
PATIENCE = 30.0
KEPT = "window.kept = []; navigator.clipboard.writeText = async (text) => { window.kept.push(text); }"


class Driven:
    """A browser on the page."""

    def __init__(self, chrome: Chrome, address: str, axe: str = "") -> None:
        self.chrome = chrome
        self.address = address
        self.axe = axe
        self.forgiven: tuple[str, ...] = ()
        """Words of messages of the browser that a test expects, such as a status."""

    def open(self, place: str = "") -> None:
        """Load a place anew: another `#` alone would not."""
        self.chrome.get("about:blank")
        self.chrome.get(self.address + place)
        self.until(lambda: self.all("main > *"))

    def until(self, holds: Callable[[], T]) -> T:
        """Wait until something holds; what is replaced meanwhile is looked up again."""
        passing = (StaleElementReferenceException, NoSuchElementException, AssertionError)
        wait: WebDriverWait[Chrome] = WebDriverWait(self.chrome, PATIENCE, 0.05, ignored_exceptions=passing)
        return wait.until(lambda _: holds())

    def find(self, selector: str) -> WebElement:
        return self.until(lambda: self.chrome.find_element(By.CSS_SELECTOR, selector))

    def all(self, selector: str) -> list[WebElement]:
        return self.chrome.find_elements(By.CSS_SELECTOR, selector)

    def button(self, words: str, within: str = "body") -> WebElement:
        """Return the first button, link or summary in sight that says these words."""
        selector = ", ".join(f"{within} {kind}" for kind in ("button", "a", "summary"))
        return self.saying(selector, words)

    def saying(self, selector: str, words: str) -> WebElement:
        """Return the first element in sight whose text is these words."""
        found: WebElement = self.until(lambda: self.chrome.execute_script(SAYING, selector, words))
        return found

    def click(self, element: WebElement) -> None:
        self.chrome.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        ActionChains(self.chrome, duration=0).move_to_element(element).click().perform()

    def keys(self, *pressed: str) -> None:
        ActionChains(self.chrome).send_keys(*pressed).perform()

    def text(self, selector: str) -> str:
        return self.find(selector).text

    def sees(self, selector: str, words: str) -> None:
        """Wait until an element shows words."""
        self.until(lambda: words in self.chrome.find_element(By.CSS_SELECTOR, selector).text)

    @property
    def place(self) -> str:
        return unquote(self.chrome.current_url.partition("#")[2].replace("+", " "))

    def drawn(self, nodes: int, lines: int) -> WebElement:
        """Wait until the picture has so many nodes and lines, and is there to be clicked."""
        self.find(f'.stage[data-drawn="{nodes} {lines}"] canvas')
        self.chrome.execute_async_script("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))")
        return self.find(".stage")

    def spot(self, key: str) -> tuple[int, int]:
        """Where a node, or the middle of a line, is in the picture."""
        told = self.chrome.execute_script("return document.querySelector('.stage').locate(arguments[0])", key)
        return int(told["x"]), int(told["y"])

    def at(self, key: str) -> ActionChains:
        """Move the pointer onto a node or line."""
        stage = self.find(".stage")
        self.chrome.execute_script("arguments[0].scrollIntoView({block: 'center'})", stage)
        x, y = self.spot(key)
        size = stage.size
        chain = ActionChains(self.chrome, duration=0)
        # The picture looks what is under the pointer when it moves.
        chain.move_to_element_with_offset(stage, x - size["width"] // 2 + 1, y - size["height"] // 2)
        return chain.move_to_element_with_offset(stage, x - size["width"] // 2, y - size["height"] // 2)

    def sound(self) -> None:
        """Demand that axe finds nothing serious in what is shown, light and dark."""
        for scheme in ("light", "dark"):
            features = [{"name": "prefers-color-scheme", "value": scheme}]
            self.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
            self.chrome.execute_script(self.axe)
            found = self.chrome.execute_async_script(
                "axe.run(document, {resultTypes: ['violations']}).then((told) => arguments[0](told.violations))"
            )
            serious = [one for one in found if one["impact"] in ("serious", "critical")]
            assert [(one["id"], one["nodes"][0]["html"][:200]) for one in serious] == [], scheme
        self.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

    def api(self, path: str) -> dict:  # type: ignore[type-arg]
        with urlopen(self.address + "api/v1/" + path) as answer:
            return json.load(answer)  # type: ignore[no-any-return]

    def ask(self, query: str) -> list[dict[str, str]]:
        """Run a query; each row as name and value."""
        request = Request(self.address + "sparql?" + urlencode({"query": query}))
        request.add_header("Accept", "application/sparql-results+json")
        with urlopen(request) as answer:
            rows = json.load(answer)["results"]["bindings"]
        return [{name: term["value"] for name, term in row.items()} for row in rows]

    def copied(self, words: str) -> str:
        """Press a button of the open sheet that copies, and return what it copied."""
        self.chrome.execute_script(KEPT)
        self.click(self.button(words, ".sheet"))
        return str(self.until(lambda: self.chrome.execute_script("return window.kept[0]")))

    def counted(self, selector: str = ".numbers button") -> dict[str, int]:
        """Return the numbers of buttons by their status."""
        return {one.get_attribute("data-status") or "": whole(one.text.split()[0]) for one in self.all(selector)}


def whole(text: str) -> int:
    """Read a number as the page writes it."""
    return int(text.replace(",", ""))


def watched(browser: Chrome, address: str, axe: str) -> Iterator[Driven]:
    """Yield a page; afterwards nothing may have been asked for elsewhere, and no script may have failed."""
    driven = Driven(browser, address, axe)
    browser.get("about:blank")
    browser.get_log("browser")
    browser.get_log("performance")
    yield driven
    asked = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]
    urls = {one["params"]["request"]["url"] for one in asked if one["method"] == "Network.requestWillBeSent"}
    assert urls
    assert all(url.startswith((address, "data:", "about:", "blob:" + address)) for url in urls), urls
    wrong = [entry["message"] for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert [one for one in wrong if not any(code in one for code in driven.forgiven)] == []


__all__ = ["ActionChains", "Driven", "Keys", "watched", "whole"]
