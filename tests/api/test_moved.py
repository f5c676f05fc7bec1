"""Merged identifiers, and folders that are made anew while they are served."""

import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sample_folder import add, help_after_storm, quarrel

from api.app import ServeOptions, create_app
from kg import derive
from kg.iris import DEFAULT_BASE
from kg.query.question import PoolLimits
from kg.store.documents import Document
from kg.store.folder import FolderStore
from kg.store.graph_writer import GraphWriter

MERGES = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@base <https://example.org/newskg/> .
<country/NOR> dcterms:isReplacedBy <country/NO> .
<person/k-nordmo> dcterms:isReplacedBy <person/kari-n> .
<person/kari-n> dcterms:isReplacedBy <person/kari-nordmo> .
<person/a> dcterms:isReplacedBy <person/b> .
<article/x#e1> <https://w3id.org/newskg/ns#place> <place/bergen> .
<article/x#s1> <https://w3id.org/newskg/ns#describes> <article/x#e1> ; <https://w3id.org/newskg/ns#speaker> <person/c> .
<person/b> dcterms:isReplacedBy <person/a> .
"""


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A server over the sample with some merges in the curated graph."""
    path = tmp_path_factory.mktemp("graph") / "kg"
    add(path, quarrel(), help_after_storm())
    with GraphWriter(FolderStore(path, derive)) as writer:
        document = Document("merges", "text/turtle", "", f"{DEFAULT_BASE}graph/curated")
        writer.load(io.BytesIO(MERGES.encode()), document)
    options = ServeOptions(limits=PoolLimits(workers=1, seconds=5))
    with TestClient(create_app(path, options), follow_redirects=False) as client:
        yield client


@pytest.mark.parametrize(
    ("asked", "location"),
    [
        ("/api/v1/entities/country/NOR", "/api/v1/entities/country/NO"),
        ("/api/v1/entities/https://example.org/newskg/country/NOR", "/api/v1/entities/country/NO"),
        ("/api/v1/entities/country/NOR/timeline?bucket=day", "/api/v1/entities/country/NO/timeline?bucket=day"),
        ("/api/v1/entities/person/k-nordmo", "/api/v1/entities/person/kari-nordmo"),
        ("/api/v1/statements?about=country/NOR&limit=1", "/api/v1/statements?about=country%2FNO&limit=1"),
        ("/api/v1/paths?from=country/NOR&to=country/IS", "/api/v1/paths?from=country%2FNO&to=country%2FIS"),
        ("/id/country/NOR?format=ttl", "/id/country/NO?format=ttl"),
    ],
)
def test_merged_identifiers_are_308(merged: TestClient, asked: str, location: str) -> None:
    """Whoever asks by an old identifier, in the path or in a filter, is sent to the new one, which answers."""
    answer = merged.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (308, location)
    assert answer.headers["content-type"] == "application/problem+json"
    assert merged.get(location).status_code == 200


def test_a_place_brings_the_statements_on_what_happens_there(merged: TestClient) -> None:
    """As linked data a place comes with the events told of it, and none of them without who tells it."""
    told = merged.get("/id/place/bergen?format=nt").text
    assert "<https://example.org/newskg/article/x#e1> <https://w3id.org/newskg/ns#place>" in told
    assert "<https://w3id.org/newskg/ns#speaker> <https://example.org/newskg/person/c>" in told


def test_what_is_not_merged_stays(merged: TestClient) -> None:
    """A ring of merges leads nowhere, words are no identifiers, and days no merged things."""
    assert merged.get("/api/v1/entities/person/a").status_code == 404
    assert merged.get("/api/v1/articles?q=country/NOR").status_code == 200
    assert merged.get("/api/v1/statements?from=2025-11-01").status_code == 200
    assert merged.get("/api/v1/statements?about=a/<b> c").status_code == 404


def test_a_folder_made_anew_is_served_with_its_own_base(tmp_path: Path) -> None:
    """A folder that is deleted and made again with another base answers by that base, in lists and in queries."""
    path = tmp_path / "kg"
    add(path, quarrel())
    app = create_app(path, ServeOptions(limits=PoolLimits(workers=1, seconds=5), refresh=60))
    with TestClient(app) as client:
        assert client.get("/api/v1/stats").json()["base"] == DEFAULT_BASE
        shutil.rmtree(path)
        add(path, help_after_storm(), base="https://other.example/kg/")
        assert app.state.served.refresh() is True
        assert client.get("/api/v1/stats").json()["base"] == "https://other.example/kg/"
        found = client.get("/api/v1/statements", params={"about": "https://other.example/kg/country/NO"}).json()
        assert found["total"] == client.get("/api/v1/statements?about=country/NO").json()["total"] > 0
        turtle = client.get("/id/country/NO?format=ttl").text
        assert "@prefix country: <https://other.example/kg/country/>" in turtle
        answer = client.get("/sparql", params={"query": "ASK { country:NO ?p ?o }", "format": "json"}).json()
        assert answer["boolean"] is True


def test_stats_and_entities_count_the_same(merged: TestClient) -> None:
    """The number of actors and places is one number, with filters and without."""
    for query in ("", "?source=source/daily-fjord", "?status=denied"):
        listed = merged.get(f"/api/v1/entities{query}").json()["total"]
        assert merged.get(f"/api/v1/stats{query}").json()["entities"] == listed > 0
