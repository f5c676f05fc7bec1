"""SPARQL 1.1 Graph Store HTTP Protocol where it meets HTTP: names, conditions, encodings and forms, as bytes."""

from itertools import count

import pytest
from wire import BEARER, Field, Reply, Wire, enc

TURTLE = ("Content-Type", "text/turtle")
NEW = count()


def named() -> str:
    """Return the address of a graph that nobody has used."""
    return f"/store?graph={enc(f'http://example.org/graph/{next(NEW)}')}"


def put(wire: Wire, target: str, text: str | bytes, *fields: Field, method: str = "PUT") -> Reply:
    kind = () if any(name == "Content-Type" for name, _ in fields) else (TURTLE,)
    return wire.send(method, target, BEARER, *kind, *fields, body=text)


def triples(wire: Wire, target: str) -> set[str]:
    reply = wire.send("GET", target, ("Accept", "application/n-triples"))
    assert reply.status == 200, reply.text
    return set(reply.text.splitlines())


@pytest.mark.parametrize(
    "name", ["relative", "/path", "//host/path", "1:x", "_:b", "", "a b", "<urn:a>", "urn:", "http://a/\n"]
)
def test_names_are_absolute(writable: Wire, name: str) -> None:
    """4.2: a graph is named by an absolute IRI, and anything else is 400, whatever is to be done with it."""
    target = f"/store?graph={enc(name)}"
    for method in ("GET", "HEAD", "DELETE"):
        assert writable.send(method, target, BEARER).status == 400
    for method in ("PUT", "POST"):
        assert put(writable, target, "<urn:a> <urn:b> 1 .", method=method).status == 400


@pytest.mark.parametrize(
    "name", ["HTTP://Host.Example/x", "urn:uuid:0", "http://host.example/%7e/../é#f?", "tag:a,2020:b"]
)
def test_names_stay_as_they_are(writable: Wire, name: str) -> None:
    """4.2: two IRIs name one graph only if they are the same, letter for letter (RDF 1.1 Concepts, 3.2)."""
    target = f"/store?graph={enc(name)}"
    assert put(writable, target, "<urn:a> <urn:b> <> .").status == 201
    assert writable.get(f"ASK {{ GRAPH <{name}> {{ <urn:a> ?p ?o }} }}").json["boolean"] is True
    assert writable.send("DELETE", target, BEARER).status == 204


def test_conditions(writable: Wire) -> None:
    """A write under a condition that does not hold is 412 and changes nothing (RFC 9110, 13.1.1 and 13.1.2)."""
    target, other = named(), named()
    new, there = ("If-None-Match", "*"), ("If-Match", "*")
    assert put(writable, target, "<urn:a> <urn:b> 1 .", there).status == 412
    assert put(writable, target, "<urn:a> <urn:b> 1 .", new).status == 201
    before = triples(writable, target)
    tag = writable.send("GET", target, ("Accept", "application/n-triples")).field("etag")
    others, weak, known = ("If-Match", '"x", "y"'), ("If-Match", f"W/{tag}"), ("If-None-Match", f'"x", {tag}')
    for method, field in (
        ("PUT", new),
        ("POST", new),
        ("DELETE", new),
        ("PUT", others),
        ("DELETE", weak),
        ("POST", known),
    ):
        text = "" if method == "DELETE" else "<urn:a> <urn:b> 2 ."
        assert put(writable, target, text, field, method=method).status == 412
    assert triples(writable, target) == before
    assert put(writable, other, "<urn:a> <urn:b> 1 .", ("If-None-Match", '"x"')).status == 201
    assert put(writable, target, "<urn:a> <urn:b> 3 .", ("If-Match", tag)).status == 412, "another state"
    assert put(writable, target, "<urn:a> <urn:b> 3 .", there).status == 204
    assert writable.send("DELETE", named(), BEARER, ("If-Match", '"x"')).status == 404


