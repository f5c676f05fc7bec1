"""How soon a running server shows what a build commits, and whether a request fails on the way.

    python -m benchmarks.taken_up [--articles 800] [--commits 5] [--batch 20]

Makes a graph of articles in a temporary folder, serves it with `kg serve` as it is, and commits further articles while
two clients keep asking. Seconds are counted from the end of a commit until the graph API and a SPARQL query have the
new articles. Ends by itself.
"""

import argparse
import json
import platform
import tempfile
import time
from collections.abc import Iterator, Sequence
from http.client import HTTPConnection
from itertools import islice
from pathlib import Path
from threading import Event, Thread
from typing import Final
from urllib.parse import quote

from benchmarks.graph_api import Server, serving
from benchmarks.news_graph import make_articles
from kg import derive
from kg.rdf.quads import Encoded
from kg.store.folder import FolderStore

_COUNT: Final = quote("SELECT (COUNT(DISTINCT ?a) AS ?n) { ?a a news:Article }")
ADDRESSES: Final = {"graph API": "/api/v1/articles?limit=1", "SPARQL": f"/sparql?query={_COUNT}"}
_TOO_LATE: Final = 60.0
"""Seconds after which a commit counts as never taken up."""


class Asker(Thread):
    """Keeps asking one address and notes when each number of articles was first seen, and what failed."""

    def __init__(self, port: int, address: str, stop: Event) -> None:
        super().__init__()
        self._port, self._address, self._stop_asking = port, address, stop
        self.seen: dict[int, float] = {}
        self.asked = 0
        self.failed: list[str] = []

    def run(self) -> None:
        """Ask until told to stop."""
        connection = HTTPConnection("127.0.0.1", self._port, timeout=_TOO_LATE)
        while not self._stop_asking.is_set():
            self.asked += 1
            try:
                connection.request("GET", self._address)
                answer = connection.getresponse()
                content = answer.read()
            except OSError as error:
                self.failed.append(repr(error))
                connection.close()
                continue
            if answer.status == 200:
                self.seen.setdefault(_number(json.loads(content)), time.monotonic())
            else:
                self.failed.append(str(answer.status))
            time.sleep(0.01)

    def first_seen(self, count: int, until: float) -> float:
        """Wait for a number of articles; return when it was seen, or infinity."""
        while count not in self.seen and time.monotonic() < until:
            time.sleep(0.01)
        return self.seen.get(count, float("inf"))


def _number(told: dict[str, object]) -> int:
    if "total" in told:
        return int(str(told["total"]))
    bindings = told["results"]["bindings"]  # type: ignore[index]
    return int(bindings[0]["n"]["value"])


def commit(store: FolderStore, articles: Iterator[Encoded], count: int) -> float:
    """Commit so many articles; return when it was done."""
    with store.writer() as writer:
        for article in islice(articles, count):
            writer.put(article)
        writer.commit()
    return time.monotonic()


def measure(server: Server, store: FolderStore, articles: Iterator[Encoded], chosen: argparse.Namespace) -> None:
    """Commit and print a line for each address."""
    stop = Event()
    askers = {name: Asker(server.port, address, stop) for name, address in ADDRESSES.items()}
    for asker in askers.values():
        asker.start()
    late: dict[str, list[float]] = {name: [] for name in askers}
    for number in range(1, chosen.commits + 1):
        done = commit(store, articles, chosen.batch)
        for name, asker in askers.items():
            seen = asker.first_seen(chosen.articles + number * chosen.batch, done + _TOO_LATE)
            late[name].append(max(seen - done, 0.0))
    stop.set()
    print(
        "| asked | seconds until seen, each commit | at most | requests | failed |\n| --- | --- | ---: | ---: | ---: |"
    )
    for name, asker in askers.items():
        asker.join()
        seconds = " ".join(f"{one:.2f}" for one in late[name])
        print(f"| {name} | {seconds} | {max(late[name]):.2f} | {asker.asked} | {len(asker.failed)} |")


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--articles", type=int, default=800, help="in the folder before")
    parser.add_argument("--commits", type=int, default=5)
    parser.add_argument("--batch", type=int, default=20, help="articles of one commit")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as work:
        store = FolderStore.create(Path(work) / "kg", derive)
        articles = make_articles(chosen.articles + chosen.commits * chosen.batch, store.base)
        commit(store, articles, chosen.articles)
        with serving(Path(work) / "kg") as server:
            server.reach()
            measure(server, store, articles, chosen)
    print(f"\n{chosen.articles} articles before, {chosen.batch} a commit; Python {platform.python_version()}.")


if __name__ == "__main__":
    main()
