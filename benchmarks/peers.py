"""The servers that are compared over HTTP, each started on loopback over the same quads, and what they use."""

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final, NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

import psutil

ROOT: Final = Path(__file__).parents[1]
OURS: Final = "kg serve"
OXIGRAPH: Final = "oxigraph serve"
EMPTY: Final = "empty FastAPI"
RDFLIB: Final = "rdflib-endpoint"
_STARTING: Final = 120.0
_STOPPING: Final = 30.0
_EMPTY: Final = """
from fastapi import FastAPI
app = FastAPI()
@app.get("/sparql")
async def empty():
    return {}
"""
_RDFLIB: Final = """
import sys
import uvicorn
from rdflib import Dataset
from rdflib_endpoint import SparqlEndpoint
data = Dataset(default_union=True)
data.parse(sys.argv[1], format="nquads")
app = SparqlEndpoint(graph=data, path="/sparql")
uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[2]), log_level="error")
"""


class Server(NamedTuple):
    """One of those compared."""

    name: str
    command: Callable[[int], list[str]]
    path: str = "/sparql"


class Running(NamedTuple):
    """One that has started."""

    name: str
    host: str
    """With its port."""
    path: str
    process: psutil.Process

    def cpu(self) -> float:
        """Return the seconds of CPU of its process and all below it, the ended ones included."""
        used = 0.0
        for one in self.process.children(recursive=True):
            # One that has ended meanwhile is among those that its parent tells of, which is asked last.
            with contextlib.suppress(psutil.NoSuchProcess):
                used += one.cpu_times().user + one.cpu_times().system
        own = self.process.cpu_times()
        return used + own.user + own.system + own.children_user + own.children_system


def servers(folder: Path, quads: Path, work: Path, rdflib: str) -> list[Server]:
    """Return the servers that can be started here over a folder and its quads; a Python `rdflib` may have that one."""
    python, binary = sys.executable, str(Path(sys.executable).with_name("oxigraph"))
    subprocess.run([binary, "load", "-l", str(work / "ox"), "-f", str(quads)], check=True, capture_output=True)
    (work / "empty.py").write_text(_EMPTY)
    script = work / "rdflib_server.py"
    script.write_text(_RDFLIB)
    kg = "import sys; from kg.cli import main; sys.exit(main())"
    found = [
        Server(OURS, lambda port: [python, "-c", kg, "serve", str(folder), "--port", str(port)]),
        Server(OXIGRAPH, lambda port: [binary, "serve", "-l", str(work / "ox"), "-b", f"127.0.0.1:{port}",
               "--union-default-graph"], "/query"),
        Server(EMPTY, lambda port: [python, "-m", "uvicorn", "empty:app", "--app-dir", str(work), "--port", str(port),
               "--no-access-log", "--log-level", "error", "--loop", "uvloop", "--http", "httptools"]),
    ]  # fmt: skip
    if subprocess.run([rdflib, "-c", "import rdflib_endpoint"], capture_output=True, check=False).returncode == 0:
        found.append(Server(RDFLIB, lambda port: [rdflib, str(script), str(quads), str(port)]))
    return found


@contextlib.contextmanager
def running(server: Server) -> Iterator[Running]:
    """Start a server, and stop it at the end.

    Raises:
        TimeoutError: it does not answer, or does not stop.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        server.command(int(host.partition(":")[2])), cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _await(f"http://{host}{server.path}?query=ASK%7B%7D", server.name, process)
        yield Running(server.name, host, server.path, psutil.Process(process.pid))
    finally:
        process.terminate()
        try:
            process.wait(_STOPPING)
        except subprocess.TimeoutExpired:
            process.kill()
            raise TimeoutError(f"{server.name} did not stop within {_STOPPING:g} seconds") from None


def _await(address: str, name: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _STARTING
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(URLError, ConnectionError, TimeoutError):
            urlopen(address, timeout=5).read()
            return
        time.sleep(0.1)
    raise TimeoutError(f"{name} ended, or did not answer within {_STARTING:g} seconds")
