"""SPARQL 1.1 Protocol, section 2.1: how a query is asked, request form by request form, as bytes."""

import socket

import pytest
from wire import FORM, QUERY, UPDATE, D, Field, Wire, enc

ASK = "ASK {}"
BOTH = f"ASK {{ <{D}1> a ?t . <{D}2> a ?t }}"
NAMED = f"ASK {{ GRAPH ?g {{ <{D}1> a ?t }} GRAPH ?h {{ <{D}2> a ?t }} }}"


def graphs(*names: int, default: tuple[int, ...] = ()) -> str:
    given = [f"default-graph-uri={enc(f'{D}{one}')}" for one in default]
    return "&".join([*given, *(f"named-graph-uri={enc(f'{D}{one}')}" for one in names)])


def test_get(wire: Wire) -> None:
    """2.1.1: a query by GET is answered."""
    assert wire.get(ASK).json["boolean"] is True


def test_form(wire: Wire) -> None:
    """2.1.2: a query by a form is answered."""
    assert wire.form(f"query={enc(ASK)}").json["boolean"] is True


def test_direct(wire: Wire) -> None:
    """2.1.3: a query posted directly is answered."""
    assert wire.post(ASK).json["boolean"] is True


@pytest.mark.parametrize(
    "value",
    [
        "application/sparql-query",
        "Application/SPARQL-Query",
        "application/sparql-query; charset=utf-8",
        "application/sparql-query;charset=UTF-8",
        'application/sparql-query; charset="utf-8"',
        "application/sparql-query ; charset=utf-8; x=y",
    ],
)
def test_direct_types(wire: Wire, value: str) -> None:
    """The media type is read without regard to case and parameters (RFC 9110, 8.3.1)."""
    assert wire.send("POST", "/sparql", ("Content-Type", value), body="ASK { FILTER('é' = '\\u00E9') }").json["boolean"]


def test_form_types(wire: Wire) -> None:
    """The same holds for forms."""
    field = ("content-type", "Application/X-WWW-Form-URLEncoded; charset=UTF-8")
    assert wire.send("POST", "/sparql", field, body=f"query={enc(ASK)}").json["boolean"] is True


@pytest.mark.parametrize("way", ["get", "form", "form and address", "direct"])
def test_default_graphs(wire: Wire, way: str) -> None:
    """2.1.4: several default-graph-uri are merged into one default graph, wherever they stand."""
    given = graphs(default=(1, 2))
    reply = {
        "get": lambda: wire.get(BOTH, more=f"&{given}"),
        "form": lambda: wire.form(f"query={enc(BOTH)}&{given}"),
        "form and address": lambda: wire.form(f"query={enc(BOTH)}", target=f"/sparql?{given}"),
        "direct": lambda: wire.post(BOTH, target=f"/sparql?{given}"),
    }[way]()
    assert reply.json["boolean"] is True


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_named_graphs(wire: Wire, way: str) -> None:
    """2.1.4: several named-graph-uri are the named graphs; the default graph is then empty."""
    for query, told in (
        (NAMED, True),
        (f"ASK {{ <{D}0> a ?t }}", False),
        (f"ASK {{ GRAPH <{D}3> {{ ?s ?p ?o }} }}", False),
    ):
        given = graphs(1, 2)
        reply = {
            "get": lambda: wire.get(query, more=f"&{given}"),  # noqa: B023 - called at once
            "form": lambda: wire.form(f"query={enc(query)}&{given}"),  # noqa: B023
            "direct": lambda: wire.post(query, target=f"/sparql?{given}"),  # noqa: B023
        }[way]()
        assert reply.json["boolean"] is told


def test_both_kinds_of_graphs(wire: Wire) -> None:
    """2.1.4: default and named graphs of one request make one dataset."""
    query = f"ASK {{ <{D}3> a ?t GRAPH ?g {{ <{D}1> a ?t }} GRAPH ?h {{ <{D}2> a ?t }} }}"
    assert wire.post(query, target=f"/sparql?{graphs(1, 2, default=(3,))}").json["boolean"] is True


