"""Answers that are given again are those that would be worked out."""

from pathlib import Path

from fastapi.testclient import TestClient
from sample_folder import add, quarrel

from api.app import ServeOptions, create_app
from api.kept import Kept
from kg.query.question import PoolLimits

COUNT = "SELECT (COUNT(?s) AS ?n) { ?s a news:Statement }"
FLEETING = "SELECT (STRUUID() AS ?n) { ?s a news:Article }"


def test_the_least_asked_make_room() -> None:
    """Together they take no more than they may; those asked for last stay, large ones are not kept."""
    kept = Kept(100_000)
    for number in range(100):
        kept.put("one", ("query", number), bytes(10_000))
        assert kept.get("one", ("query", 0)) is not None
    assert [number for number in range(100) if kept.get("one", ("query", number))] == [0, *range(93, 100)]
    kept.put("one", "large", bytes(70_000))
    assert kept.get("one", "large") is None


def test_another_state_answers_for_itself(tmp_path: Path) -> None:
    """After a build the same query is answered from the new state, with another tag."""
    add(tmp_path / "kg", quarrel())
    options = ServeOptions(limits=PoolLimits(workers=1, seconds=20), refresh=0.1)
    with TestClient(create_app(tmp_path / "kg", options)) as client:
        first, again = (client.get("/sparql", params={"query": COUNT}) for _ in range(2))
        assert first.content == again.content and first.headers["etag"] == again.headers["etag"]
        add(tmp_path / "kg", quarrel("Another Outlet"))
        client.app.state.served.refresh()  # type: ignore[attr-defined]
        later = client.get("/sparql", params={"query": COUNT})
        assert later.content != first.content and later.headers["etag"] != first.headers["etag"]


def test_what_differs_is_worked_out(client: TestClient) -> None:
    """Other formats, data sets and addresses have answers of their own; what gives something else each time does."""
    plain = client.get("/sparql", params={"query": COUNT}).text
    assert client.get("/sparql", params={"query": COUNT, "format": "csv"}).text != plain
    relative = "SELECT DISTINCT (<x> AS ?n) { ?s a news:Statement }"
    hosts = [client.get("/sparql", params={"query": relative}, headers={"host": host}).text for host in ("a", "b")]
    assert hosts[0] != hosts[1]
    fleeting = [client.get("/sparql", params={"query": FLEETING}).text for _ in range(2)]
    assert fleeting[0] != fleeting[1]
