"""What HTTP itself asks of a server (RFC 9110, RFC 9112), whatever the request is about."""

import gzip
import re
import socket

import pytest
from wire import BEARER, QUERY, UPDATE, D, Wire, enc

ASK = f"/sparql?query={enc('ASK {}')}"
MANY = "/sparql?format=csv&query=" + enc('SELECT ("' + "abcdefghij" * 200 + '" AS ?x) {}')
HOST = "Host: example.org"


@pytest.mark.parametrize("target", [ASK, "/store?default", "/update", "/api/v1/stats", "/nothing"])
@pytest.mark.parametrize("method", ["FOO", "get", "BREW-2"])
def test_a_method_that_nobody_knows_is_501(wire: Wire, method: str, target: str) -> None:
    """What the server does not know is not implemented, wherever it is sent (RFC 9110, 9.1)."""
    assert wire.raw(f"{method} {target} HTTP/1.1\r\n{HOST}\r\n\r\n".encode()).status == 501


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("GET {} HTTP/1.1", 400),
        ("GET {} HTTP/1.1\r\nHost: a\r\nHost: a", 400),
        ("GET {} HTTP/1.1\r\nHost: a b", 400),
        ("GET {} HTTP/1.1\r\nHost: a/b", 400),
        ("GET {} HTTP/1.1\r\nHost: a@b", 400),
        ("GET {} HTTP/1.1\r\nHost: [::1", 400),
        ("GET {} HTTP/1.1\r\nHost:", 400),
        ("GET {} HTTP/1.1\r\nHost: é", 400),
        ("GET {} HTTP/1.1\r\nHost: a:b", 400),
        ("GET {} HTTP/1.1\r\nHost: [::1]:8000", 200),
        ("GET {} HTTP/1.1\r\nHost: xn--bcher-kva.example", 200),
        ("GET {} HTTP/1.0", 200),
        ("GET {} HTTP/1.0\r\nHost: a b", 400),
        ("GET {} HTTP/1.1\r\nHost: a\r\nX-A: " + "x" * 200_000, 431),
        ("GET {} HTTP/1.1\r\nHost: a\r\n" + "\r\n".join(["X-A: " + "x" * 2000] * 100), 431),
        ("GET {} HTTP/1.1\r\nHost: a\r\nX-A: " + "x" * 30_000, 200),
        ("GET {} HTTP/1.1\r\nHost: a\r\nAccept : text/csv", 400),
        ("GET {} HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2", 400),
        ("GET {} HTTP/1.1\r\nHost: a\r\nContent-Length: +1", 400),
        ("GET {} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: foo", 501),
        ("POST {} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked", 501),
        ("POST {} HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: chunked", 501),
        ("garbage", 400),
    ],
)
def test_heads(wire: Wire, head: str, status: int) -> None:
    """A request names one host, by a name that can be one, and its fields have a bound; errors are dated too."""
    reply = wire.raw(f"{head.format(ASK)}\r\nConnection: close\r\n\r\n".encode())
    assert reply.status == status, reply.text
    assert reply.field("date").endswith("GMT")
    assert status == 200 or reply.media_type == "application/problem+json"


def test_what_could_be_sent_instead(wire: Wire) -> None:
    """A packed body is refused with the coding that would do (RFC 9110, 12.5.3); OPTIONS of the server is answered."""
    reply = wire.send("POST", "/sparql", QUERY, ("Content-Encoding", "gzip"), body=gzip.compress(b"ASK {}"))
    assert (reply.status, reply.field("accept-encoding")) == (415, "identity")
    assert wire.send("OPTIONS", "*").status == 204


def test_the_host_of_an_absolute_target(wire: Wire) -> None:
    """A target that is a whole address goes before the field Host (RFC 9112, 3.2.2)."""
    query = enc("SELECT (<a> AS ?x) {}")
    target = f"http://other.example:81/sparql?query={query}&format=csv"
    reply = wire.raw(f"GET {target} HTTP/1.1\r\n{HOST}\r\nConnection: close\r\n\r\n".encode())
    assert reply.text == "x\r\nhttp://other.example:81/a\r\n"