def test_the_request_overrides_from(wire: Wire) -> None:
    """2.1.4: the dataset of the request is used, not the one of the query."""
    query = f"ASK FROM <{D}3> {{ <{D}1> a ?t FILTER NOT EXISTS {{ <{D}3> a ?x }} }}"
    assert wire.get(query, more=f"&{graphs(default=(1,))}").json["boolean"] is True
    assert wire.get(f"ASK FROM NAMED <{D}3> {NAMED[4:]}", more=f"&{graphs(1, 2)}").json["boolean"] is True


def test_from_is_used_without(wire: Wire) -> None:
    """FROM and FROM NAMED make the dataset where the request names none."""
    assert wire.get(f"ASK FROM <{D}1> FROM <{D}2> {BOTH[4:]}").json["boolean"] is True
    assert wire.get(f"ASK FROM <{D}1> {{ <{D}0> a ?t }}").json["boolean"] is False


def test_the_default_graph_of_a_plain_folder(wire: Wire) -> None:
    """Without any dataset the default graph is the unnamed one, and every graph is a named one."""
    assert wire.get(f"ASK {{ <{D}0> a ?t }}").json["boolean"] is True
    assert wire.get(f"ASK {{ <{D}1> a ?t }}").json["boolean"] is False
    assert wire.get(NAMED).json["boolean"] is True


def test_a_graph_without_triples_is_empty(wire: Wire) -> None:
    """A graph that nobody has written to is an empty one in a plain folder."""
    assert wire.form(f"query={enc(ASK)}", target=f"/sparql?default-graph-uri={enc(D + 'none')}").json["boolean"] is True


def test_decoded_once(wire: Wire) -> None:
    """`+` is a blank and percent-encoding is taken away once, in addresses and forms; a direct query stays as it is."""
    query = "query=SELECT+(%22a%2Bb%252B%20c%22+AS+?x)+{}"
    for reply in (wire.send("GET", f"/sparql?{query}"), wire.form(query)):
        assert reply.json["results"]["bindings"][0]["x"]["value"] == "a+b%2B c"
    reply = wire.post('SELECT ("a+b%2B" AS ?x) {}')
    assert reply.json["results"]["bindings"][0]["x"]["value"] == "a+b%2B"


def test_unicode(wire: Wire) -> None:
    """Text beyond ASCII comes back as it was sent, all three ways."""
    query = 'SELECT ("é 𝄞 中" AS ?x) {}'
    for reply in (wire.get(query), wire.form(f"query={enc(query)}"), wire.post(query)):
        assert reply.json["results"]["bindings"][0]["x"]["value"] == "é 𝄞 中"


