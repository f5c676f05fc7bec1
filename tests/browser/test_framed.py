"""Pages of other origins may frame the embedded page where they may read, and no other page of the server."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from driving import Driven
from running import running
from selenium.webdriver import Chrome

from api.app import ServeOptions

pytestmark = pytest.mark.browser


class Foreign(BaseHTTPRequestHandler):
    """A page with two frames: the embedded page, and the one that is not."""

    def do_GET(self) -> None:
        own = f"http://127.0.0.1:{parse_qs(self.path.partition('?')[2])['port'][0]}/"
        frames = "".join(f'<iframe src="{own}{place}"></iframe>' for place in ("?embed=1#/country/NO", "#/country/NO"))
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(f"<!doctype html><title>Elsewhere</title>{frames}".encode())

    def log_message(self, format: str, *told: object) -> None:
        pass


@pytest.fixture(scope="module")
def foreign() -> Iterator[int]:
    """The port of a server of another origin."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Foreign) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("cors", "host", "fills"),
    [("*", "127.0.0.1", True), ("", "127.0.0.1", True), ("", "localhost", False), ("none", "127.0.0.1", False)],
)
def test_who_may_frame(folder: Path, browser: Chrome, foreign: int, cors: str, host: str, fills: bool) -> None:
    """The origins of `--cors` may frame `?embed=1` and see it work; all other frames stay empty."""
    page, refusals = Driven(browser, ""), list[str]()
    with running(folder, ServeOptions(cors=(cors or f"http://127.0.0.1:{foreign}",))) as port:
        browser.get("about:blank")
        browser.get_log("browser")
        browser.get(f"http://{host}:{foreign}/?port={port}")

        def refused() -> int:
            refusals.extend(one["message"] for one in browser.get_log("browser") if "frame-ancestors" in one["message"])
            return len(refusals)

        page.until(lambda: refused() >= (1 if fills else 2))
        browser.switch_to.frame(0)
        if fills:
            page.sees(".heading h1", "Norway")
            page.find(".card blockquote")
        assert bool(page.all("footer")) == fills
        browser.switch_to.parent_frame()
        browser.switch_to.frame(1)
        assert not page.all("footer")
        browser.switch_to.default_content()
        browser.get("about:blank")