def test_http_1_0_gets_no_chunks(wire: Wire) -> None:
    """An answer of unknown length ends with the connection where chunks are not known (RFC 9112, 6.1)."""
    query = f"SELECT * {{ VALUES ?a {{ {' 1' * 300} }} VALUES ?b {{ {' 2' * 300} }} }}"
    target, fields = f"/sparql?query={enc(query)}&format=csv", f"{HOST}\r\nAccept-Encoding: gzip\r\nConnection: close"
    old, new = (wire.raw(f"GET {target} HTTP/1.{one}\r\n{fields}\r\n\r\n".encode()) for one in "01")
    assert new.field("transfer-encoding") == "chunked"
    assert (old.field("transfer-encoding"), old.field("content-length")) == ("", "")
    assert old.field("connection") == "close"
    assert gzip.decompress(old.body) == gzip.decompress(new.body)
    assert gzip.decompress(old.body).count(b"\r\n") == 90_001


def test_requests_in_a_row(wire: Wire) -> None:
    """Requests sent at once on one connection are answered in order (RFC 9112, 9.3.2)."""
    targets = [f"/sparql?query={enc(f'SELECT ({number} AS ?x) {{}}')}&format=csv" for number in range(4)]
    heads = [f"GET {target} HTTP/1.1\r\n{HOST}\r\n\r\n" for target in targets]
    heads[-1] = heads[-1][:-2] + "Connection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", wire.port), timeout=30) as connection:
        connection.sendall("".join(heads).encode())
        received = b"".join(iter(lambda: connection.recv(1 << 16), b""))
    assert re.findall(rb"x\r\n(\d)\r\n", received) == [b"0", b"1", b"2", b"3"]


@pytest.mark.parametrize(
    ("fields", "packed"),
    [
        ((), False),
        (("",), False),
        (("gzip",), True),
        (("GZIP",), True),
        (("x-gzip",), True),
        (("*",), True),
        (("br", "gzip"), True),
        (("deflate, gzip;q=1.0, *;q=0.5",), True),
        (("gzip;q=0.5, identity;q=0.5",), True),
        (("gzip;q=0.5, identity;q=1",), False),
        (("gzip;q=0.5, *",), False),
        (("gzip;q=0",), False),
        (("gzip;q=0.000, *",), False),
        (("GZIP; Q=0",), False),
        (("identity;q=0, gzip;q=0.1",), True),
        (("identity",), False),
        (("br",), False),
        (("gzip;q=much",), False),
        (("mygzip",), False),
    ],
)
def test_codings(wire: Wire, fields: tuple[str, ...], packed: bool) -> None:
    """gzip comes to who wants it no less than the bare answer (RFC 9110, 12.5.3); both say once what they hang on."""
    plain = wire.send("GET", MANY)
    reply = wire.send("GET", MANY, *(("Accept-Encoding", one) for one in fields))
    assert reply.field("content-encoding") == ("gzip" if packed else "")
    assert (gzip.decompress(reply.body) if packed else reply.body) == plain.body
    told = [one.strip().lower() for one in reply.field("vary").split(",")]
    assert sorted(told) == sorted(set(told)) >= ["accept", "accept-encoding"]


def test_a_strong_tag_is_of_one_coding(wire: Wire) -> None:
    """Packed bytes do not bear the strong tag of the bare ones (RFC 9110, 8.8.3.3), and both answer 304."""
    plain, packed = (
        wire.send("GET", "/static/page/main.css", ("Accept-Encoding", one)) for one in ("identity", "gzip")
    )
    assert packed.field("content-encoding") == "gzip"
    assert plain.field("etag").startswith('"')
    assert packed.field("etag") != plain.field("etag")
    for reply in (plain, packed):
        asked = (("Accept-Encoding", "gzip"), ("If-None-Match", reply.field("etag")))
        assert wire.send("GET", "/static/page/main.css", *asked).status == 304