@pytest.mark.parametrize(
    ("method", "target", "fields", "body", "status"),
    [
        pytest.param("GET", f"/sparql?query={enc(ASK)}&query={enc(ASK)}", (), b"", 400, id="several queries, GET"),
        pytest.param("POST", "/sparql", (FORM,), b"query=ASK{}&query=ASK{}", 400, id="several queries, form"),
        pytest.param("POST", f"/sparql?query={enc(ASK)}", (FORM,), b"query=ASK{}", 400, id="several, form and address"),
        pytest.param("POST", f"/sparql?query={enc(ASK)}", (QUERY,), b"ASK{}", 400, id="several, direct and address"),
        pytest.param("POST", "/sparql", (FORM,), b"", 400, id="no query, form"),
        pytest.param("POST", "/sparql", (FORM,), b"a=b", 400, id="no query, other parameter"),
        pytest.param("POST", "/sparql", (QUERY,), b"", 400, id="empty query, direct"),
        pytest.param("POST", "/sparql", (FORM,), b"query=", 400, id="empty query, form"),
        pytest.param("GET", "/sparql?query=", (), b"", 400, id="empty query, GET"),
        pytest.param("GET", f"/sparql?default-graph-uri={enc(D + '1')}", (), b"", 400, id="a dataset without a query"),
        pytest.param("GET", f"/sparql?query={enc('ASK {')}", (), b"", 400, id="syntax"),
        pytest.param("GET", f"/sparql?query={enc('CLEAR ALL')}", (), b"", 400, id="an update as query, GET"),
        pytest.param("POST", "/sparql", (QUERY,), b"CLEAR ALL", 400, id="an update as query, direct"),
        pytest.param("GET", "/sparql?update=CLEAR%20ALL", (), b"", 400, id="update by GET"),
        pytest.param("POST", "/sparql", (FORM,), b"update=CLEAR%20ALL", 400, id="update, form"),
        pytest.param("POST", "/sparql", (FORM,), b"query=ASK{}&update=CLEAR%20ALL", 400, id="query and update"),
        pytest.param("POST", "/sparql", (UPDATE,), b"CLEAR ALL", 415, id="update, direct"),
        pytest.param("POST", "/sparql", (), b"ASK {}", 415, id="no content type, query"),
        pytest.param("POST", "/sparql", (), b"query=ASK%20%7B%7D", 415, id="no content type, form"),
        pytest.param("POST", "/sparql", (("Content-Type", "text/plain"),), b"ASK {}", 415, id="text/plain"),
        pytest.param("POST", "/sparql", (("Content-Type", "nonsense"),), b"ASK {}", 415, id="no media type"),
        pytest.param("POST", "/sparql", (FORM, QUERY), b"ASK {}", 400, id="two content types"),
        pytest.param(
            "POST", "/sparql", ((QUERY[0], f"{QUERY[1]}; charset=UTF-16"),), ASK.encode("utf-16"), 415, id="UTF-16"
        ),
        pytest.param("POST", "/sparql", (QUERY,), ASK.encode("utf-16"), 400, id="UTF-16 said to be UTF-8"),
        pytest.param("POST", "/sparql", (QUERY, ("Content-Encoding", "gzip")), b"\x1f\x8b", 415, id="gzip"),
        pytest.param("POST", "/sparql", (QUERY,), b"ASK {} # \xff", 400, id="bytes that are no UTF-8, direct"),
        pytest.param("POST", "/sparql", (FORM,), b"query=ASK%20%7B%7D%23%FF", 400, id="the same encoded, form"),
        pytest.param("GET", "/sparql?query=ASK%20%7B%7D%23%C3%28", (), b"", 400, id="the same encoded, GET"),
        pytest.param("GET", "/sparql?query=ASK%7B%7D%23%ED%A0%80", (), b"", 400, id="half a surrogate pair"),
        pytest.param(
            "GET", f"/sparql?query={enc(ASK)}&default-graph-uri=a%20b", (), b"", 400, id="graph that is no IRI"
        ),
        pytest.param("GET", f"/sparql?query={enc(ASK)}&timeout=soon", (), b"", 400, id="timeout that is no number"),
        pytest.param("GET", f"/sparql?query={enc(ASK)}&timeout=1&timeout=2", (), b"", 400, id="two timeouts"),
        pytest.param("GET", f"/sparql?query={enc(ASK)}&defualt-graph-uri=x", (), b"", 400, id="unknown parameter"),
        pytest.param("POST", "/sparql", (QUERY,), b"ASK {}" + b" " * 300_000, 413, id="query too large"),
        pytest.param("POST", "/sparql", (QUERY, ("Content-Length", "40000000")), b"ASK {}", 413, id="length too large"),
        pytest.param("GET", f"/sparql?query={'a' * 40_000}", (), b"", 414, id="address too long"),
        pytest.param("GET", "/sparqls", (), b"", 404, id="unknown path"),
        pytest.param("POST", "/nothing", (QUERY,), b"ASK {}", 404, id="unknown path, POST"),
        *(
            pytest.param(method, "/sparql", (QUERY,), b"ASK {}", 405, id=f"{method} is not taken")
            for method in ("PUT", "DELETE", "PATCH")
        ),
    ],
)
def test_refused(wire: Wire, method: str, target: str, fields: tuple[Field, ...], body: bytes, status: int) -> None:
    """2.1.7, 4: what the protocol forbids is refused with its status, as a problem document that any page may read."""
    reply = wire.send(method, target, *fields, ("Origin", "http://elsewhere.example"), body=body)
    assert reply.status == status, reply.text
    assert reply.field("content-type") == "application/problem+json"
    assert reply.json["status"] == status
    assert reply.json["detail"]
    assert "Traceback" not in reply.text
    assert reply.field("access-control-allow-origin") == "*"
    assert "accept" in reply.vary


