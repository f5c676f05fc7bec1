"""In which form an answer comes (RFC 9110, 12.5.1), that it is what its Content-Type says, and what caches need."""

import csv
import gzip
import io
import xml.etree.ElementTree as ET
from typing import Any

import pytest
from rdflib import Dataset, Graph
from rdflib.compare import isomorphic
from wire import D, Field, Wire, enc

SELECT = f"SELECT ?o ?none {{ GRAPH <{D}terms> {{ ?s <{D}p> ?o }} }} ORDER BY ?o"
CONSTRUCT = f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{D}terms> {{ ?s ?p ?o }} }}"
JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv; charset=utf-8", "text/tab-separated-values; charset=utf-8"
TURTLE = "text/turtle; charset=utf-8"


def accept(*values: str) -> tuple[Field, ...]:
    return tuple(("Accept", value) for value in values)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ((), JSON),
        (accept(""), JSON),
        (accept("*/*"), JSON),
        (accept("*"), JSON),
        (accept(JSON), JSON),
        (accept("application/json"), JSON),
        (accept("application/*"), JSON),
        (accept(XML), XML),
        (accept("application/xml"), XML),
        (accept("text/xml"), XML),
        (accept("text/csv"), CSV),
        (accept("text/*"), CSV),
        (accept("text/tab-separated-values"), TSV),
        (accept("TEXT/CSV"), CSV),
        (accept("text/csv; charset=utf-8"), CSV),
        (accept('text/csv;x="a,b;q=0";q=1.0, application/json;q=0.1'), CSV),
        (accept("text/csv;q=0.5, application/sparql-results+xml;q=0.6"), XML),
        (accept("text/csv;Q=0.5 , application/sparql-results+xml ; q=0.6"), XML),
        (accept("text/csv;q=0.001, */*;q=0"), CSV),
        (accept("text/csv;q=0, text/*"), TSV),
        (accept(f"{JSON};q=0, */*;q=0.1"), XML),
        (accept("*/*;q=0.1, text/tab-separated-values"), TSV),
        (accept("text/turtle, text/csv;q=0.1"), CSV),
        (accept("image/png, text/html, text/csv;q=0.2"), CSV),
        (accept("image/png", "text/csv"), CSV),
        (accept("text/csv;q=0.1", f"{XML};q=0.2"), XML),
        (accept("broken, ///, text/, ;q=1, text/csv"), CSV),
        (accept(";;;,,,"), JSON),
        (accept("text/csv;q=high"), JSON),
        (accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"), XML),
    ],
)
def test_solutions(wire: Wire, fields: tuple[Field, ...], told: str) -> None:
    """Quality decides, then how exactly a range names a form, then our order; what is no form of these is skipped."""
    reply = wire.get(SELECT, *fields)
    assert (reply.status, reply.field("content-type")) == (200, told)
    assert "accept" in reply.vary


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ((), TURTLE),
        (accept("*/*"), TURTLE),
        (accept("text/turtle"), TURTLE),
        (accept("text/*"), TURTLE),
        (accept("application/n-triples"), "application/n-triples"),
        (accept("application/rdf+xml"), "application/rdf+xml"),
        (accept("application/ld+json"), "application/ld+json"),
        (accept("application/json"), "application/ld+json"),
        (accept("application/trig"), "application/trig"),
        (accept("application/n-quads"), "application/n-quads"),
        (accept(f"{JSON}, text/csv, application/rdf+xml;q=0.1"), "application/rdf+xml"),
        (accept("text/turtle;q=0.4, application/n-triples;q=0.5"), "application/n-triples"),
    ],
)
@pytest.mark.parametrize("query", [CONSTRUCT, f"DESCRIBE <{D}x> FROM <{D}terms>"])
def test_graphs(wire: Wire, query: str, fields: tuple[Field, ...], told: str) -> None:
    """The same for CONSTRUCT and DESCRIBE, among the syntaxes of RDF."""
    reply = wire.get(query, *fields)
    assert (reply.status, reply.field("content-type")) == (200, told)


@pytest.mark.parametrize(
    ("query", "fields"),
    [
        (SELECT, accept("image/png")),
        (SELECT, accept("text/turtle")),
        (SELECT, accept("*/*;q=0")),
        (SELECT, accept("text/csv;q=0.0")),
        (CONSTRUCT, accept(JSON)),
        (CONSTRUCT, accept("text/csv, image/*")),
    ],
)
def test_406_lists_what_there_is(wire: Wire, query: str, fields: tuple[Field, ...]) -> None:
    """What cannot be had is 406 with the list of what can (RFC 9110, 15.5.7), by POST too."""
    for reply in (wire.get(query, *fields), wire.post(query, *fields)):
        assert reply.status == 406
        wanted = "text/turtle, application/n-triples" if query is CONSTRUCT else f"{JSON}, {XML}, text/csv"
        assert wanted in reply.json["hint"]
        assert "accept" in reply.vary


