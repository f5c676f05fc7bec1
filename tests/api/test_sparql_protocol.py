"""The SPARQL endpoint, request form by request form."""

import json
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

ASK = "ASK { ?s ?p ?o }"
SELECT = "SELECT ?s WHERE { ?s a news:Country } ORDER BY ?s"
CONSTRUCT = "CONSTRUCT WHERE { ?s a news:Country }"
FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?p ?d . ?e ?p ?f . ?g ?p ?h . ?i ?p ?j . ?k ?p ?l . ?m ?p ?o }"


def test_get(client: TestClient) -> None:
    """A query in the address is answered."""
    assert client.get("/sparql", params={"query": ASK}).json()["boolean"] is True


def test_relative_iris(client: TestClient) -> None:
    """What is relative in a query is relative to the address of the service (RFC 3986, 5.1.3)."""
    answer = client.get("/sparql", params={"query": "CONSTRUCT { <s> <p> 1 } WHERE {}", "format": "nt"})
    assert answer.text.startswith("<http://testserver/s> <http://testserver/p> ")


def test_post_as_form(client: TestClient) -> None:
    """A query in a form is answered, with `+` and percent-encoding decoded once."""
    answer = client.post("/sparql", content="query=" + quote('SELECT ("a+b%2B" AS ?x) {}'), headers=FORM)
    assert answer.json()["results"]["bindings"][0]["x"]["value"] == "a+b%2B"


