"""Whatever is sent to write, by who may: no fault of the server, and a graph that can be read as before."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sample_folder import add, quarrel
from writable import ask, writable

from api.writing import WriteLimits
from kg.store.documents import MEDIA_TYPES

KEPT = "https://example.org/newskg/graph/"
GRAPHS = (
    "urn:g",
    "urn:h",
    f"{KEPT}meta",
    f"{KEPT}curated",
    "urn:g%",
    "",
    "rel",
    "http://[x",
    "file:///etc/passwd",
    "_:b",
)
WORDS = (
    *"INSERT DELETE DATA WHERE WITH USING NAMED GRAPH LOAD CLEAR DROP CREATE ADD MOVE COPY TO INTO ALL DEFAULT".split(),
    *"SILENT SELECT OPTIONAL UNION MINUS FILTER BIND AS VALUES UNDEF SERVICE BASE PREFIX a x: x:y".split(),
    *(
        "<urn:s>",
        "<urn:p>",
        "<urn:g>",
        f"<{KEPT}meta>",
        "<>",
        "<rel>",
        "?s",
        "?p",
        "?o",
        "?g",
        "_:b",
        "1",
        "-1",
        "1.5e3",
    ),
    *(
        "'x'",
        '"y"@en',
        "'''z'''",
        "'1'^^<urn:t>",
        "UUID()",
        "STR(?s)",
        "CONCAT(?s, ?p)",
        "\\u0041",
        "\n",
        "\0",
        "\ud800",
    ),
    *"{ } ( ) [ ] . ; , * | / ^ << >> # é".split(),
)
BODIES = (
    b"<urn:s> <urn:p> <urn:o> .",
    b"<urn:s> <urn:p> <urn:o> <urn:g> .",
    b"@prefix x: <urn:> . x:s x:p [ x:q (1 2 'three'@en) ] .",
    b"<urn:g> { <urn:s> <urn:p> <urn:o> }",
    b'{"@id": "urn:s", "urn:p": [{"@value": "x", "@language": "en"}]}',
    b'{"@context": "http://127.0.0.1:1/", "@id": "urn:s"}',
    b'<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:x="urn:">'
    b'<r:Description r:about="urn:s" x:p="y"/></r:RDF>',
    b'<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
)
TYPES = (*sorted(set(MEDIA_TYPES.values())), "multipart/form-data; boundary=b", "text/html", "")
SOME = settings(max_examples=40, deadline=None, derandomize=True)


def phrases(most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(WORDS), max_size=most).map(" ".join)


updates = st.one_of(
    st.text(max_size=60),
    phrases(25),
    phrases(8).map("INSERT {{ ?s ?p ?o }} WHERE {{ {} }}".format),
    phrases(8).map("INSERT DATA {{ <urn:s> <urn:p> {} }}".format),
)


@st.composite
def bodies(draw: st.DrawFn) -> bytes:
    """A document, whole or with some of its bytes taken out and others put in."""
    body = draw(st.sampled_from(BODIES))
    cut, end = sorted(draw(st.tuples(*[st.integers(0, len(body))] * 2)))
    return body if draw(st.booleans()) else body[:cut] + draw(st.binary(max_size=9)) + body[end:]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client that may write to a folder with an article."""
    folder = tmp_path_factory.mktemp("fuzzed") / "kg"
    add(folder, quarrel())
    with writable(folder, WriteLimits(seconds=30)) as client:
        yield client


def kept(client: httpx.Client) -> set[str]:
    """Return what stands in the graphs that are not free, read as any reader would."""
    rows = client.get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "format": "csv"})
    graphs = [name for name in rows.text.split()[1:] if name.startswith(KEPT) and not name.endswith("curated")]
    assert len(graphs) > 2
    held = [client.get("/store", params={"graph": graph, "format": "nt"}).text for graph in graphs]
    return {line for text in held for line in text.splitlines() if "_:" not in line}


def check(client: httpx.Client, answer: httpx.Response) -> None:
    """Check that an answer is no failure, and that the server still answers."""
    assert answer.status_code < 500 or answer.status_code == 504, answer.text
    if answer.status_code >= 400:
        assert answer.json()["status"] == answer.status_code
    assert ask(client, "ASK { ?s ?p ?o }")


@SOME
@given(updates)
def test_updates(client: httpx.Client, text: str) -> None:
    """Any text for an update is carried out or refused with a reason."""
    headers = {"content-type": "application/sparql-update"}
    check(client, client.post("/update", content=text.encode("utf-8", "surrogatepass"), headers=headers))


@SOME
@given(st.sampled_from(("PUT", "POST", "DELETE")), st.sampled_from(GRAPHS), st.sampled_from(TYPES), bodies())
def test_graphs(client: httpx.Client, method: str, graph: str, media_type: str, body: bytes) -> None:
    """Any bytes for a graph are taken or refused with a reason, under whatever name and type."""
    if media_type.startswith("multipart"):
        body = b"--b\r\nContent-Disposition: form-data; name=f; filename=../f.ttl\r\n\r\n" + body + b"\r\n--b--\r\n"
    headers = {"content-type": media_type} if media_type else {}
    content = None if method == "DELETE" else body
    check(client, client.request(method, "/store", params={"graph": graph}, content=content, headers=headers))


def test_what_was_written_can_be_read(client: httpx.Client, tmp_path: Path) -> None:
    """After all that every graph can be read, and those that the program keeps are as in a folder nobody wrote to."""
    rows = client.get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", "format": "csv"})
    for graph in rows.text.split()[1:]:
        held = client.get("/store", params={"graph": graph, "format": "nt"})
        assert held.status_code == 200 and list(ox.parse(held.content, format=ox.RdfFormat.N_TRIPLES))
    add(tmp_path / "kg", quarrel())
    with writable(tmp_path / "kg") as untouched:
        assert kept(client) == kept(untouched)
