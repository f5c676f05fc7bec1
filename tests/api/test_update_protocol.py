"""SPARQL 1.1 Protocol, section 2.2, update by update, on a real server over a plain folder."""

from collections.abc import Iterator

import httpx
import pytest
from writable import ask, update, writable

from kg import derive
from kg.store.folder import FolderStore

FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-update"
INSERT = "INSERT DATA { GRAPH <http://e/%s> { <http://e/s> <http://e/p> 'x' } }"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server that takes writes to an empty plain folder."""
    folder = tmp_path_factory.mktemp("plain") / "kg"
    FolderStore.create_plain(folder, derive)
    with writable(folder) as client:
        for graph in ("a", "b", "c"):
            data = f"<http://e/{graph}> <http://e/p> '{graph}' ."
            made = client.put(f"/store?graph=http://e/{graph}", content=data, headers={"content-type": "text/turtle"})
            assert made.status_code == 201
        yield client


def holds(client: httpx.Client, graph: str) -> bool:
    return ask(client, f"ASK {{ GRAPH <http://e/{graph}> {{ ?s ?p ?o }} }}")


def test_direct(client: httpx.Client) -> None:
    """2.2.2: an update is the body of a POST; it is 2xx, and the next reader sees it."""
    assert update(client, INSERT % "direct").status_code == 204
    assert holds(client, "direct")


def test_form(client: httpx.Client) -> None:
    """2.2.1: an update is the parameter `update` of a posted form."""
    assert client.post("/update", data={"update": INSERT % "form"}).status_code == 204
    assert holds(client, "form")


def test_several_operations_are_one(client: httpx.Client) -> None:
    """SPARQL 1.1 Update, 3: a request is a sequence of operations and atomic: a failure undoes the ones before it."""
    assert update(client, f"{INSERT % 'one'} ; {INSERT % 'two'}").status_code == 204
    assert holds(client, "one") and holds(client, "two")
    failed = update(client, f"{INSERT % 'three'} ; CREATE GRAPH <http://e/one>")
    assert failed.status_code == 400 and "already exists" in failed.json()["detail"]
    assert not holds(client, "three")


def test_nothing_to_do(client: httpx.Client) -> None:
    """An empty update is an update."""
    assert update(client, "").status_code == 204


def copied(client: httpx.Client, pattern: str, **parameters: object) -> set[str]:
    """Return from which of the graphs a, b and c an update with parameters takes triples."""
    update(client, "DROP SILENT GRAPH <http://e/t>")
    text = f"INSERT {{ GRAPH <http://e/t> {{ ?s ?p ?o }} }} WHERE {{ {pattern} }}"
    answer = update(client, text, **parameters)
    assert answer.status_code == 204, answer.text
    query = "SELECT ?o { GRAPH <http://e/t> { ?s ?p ?o } }"
    return set(client.get("/sparql", params={"query": query, "format": "csv"}).text.split()[1:])


def test_using_graph_uri(client: httpx.Client) -> None:
    """2.2.3: `using-graph-uri`, once or more, makes up the default graph of the patterns."""
    both = {"using-graph-uri": ["http://e/a", "http://e/b"]}
    assert copied(client, "?s ?p ?o", **{"using-graph-uri": "http://e/a"}) == {"a"}
    assert copied(client, "?s ?p ?o", **both) == {"a", "b"}


def test_using_named_graph_uri(client: httpx.Client) -> None:
    """2.2.3: `using-named-graph-uri` says which graphs GRAPH sees, alone or beside a default graph."""
    named = {"using-named-graph-uri": ["http://e/a", "http://e/b"]}
    assert copied(client, "GRAPH ?g { ?s ?p ?o }", **named) == {"a", "b"}
    full = named | {"using-graph-uri": "http://e/c"}
    assert copied(client, "{ ?s ?p ?o } UNION { GRAPH <http://e/b> { ?s ?p ?o } }", **full) == {"b", "c"}


def test_using_in_a_form(client: httpx.Client) -> None:
    """2.2.1: the graph parameters may stand in the form; they hold for the short DELETE WHERE, too."""
    update(client, INSERT % "kept")
    data = {"update": "DELETE WHERE { ?s ?p ?o }", "using-graph-uri": "http://e/kept"}
    assert client.post("/update", data=data).status_code == 204
    assert holds(client, "kept")


@pytest.mark.parametrize("clause", ["USING <http://e/a> WHERE", "USING NAMED <http://e/a> WHERE"])
def test_two_datasets_are_refused(client: httpx.Client, clause: str) -> None:
    """2.2.3: graph parameters beside USING, USING NAMED or WITH are 400, and nothing changes."""
    text = f"INSERT {{ GRAPH <http://e/both> {{ ?s ?p ?o }} }} {clause} {{ ?s ?p ?o }}"
    assert update(client, text, **{"using-graph-uri": "http://e/a"}).status_code == 400
    with_text = "WITH <http://e/both> INSERT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    assert update(client, with_text, **{"using-named-graph-uri": "http://e/a"}).status_code == 400
    assert not holds(client, "both")


def test_relative_iris(client: httpx.Client) -> None:
    """2.2: what is relative in an update is relative to the address of the service."""
    text = "INSERT DATA { GRAPH <http://e/base> { <http://e/s> <http://e/p> <test> } }"
    assert update(client, text).status_code == 204
    assert ask(client, f"ASK {{ GRAPH <http://e/base> {{ ?s ?p <{client.base_url.join('/test')}> }} }}")


@pytest.mark.parametrize("verb", ["COPY", "MOVE", "ADD"])
def test_a_graph_that_is_not_there_is_not_taken_for_an_empty_one(client: httpx.Client, verb: str) -> None:
    """Update, 3.2: a misspelt source is an error and undoes all, unless SILENT; one that was just made is there."""
    assert update(client, INSERT % "there").status_code == 204
    failed = update(client, f"{INSERT % 'fresh'} ; {verb} <http://e/nowhere> TO <http://e/there>")
    assert failed.status_code == 400 and "http://e/nowhere" in failed.json()["detail"]
    assert holds(client, "there") and not holds(client, "fresh")
    assert update(client, f"{verb} DEFAULT TO <http://e/default>").status_code == 204
    made = f"PREFIX e: <http://e/> {INSERT % 'fresh'} ; {verb} e:fresh TO GRAPH e:taken ; DROP SILENT GRAPH e:fresh"
    assert update(client, made).status_code == 204
    assert holds(client, "taken")
    assert update(client, f"{verb} SILENT <http://e/nowhere> TO <http://e/taken>").status_code == 204
    assert update(client, "DROP SILENT GRAPH <http://e/taken> ; DROP SILENT GRAPH <http://e/default>").is_success


@pytest.mark.parametrize(
    ("kind", "body", "address", "status"),
    [
        (DIRECT, "INSERT DATA { oops", "/update", 400),
        (DIRECT, "SELECT * { ?s ?p ?o }", "/update", 400),
        (DIRECT, b"INSERT DATA { <http://e/s> <http://e/p> '\xff' }", "/update", 400),
        (FORM, b"update=%FF", "/update", 400),
        (FORM, "", "/update", 400),
        (FORM, "update=CLEAR+DEFAULT&update=CLEAR+DEFAULT", "/update", 400),
        (FORM, "update=CLEAR+DEFAULT&default-graph-uri=http://e/a", "/update", 400),
        (FORM, "query=ASK%7B%7D", "/update", 400),
        (DIRECT, "CLEAR DEFAULT", "/update?update=CLEAR+DEFAULT", 400),
        (DIRECT, "CLEAR DEFAULT", "/update?using-graph-uri=not%20an%20iri", 400),
        ("text/plain", "CLEAR DEFAULT", "/update", 415),
        ("application/sparql-query", "CLEAR DEFAULT", "/update", 415),
        ("", "update=CLEAR+DEFAULT", "/update", 415),
        (f"{DIRECT}; charset=utf-16", "CLEAR DEFAULT".encode("utf-16"), "/update", 415),
        (DIRECT, "#" * (5 * 2**20), "/update", 413),
        (DIRECT, "LOAD <http://127.0.0.1:1/>", "/update", 403),
        (DIRECT, "INSERT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "/update", 403),
        (DIRECT, "INSERT { ?s ?p ?o } WHERE " + "{" * 5000 + "}" * 5000, "/update", 403),
    ],
)
def test_what_is_refused(client: httpx.Client, kind: str, body: str | bytes, address: str, status: int) -> None:
    """What is no update, not UTF-8, of another type, too large, too deep or reaching out is refused with a reason."""
    content = body.encode() if isinstance(body, str) else body
    answer = client.post(address, content=content, headers={"content-type": kind} if kind else {})
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json" and answer.json()["detail"]


def test_a_mistake_has_its_place(client: httpx.Client) -> None:
    """The problem says where an update leaves the grammar."""
    told = update(client, "INSERT DATA {\n <http://e/s> oops 'x' }").json()
    assert (told["line"], told["column"], told["token"]) == (2, 15, "oops")


def test_get_is_no_way_to_update(client: httpx.Client) -> None:
    """2.2: updates are posted; another method is 405 and says which there is."""
    for method in ("GET", "HEAD", "PUT", "DELETE"):
        answer = client.request(method, "/update", params={"update": "CLEAR ALL"})
        assert answer.status_code == 405 and "POST" in answer.headers["allow"]
    assert holds(client, "a")