def test_post_directly(client: TestClient) -> None:
    """A bare query is answered, graphs named in the address."""
    assert client.post("/sparql", content=ASK, headers=DIRECT).json()["boolean"] is True
    graph = quote("https://example.org/newskg/graph/entities", safe="")
    answer = client.post(f"/sparql?default-graph-uri={graph}", content="ASK { ?s news:status ?o }", headers=DIRECT)
    assert answer.json()["boolean"] is False
    charset = {"content-type": 'application/sparql-query; charset="UTF-8"'}
    assert (
        client.post("/sparql", content="ASK { FILTER('é' = 'é') }".encode(), headers=charset).json()["boolean"] is True
    )


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("text/tab-separated-values", "text/tab-separated-values"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.6", "application/sparql-results+xml"),
        ("text/turtle, text/csv;q=0.1", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0, */*;q=0.1", "application/sparql-results+json"),
        ("broken, text/csv", "text/csv"),
    ],
)
def test_solutions_are_negotiated(client: TestClient, accept: str | None, media_type: str) -> None:
    """`Accept` chooses the form of a SELECT, quality by quality."""
    answer = client.get("/sparql", params={"query": SELECT}, headers={"accept": accept} if accept else {"accept": ""})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert "Accept" in answer.headers["vary"]
    assert "country/NO" in answer.text


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/json", "application/ld+json"),
        ("application/trig", "application/trig"),
    ],
)
def test_graphs_are_negotiated(client: TestClient, accept: str, media_type: str) -> None:
    """`Accept` chooses the form of a graph."""
    answer = client.get("/sparql", params={"query": CONSTRUCT}, headers={"accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == media_type
    assert "NO" in answer.text


def test_nothing_acceptable_is_406(client: TestClient) -> None:
    """What cannot be had is refused with the list of what can."""
    answer = client.get("/sparql", params={"query": SELECT}, headers={"accept": "image/png"})
    assert answer.status_code == 406
    assert "text/csv" in answer.json()["hint"]
    assert client.get("/sparql", params={"query": SELECT, "format": "ttl"}).status_code == 400
    assert client.get("/sparql", params={"query": SELECT, "format": "tsv"}).text.startswith("?s")


@pytest.mark.parametrize(
    ("method", "path", "content", "headers", "status"),
    [
        ("GET", "/sparql?timeout=1", None, {}, 400),
        ("GET", "/sparql?query=", None, {}, 400),
        ("POST", "/sparql", b"", FORM, 400),
        ("POST", "/sparql?query=ASK%7B%7D", b"", FORM, 400),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, {}, 400),
        ("GET", "/sparql?query=%FF", None, {}, 400),
        ("GET", "/sparql?query=ASK%7B%7D&timeout=soon", None, {}, 400),
        ("GET", "/sparql?query=ASK%7B%7D&qurey=1", None, {}, 400),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=a%20b", None, {}, 400),
        *(
            ("GET", f"/{path}timeout={told}", None, {}, 400)
            for told in ("nan", "inf", "-1", "0", "1e400")
            for path in ("sparql?query=ASK%7B%7D&", "api/v1/queries/1?")
        ),
        ("GET", "/sparql?update=CLEAR%20ALL", None, {}, 400),
        ("POST", "/sparql", b"query=ASK%7B%7D&query=ASK%7B%7D", FORM, 400),
        ("POST", "/sparql", b"update=CLEAR+ALL", FORM, 400),
        ("POST", "/sparql", b"query=CLEAR+ALL", FORM, 400),
        ("POST", "/sparql", b"CLEAR ALL", {"content-type": "application/sparql-update"}, 415),
        ("POST", "/sparql", ASK.encode(), {}, 415),
        ("POST", "/sparql", ASK.encode(), {"content-type": "text/plain"}, 415),
        ("POST", "/sparql", ASK.encode("utf-16"), {"content-type": "application/sparql-query; charset=utf-16"}, 415),
        ("POST", "/sparql", b"ASK {} # \xff", DIRECT, 400),
        ("POST", "/sparql?query=ASK%7B%7D", ASK.encode(), DIRECT, 400),
        ("POST", "/sparql", b"ASK {}" + b" " * 300_000, DIRECT, 413),
        ("POST", "/sparql", b"ASK {}" + b" " * 1_000_000, DIRECT, 413),
        ("PUT", "/sparql", ASK.encode(), DIRECT, 405),
        ("DELETE", "/sparql", None, {}, 405),
    ],
)
def test_wrong_requests(
    client: TestClient, method: str, path: str, content: bytes | None, headers: dict[str, str], status: int
) -> None:
    """Requests that the protocol forbids are refused with the right status, as problem documents."""
    answer = client.request(method, path, content=content, headers=headers)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
        "SELECT * FROM <http://127.0.0.1:9/x> { ?s ?p ?o }",
        "SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }",
        "ASK {" + "{" * 5000 + "}" * 5000 + "}",
    ],
)
def test_what_reaches_out_or_too_deep_is_403(client: TestClient, query: str) -> None:
    """No query makes the server send a request or read a file, or ends a worker by depth."""
    answer = client.post("/sparql", content=query, headers=DIRECT)
    assert answer.status_code == 403
    assert answer.json()["kind"] == "QueryRefused"


def test_a_mistake_is_shown_with_its_place(client: TestClient) -> None:
    """A syntax error has line and column."""
    told = client.post("/sparql", content="SELECT * {\n ?s ?p }", headers=DIRECT).json()
    assert (told["status"], told["line"]) == (400, 2)


def test_the_deadline_is_a_504_and_the_next_query_runs(client: TestClient) -> None:
    """A query over its time is stopped; `timeout` shortens it; the server goes on."""
    answer = client.get("/sparql", params={"query": ENDLESS, "timeout": "0.5"})
    assert answer.status_code == 504
    assert "0.5 seconds" in answer.json()["detail"]
    assert client.get("/sparql", params={"query": ASK}).json()["boolean"] is True


def test_prefixes_of_the_house_are_known(client: TestClient) -> None:
    """Vocabulary and data prefixes need not be declared."""
    query = "SELECT ?label { country:NO rdfs:label ?label }"
    for clauses in ("", "FROM graph:entities", "FROM graph:entities FROM graph:derived"):
        answer = client.get("/sparql", params={"query": query.replace("{", f"{clauses} {{", 1)})
        assert answer.json()["results"]["bindings"][0]["label"]["value"] == "Norway"


def test_hostile_text_stays_a_literal(client: TestClient) -> None:
    """Markup in names comes back as it is, in JSON."""
    query = "SELECT ?label { ?s rdfs:label ?label FILTER(CONTAINS(?label, 'onerror')) }"
    answer = client.get("/sparql", params={"query": query})
    assert json.loads(answer.content)["results"]["bindings"][0]["label"]["value"].startswith("<img")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_named_queries_run_with_parameters(client: TestClient) -> None:
    """A named query takes typed parameters and refuses what does not fit."""
    listed = client.get("/api/v1/queries").json()
    assert listed["total"] == len(listed["items"]) >= 25
    found = client.get("/api/v1/queries/01-who-says-what-about", params={"target": "country/IS", "format": "csv"})
    assert found.text.count("\r\n") > 5
    assert client.get("/api/v1/queries/19", params={"beginning": '" } # '}).json()["results"]["bindings"] == []
    assert client.get("/api/v1/queries/19", params={"beginning": "KA"}).json()["results"]["bindings"]
    assert client.get("/api/v1/queries/19").status_code == 400
    assert client.get("/api/v1/queries/01", params={"who": "country/IS"}).status_code == 400
    assert client.get("/api/v1/queries/01", params={"target": "a b> {"}).status_code == 400
    assert client.get("/api/v1/queries/nothing").status_code == 404
    assert (
        client.get("/api/v1/queries/18", params={"center": "country/NO"})
        .headers["content-type"]
        .startswith("text/turtle")
    )
    assert client.get("/api/v1/queries/25").json()["boolean"] is False


def test_every_named_query_runs(client: TestClient) -> None:
    """All named queries run with their own examples."""
    for query in client.get("/api/v1/queries").json()["items"]:
        examples = {one["name"]: one["example"] for one in query["parameters"]}
        assert client.get(query["url"], params=examples).status_code == 200, query["name"]


def test_405_names_all_methods(client: TestClient) -> None:
    """A method that is not taken is answered with those that are."""
    assert client.put("/sparql").headers["allow"] == "GET, HEAD, OPTIONS, POST"
    assert client.put("/api/v1/stats").headers["allow"] == "GET, HEAD, OPTIONS"
    assert client.put("/static/page/main.js").headers["allow"] == "GET, HEAD, OPTIONS"