def test_json(wire: Wire) -> None:
    """SPARQL 1.1 Query Results JSON Format: head, bindings, kinds of terms; unbound variables are absent."""
    told = wire.get(SELECT).json
    assert told["head"]["vars"] == ["o", "none"]
    terms = [row["o"] for row in told["results"]["bindings"]]
    assert all(set(row) == {"o"} for row in told["results"]["bindings"])
    assert {"type": "uri", "value": f"{D}y"} in terms
    assert {"type": "literal", "value": "é", "xml:lang": "fr"} in terms
    assert {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"} in terms
    assert {"type": "literal", "value": 'a,"b"\nc'} in terms
    assert wire.get("ASK {}").json == {"head": {}, "boolean": True}


def test_xml(wire: Wire) -> None:
    """SPARQL Query Results XML Format says the same."""
    space = "{http://www.w3.org/2005/sparql-results#}"
    told = ET.fromstring(wire.get(SELECT, *accept(XML)).text)
    assert [one.get("name") for one in told.iter(f"{space}variable")] == ["o", "none"]
    assert len(list(told.iter(f"{space}result"))) == 5
    assert {one.text for one in told.iter(f"{space}literal")} == {"é", "1", 'a,"b"\nc'}
    assert ET.fromstring(wire.get("ASK {}", *accept(XML)).text).findtext(f"{space}boolean") == "true"


def test_csv(wire: Wire) -> None:
    """SPARQL 1.1 CSV: names without `?`, lines end in CRLF, values bare and quoted where they must be (RFC 4180)."""
    text = wire.get(SELECT, *accept("text/csv")).text
    assert text.startswith("o,none\r\n")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert len(rows) == 6
    assert all(len(row) == 2 for row in rows)
    assert {row[0] for row in rows[1:]} >= {f"{D}y", "é", "1", 'a,"b"\nc'}
    assert '"a,""b""\nc",\r\n' in text
    assert wire.get("ASK {}", *accept("text/csv")).text.strip() == "true"


def test_tsv(wire: Wire) -> None:
    """SPARQL 1.1 TSV: names with `?`, terms as in Turtle, tabs and line ends escaped."""
    lines = wire.get(SELECT, *accept("text/tab-separated-values")).text.rstrip("\n").split("\n")
    assert lines[0] == "?o\t?none"
    assert {line.split("\t")[0] for line in lines[1:]} >= {f"<{D}y>", '"é"@fr', "1", '"a,\\"b\\"\\nc"'}
    assert all(line.endswith("\t") for line in lines[1:])


@pytest.mark.parametrize(
    ("name", "syntax"),
    [("ttl", "turtle"), ("nt", "nt"), ("rdfxml", "xml"), ("jsonld", "json-ld"), ("trig", "trig"), ("nq", "nquads")],
)
def test_every_syntax_holds_the_graph(wire: Wire, name: str, syntax: str) -> None:
    """Another parser reads the same triples from every syntax."""
    expected = Graph().parse(data=wire.get(CONSTRUCT, more="&format=nt").text, format="nt")
    assert len(expected) == 5
    found = Graph()
    for quad in Dataset().parse(data=wire.get(CONSTRUCT, more=f"&format={name}").text, format=syntax).quads():
        found.add(quad[:3])
    assert isomorphic(found, expected)


@pytest.mark.parametrize(
    ("template", "status"),
    [
        ("<http://a> <http://x/y> 'a\\r\\nb'", 200),
        ("<http://a> a <http://x/1>", 200),
        ("<http://a> <http://x/é.b-1> 'x'", 200),
        ("<http://a> <http://x/1> 'x'", 406),
        ("<http://a> <http://x/> 'x'", 406),
        ("<http://a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#li> 'x'", 406),
        ("<http://a> <http://x/y> 'a\\u0001b'", 406),
    ],
)
def test_rdf_xml_is_right_or_refused(wire: Wire, template: str, status: int) -> None:
    """RDF/XML holds the very triples, or is an error where XML cannot hold them."""
    query = f"CONSTRUCT {{ {template} }} {{}}"
    reply = wire.get(query, *accept("application/rdf+xml"))
    assert reply.status == status
    if status == 200:
        expected = Graph().parse(data=wire.get(query, more="&format=nt").text, format="nt")
        assert isomorphic(Graph().parse(data=reply.text, format="xml"), expected)


def test_xml_that_nobody_could_read_is_refused(wire: Wire) -> None:
    """Results with a control character are an error as XML, and whole as JSON."""
    query = "SELECT ('a\\u0001b' AS ?x) {}"
    assert wire.get(query, *accept(XML)).status == 406
    assert wire.get(query).json["results"]["bindings"][0]["x"]["value"] == "a\x01b"


def test_format_goes_before_accept(wire: Wire) -> None:
    """`format` names a form whatever is accepted; a name that does not fit is 400."""
    assert wire.get(SELECT, *accept("image/png"), more="&format=tsv").field("content-type") == TSV
    assert wire.get(SELECT, more="&format=ttl").status == 400
    assert wire.get(CONSTRUCT, more="&format=csv").status == 400


@pytest.mark.parametrize(
    ("value", "text"),
    [("text/plain", True), ("text/*;q=0.1", True), ("text/plain, */*;q=0.1", True), ("*/*", False), ("text/csv", False),
     ("application/json, text/plain;q=0.5", False)],
)  # fmt: skip
def test_errors_are_negotiated(wire: Wire, value: str, text: bool) -> None:
    """Errors are problem documents; plain text for who prefers that."""
    reply = wire.get("ASK { ?s foaf:name ?o }", *accept(value), more="&format=json")
    assert reply.status == 400
    assert reply.media_type == ("text/plain" if text else "application/problem+json")
    assert "foaf:name" in reply.text
    assert "<http://xmlns.com/foaf/0.1/>" in reply.text
    assert "accept" in reply.vary


def test_gzip(wire: Wire) -> None:
    """Large answers are packed for who accepts that, and both kinds say what they depend on."""
    query = "SELECT * { ?s ?p ?o } VALUES ?n { " + " ".join(map(str, range(100))) + " }"
    plain, packed = wire.post(query), wire.post(query, ("Accept-Encoding", "gzip"))
    assert (plain.field("content-encoding"), packed.field("content-encoding")) == ("", "gzip")
    assert gzip.decompress(packed.body) == plain.body
    for reply in (plain, packed):
        assert {"accept", "accept-encoding"} <= reply.vary


@pytest.mark.parametrize("target", [f"/sparql?query={enc(SELECT)}", "/sparql", "/.well-known/void"])
def test_etags(wire: Wire, target: str) -> None:
    """The tag of a state answers 304 to who has it, and not to who has another form or none."""
    reply: Any = None
    for _ in range(20):  # Until the numbers of descriptions are counted.
        reply = wire.send("GET", target)
        if reply.field("etag"):
            break
    tag = reply.field("etag")
    for given in (tag, f'"x", {tag}', "*", tag.removeprefix("W/")):
        known = wire.send("GET", target, ("If-None-Match", given))
        assert known.status == 304
        assert known.field("etag") == tag
        assert "accept" in known.vary
    assert wire.send("HEAD", target, ("If-None-Match", tag)).status == 304
    assert wire.send("GET", target, ("If-None-Match", '"x"')).status == 200
    other = "text/csv" if "query" in target else "application/n-triples"
    assert wire.send("GET", target, ("Accept", other), ("If-None-Match", tag)).status == 200


def test_what_changes_by_itself_has_no_tag(wire: Wire) -> None:
    """Answers that NOW, RAND or UUID make, and errors, carry no tag."""
    for query in ("SELECT (NOW() AS ?x) {}", "SELECT (rand () AS ?x) {}", "SELECT (UUID() AS ?x) {}", "ASK {"):
        assert wire.get(query).field("etag") == ""
    assert wire.get("ASK {", ("If-None-Match", "*")).status == 400


def test_preflight(wire: Wire) -> None:
    """A page of another origin may post queries (CORS)."""
    asked = (("Origin", "http://a.example"), ("Access-Control-Request-Method", "POST"))
    reply = wire.send("OPTIONS", "/sparql", *asked, ("Access-Control-Request-Headers", "content-type"))
    assert reply.status in (200, 204)
    assert reply.field("access-control-allow-origin") == "*"
    assert "POST" in reply.field("access-control-allow-methods")
    assert "content-type" in reply.field("access-control-allow-headers").lower()
    assert wire.get("ASK {}", ("Origin", "http://a.example")).field("access-control-allow-origin") == "*"