def test_escapes(wire: Wire) -> None:
    r"""`\uXXXX` may stand anywhere in a query (SPARQL 1.1 Query, 19.2), and is resolved once."""
    rows = {
        r"SEL\u0045CT (\u0022b\U00000061r\u0022 AS ?x\u0079) {}": "xy\r\nbar\r\n",
        r"PR\u0045FIX ex\u003A <http://a/> SELECT ?x { VALUES ?x { \u0065x:\u0041 } }": "x\r\nhttp://a/A\r\n",
        r"SELECT (<http://a/\u00E9> AS ?x) {}": "x\r\nhttp://a/é\r\n",
        r'SELECT ("\\u0041\u005Cu0041\u0022" AS ?x) {}': 'x\r\n"\\u0041\\u0041"""\r\n',
        r"SELECT ('a' AS ?x) { # \u007D \u000A" + "\n}": "x\r\na\r\n",
        r"SELECT ?x FR\u004FM N\u0041MED <" + D + r"\u0031> { GR\u0041PH ?x { ?s ?p ?o } }": f"x\r\n{D}1\r\n",
    }
    assert {query: wire.get(query, more="&format=csv").text for query in rows} == rows


@pytest.mark.parametrize(
    ("query", "status", "place", "token"),
    [
        ("SEL\\u0045CT *\n{ ?s f\\u006Faf:n\\u0061me ?o }", 400, (2, 6), "f\\u006Faf:n\\u0061me"),
        ("SEL\\u0045CT * { ?s ?p ?o } }", 400, (1, 28), "}"),
        ("SELECT ?x\\u0020?y {}", 400, (1, 10), "\\"),
        ("SELECT ?x { \\uD83D\\uDE00 }", 400, (1, 13), "\\"),
        ("SELECT (1 AS ?x) { \\u005Cu0053ERVICE <http://a> {} }", 400, (1, 20), "\\"),
        ("ASK { S\\u0045RVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", 403, None, ""),
        ("ASK { \\U00000053ervice <http://127.0.0.1:9/> { ?s ?p ?o } }", 403, None, ""),
        ("L\\u004FAD <http://127.0.0.1:9/>", 403, None, ""),
        ("INS\\u0045RT DATA { <a> <b> <c> }", 400, None, ""),
    ],
)
def test_places_of_escapes(wire: Wire, query: str, status: int, place: tuple[int, int] | None, token: str) -> None:
    """A mistake is told with its place in the query as it was sent, and no escape hides a word."""
    reply = wire.get(query)
    assert reply.status == status, reply.text
    if place:
        told = reply.json
        assert ((told["line"], told["column"]), told["token"]) == (place, token)
        assert told["excerpt"].split("\n")[0] in query


def test_escapes_in_updates(writable: Wire) -> None:
    """The same holds for updates, which are looked at and carried out as they read once escapes are resolved."""
    graph = "http://example.org/esc\\u0061pes"
    text = f'INS\\u0045RT D\\u0041TA {{ GR\\u0041PH <{graph}> {{ <urn:a> <urn:b> "\\u00e9\\\\u0041" }} }}'
    assert writable.send("POST", "/update", UPDATE, BEARER, body=text).status == 204
    reply = writable.get('ASK { GRAPH <http://example.org/escapes> { <urn:a> <urn:b> "é\\\\u0041" } }')
    assert reply.json["boolean"] is True
    for text, status in (("LO\\u0041D <http://127.0.0.1:9/>", 403), ("CLE\\u0041R\nALL .", 400)):
        reply = writable.send("POST", "/update", UPDATE, BEARER, body=text)
        assert reply.status == status
    assert (reply.json["line"], reply.json["column"]) == (2, 5)
