"""Connections that would wait for ever end, and while they wait nobody else does."""

import http.client
import json
import re
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from pathlib import Path

import pytest
from running import broken_off, eventually, running

from api.app import ServeOptions
from api.connections import Connection, Patience
from kg.query.question import PoolLimits

SENDING = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
SMALL = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\n\r\n"


class Hasty(Connection):
    """Waits for a second."""

    patience = Patience(head=1, body=1, rate=100, reader=1, largest_head=2**20, connections=20)


@pytest.fixture(scope="module")
def port(folder: Path) -> Iterator[int]:
    with running(folder, ServeOptions(limits=PoolLimits(workers=1)), Hasty) as port:
        yield port


def connect(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=60)


def everything(connection: socket.socket) -> bytes:
    """Return all that comes until the other side closes."""
    content = b""
    try:
        while part := connection.recv(65536):
            content += part
    except ConnectionError:
        pass
    return content


def small_query_runs(port: int) -> bool:
    """Whether a small query is answered, within a second as soon as the machine is not too busy with others."""

    def at_once() -> bool:
        begin = time.monotonic()
        with connect(port) as connection:
            connection.sendall(SMALL.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n"))
            assert b'"boolean":true' in everything(connection)
        return time.monotonic() - begin < 1

    return eventually(at_once)


@pytest.mark.parametrize(
    "begun",
    [
        b"",
        b"GET",
        b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ",
        SENDING + b"Content-Length: 99\r\n\r\na",
    ],
)
def test_requests_that_do_not_come_end(port: int, begun: bytes) -> None:
    """Who sends nothing, half a head or half a body is told 408 and let go; others are served meanwhile."""
    with connect(port) as slow:
        slow.sendall(begun)
        assert small_query_runs(port)
        assert slow.recv(65536).startswith(b"HTTP/1.1 408 ")


def test_a_trickle_ends(port: int) -> None:
    """A head that comes byte by byte has no more time than one that does not come."""
    with connect(port) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-A: ")
        with pytest.raises(ConnectionError):
            for _ in range(600):
                slow.sendall(b"a")
                time.sleep(0.05)


def test_blank_lines_are_no_request(port: int) -> None:
    """Who sends nothing but blank lines after a request has no more time for the next one than others."""
    with connect(port) as slow:
        slow.sendall(SMALL)
        assert slow.recv(65536).startswith(b"HTTP/1.1 200 ")
        with pytest.raises(ConnectionError):
            for _ in range(600):
                slow.sendall(b"\r\n")
                time.sleep(0.05)


def test_a_second_request_has_its_own_time(port: int) -> None:
    """On a connection that stays, each request has the whole time, and pipelined ones are answered in order."""
    with connect(port) as connection:
        for _ in range(4):
            connection.sendall(SMALL)
            assert b"200 OK" in connection.recv(65536)
            time.sleep(0.3)
        wrong, last = SMALL.replace(b"ASK", b"SELECT"), SMALL.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n")
        connection.sendall(SMALL + wrong + last)
        content = everything(connection)
    assert re.findall(rb"HTTP/1.1 (\d+)", content) == [b"200", b"400", b"200"]


def test_readers_that_do_not_read_are_let_go(port: int) -> None:
    """Who asks for much and takes nothing loses the connection, and nothing that came looks whole."""
    query = b"SELECT%20*%20%7B%3Fa%20%3Fb%20%3Fc.%3Fd%20%3Fe%20%3Ff%7DLIMIT%2050000"
    with socket.socket() as reader:
        reader.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        reader.settimeout(60)
        reader.connect(("127.0.0.1", port))
        reader.sendall(b"GET /sparql?format=csv&query=" + query + b" HTTP/1.1\r\nHost: x\r\n\r\n")
        assert reader.recv(12) == b"HTTP/1.1 200"
        assert broken_off(reader)
        assert small_query_runs(port)
        assert not everything(reader).endswith(b"0\r\n\r\n")


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET /" + b"a" * 2**21, 414),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX-A: " + b"a" * 2**21, 431),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
        (b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", 400),
        (b"GET http:// HTTP/1.1\r\nHost: x\r\n\r\n", 400),
        (b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n", 400),
    ],
)
def test_what_is_no_request_is_refused(port: int, head: bytes, status: int) -> None:
    """Heads without an end, and what is not HTTP, are refused with a problem; the refusal can be read."""
    with connect(port) as connection:
        connection.sendall(head)
        content = everything(connection)
    assert content.startswith(b"HTTP/1.1 %d " % status)
    assert json.loads(content.partition(b"\r\n\r\n")[2])["status"] == status
    assert small_query_runs(port)


CHUNKED = SENDING + b"Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n5"


@pytest.mark.parametrize("endless", [b"\r\nASK{}\r\n0\r\nX: ", b"\r\nASK{}\r\n0\r\n" + b"X: y\r\n" * 2**19, b";x="])
def test_what_stands_beside_a_body_has_an_end(port: int, endless: bytes) -> None:
    """Fields after a body and remarks on its chunks are as short as a head, or the request is refused."""
    with connect(port) as connection:
        with suppress(ConnectionError):
            connection.sendall(CHUNKED + endless + b"a" * 2**22)
        assert everything(connection).startswith(b"HTTP/1.1 431 ")
    assert small_query_runs(port)


def test_fields_after_a_body_change_nothing(port: int) -> None:
    """What is told after a body is none of the head: it chooses no format, and no proxy has looked at it."""
    with connect(port) as connection:
        connection.sendall(CHUNKED + b"\r\nASK{}\r\n0\r\nAccept: text/csv\r\n\r\n")
        assert b'"boolean":true' in everything(connection)


def test_who_leaves_in_a_body_is_no_failure(port: int, caplog: pytest.LogCaptureFixture) -> None:
    """A client that goes before its query has come is no error of the server, and fills no log."""
    with connect(port) as leaver:
        leaver.sendall(CHUNKED + b"\r\nASK{}\r\n")
    with connect(port) as late:
        late.sendall(SENDING + b"Content-Length: 99\r\n\r\nASK")
        assert everything(late).startswith(b"HTTP/1.1 408 ")
    assert small_query_runs(port)
    assert not [told for told in caplog.records if told.levelname == "ERROR"]


def test_a_large_body_is_refused_and_the_connection_stays(port: int) -> None:
    """Of a body of 40 MB the refusal comes at once, what is left of it is thrown away, and the next request runs."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    headers = {"Content-Type": "application/sparql-query"}
    connection.request("POST", "/sparql", b"ASK{}" + b" " * 40_000_000, headers)
    answer = connection.getresponse()
    assert (answer.status, answer.read() != b"") == (413, True)
    connection.request("POST", "/sparql", b"ASK{}", headers)
    assert connection.getresponse().status == 200


def test_more_connections_than_there_is_room_for(port: int) -> None:
    """A hundred connections that send nothing keep nobody out: the oldest of them go."""
    with ExitStack() as held:
        for _ in range(100):
            held.enter_context(connect(port))
        assert small_query_runs(port)


def test_connections_that_have_their_answer_make_room(port: int) -> None:
    """Connections that stay after an answer keep nobody out either."""
    with ExitStack() as held:
        for _ in range(20):
            kept = held.enter_context(connect(port))
            kept.sendall(SMALL)
            assert kept.recv(65536).startswith(b"HTTP/1.1 200 ")
        assert small_query_runs(port)
