"""What a worker cannot do even if a query slips through the guard."""

import json
import platform
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from kg.query.frames import ERROR
from kg.query.process import WorkerProcess

ROOT = Path(__file__).parents[2]
ATTEMPTS = """
import os, pathlib, socket, subprocess, sys
from kg.query.confine import confine
print(confine(pathlib.Path(sys.argv[1]), 0), flush=True)
def attempt(what):
    try:
        what()
        print("done")
    except OSError as error:
        print(type(error).__name__)
attempt(lambda: socket.create_connection(("127.0.0.1", int(sys.argv[2]))))
attempt(lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM))
attempt(lambda: subprocess.run(["true"]))
attempt(lambda: os.kill(os.getppid(), 0))
attempt(lambda: pathlib.Path("/etc/hosts").read_text())
attempt(lambda: pathlib.Path(sys.argv[1], "mine").write_text("x"))
attempt(lambda: pathlib.Path(sys.argv[1], "there").read_text())
"""


@pytest.fixture
def listener() -> "socket.socket":
    """Somebody to call on loopback."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        yield server


def request(query: str) -> bytes:
    """Return what the pool sends to a worker; no guard has seen it."""
    told = {"query": query, "media_type": "application/sparql-results+json", "prefixes": {}, "base": "", "seconds": 5}
    graphs = {"default_graphs": [], "named_graphs": [], "stated_default_graphs": [], "stated_named_graphs": []}
    return json.dumps({**told, **graphs, "snapshot": "one"}).encode()


def test_every_wall_of_this_machine_stands(states: Path) -> None:
    """On Linux with a known processor the network is closed; memory is limited everywhere."""
    worker = WorkerProcess(states, 600 * 2**20)
    walls = worker.walls()
    worker.close()
    known = sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")
    assert (walls["memory"], walls["network"]) == (True, known)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such wall, and the worker says so")
@pytest.mark.parametrize("silent", ["", "SILENT "])
def test_a_worker_reaches_nobody(states: Path, listener: socket.socket, silent: str) -> None:
    """A SERVICE that no guard stopped calls nobody: the kernel refuses the socket."""
    worker = WorkerProcess(states, 600 * 2**20)
    port = listener.getsockname()[1]
    try:
        worker.send(request(f"SELECT * {{ SERVICE {silent}<http://127.0.0.1:{port}/> {{ ?s ?p ?o }} }}"))
        letter, content = worker.receive(10)
        assert silent or (letter == ERROR and b"Permission denied" in content)
        with pytest.raises(TimeoutError):
            listener.accept()
    finally:
        worker.close()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such wall, and the worker says so")
def test_walls_leave_reading_its_folder_alone(tmp_path: Path, listener: socket.socket) -> None:
    """Behind the walls there is no socket, no program, no signal to others, no file but those of the folder to read."""
    (tmp_path / "there").touch()
    port = str(listener.getsockname()[1])
    told = subprocess.run(
        [sys.executable, "-c", ATTEMPTS, tmp_path, port], capture_output=True, text=True, check=True, cwd=ROOT
    ).stdout.splitlines()
    assert told[1:5] == ["PermissionError"] * 4
    # The kernel may be built without the wall around files.
    outside = ["PermissionError", "PermissionError"] if "'files': True" in told[0] else ["done", "OSError"]
    assert told[5:] == [*outside, "done"]


def test_time_of_the_processor_is_limited(states: Path) -> None:
    """A worker that computes for longer than its question allows is ended by the kernel, owner or no owner."""
    code = "from kg.query.confine import limit_processor; limit_processor(0.2)\nwhile True: pass"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, timeout=20)
    assert ended.returncode == -24
