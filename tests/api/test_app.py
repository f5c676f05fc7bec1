"""What holds for every answer."""

import gzip
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import ServeOptions, create_app
from api.routes import (
    articles,
    comparing,
    description,
    entities,
    events,
    export,
    graph,
    graph_store,
    linked,
    meta,
    operation,
    queries_running,
    sparql,
    statements,
    update,
)

STATIC = Path(__file__).parents[2] / "api" / "static"

VOCABULARIES = ("http://www.w3.org/", "https://w3id.org/newskg/", "https://schema.org/")
READS = (
    "/healthz", "/api/v1/stats", "/api/v1/suggest?q=a", "/api/v1/entities", "/api/v1/ontology", "/context.jsonld",
    "/docs", "/openapi.json", "/", "/sparql?query=ASK%7B%7D",
)  # fmt: skip


@pytest.mark.parametrize("path", READS)
def test_answers_are_closed_to_the_outside(client: TestClient, path: str) -> None:
    """Every answer forbids content from elsewhere, sniffing, and is readable from other pages."""
    answer = client.get(path, headers={"origin": "https://elsewhere.example"})
    assert answer.status_code == 200
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["access-control-allow-origin"] == "*"


def test_errors_have_cors_and_policy_too(client: TestClient) -> None:
    """A page elsewhere can read why something failed."""
    answer = client.get("/api/v1/entities/country/XX", headers={"origin": "https://elsewhere.example"})
    assert answer.status_code == 404
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "content-security-policy" in answer.headers


def test_the_same_state_is_304(client: TestClient) -> None:
    """With the ETag of this state nothing is sent again; another tag is answered in full."""
    for path in ("/api/v1/stats", "/sparql?query=ASK%7B%7D", "/id/country/NO"):
        tag = client.get(path).headers["etag"]
        again = client.get(path, headers={"if-none-match": f'"other", {tag}'})
        assert (again.status_code, again.content) == (304, b"")
        assert client.get(path, headers={"if-none-match": '"other"'}).status_code == 200
    assert "etag" not in client.get("/api/v1/entities/country/XX").headers


@pytest.mark.parametrize("form", ["W/{}", "{}", "*", '"x", {} ,W/"y"'])
def test_tags_are_compared_weakly(client: TestClient, form: str) -> None:
    """A tag matches with and without its mark of weakness, and `*` matches any answer."""
    tag = client.get("/api/v1/stats").headers["etag"].removeprefix("W/")
    answer = client.get("/api/v1/stats", headers={"if-none-match": form.format(tag)})
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"].endswith(tag)
    assert "content-length" not in answer.headers and "Accept" in answer.headers["vary"]


@pytest.mark.parametrize("asked", ["*", ""])
@pytest.mark.parametrize(
    "path",
    [
        "api/v1/nothing",
        "api/v1/stats?bogus=1",
        "sparql?query=SYNTAX",
        "sparql?query=SELECT%20*%20%7B%3Fs%7D",
        "id/nope",
    ],
)
def test_an_error_is_never_304(client: TestClient, path: str, asked: str) -> None:
    """Whoever knows this state still hears that a request is wrong."""
    tag = asked or client.get("/api/v1/stats").headers["etag"]
    assert (
        client.get(f"/{path}", headers={"if-none-match": tag}).status_code == client.get(f"/{path}").status_code >= 400
    )


def test_head_has_the_headers_of_get(client: TestClient) -> None:
    """HEAD answers as GET does."""
    for path in ("/api/v1/stats", "/", "/sparql?query=ASK%7B%7D"):
        head, get = client.head(path), client.get(path)
        assert (head.status_code, head.headers["content-type"]) == (200, get.headers["content-type"])


def test_large_answers_are_compressed(client: TestClient) -> None:
    """gzip where it is accepted."""
    with client.stream("GET", "/openapi.json", headers={"accept-encoding": "gzip"}) as answer:
        assert answer.headers["content-encoding"] == "gzip"
        assert json.loads(gzip.decompress(b"".join(answer.iter_raw())))["info"]["title"] == "newskg"


def test_openapi_lists_each_route(client: TestClient) -> None:
    """The description of the API has every route, with a sentence; the page of routes shows them all."""
    described = client.get("/openapi.json").json()["paths"]
    docs = client.get("/docs").text
    for path, ways in described.items():
        for told in ways.values():
            assert told["description"], path
        assert path.replace("&", "&amp;") in docs
    modules = (graph, entities, statements, events, articles, comparing, export, meta)
    routers = [*((module.router, "/api/v1") for module in modules), (meta.named, "/api/v1")]
    writing = (update.router, graph_store.router)
    roots = (
        operation.router,
        meta.root,
        sparql.router,
        description.router,
        queries_running.router,
        linked.router,
        *writing,
    )
    routers += [(router, "") for router in (operation.router, *roots)]
    routes = {prefix + route.path.replace(":path", "") for router, prefix in routers for route in router.routes}  # type: ignore[attr-defined]
    assert routes == set(described)
    assert len(routes) > 25


