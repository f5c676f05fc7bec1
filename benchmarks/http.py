"""The SPARQL endpoint beside others, over HTTP: the same data, the same queries, one run, ratios.

python -m benchmarks.http [--folder DIR] [--rounds N] [--seconds S] [--rdflib PYTHON]

Servers: `kg serve`, `oxigraph serve`, an empty FastAPI answer under the same server, and rdflib-endpoint, if it is
installed here (requirements/bench.txt) or in the environment of the given Python. CPU is that of a server's process
and all below it.
"""

import argparse
import contextlib
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import psutil
import pyoxigraph as ox

from benchmarks.load import press
from kg.query.pool import QueryPool
from kg.query.question import Question
from kg.query.results import by_name
from kg.store.folder import FolderStore
from kg.store.snapshots import folder_of

ROOT: Final = Path(__file__).parents[1]
LIGHT: Final = "SELECT ?p ?o { GRAPH ?g { <%s> ?p ?o } } LIMIT 11"
HEAVY: Final = "SELECT ?g ?s ?p ?o { GRAPH ?g { ?s ?p ?o } } LIMIT 8000"
EMPTY: Final = """
from fastapi import FastAPI
app = FastAPI()
@app.get("/sparql")
async def empty():
    return {}
"""
RDFLIB: Final = """
import sys
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
data = Dataset()
data.parse(sys.argv[1], format="nquads")
app = SparqlEndpoint(graph=data, path="/sparql")
import uvicorn
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
"""


class Server(NamedTuple):
    """One of those compared."""

    name: str
    command: Callable[[int], list[str]]
    path: str = "/sparql"


class Measured(NamedTuple):
    """One server under one query, so many clients at once."""

    p50: float
    """Milliseconds."""
    rate: float
    cpu: float
    """Milliseconds of CPU for one request."""


def servers(folder: Path, work: Path, rdflib: str) -> list[Server]:
    """Return the servers that can be started here."""
    dump = work / "all.nq"
    binary = str(Path(sys.executable).with_name("oxigraph"))
    subprocess.run([binary, "load", "-l", str(work / "ox"), "-f", str(dump)], check=True, capture_output=True)
    (work / "empty.py").write_text(EMPTY)
    (work / "rdflib_server.py").write_text(RDFLIB)
    kg = "import sys; from kg.cli import main; sys.exit(main())"
    python = sys.executable
    found = [
        Server("kg serve", lambda port: [python, "-c", kg, "serve", str(folder), "--port", str(port)]),
        Server("oxigraph serve", lambda port: [binary, "serve", "-l", str(work / "ox"), "-b", f"127.0.0.1:{port}"],
               "/query"),
        Server("empty FastAPI", lambda port: [python, "-m", "uvicorn", "empty:app", "--app-dir", str(work), "--port",
               str(port), "--no-access-log", "--log-level", "error", "--loop", "uvloop", "--http", "httptools"]),
    ]  # fmt: skip
    if subprocess.run([rdflib, "-c", "import rdflib_endpoint"], capture_output=True, check=False).returncode == 0:
        script = str(work / "rdflib_server.py")
        found.append(Server("rdflib-endpoint", lambda port: [rdflib, script, str(dump), str(port)]))
    return found


def dump(folder: Path, target: Path) -> str:
    """Write all quads of the newest state; return the node that most is said of."""
    store = ox.Store.read_only(str(folder_of(folder, FolderStore(folder).newest())))
    store.dump(str(target), format=ox.RdfFormat.N_QUADS)
    rows = store.query(
        "SELECT ?s (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } FILTER(isIRI(?s)) } GROUP BY ?s ORDER BY DESC(?n) LIMIT 1"
    )
    return str(next(iter(rows))["s"].value)


