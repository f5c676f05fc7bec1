"""Large queries are looked at in turn, so that those who look leave a turn to the one who serves everybody."""

import asyncio
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest
from running import running

from api.app import ServeOptions
from api.guarding import Scanner
from kg.errors import QueryBusy
from kg.query.guard import REMEMBERED
from kg.query.question import PoolLimits

LARGE = "#" * (REMEMBERED + 1)
RUBBISH = "ASK { ?s ?p 1" + "." * 40_000 + " }"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with running(folder, ServeOptions(limits=PoolLimits(workers=1))) as port:
        yield f"http://127.0.0.1:{port}"


def test_one_at_a_time() -> None:
    """Large queries are looked at one at a time, small ones at once, and of too many the last are turned away."""
    scanner, opened, under_way, most = Scanner(), threading.Event(), 0, 0

    def work() -> bool:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        assert opened.wait(30)
        under_way -= 1
        return True

    async def scan() -> list[bool | BaseException]:
        large = [asyncio.ensure_future(scanner.run(LARGE, work)) for _ in range(40)]
        await asyncio.sleep(0)
        assert await scanner.run("ASK {}", lambda: "small") == "small"
        opened.set()
        return await asyncio.gather(*large, return_exceptions=True)

    told = Counter(type(one) for one in asyncio.run(scan()))
    scanner.close()
    assert told == {bool: 32, QueryBusy: 8} and most == 1


def test_rubbish_of_many_keeps_nobody_out(address: str) -> None:
    """While twelve clients send long queries that are none, small ones are answered, and each of the twelve is told."""
    with ThreadPoolExecutor(12) as crowd, httpx.Client(base_url=address, timeout=30) as client:
        sent = [crowd.submit(httpx.post, f"{address}/sparql", data={"query": RUBBISH}, timeout=120) for _ in range(12)]
        while not all(one.done() for one in sent):
            assert client.get("/healthz/live").status_code == 200
        assert {one.result().status_code for one in sent} <= {400, 503}
        assert client.get("/sparql", params={"query": "ASK {}"}).json()["boolean"]
