"""What only a real connection shows: answers that break off, askers that leave, states that change."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from running import eventually, running
from sample_folder import add, help_after_storm, quarrel

from api.app import ServeOptions
from kg.query.question import PoolLimits

ROOT = Path(__file__).parents[2]
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?p ?d . ?e ?p ?f . ?g ?p ?h . ?i ?p ?j . ?k ?p ?l . ?m ?p ?o }"
BROAD = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 100000"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of its own, to be changed."""
    add(tmp_path / "kg", quarrel())
    return tmp_path / "kg"


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    """A server with one worker."""
    with running(folder, ServeOptions(limits=PoolLimits(workers=1, seconds=120), refresh=0.2)) as port:
        yield port


def get(port: int, path: str) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Connection": "close"})
    return connection.getresponse()


def test_a_result_cut_off_is_an_error(port: int) -> None:
    """Results that the deadline cuts off are a problem document and no result."""
    answer = get(port, f"/sparql?timeout=1&format=csv&query={quote(LONG)}")
    assert (answer.status, json.loads(answer.read())["kind"]) == (504, "QueryTimeout")
    assert json.loads(get(port, "/sparql?query=ASK%7B%7D").read())["boolean"] is True


def test_a_result_that_waits_too_long_breaks(folder: Path) -> None:
    """Results that were not taken in time end without the last chunk: no reader takes them for whole."""
    # The answer begins when all results are there, so they have waited for longer than allowed after these seconds.
    with running(folder, ServeOptions(limits=PoolLimits(workers=1, seconds=120, transfer=3))) as port:
        answer = get(port, f"/sparql?format=csv&query={quote(BROAD)}")
        assert answer.status == 200
        time.sleep(4)
        with pytest.raises((http.client.IncompleteRead, ConnectionError)):
            answer.read()


def test_a_slow_reader_keeps_no_worker(port: int) -> None:
    """While a client takes nothing of a large result, the only worker answers others."""
    with socket.socket() as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        slow.connect(("127.0.0.1", port))
        slow.sendall(f"GET /sparql?query={quote(BROAD)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert slow.recv(12) == b"HTTP/1.1 200"
        assert json.loads(get(port, "/sparql?query=ASK%7B%7D").read())["boolean"] is True


@pytest.mark.parametrize("query", [ENDLESS, LONG])
def test_the_query_dies_with_its_asker(port: int, query: str) -> None:
    """When the client hangs up, the only worker is free for the next at once, whether results had begun or not."""
    with socket.create_connection(("127.0.0.1", port)) as asker:
        asker.sendall(f"GET /sparql?query={quote(query)} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        time.sleep(0.7)
    # The query would go on for two minutes, which is longer than the asker waits.
    assert json.loads(get(port, "/sparql?query=ASK%7B%7D").read())["boolean"] is True


def test_a_stranger_cannot_raise_the_time_limit(folder: Path) -> None:
    """`timeout` above the limit of the server leaves that limit."""
    with running(folder, ServeOptions(limits=PoolLimits(workers=1, seconds=0.5))) as port:
        answer = get(port, f"/sparql?timeout=60&query={quote(ENDLESS)}")
        assert answer.status == 504
        assert "0.5 seconds" in json.loads(answer.read())["detail"]


def test_a_new_build_is_served_without_restart(folder: Path, port: int) -> None:
    """A commit is seen by lists and queries alike, and no request fails on the way."""
    wrong: list[int] = []
    stop = threading.Event()

    def keep_asking() -> None:
        while not stop.is_set():
            for path in ("/api/v1/statements?format=csv", "/sparql?query=ASK%7B%7D"):
                answer = get(port, path)
                answer.read()
                if answer.status != 200:
                    wrong.append(answer.status)

    def stats() -> dict[str, object]:
        return dict(json.loads(get(port, "/api/v1/stats").read()))

    before = stats()
    asking = threading.Thread(target=keep_asking)
    asking.start()
    add(folder, help_after_storm())
    taken_up = eventually(lambda: stats()["articles"] != before["articles"])
    count = quote("SELECT (COUNT(?s) AS ?n) { ?s a news:Statement }")
    told = json.loads(get(port, f"/sparql?query={count}").read())["results"]["bindings"][0]["n"]["value"]
    for number in range(5):  # More commits than states are kept.
        add(folder, quarrel(f"Outlet {number}"))
    stop.set()
    asking.join()
    assert taken_up
    assert told == "9"
    assert wrong == []


def test_serve_ends_cleanly(folder: Path) -> None:
    """`serve` listens, warns about an open address, and ends with its workers when told to."""
    code = "import sys; from api.server import *; serve(sys.argv[1], Listening(sys.argv[2], int(sys.argv[3])))"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code, folder, "0.0.0.0", str(port)]
    server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=environment)
    for _ in range(100):
        try:
            assert json.loads(get(port, "/healthz").read())["status"] == "ok"
            break
        except ConnectionError:
            time.sleep(0.1)
    server.send_signal(signal.SIGTERM)
    _, told = server.communicate(timeout=60)
    assert "whoever reaches this machine" in told
    assert "Traceback" not in told