@pytest.mark.parametrize("coding", ["identity", "gzip"])
def test_a_tag_guards_against_lost_updates(writable: Wire, coding: str) -> None:
    """Who writes with the tag of what was read succeeds once; both codings have strong tags, each its own."""
    target = named()
    put(writable, target, "<urn:a> <urn:b> " + ", ".join(f'"{number:100}"' for number in range(30)) + " .")
    read = [writable.send("GET", target, ("Accept-Encoding", one)) for one in (coding, coding, "identity", "gzip")]
    assert read[0].field("content-encoding") == ("gzip" if coding == "gzip" else "")
    assert read[0].body == read[1].body
    assert read[2].field("etag") != read[3].field("etag")
    tag = read[0].field("etag")
    assert tag.startswith('"')
    for asked, status in (("If-None-Match", 304), ("If-Match", 200)):
        assert writable.send("GET", target, ("Accept-Encoding", coding), (asked, tag)).status == status
    assert writable.send("GET", target, ("If-Match", '"x"')).status == 412
    assert writable.send("HEAD", target, ("If-Match", '"x"')).status == 412
    assert put(writable, target, "<urn:a> <urn:b> 1 .", ("If-Match", f'"x", {tag}')).status == 204
    assert put(writable, target, "<urn:a> <urn:b> 2 .", ("If-Match", tag)).status == 412
    assert triples(writable, target) == {'<urn:a> <urn:b> "1"^^<http://www.w3.org/2001/XMLSchema#integer> .'}


def test_parts_are_not_put(writable: Wire) -> None:
    """A part of a representation is refused rather than taken for the whole (RFC 9110, 14.5)."""
    assert put(writable, named(), "<urn:a> <urn:b> 1 .", ("Content-Range", "bytes 0-10/100")).status == 400


@pytest.mark.parametrize("encoding", ["UTF-8", "ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "US-ASCII"])
def test_encodings_of_xml(writable: Wire, encoding: str) -> None:
    """RDF/XML may be in UTF-16 and tells its encoding itself (XML 1.0, 4.3.3), however long it is."""
    words = "e" * 5000 if encoding == "US-ASCII" else "é" * 5000
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
        f' xmlns:e="urn:e#"><rdf:Description rdf:about="urn:a"><e:p>{words}</e:p></rdf:Description></rdf:RDF>'
    )
    target, kind = named(), ("Content-Type", "application/rdf+xml")
    assert put(writable, target, text.encode(encoding), kind).status == 201
    assert triples(writable, target) == {f'<urn:a> <urn:e#p> "{words}" .'}


@pytest.mark.parametrize(
    "content",
    [
        b'<?xml version="1.0" encoding="x-user-defined"?><a/>',
        b'<?xml version="1.0" encoding="UTF-7"?><a/>',
        b'<?xml version="1.0" encoding="idna"?><a/>',
        b'<?xml version="1.0" encoding="US-ASCII"?><a>\xe9</a>',
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16"),
        '<?xml version="1.0"?><a/>'.encode("utf-16")[:-1],
        b"\xff\xfe\x00\xd8",
    ],
)
def test_encodings_that_are_refused(writable: Wire, content: bytes) -> None:
    """What is in no encoding that is known, or not in its own, is 400; entities are refused in every encoding."""
    assert put(writable, named(), content, ("Content-Type", "application/rdf+xml")).status == 400


def form(*parts: str, boundary: str = "B") -> str:
    return "".join(f"--{boundary}\r\n{part}\r\n" for part in parts) + f"--{boundary}--\r\n"


@pytest.mark.parametrize("before", ["", "nobody reads this\r\n", "--B\n" + "x" * 100_000 + "\r\n"])
def test_forms(writable: Wire, before: str) -> None:
    """5.5: files of a form, of types told or known by their names, with text around them that is for nobody."""
    boundary = "a b:c"
    body = before + form(
        'Content-Disposition: form-data; name="a"; filename="a.nt"\r\n\r\n<urn:a> <urn:b> "nt" .',
        'content-disposition: form-data; name=b; filename=b.ttl\r\n\r\n<urn:a> <urn:b> "ttl" .',
        'Content-Disposition: form-data; name="c"; filename="é"\r\n'
        'Content-Type: application/ld+json; charset=utf-8\r\n\r\n{"@id": "urn:a", "urn:b": "json"}',
        boundary=boundary,
    )
    target, kind = named(), ("Content-Type", f'multipart/form-data; boundary="{boundary}"')
    assert put(writable, target, f"{body}after", kind, method="POST").status == 201
    assert triples(writable, target) == {f'<urn:a> <urn:b> "{one}" .' for one in ("nt", "ttl", "json")}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", form('Content-Disposition: form-data; name="a"; filename="a.ttl"\r\n\r\n')),
        ("multipart/form-data; boundary=C", form('Content-Disposition: form-data; name="a"; filename="a.ttl"\r\n\r\n')),
        ("multipart/form-data; boundary=B", "nothing"),
        ("multipart/form-data; boundary=B", ""),
        ("multipart/form-data; boundary=B", form()),
        (
            "multipart/form-data; boundary=B",
            '--B\r\nContent-Disposition: form-data; name="a"; filename="a.ttl"\r\n\r\nx',
        ),
    ],
)
def test_forms_that_cannot_be_read(writable: Wire, kind: str, body: str) -> None:
    """A form without files, without its boundary or without its end is 400 and makes no graph."""
    target = named()
    assert put(writable, target, body, ("Content-Type", kind), method="POST").status == 400
    assert writable.send("GET", target).status == 404


