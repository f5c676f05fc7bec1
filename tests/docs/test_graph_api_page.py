"""docs/graph-api.md against the routes."""

import re
from pathlib import Path

import pytest
from sample_folder import add, quarrel

from api.app import create_app

PAGE = (Path(__file__).parents[2] / "docs" / "graph-api.md").read_text("utf-8")
ROW = re.compile(r"^\| `(/[^`]+)` \|([^|]*)\|", re.MULTILINE)
SHARED = {"limit", "cursor", "format", "timeout"}
COMMON = {
    "status", "source", "posted_by", "from", "to", "since", "until", "date_field", "topic", "min_confidence", "lang",
}  # fmt: skip


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Each route of the graph API with its parameters."""
    folder = tmp_path_factory.mktemp("graph") / "kg"
    add(folder, quarrel())
    app = create_app(folder)
    paths = app.openapi()["paths"]
    app.state.served.close()
    return {
        path: {one["name"] for one in ways["get"].get("parameters", []) if one["in"] == "query"}
        for path, ways in paths.items()
        if path.startswith(("/api/v1", "/id")) or path == "/context.jsonld"
    }


def test_every_route_is_described_once(described: dict[str, set[str]]) -> None:
    """The page has a row for each route, and none for one that there is not."""
    rows = [path for path, _ in ROW.findall(PAGE)]
    assert sorted(rows) == sorted(described)


def test_every_parameter_is_described(described: dict[str, set[str]]) -> None:
    """Each row names the parameters that are the route's own; those of many routes stand at the head."""
    for path, cell in ROW.findall(PAGE):
        named = set(re.findall(r"`(\w+)`", cell))
        assert named - described[path] == set(), path
        assert described[path] - named <= SHARED | COMMON, path
    head = PAGE.partition("## Actors and places")[0]
    assert {name for name in SHARED | COMMON if not re.search(rf"`{name}[`=]", head)} == set()