def test_the_page_loads_nothing_from_elsewhere() -> None:
    """No source of the page names another host but vocabularies, builds markup from text, or has inline scripts."""
    sources = [*STATIC.iterdir(), *STATIC.parent.joinpath("web", "src").rglob("*")]
    for file in filter(Path.is_file, sources):
        text = file.read_text("utf-8")
        addresses = set(re.findall(r"(?:(?<=[\"'`(])|https?:)//[\w.-]+\.\w+[^\s\"')>]*", text))
        assert {one for one in addresses if not one.startswith(VOCABULARIES)} == set(), file.name
        assert not re.search(r"(inner|outer|Inner)HTML|insertAdjacentHTML|document\.write|eval\(", text), file.name
        if file.suffix == ".html":
            assert not re.search(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", text), file.name


def test_linked_data(client: TestClient) -> None:
    """Every identifier opens: browsers go to the page, programs get RDF with the statements."""
    html = client.get("/id/country/NO", headers={"accept": "text/html,*/*;q=0.8"}, follow_redirects=False)
    assert (html.status_code, html.headers["location"]) == (303, "/#/country/NO")
    turtle = client.get("/id/country/NO", headers={"accept": "text/turtle"})
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert "herring" in turtle.text
    assert client.get("/id/country/NO", headers={"accept": "application/ld+json"}).json()
    triples = client.get("/id/person/kari-nordmo?format=nt").text
    assert "These catches" in triples
    article = client.get("/api/v1/articles?q=herring").json()["items"][0]["id"]
    assert "Officials close" in client.get(f"/id/{article}?format=nt").text
    statement = client.get("/api/v1/statements?q=herring").json()["items"][0]["id"].replace("#", "%23")
    assert "has accused" in client.get(f"/id/{statement}?format=nt").text
    assert client.get("/id/country/XX").status_code == 404


@pytest.mark.parametrize("name", ["gexf", "graphml", "csv", "html", "json", "ttl", "trig", "nq", "jsonld"])
def test_every_export_downloads(client: TestClient, name: str) -> None:
    """Each form of export comes as a file with a name."""
    answer = client.get("/api/v1/export", params={"format": name, "about": "country/NO"})
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    assert len(answer.content) > 500


def test_an_export_may_have_places(client: TestClient) -> None:
    """With `layout=fa2` every node of the download has its place, the same each time."""
    address = "/api/v1/export?format=gexf&layout=fa2"
    told = client.get(address).text
    assert 0 < told.count("<viz:position ") == told.count("<node ")
    assert client.get(address).text == told
    assert client.get("/api/v1/export?format=gexf&layout=round").status_code == 400


def test_tables_for_spreadsheets_have_their_mark(client: TestClient) -> None:
    """`bom=true` begins both tables of a CSV export with a byte order mark."""
    packed = zipfile.ZipFile(io.BytesIO(client.get("/api/v1/export?format=csv&bom=true").content))
    assert [packed.read(name)[:5] for name in packed.namelist()] == [b"\xef\xbb\xbfId"] * 2


def test_a_wrong_export_is_an_error(client: TestClient) -> None:
    """Unknown forms and actors are refused before anything is sent."""
    assert client.get("/api/v1/export?format=xlsx").status_code == 400
    assert client.get("/api/v1/export?format=gexf&about=country/XX").status_code == 404


def test_only_an_embedded_page_may_be_framed(folder: Path) -> None:
    """`/?embed=1` may stand inside pages of the origins that may read; everything else inside of its own alone."""
    origin = "https://news.example"
    for cors, framed in ((("*",), "'self' *"), ((origin,), f"'self' {origin}"), (("none",), "'self'")):
        with TestClient(create_app(folder, ServeOptions(cors=cors))) as client:
            policies = [
                client.get(path).headers["content-security-policy"] for path in ("/?embed=1", "/", "/docs?embed=1")
            ]
        assert [one.rpartition("frame-ancestors ")[2] for one in policies] == [framed, "'self'", "'self'"]
        assert all("script-src 'self'; style-src 'self';" in one for one in policies)
