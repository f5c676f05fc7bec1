"""The short way to the endpoint does what the long one does."""

import json
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from api.routes import sparql

LARGE = "SELECT * { GRAPH ?g { ?a ?b ?c . ?d ?e ?f } } LIMIT 5000"


def test_what_nobody_thought_of_is_a_problem(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error that is none of ours leaves as a problem document with all fields that answers have."""

    async def broken(*_: object) -> None:
        raise RuntimeError("nobody thought of this")

    monkeypatch.setattr(sparql, "sparql_get", broken)
    answer = client.get("/sparql", params={"query": "ASK {}"})
    assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
    assert answer.headers["x-content-type-options"] == "nosniff" and answer.headers["x-request-id"]
    assert "nobody thought" not in answer.text


def test_large_answers_tell_their_size(client: TestClient) -> None:
    """A large answer tells how many bytes it has; packed, it holds the same."""
    plain = client.get("/sparql", params={"query": LARGE}, headers={"accept-encoding": "identity"})
    assert int(plain.headers["content-length"]) == len(plain.content) > 2**20
    packed = client.get("/sparql", params={"query": LARGE}, headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip" and "content-length" not in packed.headers
    assert packed.json() == json.loads(plain.content)


def test_the_same_address_asks_the_same(client: TestClient) -> None:
    """What is remembered of an address is what is read from it: parameters, faults, the accepted format."""
    asked = f"/sparql?query={quote('SELECT (<x> AS ?iri) {}')}"
    for _ in range(2):
        assert client.get(asked).json()["results"]["bindings"][0]["iri"]["value"] == "http://testserver/x"
        other = client.get(asked, headers={"host": "example.org"})
        assert other.json()["results"]["bindings"][0]["iri"]["value"] == "http://example.org/x"
        assert client.get(asked, headers={"accept": "text/csv"}).text.startswith("iri\r\n")
        assert client.get(asked, headers={"accept": "image/png"}).status_code == 406
        assert client.get(f"{asked}&query=ASK%7B%7D").status_code == 400
