"""The description of the API tells what really comes."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from pydantic import BaseModel

from api.routes import articles, comparing, entities, events, graph, meta, statements

ASKED = {
    "/compare": "?sources=source/the-meridian,source/daily-fjord&about=country/IS&limit=3",
    "/paths": "?from=person/kari-nordmo&to=country/NO",
    "/edges": "?from=country/NO&to=country/IS",
    "/suggest": "?q=nor",
}
"""What must be asked for."""


def routes() -> Iterator[tuple[str, type[BaseModel]]]:
    for module in (articles, comparing, entities, events, graph, meta, statements):
        for route in module.router.routes:
            told: dict[Any, Any] = getattr(route, "responses", {})
            if "model" in told.get(200, ()):
                yield route.path, told[200]["model"]  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def names(client: TestClient) -> dict[str, str]:
    """One thing of each kind; the denied statement, since it has most."""
    lists = {kind: client.get(f"/api/v1/{kind}").json()["items"][0]["id"] for kind in ("events", "articles")}
    denial = client.get("/api/v1/statements?status=denied").json()["items"][0]["id"]
    return lists | {"entities": "country/NO", "sources": "source/the-meridian", "statements": denial}


def addresses(names: dict[str, str], path: str) -> str:
    kind = path.strip("/").partition("/")[0]
    filled = path.replace("{name:path}", quote(names.get(kind, ""), safe="/"))
    return f"/api/v1{filled}{ASKED.get(path, '')}"


@pytest.mark.parametrize(("path", "model"), list(routes()), ids=[path for path, _ in routes()])
def test_answers_are_as_described(client: TestClient, names: dict[str, str], path: str, model: type[BaseModel]) -> None:
    """Every key that comes is described, every described key comes, and each has the type that is told."""
    answer = client.get(addresses(names, path))
    assert answer.status_code == 200, answer.text
    content = answer.json()
    assert model.model_validate(content, strict=True).model_dump(mode="json", exclude_unset=True) == content


def test_every_route_is_described(client: TestClient) -> None:
    """No route of the graph API answers with JSON of no told shape, and the errors that can come are told."""
    described = client.get("/openapi.json").json()["paths"]
    known = {f"/api/v1{path.replace(':path', '')}" for path, _ in routes()}
    raw = {"/api/v1/export", "/api/v1/ontology", "/api/v1/queries/{name}"}
    assert {path for path in described if path.startswith("/api/v1")} == known | raw
    for path in known | raw:
        assert {"4XX", "503", "504"} <= set(described[path]["get"]["responses"]), path
