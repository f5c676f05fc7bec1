"""A headless browser on the page of a real server."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sample_folder import add, help_after_storm, quarrel
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from wanting import skip_or_fail

from api.app import ServeOptions
from kg.query.question import PoolLimits

sys.path.append(str(Path(__file__).parents[1] / "api"))
from running import running

BROWSER, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page of a small graph is served."""
    folder = tmp_path_factory.mktemp("graph") / "kg"
    add(folder, quarrel(), help_after_storm())
    with running(folder, ServeOptions(limits=PoolLimits(workers=1))) as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture(scope="session")
def browser() -> Iterator[webdriver.Chrome]:
    """A Chromium without a window."""
    if not (BROWSER.exists() and DRIVER.exists()):
        skip_or_fail("no Chromium with its driver is installed here")
    options = Options()
    options.binary_location = str(BROWSER)
    for flag in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1440,960"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options, Service(str(DRIVER)))
    driver.implicitly_wait(5)
    yield driver
    driver.quit()