@contextlib.contextmanager
def running(server: Server) -> Iterator[tuple[str, psutil.Process]]:
    """Start a server; gives its address and its process."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(server.command(port), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}{server.path}"
    try:
        for _ in range(300):
            with contextlib.suppress(URLError):
                urlopen(f"{address}?query=ASK%7B%7D", timeout=5).read()
                break
            time.sleep(0.1)
        yield address, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait(20)


def cpu(process: psutil.Process) -> float:
    """Return the seconds of CPU of a process and all below it, the ended ones included."""
    used = 0.0
    for one in process.children(recursive=True):
        # One that has ended meanwhile is among those that its parent tells of, which is asked last.
        with contextlib.suppress(psutil.NoSuchProcess):
            used += one.cpu_times().user + one.cpu_times().system
    own = process.cpu_times()
    return used + own.user + own.system + own.children_user + own.children_system


def measure(address: str, process: psutil.Process, query: str, clients: int, seconds: int) -> Measured:
    """Press one server with one query."""
    url = f"{address}?{urlencode({'query': query})}"
    press(url, clients, 1)
    before = cpu(process)
    load = press(url, clients, seconds)
    return Measured(load.p50 * 1e3, load.requests / load.seconds, (cpu(process) - before) / load.requests * 1e3)


def hop(folder: Path, node: str) -> tuple[float, float]:
    """Return the median milliseconds of a light query in this process, and through a worker."""
    store = FolderStore(folder)
    snapshot = store.newest()
    inside = ox.Store.read_only(str(folder_of(folder, snapshot)))
    query = LIGHT % node
    question = Question(query, by_name("json", "select"))

    def once(ask: Callable[[], object]) -> float:
        begin = time.perf_counter()
        ask()
        return (time.perf_counter() - begin) * 1e3

    with QueryPool(folder, lambda: snapshot) as pool:
        through = [once(lambda: b"".join(pool.ask(question))) for _ in range(1000)]
    within = [once(lambda: inside.query(query).serialize(format=ox.QueryResultsFormat.JSON)) for _ in range(1000)]
    return statistics.median(within), statistics.median(through)


def table(title: str, found: dict[str, list[Measured]], base: str) -> None:
    """Print the medians of all rounds, and what they are of the base's."""
    print(f"\n{title}\n\n| server | p50 ms | x | requests/s | CPU ms | x |\n| --- | ---: | ---: | ---: | ---: | ---: |")
    middle = {name: Measured(*map(statistics.median, zip(*many, strict=True))) for name, many in found.items()}
    for name, one in middle.items():
        p50, used = one.p50 / middle[base].p50, one.cpu / middle[base].cpu
        print(f"| {name} | {one.p50:.2f} | {p50:.2f} | {one.rate:.0f} | {one.cpu:.3f} | {used:.2f} |", flush=True)


def compare(known: list[Server], query: str, clients: int, bounds: argparse.Namespace) -> dict[str, list[Measured]]:
    """Measure the servers one after the other, several rounds."""
    found: dict[str, list[Measured]] = {server.name: [] for server in known}
    with contextlib.ExitStack() as stack:
        started = [(server.name, *stack.enter_context(running(server))) for server in known]
        for _ in range(bounds.rounds):
            for name, address, process in started:
                found[name].append(measure(address, process, query, clients, bounds.seconds))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=2)
    parser.add_argument("--rdflib", default=sys.executable)
    parser.add_argument("--only", default="")
    bounds = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        work = Path(made)
        folder = bounds.folder
        if folder is None:
            folder = work / "kg"
            kg = [sys.executable, "-c", "import sys; from kg.cli import main; sys.exit(main())"]
            subprocess.run([*kg, "build", "-q", str(ROOT / "examples" / "corpus"), "-o", str(folder)], check=True)
        node = dump(folder, work / "all.nq")
        known = servers(folder, work, bounds.rdflib)
        known = [one for one in known if bounds.only in one.name]
        if not known:
            parser.error(f"no server is called {bounds.only!r}")
        base = known[0].name if bounds.only else "oxigraph serve"
        quads = (work / "all.nq").read_text().count("\n")
        print(f"{datetime.now(UTC):%Y-%m-%d}, {psutil.cpu_count()} cores, {quads} quads")
        light = LIGHT % node
        for clients in (1, 8):
            table(f"light, {clients} clients", compare(known, light, clients, bounds), base)
        big = [one for one in known if one.name not in ("empty FastAPI", "rdflib-endpoint")]
        for clients in (1, 8):
            table(f"heavy, {clients} clients", compare(big, HEAVY, clients, bounds), base)
        within, through = hop(folder, node)
        print(f"\nworker: {within:.3f} ms in-process, {through:.3f} ms through a worker, hop {through - within:.3f} ms")


if __name__ == "__main__":
    main()