def test_405_names_what_is_taken(wire: Wire) -> None:
    """405 comes with Allow (RFC 9110, 15.5.6), as does the answer to OPTIONS."""
    allowed = {"GET", "HEAD", "OPTIONS", "POST"}
    assert {one.strip() for one in wire.send("DELETE", "/sparql").field("allow").split(",")} == allowed
    reply = wire.send("OPTIONS", "/sparql")
    assert reply.status == 204
    assert {one.strip() for one in reply.field("allow").split(",")} == allowed


@pytest.mark.parametrize(
    ("target", "status"),
    [
        (f"/sparql?query={enc(ASK)}", 200),
        (f"/sparql?query={enc('SELECT * { ?s ?p ?o }')}&format=csv", 200),
        ("/sparql", 200),
        ("/.well-known/void", 200),
        ("/sparql?query=ASK", 400),
        (f"/sparql?query={enc(ASK)}&query=", 400),
        ("/nothing", 404),
    ],
)
def test_head(wire: Wire, target: str, status: int) -> None:
    """HEAD answers as GET does, with the same fields and without a body (RFC 9110, 9.3.2), errors too."""
    wire.send("GET", target)
    got, head = wire.send("GET", target), wire.send("HEAD", target)
    assert head.status == got.status == status
    own = ("date", "server-timing", "x-request-id")
    assert [one for one in head.fields if one[0] not in own] == [one for one in got.fields if one[0] not in own]


def test_head_leaves_the_connection_in_step(wire: Wire) -> None:
    """After an error to HEAD the next answer on the same connection begins where it should."""
    first = b"HEAD /sparql?query=ASK HTTP/1.1\r\nHost: x\r\n\r\n"
    second = b"GET /sparql?query=ASK%7B%7D HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
    with socket.create_connection(("127.0.0.1", wire.port), timeout=30) as connection:
        connection.sendall(first + second)
        received = b"".join(iter(lambda: connection.recv(1 << 16), b""))
    assert received.startswith(b"HTTP/1.1 400")
    assert received.partition(b"\r\n\r\n")[2].startswith(b"HTTP/1.1 200")


def test_a_body_in_chunks(wire: Wire) -> None:
    """A query may come in chunks, and is refused as soon as it is too large."""
    head = "POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
    chunked = f"{head}Transfer-Encoding: chunked\r\n\r\n".encode()
    assert wire.raw(chunked + b"3\r\nASK\r\n3\r\n {}\r\n0\r\n\r\n").json["boolean"] is True
    assert wire.raw(chunked + b"f4240\r\n" + b" " * 1_000_000 + b"\r\n" + b"0\r\n\r\n").status == 413


def test_timeout_only_lowers(wire: Wire) -> None:
    """`timeout` shortens the time that a query may take, and can be large without making it longer."""
    hopeless = "SELECT (COUNT(*) AS ?n) { " + " ".join(f"VALUES ?x{n} {{ {'1 ' * 20} }}" for n in range(10)) + " }"
    reply = wire.get(hopeless, more="&timeout=0.5")
    assert reply.status in (403, 504)
    assert wire.get(ASK, more="&timeout=100000").status == 200


def test_relative_iris(wire: Wire) -> None:
    """Relative IRIs are relative to the address of the service where there is no BASE (RFC 3986, 5.1)."""
    reply = wire.get("SELECT (<a> AS ?x) {}")
    assert reply.json["results"]["bindings"][0]["x"]["value"] == f"http://127.0.0.1:{wire.port}/a"
    assert wire.get("ASK FROM <a> {}").status == 200


def test_names_of_other_clients(wire: Wire) -> None:
    """Parameters of other endpoints' clients are understood: `output` and `results` beside `format`."""
    reply = wire.get(ASK, more="&format=xml&output=xml&results=xml")
    assert reply.media_type == "application/sparql-results+xml"
    assert wire.get("CONSTRUCT WHERE { ?s ?p ?o }", more="&output=json").media_type == "application/ld+json"
    assert wire.get(ASK, more="&format=xml&output=json").status == 400
