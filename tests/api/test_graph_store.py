"""SPARQL 1.1 Graph Store HTTP Protocol, operation by operation, on a real server over a plain folder."""

from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest
from writable import ask, writable

from kg import derive
from kg.store.folder import FolderStore

TURTLE = {"content-type": "text/turtle"}
TRIPLE = "<http://e/s> <http://e/p> '{}' ."
PATH = {"graph": "http://e/g"}
DEFAULT = {"default": ""}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server that takes writes to an empty plain folder."""
    folder = tmp_path_factory.mktemp("plain") / "kg"
    FolderStore.create_plain(folder, derive)
    with writable(folder) as client:
        yield client


def put(client: httpx.Client, value: str, graph: str = "http://e/g") -> httpx.Response:
    return client.put("/store", params={"graph": graph}, content=TRIPLE.format(value), headers=TURTLE)


def lines(client: httpx.Client, address: str = "/store", **parameters: str) -> list[str]:
    answer = client.get(address, params=parameters or None, headers={"accept": "application/n-triples"})
    assert answer.status_code == 200, answer.text
    return sorted(answer.text.splitlines())


def test_put_makes_and_replaces(client: httpx.Client) -> None:
    """5.3: PUT of a graph that is not there makes it (201), of one that is replaces it (204)."""
    client.delete("/store", params=PATH)
    assert put(client, "old").status_code == 201
    assert put(client, "new").status_code == 204
    assert lines(client, graph="http://e/g") == ['<http://e/s> <http://e/p> "new" .']
    assert ask(client, "ASK { GRAPH <http://e/g> { ?s ?p 'new' } }")


def test_put_of_nothing(client: httpx.Client) -> None:
    """5.3: an empty document makes an empty graph, which is there."""
    assert client.put("/store", params={"graph": "http://e/empty"}, content="", headers=TURTLE).status_code == 201
    assert lines(client, graph="http://e/empty") == []


def test_post_adds(client: httpx.Client) -> None:
    """5.5: POST merges into a graph (204), and makes one that is not there (201); blank nodes are never joined."""
    put(client, "one")
    more = f"{TRIPLE.format('two')} _:b <http://e/p> 'three' ."
    for _ in range(2):
        assert client.post("/store", params=PATH, content=more, headers=TURTLE).status_code == 204
    assert len(lines(client, graph="http://e/g")) == 4
    answer = client.post("/store", params={"graph": "http://e/posted"}, content=more, headers=TURTLE)
    assert answer.status_code == 201 and lines(client, graph="http://e/posted")


def test_post_to_the_store(client: httpx.Client) -> None:
    """5.5: POST to the store itself makes a new graph; 201 and Location, where it can be had."""
    answer = client.post("/store", content="<> <http://e/p> <x> .", headers=TURTLE)
    address = answer.headers["location"]
    assert answer.status_code == 201 and address.startswith(str(client.base_url.join("/store/")))
    # 4.1: relative IRIs of a document are relative to the graph.
    assert lines(client, address) == [f"<{address}> <http://e/p> <{client.base_url.join('/store/x')}> ."]
    assert client.delete(address).status_code == 204


def test_delete(client: httpx.Client) -> None:
    """5.4: DELETE takes a graph out (204), of one that is not there it is 404."""
    put(client, "gone")
    assert client.delete("/store", params=PATH).status_code == 204
    assert client.delete("/store", params=PATH).status_code == 404
    assert client.get("/store", params=PATH).status_code == 404
    assert client.head("/store", params=PATH).status_code == 404


def test_direct_names(client: httpx.Client) -> None:
    """4.1: a graph may be named by its own address, which is its IRI, escapes included."""
    address = str(client.base_url.join("/store/people/Ilse%20Varga"))
    assert client.put(address, content=TRIPLE.format("x"), headers=TURTLE).status_code == 201
    assert lines(client, address) == lines(client, graph=address) != []
    assert client.get(f"{address}?graph=http://e/g").status_code == 400
    assert client.delete(address).status_code == 204


def test_the_unnamed_graph(client: httpx.Client) -> None:
    """4.2: `?default` is the unnamed graph, which is always there."""
    assert client.put("/store", params=DEFAULT, content=TRIPLE.format("d"), headers=TURTLE).status_code == 204
    assert lines(client, default="") == ['<http://e/s> <http://e/p> "d" .']
    assert client.post("/store", params=DEFAULT, content=TRIPLE.format("e"), headers=TURTLE).status_code == 204
    assert ask(client, "ASK { ?s ?p 'd' , 'e' }")
    assert client.delete("/store", params=DEFAULT).status_code == 204
    assert lines(client, default="") == []


def test_head(client: httpx.Client) -> None:
    """5.6: HEAD is GET without the body."""
    put(client, "x")
    headers = {"accept": "application/rdf+xml"}
    got, head = (client.request(method, "/store", params=PATH, headers=headers) for method in ("GET", "HEAD"))
    assert head.status_code == got.status_code == 200 and head.content == b""
    for name in ("content-type", "etag", "vary"):
        assert head.headers[name] == got.headers[name]
    again = client.get("/store", params=PATH, headers={**headers, "if-none-match": got.headers["etag"]})
    assert again.status_code == 304


@pytest.mark.parametrize(
    "media_type",
    ["text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json", "application/trig",
     "application/n-quads"],
)  # fmt: skip
def test_every_syntax_goes_out_and_in(client: httpx.Client, media_type: str) -> None:
    """5.2: GET negotiates; what it gives in any syntax can be put back."""
    put(client, "“x” <&>\n")
    sent = client.get("/store", params=PATH, headers={"accept": media_type})
    assert sent.headers["content-type"].partition(";")[0] == media_type and "Accept" in sent.headers["vary"]
    params = {"graph": "http://e/again"}
    assert client.put("/store", params=params, content=sent.content, headers={"content-type": media_type}).is_success
    assert lines(client, graph="http://e/again") == lines(client, graph="http://e/g")


def test_a_form_of_files(client: httpx.Client) -> None:
    """5.5: multipart/form-data holds several documents, each of its own type; their blank nodes stay apart."""
    files = [
        ("a", ("a.ttl", TRIPLE.format("ttl") + "_:b <http://e/p> 1 .", "text/turtle")),
        ("b", ("b.nt", b"_:b <http://e/p> \"nt\" .", "application/octet-stream")),
        ("c", ("c.jsonld", '{"@id": "http://e/s", "http://e/p": "json"}', "application/ld+json")),
    ]  # fmt: skip
    assert client.put("/store", params=PATH, files=files).status_code == 204  # type: ignore[arg-type]
    found = lines(client, graph="http://e/g")
    assert len(found) == 4 and len({line.split()[0] for line in found}) == 3
    bad = [files[0], ("b", ("b.ttl", "<http://e/s> oops", "text/turtle"))]
    refused = client.put("/store", params=PATH, files=bad)  # type: ignore[arg-type]
    assert refused.status_code == 400 and "b.ttl" in refused.json()["detail"]
    assert lines(client, graph="http://e/g") == found
    assert client.put("/store", params=PATH, data={"a": "b"}).status_code == 415
    odd = {"content-type": "multipart/form-data"}
    assert client.put("/store", params=PATH, content="x", headers=odd).status_code == 400


@pytest.mark.parametrize(
    ("kind", "body", "address", "status"),
    [
        ("text/turtle", "<http://e/s> oops <http://e/o> .", "/store?graph=http://e/bad", 400),
        ("application/rdf+xml", "<rdf:RDF", "/store?graph=http://e/bad", 400),
        ("application/ld+json", "[" * 100_000, "/store?graph=http://e/bad", 400),
        ("application/ld+json", '{"@context": "http://127.0.0.1:1/c"}', "/store?graph=http://e/bad", 400),
        ("application/rdf+xml", '<!DOCTYPE a [<!ENTITY b "c">]><a/>', "/store?graph=http://e/bad", 400),
        ("application/trig", "<http://e/other> { <http://e/s> <http://e/p> 1 }", "/store?graph=http://e/bad", 400),
        ("text/turtle; charset=utf-16", "", "/store?graph=http://e/bad", 415),
        ("text/plain", "", "/store?graph=http://e/bad", 415),
        ("", "", "/store?graph=http://e/bad", 415),
        ("text/turtle", "", "/store?graph=http://e/bad&default", 400),
        ("text/turtle", "", "/store?graph=http://e/bad&graph=http://e/g", 400),
        ("text/turtle", "", "/store?graph=", 400),
        ("text/turtle", "", "/store?graph=http://a%20b/", 400),
        ("text/turtle", "", "/store?graph=relative", 400),
        ("text/turtle", "", "/store?graph=/path", 400),
        ("text/turtle", "", "/store?graph=//host/path", 400),
        ("text/turtle", "", "/store?graph=_:b", 400),
        ("text/turtle", "", "/store?other=1", 400),
        ("text/turtle", "", "/store", 400),
    ],
)  # fmt: skip
def test_what_is_refused(client: httpx.Client, kind: str, body: str, address: str, status: int) -> None:
    """What is no RDF is 400, of an unknown type 415; one graph has to be named; nothing is made on the way."""
    answer = client.put(address, content=body, headers={"content-type": kind} if kind else {})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert client.get("/store", params={"graph": "http://e/bad"}).status_code == 404


def test_a_mistake_has_its_place(client: httpx.Client) -> None:
    """The problem says in which line and column a document breaks the grammar."""
    told = client.put("/store", params=PATH, content="<http://e/s>\n  oops 1 .", headers=TURTLE).json()
    assert (told["line"], told["column"]) == (2, 3)


def test_what_cannot_be_had(client: httpx.Client) -> None:
    """GET of a form that is not on offer is 406, another method 405 with those that there are."""
    put(client, "x")
    assert client.get("/store", params=PATH, headers={"accept": "image/png"}).status_code == 406
    answer = client.request("PATCH", "/store", params=PATH, content="x")
    assert answer.status_code == 405
    assert {"GET", "HEAD", "PUT", "POST", "DELETE"} <= set(answer.headers["allow"].split(", "))
    assert (
        client.get(f"/store?graph={quote('http://e/g')}&format=nt").headers["content-type"] == "application/n-triples"
    )
