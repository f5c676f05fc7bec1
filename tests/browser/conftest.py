"""A headless browser on the page of a real server."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from crowd import crowd, harm
from driving import Driven, watched
from sample_folder import add, help_after_storm, quarrel
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from wanting import skip_or_fail
from web_sources import installed

from api.app import ServeOptions
from kg.query.question import PoolLimits

sys.path.append(str(Path(__file__).parents[1] / "api"))
from running import running

BROWSER, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1440,960",
    "--force-prefers-reduced-motion",
    # WebGL by software: no machine that runs these has to have a graphics card.
    "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader",
)  # fmt: skip


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small graph."""
    folder = tmp_path_factory.mktemp("graph") / "kg"
    add(folder, quarrel(), help_after_storm(), crowd(), harm())
    return folder


@pytest.fixture(scope="session")
def address(folder: Path) -> Iterator[str]:
    """Where the page of it is served."""
    with running(folder, ServeOptions(limits=PoolLimits(workers=1))) as port:
        yield f"http://127.0.0.1:{port}/"


def start_browser(*more: str) -> webdriver.Chrome:
    if not (BROWSER.exists() and DRIVER.exists()):
        skip_or_fail("no Chromium with its driver is installed here")
    options = Options()
    options.binary_location = str(BROWSER)
    for flag in (*FLAGS, *more):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    return webdriver.Chrome(options, Service(str(DRIVER)))


@pytest.fixture(scope="session")
def browser() -> Iterator[webdriver.Chrome]:
    """A Chromium without a window."""
    driver = start_browser()
    yield driver
    driver.quit()


@pytest.fixture(scope="session")
def axe(request: pytest.FixtureRequest) -> str:
    """The script that looks for what assistive technology cannot read."""
    return (installed(request.config) / "node_modules" / "axe-core" / "axe.min.js").read_text()


@pytest.fixture
def page(browser: webdriver.Chrome, address: str, axe: str) -> Iterator[Driven]:
    """The page at its beginning; afterwards nothing may have been asked elsewhere, and no script may have failed."""
    yield from watched(browser, address, axe)
