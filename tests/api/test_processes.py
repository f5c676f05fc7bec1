"""`kg serve` as a process: it stops when told to, finishes what is under way, and may be several."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psutil
import pytest
from running import eventually
from sample_folder import add, help_after_storm, quarrel

ROOT = Path(__file__).parents[2]
LARGE = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 100000"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . FILTER(STR(?c) < STR(?f)) }"


@contextmanager
def kg_serve(folder: Path, *options: str, before: str = "") -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Start `kg serve` and wait until it is ready; it is ended in any case. `before` is run in it first."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    kg = f"{before}\nimport sys; from kg.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", kg, "serve", str(folder), "--port", str(port), *options]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
    try:
        for _ in range(300):
            try:
                if get(port, "/healthz/ready")[0] == 200:
                    break
            except OSError:
                time.sleep(0.1)
        yield server, port
    finally:
        for process in (*psutil.Process(server.pid).children(recursive=True), server) if server.poll() is None else ():
            process.kill()
        server.communicate()


def get(port: int, path: str) -> tuple[int, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Connection": "close"})
    answer = connection.getresponse()
    return answer.status, answer.read()


def ask(port: int, query: str) -> socket.socket:
    """Put a question, and read nothing of its answer."""
    asker = socket.socket()
    asker.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    asker.settimeout(30)
    asker.connect(("127.0.0.1", port))
    asker.sendall(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    return asker


def rest(asker: socket.socket) -> bytes:
    """Return the end of what still comes."""
    held = b""
    try:
        while part := asker.recv(1 << 16):
            held = (held + part)[-100:]
    except ConnectionError:
        pass
    return held


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    add(tmp_path / "kg", quarrel())
    return tmp_path / "kg"


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_stopping_finishes_what_is_under_way(folder: Path, told: signal.Signals) -> None:
    """Told to stop, the server takes no new connections, finishes its answers, ends its workers, and exits with 0."""
    with kg_serve(folder) as (server, port):
        workers = psutil.Process(server.pid).children(recursive=True)
        assert workers
        found: list[int] = []
        asking = threading.Thread(target=lambda: found.append(get(port, f"/sparql?timeout=2&query={quote(SLOW)}")[0]))
        asking.start()
        time.sleep(0.3)
        server.send_signal(told)
        out, err = server.communicate(timeout=60)
        asking.join()
        # The whole answer is that the query took too long.
        assert found == [504]
        assert server.returncode == 0
        assert "Traceback" not in out + err
        assert psutil.wait_procs(workers, timeout=5)[1] == []
        with pytest.raises(ConnectionError):
            get(port, "/healthz")


def test_stopping_breaks_off_what_does_not_end(folder: Path) -> None:
    """Readers that take nothing, queries that run and queries that wait keep no server from ending.

    Who had begun to read finds the answer broken off, without its last chunk.
    """
    with kg_serve(folder, "--grace", "1") as (server, port):
        below = psutil.Process(server.pid).children(recursive=True)
        half_read = [ask(port, LARGE) for _ in range(2)]
        for reader in half_read:
            assert reader.recv(12) == b"HTTP/1.1 200"
        others = [ask(port, query) for query in (LARGE, LARGE, SLOW, SLOW, SLOW, SLOW, SLOW, SLOW)]
        time.sleep(0.3)
        server.send_signal(signal.SIGTERM)
        out, err = server.communicate(timeout=60)
        assert server.returncode == 0
        assert "Traceback" not in out + err
        assert psutil.wait_procs(below, timeout=5)[1] == []
        for reader in half_read:
            assert not rest(reader).endswith(b"0\r\n\r\n")
        for one in (*half_read, *others):
            one.close()


def test_a_server_that_cannot_end_is_ended(folder: Path) -> None:
    """Where something hangs, the process is gone some seconds after the time of the last request all the same."""
    hang = "import threading; from api import server, served; server.CLOSING = 0"
    hang += "; served.Served.close = lambda self: threading.Event().wait()"
    with kg_serve(folder, "--grace", "0", before=hang) as (server, _):
        workers = psutil.Process(server.pid).children(recursive=True)
        server.send_signal(signal.SIGTERM)
        _, err = server.communicate(timeout=60)
        assert server.returncode == 1
        assert "did not end" in err
        assert psutil.wait_procs(workers, timeout=30)[1] == []


def test_several_processes_share_a_port(folder: Path) -> None:
    """All processes answer, count together, take up a new state, and end together with 0.

    A reader that takes nothing keeps none of them from ending.
    """
    with kg_serve(folder, "--processes", "2", "--grace", "1") as (server, port):
        processes = psutil.Process(server.pid).children(recursive=True)
        for _ in range(40):
            assert get(port, "/sparql?query=ASK%7B%7D")[0] == 200

        def told_together() -> bool:
            """Whether the numbers of both are added up: all queries, and more workers than one process has (2)."""
            told = get(port, "/metrics")[1].decode()
            workers = sum(map(float, re.findall(r"^newskg_workers (\S+)", told, re.MULTILINE)))
            asked = re.findall(r'requests_total\{[^}]*route="/sparql",status="200"\} (\S+)', told)
            return workers > 2 and sum(map(float, asked)) == 40

        assert eventually(told_together)  # Each process tells its numbers once a second.
        before = json.loads(get(port, "/healthz")[1])["snapshot"]
        add(folder, help_after_storm())
        assert eventually(lambda: before not in {json.loads(get(port, "/healthz")[1])["snapshot"] for _ in range(20)})
        with ask(port, LARGE) as half_read:
            assert half_read.recv(12) == b"HTTP/1.1 200"
            server.send_signal(signal.SIGTERM)
            server.communicate(timeout=60)
            assert not rest(half_read).endswith(b"0\r\n\r\n")
        assert server.returncode == 0
        assert psutil.wait_procs(processes, timeout=30)[1] == []


def test_servers_side_by_side(folder: Path) -> None:
    """Two servers on one folder and a writer beside them do not get into each other's way."""
    with kg_serve(folder) as (_, first), kg_serve(folder) as (_, second):
        add(folder, help_after_storm())

        def articles() -> list[int]:
            return [json.loads(get(port, "/api/v1/stats")[1])["articles"] for port in (first, second)]

        assert eventually(lambda: articles() == [2, 2])
        assert [get(port, "/sparql?query=ASK%7B%7D")[0] for port in (first, second)] == [200, 200]