def test_merged_graphs_are_a_set(writable: Wire) -> None:
    """Graphs that make up a default graph are merged: what two of them hold is there once (Query, 13.2)."""
    names = [f"http://example.org/merged/{number}" for number in range(3)]
    for name, own in zip(names, ("<urn:a> <urn:c> 1", "<urn:a> <urn:c> 2", "_:b <urn:c> 3"), strict=True):
        put(writable, f"/store?graph={enc(name)}", f'<urn:a> <urn:b> "shared" . {own} .')
    pattern = "{ ?s ?p ?o . ?s <urn:b> ?x OPTIONAL { GRAPH ?g { ?s <urn:c> ?c } } }"
    query, clauses = "SELECT (COUNT(*) AS ?n)", "".join(f" FROM <{name}>" for name in (names[0], *names))
    given = "".join(f"&default-graph-uri={enc(name)}" for name in (*names, names[1]))
    named = f"&named-graph-uri={enc(names[1])}&named-graph-uri={enc(names[0])}"
    for reply, number in (
        (writable.get(f"{query} {pattern}", more=given), 3),
        (writable.get(f"{query}{clauses} {pattern}"), 3),
        (writable.get(f"{query} {pattern}", more=given + named), 6),
        (writable.get(f"{query} FROM <{names[0]}> FROM <{names[0]}> {pattern}"), 2),
        (writable.get(f"{query} {{ ?s ?p ?o }}", more=given), 4),
        (writable.get(f"{query} FROM NAMED <{names[0]}>{clauses} {{ GRAPH ?g {{ ?s ?p ?o }} }}"), 2),
    ):
        assert reply.json["results"]["bindings"][0]["n"]["value"] == str(number), reply.text


def test_patch_is_not_taken(writable: Wire) -> None:
    """5.7: PATCH, which may be absent, is 405 and Allow tells what there is."""
    reply = put(writable, named(), "CLEAR ALL", ("Content-Type", "application/sparql-update"), method="PATCH")
    assert reply.status == 405
    assert {one.strip() for one in reply.field("allow").split(",")} == {
        "DELETE",
        "GET",
        "HEAD",
        "OPTIONS",
        "POST",
        "PUT",
    }
