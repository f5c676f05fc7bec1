"""The SPARQL endpoint beside others, over HTTP: the same data, the same queries, one run, ratios.

python -m benchmarks.http [--articles N | --folder DIR] [--rounds N] [--seconds S] [--rdflib PYTHON]
                          [--queries light,again,join,aggregate,heavy,hop] [--clients 1,8]

Servers: `kg serve`, `oxigraph serve`, an empty FastAPI answer under the same server, and rdflib-endpoint, if it is
installed here (requirements/bench.txt) or in the environment of the given Python. The data are made-up news
(`benchmarks.news_graph`, 800 articles: a hundred thousand quads) or a folder. In each round the servers take turns; the
tables have the medians of all rounds. CPU is that of a server's process and all below it, for one request: the figure
to trust where other programs run beside.

`light` asks about another thing each time (a thousand of them, and no query comes twice), `again` the same query over
and over; `join` and `aggregate` are what an
analyst asks; `heavy` is an answer of more than a megabyte.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlencode

import psutil
import pyoxigraph as ox

from benchmarks.load import press
from benchmarks.peers import EMPTY, OURS, OXIGRAPH, RDFLIB, Running, running, servers
from kg.query.pool import QueryPool
from kg.query.question import Question
from kg.query.results import by_name
from kg.store.folder import FolderStore
from kg.store.snapshots import folder_of

NEWS: Final = "PREFIX news: <https://w3id.org/newskg/ns#> "
LIGHT: Final = "SELECT ?p ?o { <%s> ?p ?o } LIMIT 11"
JOIN: Final = (
    NEWS + "SELECT ?statement ?type ?day ?cue { ?statement news:speaker <%s> ; news:describes ?event ; news:cue ?cue . "
    "?event news:eventType ?type OPTIONAL { ?event news:eventDate ?day } } LIMIT 100"
)
AGGREGATE: Final = (
    NEWS + "SELECT ?speaker ?type (COUNT(?event) AS ?n) { ?statement news:speaker ?speaker ; news:describes ?event . "
    "?event news:eventType ?type } GROUP BY ?speaker ?type ORDER BY DESC(?n) LIMIT 20"
)
HEAVY: Final = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } LIMIT 8000"
_UNSEEN: Final = ("light", "join", "aggregate", "heavy")
"""Kinds whose queries end with a comment that comes once, so that no server can have the answer already."""
ALL: Final = (OURS, OXIGRAPH, EMPTY, RDFLIB)


class Kind(NamedTuple):
    """One kind of question."""

    name: str
    queries: list[str]
    asked: tuple[str, ...]
    """The servers that it is put to."""


class Measured(NamedTuple):
    """One server under one kind of question, so many clients at once."""

    p50: float
    """Milliseconds."""
    rate: float
    cpu: float
    """Milliseconds of CPU for one request."""


def dump(folder: Path, target: Path) -> ox.Store:
    """Write all quads of the newest state, and return it."""
    store = ox.Store.read_only(str(folder_of(folder, FolderStore(folder).newest())))
    store.dump(str(target), format=ox.RdfFormat.N_QUADS)
    return store


def kinds(store: ox.Store) -> list[Kind]:
    """Return the questions, about things that the data tell most of."""
    nodes = _most(store, "?x ?p ?o FILTER(isIRI(?x))")
    speakers = _most(store, "?s <https://w3id.org/newskg/ns#speaker> ?x FILTER(isIRI(?x))")
    return [
        Kind("light", [LIGHT % node for node in nodes], ALL),
        Kind("again", [LIGHT % nodes[0]], ALL),
        Kind("join", [JOIN % speaker for speaker in speakers], (OURS, OXIGRAPH, RDFLIB)),
        Kind("aggregate", [AGGREGATE], (OURS, OXIGRAPH, RDFLIB)),
        Kind("heavy", [HEAVY], (OURS, OXIGRAPH)),
    ]


def _most(store: ox.Store, pattern: str) -> list[str]:
    query = f"SELECT ?x {{ {pattern} }} GROUP BY ?x ORDER BY DESC(COUNT(*)) ?x LIMIT 1000"
    return [str(row["x"].value) for row in store.query(query, use_default_graph_as_union=True)]  # type: ignore[union-attr]


def measure(server: Running, kind: Kind, clients: int, seconds: int) -> Measured:
    """Press one server with one kind of question."""
    fresh = (
        [f" #{time.time_ns()}{number}" for number in range(max(20, 5000 // len(kind.queries)))]
        if kind.name in _UNSEEN
        else [""]
    )
    asked = (f"{query}{comment}" for comment in fresh for query in kind.queries)
    targets = [f"{server.path}?{urlencode({'query': query})}" for query in asked]
    before = server.cpu()
    load = press(server.host, targets, clients, seconds, whole=kind.name in ("heavy", "aggregate"))
    return Measured(load.p50 * 1e3, load.requests / load.seconds, (server.cpu() - before) / load.requests * 1e3)


def compare(started: Sequence[Running], kind: Kind, clients: int, bounds: argparse.Namespace) -> dict[str, Measured]:
    """Measure the servers in turns; the first round only warms them up."""
    found: dict[str, list[Measured]] = {server.name: [] for server in started if server.name in kind.asked}
    for number in range(bounds.rounds + 1):
        for server in (one for one in started if one.name in found):
            one = measure(server, kind, clients, bounds.seconds if number else 1)
            found[server.name] += [one] if number else []
    return {name: Measured(*map(statistics.median, zip(*many, strict=True))) for name, many in found.items()}


def show(kind: Kind, clients: int, found: dict[str, Measured]) -> None:
    """Print one table, with what ours is of the others."""
    print(f"\n{kind.name}, {clients} client{'s' * (clients > 1)}\n")
    print("| server | p50 ms | requests/s | CPU ms | p50, ours to it | CPU, ours to it |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    ours = found.get(OURS)
    for name, one in found.items():
        beside = f"{ours.p50 / one.p50:.2f} | {ours.cpu / one.cpu:.2f}" if ours else " | "
        print(f"| {name} | {one.p50:.2f} | {one.rate:.0f} | {one.cpu:.3f} | {beside} |", flush=True)


def hop(folder: Path, query: str, repeat: int = 2000) -> None:
    """Print the median milliseconds of a light query in this process and through a worker, taken in turns."""
    snapshot = FolderStore(folder).newest()
    inside = ox.Store.read_only(str(folder_of(folder, snapshot)))
    question = Question(query, by_name("json", "select"))

    def within() -> object:
        found = inside.query(query, use_default_graph_as_union=True)
        return found.serialize(format=ox.QueryResultsFormat.JSON)  # type: ignore[union-attr]

    with QueryPool(folder, lambda: snapshot) as pool:
        ways: tuple[Callable[[], object], ...] = (within, lambda: b"".join(pool.ask(question)))
        times: list[list[float]] = [[], []]
        for _ in range(repeat):
            for way, taken in zip(ways, times, strict=True):
                begin = time.perf_counter()
                way()
                taken.append((time.perf_counter() - begin) * 1e3)
    here, through = map(statistics.median, times)
    print(f"\nhop: {here:.3f} ms in-process, {through:.3f} ms through a worker: {through - here:.3f} ms more")


def arguments() -> argparse.Namespace:
    """Return what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--articles", type=int, default=800)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--rdflib", default=sys.executable, metavar="PYTHON")
    parser.add_argument("--queries", default="light,again,join,aggregate,heavy,hop")
    parser.add_argument("--clients", default="1,8")
    return parser.parse_args()


def main() -> None:
    """Print a table for each kind of question and number of clients."""
    bounds = arguments()
    wanted = bounds.queries.split(",")
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        folder = bounds.folder or work / "kg"
        if bounds.folder is None:
            command = [sys.executable, "-m", "benchmarks.news_graph", str(folder), "--articles", str(bounds.articles)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        store = dump(folder, work / "all.nq")
        print(f"{datetime.now(UTC):%Y-%m-%d}, {psutil.cpu_count()} cores, {len(store)} quads")
        asked = kinds(store)
        with ExitStack() as stack:
            known = servers(folder, work / "all.nq", work, bounds.rdflib)
            started = [stack.enter_context(running(server)) for server in known]
            for kind in (one for one in asked if one.name in wanted):
                for clients in map(int, bounds.clients.split(",")):
                    show(kind, clients, compare(started, kind, clients, bounds))
        if "hop" in wanted:
            hop(folder, asked[0].queries[0])


if __name__ == "__main__":
    main()
