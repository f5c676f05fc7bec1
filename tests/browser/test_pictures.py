"""The pictures of the page for the documentation; without a folder to write to, the page is only looked at.

kg build examples/corpus -o demo
NEWSKG_PICTURES=docs NEWSKG_FOLDER=demo python -m pytest tests/browser/test_pictures.py
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

import pytest
from driving import Driven
from running import running
from selenium.webdriver import Chrome

from api.app import ServeOptions

pytestmark = pytest.mark.browser

ARTICLE = "#/article/the-harbour-ledger/2025-03-18/karvonia-expels-two-belarusian-diplomats-over-po-41de9e3f"
QUERY = """PREFIX news: <https://w3id.org/newskg/ns#>

SELECT ?speaker (COUNT(*) AS ?told) {
  ?statement news:speaker ?speaker
}
GROUP BY ?speaker
ORDER BY DESC(?told)
"""
OUTLETS = "source=source/northern-wire&source=source/public-square-review"
SETTLED = ".stage[data-settled='true'] canvas"


class Picture(NamedTuple):
    """A view, where to find it in the example graph and in the small one of these tests, and when it is all there."""

    place: str
    small: str
    ready: str
    scheme: str = "light"
    width: int = 1440


NEIGHBOURS = "#/country/NO?with=country/NO+country/IS"
PICTURES = {
    "page": Picture("#/country/BY?with=country/BY+org/nato", NEIGHBOURS, SETTLED),
    "page-dark": Picture("#/country/UA?n=25", NEIGHBOURS, SETTLED, "dark"),
    "page-phone": Picture("#/person/anton-reisz", NEIGHBOURS, SETTLED, width=500),
    "page-welcome": Picture("", "", ".questions a"),
    "page-article": Picture(ARTICLE, "", ".text .statement"),
    "page-timeline": Picture("#/timeline?of=group/karvonia", "#/timeline?of=country/IS", ".time-picture g[data-begin]"),
    "page-compare": Picture(
        f"#/compare?of=country/BY&{OUTLETS}",
        "#/compare?of=country/IS&source=source/the-meridian&source=source/daily-fjord",
        ".side .quoted",
    ),
    "page-sparql": Picture(*2 * (f"#/sparql?query={quote(QUERY)}",), ".editor .CodeMirror"),
}


@pytest.fixture(scope="module")
def shown(browser: Chrome, address: str) -> Iterator[Driven]:
    """The page of the folder that is named, or of the small graph of these tests."""
    folder = os.environ.get("NEWSKG_FOLDER")
    if not folder:
        yield Driven(browser, address)
        return
    with running(Path(folder), ServeOptions()) as port:
        yield Driven(browser, f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize("name", PICTURES)
def test_picture(shown: Driven, name: str) -> None:
    """The page fills its window, with the line at its foot."""
    place, small, ready, scheme, width = PICTURES[name]
    if not os.environ.get("NEWSKG_FOLDER"):
        place, ready = small, ready if small else ".questions a"
    feature = {"name": "prefers-color-scheme", "value": scheme}
    shown.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    shown.chrome.set_window_size(width, 960)
    try:
        shown.open(place)
        shown.find(ready)
        if ready == SETTLED:
            shown.find(".card blockquote")
        if name == "page-sparql":
            shown.click(shown.button("Run"))
            shown.find("table.results")
        shown.until(lambda: not shown.all("[aria-busy='true']"))
        shown.chrome.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0], 200))")
        assert shown.find("footer p").is_displayed()
        if target := os.environ.get("NEWSKG_PICTURES"):
            shown.chrome.save_screenshot(str(Path(target) / f"{name}.png"))
    finally:
        shown.chrome.set_window_size(1440, 960)
        shown.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
