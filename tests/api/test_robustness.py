"""The server as a stranger with bad intentions meets it: after every attack a small query is answered within a second.

One server for all, started as users start it; it may neither end nor grow nor leave processes behind.
"""

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlencode

import pytest
from attacks import HARMLESS, INNOCENT, NESTED, OUTWARD, PRODUCTS, as_get
from running import eventually

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts processes and memory in /proc")

ROOT = Path(__file__).parents[2]
REFUSED, TOO_MUCH = (400, 403, 413, 414), (503, 504)
TEXT = {"Content-Type": "application/sparql-query"}


class Running(NamedTuple):
    """A server in a process of its own."""

    port: int
    pid: int

    def ask(self, query: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        """POST a query, or whatever body with whatever headers."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("POST", "/sparql", query.encode() if body is None else body, headers or TEXT)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def get(self, path: str, headers: dict[str, str] | None = None) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", path, headers=headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def children(self) -> int:
        found = 0
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            found += len((task / "children").read_text().split())
        return found

    def memory(self) -> int:
        """Return resident MiB of the server and its workers."""
        pids = [str(self.pid)]
        for task in Path(f"/proc/{self.pid}/task").iterdir():
            pids += (task / "children").read_text().split()
        lines = [line for pid in pids for line in Path(f"/proc/{pid}/status").read_text().splitlines()]
        return sum(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) // 1024


@pytest.fixture(scope="module")
def server(folder: Path) -> Iterator[Running]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    code = "import sys; from kg.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", code, "serve", str(folder), "--port", str(port), "--timeout", "1.5"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "KG_LOG": "error"}
    process = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    running = Running(port, process.pid)
    try:
        for _ in range(200):
            try:
                running.ask("ASK {}")
                break
            except ConnectionError:
                time.sleep(0.05)
        yield running
        assert process.poll() is None, "the server ended"
    finally:
        process.terminate()
        process.wait(60)


def small_query_runs(server: Running) -> bool:
    """Whether a small query is answered, within a second as soon as the machine is not too busy with others."""

    def at_once() -> bool:
        begin = time.monotonic()
        assert server.get(as_get("ASK {}"))[0] == 200
        return time.monotonic() - begin < 1

    return eventually(at_once)


@pytest.fixture(autouse=True)
def unharmed(server: Running) -> Iterator[None]:
    """After each attack a small query runs within a second, and there are as many processes as before."""
    before = server.children()
    yield
    assert small_query_runs(server)
    assert server.children() == before


@pytest.fixture
def listener() -> Iterator[tuple[str, list[bytes]]]:
    """An address of this machine that listens, and what calls it."""
    called: list[bytes] = []

    def serve() -> None:
        while True:
            try:
                caller, _ = listening.accept()
            except OSError:
                return
            with caller:
                called.append(caller.recv(1000))
                caller.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Type: text/turtle\r\nContent-Length: 22\r\n\r\n<a:s> <a:p> 'secret' ."
                )

    listening = socket.create_server(("127.0.0.1", 0))
    thread = threading.Thread(target=serve)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}/x.ttl", called
    listening.shutdown(socket.SHUT_RDWR)
    listening.close()
    thread.join()


@pytest.mark.parametrize("shape", NESTED)
def test_deep_nesting_is_refused(server: Running, shape: str) -> None:
    """Five thousand levels of whatever nests are refused, by POST and by GET."""
    assert server.ask(NESTED[shape])[0] in REFUSED
    assert server.get(as_get(NESTED[shape]))[0] in REFUSED


@pytest.mark.parametrize("bomb", PRODUCTS)
def test_what_has_no_end_is_refused_or_stopped(server: Running, bomb: str) -> None:
    """Products, sorting and texts without an end are refused before, or stopped in time: no result comes."""
    status, content = server.ask(PRODUCTS[bomb])
    assert status in (*REFUSED, *TOO_MUCH), content[:300]
    assert b"detail" in content


@pytest.mark.parametrize("query", HARMLESS)
def test_what_only_looks_dangerous_runs(server: Running, query: str) -> None:
    """Regular expressions that other engines die of, long lists, long names and comments are answered."""
    assert server.ask(HARMLESS[query])[0] == 200


@pytest.mark.parametrize("shape", OUTWARD)
def test_nothing_reaches_out(server: Running, listener: tuple[str, list[bytes]], shape: str) -> None:
    """However a query names another address or a file, nobody is called, and nothing of a file comes back."""
    address, called = listener
    for target in (address, "file:///etc/hosts"):
        status, content = server.ask(OUTWARD[shape].replace("URL", target))
        assert status in (200, 400, 403), content
        assert b"localhost" not in content
        assert b"secret" not in content
        assert status != 200 or shape in ("describe", "graph")
    assert called == []


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_graphs_of_the_request_reach_nothing(server: Running, listener: tuple[str, list[bytes]], name: str) -> None:
    """Graphs that the request names are graphs of this store or none."""
    address, called = listener
    for target in (address, "file:///etc/hosts"):
        path = f"/sparql?{urlencode({'query': 'SELECT * { ?s ?p ?o }', name: target})}"
        assert server.get(path)[0] in (400, 403)
    assert called == []


@pytest.mark.parametrize("query", INNOCENT)
def test_innocent_words_pass(server: Running, query: str) -> None:
    """SERVICE and LOAD in strings, comments and names harm nobody."""
    assert server.ask(query)[0] == 200


BODIES = {
    "xml bomb": (
        b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 1000 + b'">]><x>' + b"&a;" * 1000 + b"</x>",
        "application/rdf+xml",
    ),
    "json-ld": (b'{"@context": "http://127.0.0.1:1/", "@id": "a"}', "application/ld+json"),
    "no utf-8": (b"ASK { \xff\xfe }", "application/sparql-query"),
    "nul": (b"ASK { \x00 }", "application/sparql-query"),
    "empty": (b"", "application/sparql-query"),
    "megabyte": (b"ASK { } #" + b"x" * 2**20, "application/sparql-query"),
    "megabyte of values": (b"ASK { VALUES ?v {" + b" 1" * 2**19 + b"} }", "application/sparql-query"),
    "forty megabytes": (b"ASK { } #" + b"x" * 40_000_000, "application/sparql-query"),
    "form": (b"query=" + b"%" * 3000, "application/x-www-form-urlencoded"),
    "many fields": (b"&".join(b"a%d=1" % i for i in range(50_000)), "application/x-www-form-urlencoded"),
}


@pytest.mark.parametrize("name", BODIES)
def test_bodies_that_are_no_queries_are_refused(server: Running, name: str) -> None:
    """What is too large, of another kind or broken is a refusal that can be read."""
    body, media_type = BODIES[name]
    status, content = server.ask("", body, {"Content-Type": media_type})
    assert status in (400, 413, 415), content[:200]
    assert b"detail" in content


def test_a_megabyte_in_the_address_is_refused(server: Running) -> None:
    """A query too long for an address is told so."""
    assert server.get(as_get("ASK {} #" + "x" * 900_000))[0] == 414


def test_a_packed_body_is_not_unpacked(server: Running) -> None:
    """A body that says it is packed is refused: nothing grows a thousandfold here."""
    assert server.ask("", b"\x1f\x8b\x08" + b"\0" * 100, {**TEXT, "Content-Encoding": "gzip"})[0] in (400, 415)


def test_fifty_clients_at_once(server: Running) -> None:
    """Fifty clients with four small queries each are all answered."""
    found: list[int] = []

    def client() -> None:
        for _ in range(4):
            found.append(server.get(as_get("SELECT * { ?s ?p ?o } LIMIT 5"))[0])

    threads = [threading.Thread(target=client) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [200] * 200


def test_slow_and_half_open_connections_keep_nobody_out(server: Running) -> None:
    """Two hundred connections that send nothing, half a head, half a body or read nothing leave room for others."""
    begun = (
        b"",
        b"GET /sparql HTTP/1.1\r\nHost: x\r\nX-A: ",
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 99\r\n\r\nA",
        b"GET " + as_get("SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 300").encode() + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    )
    with ExitStack() as held:
        for number in range(200):
            connection = held.enter_context(socket.create_connection(("127.0.0.1", server.port)))
            connection.sendall(begun[number % len(begun)])
        assert small_query_runs(server)


def test_who_leaves_takes_the_query_along(server: Running) -> None:
    """Twenty clients that ask for what has no end and hang up leave the workers free at once."""
    for _ in range(20):
        with socket.create_connection(("127.0.0.1", server.port)) as leaving:
            leaving.sendall(f"GET {as_get(PRODUCTS['connected'])} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
    assert small_query_runs(server)


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv", "ttl", "nt", "jsonld", "rdfxml"])
def test_no_form_is_ever_cut_off_and_looks_whole(server: Running, form: str) -> None:
    """A large result that the deadline or a killed worker cuts off is a problem and no result, in every format."""
    graph = form in ("ttl", "nt", "jsonld", "rdfxml")
    pattern = "?a ?p ?c . ?d ?p ?f . ?g ?p ?i"
    query = (
        f"CONSTRUCT {{ ?a ?p ?f . ?g ?p ?c . ?d ?p ?i }} WHERE {{ {pattern} }}"
        if graph
        else f"SELECT * {{ {pattern} . ?j ?p ?k }}"
    )
    found: list[tuple[int, bytes]] = []
    path = f"/sparql?timeout=1&format={form}&query={quote(query)}"
    thread = threading.Thread(target=lambda: found.append(server.get(path)))
    thread.start()
    thread.join()
    status, content = found[0]
    assert status in TOO_MUCH, (status, len(content))
    assert content.startswith(b'{"type"')


def test_a_killed_worker_is_told(server: Running) -> None:
    """A worker that is killed from outside in the middle of a result makes a problem and not a shorter result."""
    found: list[tuple[int, bytes]] = []
    path = f"/sparql?format=csv&query={quote('SELECT * { ?a ?p ?c . ?d ?p ?f . ?g ?p ?i . ?j ?p ?k }')}"
    thread = threading.Thread(target=lambda: found.append(server.get(path)))
    thread.start()
    time.sleep(0.5)
    for task in Path(f"/proc/{server.pid}/task").iterdir():
        for pid in (task / "children").read_text().split():
            os.kill(int(pid), 9)
    thread.join()
    assert found[0][0] == 503
    # The other worker was idle when it was killed: whoever gets it next is not told of that.
    assert server.get(as_get("ASK {}"))[0] == 200


def test_memory_comes_back(server: Running) -> None:
    """After all that the server and its workers are as small as they began."""
    assert server.memory() < 500
