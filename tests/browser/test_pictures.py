"""The pictures of the page for the documentation; without a folder to write to, the page is only looked at.

kg build examples/corpus -o demo
NEWSKG_PICTURES=docs NEWSKG_FOLDER=demo python -m pytest tests/browser/test_pictures.py
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from driving import Driven
from running import running
from selenium.webdriver import Chrome

from api.app import ServeOptions

pytestmark = pytest.mark.browser

PICTURES = {
    "page": ("light", 1440, "#/country/BY?with=country/BY+org/nato"),
    "page-dark": ("dark", 1440, "#/country/UA?n=25"),
    "page-phone": ("light", 500, "#/person/anton-reisz"),
    "page-welcome": ("light", 1440, ""),
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
    scheme, width, place = PICTURES[name]
    if not os.environ.get("NEWSKG_FOLDER") and place:
        place = "#/country/NO?with=country/NO+country/IS"
    feature = {"name": "prefers-color-scheme", "value": scheme}
    shown.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})
    shown.chrome.set_window_size(width, 960)
    try:
        shown.open(place)
        shown.find(".card blockquote" if place else ".questions a")
        if place:
            shown.find(".stage[data-settled='true'] canvas")
        shown.chrome.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0], 200))")
        assert shown.find("footer p").is_displayed()
        if target := os.environ.get("NEWSKG_PICTURES"):
            shown.chrome.save_screenshot(str(Path(target) / f"{name}.png"))
    finally:
        shown.chrome.set_window_size(1440, 960)
        shown.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
