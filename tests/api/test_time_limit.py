"""Lists answer in time, or say that they could not; nothing runs on after the answer."""

import http.client
from pathlib import Path
from threading import Event

import pytest
from fastapi.testclient import TestClient
from running import PATIENCE, eventually, running

from api.app import ServeOptions
from kg.errors import QueryError
from kg.query.question import PoolLimits
from kg.store import deadline
from kg.store.groups import Groups, Total
from kg.store.selection import Selection

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


class Stuck:
    """Totals of lists that are counted for ever: whether one began, and how each ended."""

    def __init__(self) -> None:
        self.begun = Event()
        self.ended: list[str] = []


@pytest.fixture
def stuck(monkeypatch: pytest.MonkeyPatch) -> Stuck:
    """Make the totals of lists count for ever."""
    stuck = Stuck()

    def endless(groups: Groups, wanted: Selection) -> list[Total]:
        stuck.begun.set()
        try:
            return groups._ask(ENDLESS)
        except QueryError as error:
            stuck.ended.append(str(error))
            raise

    monkeypatch.setattr(Groups, "totals", endless)
    return stuck


def test_a_list_that_takes_too_long_is_504(client: TestClient, stuck: Stuck) -> None:
    """After `timeout` seconds the answer is a problem that names the time, and its thread has ended before."""
    answer = client.get("/api/v1/sources?timeout=0.1&min_confidence=0.01")
    assert answer.status_code == 504
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["detail"] == "the answer was not there after 0.1 seconds"
    assert "timeout=" in answer.json()["hint"]
    assert len(stuck.ended) == 1


@pytest.mark.parametrize("seconds", ["0", "-1", "61", "nan", "soon"])
def test_the_time_has_bounds(client: TestClient, seconds: str) -> None:
    """A time that is none, or above a minute, is refused."""
    assert client.get(f"/api/v1/stats?timeout={seconds}").status_code == 400


def test_who_leaves_stops_the_reading(folder: Path, stuck: Stuck) -> None:
    """When the connection goes, the read ends at its next row, long before its time."""
    with running(folder, ServeOptions(limits=PoolLimits(workers=1))) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", "/api/v1/sources?timeout=60")
        assert stuck.begun.wait(PATIENCE)
        connection.close()
        assert eventually(lambda: bool(stuck.ended))
    assert "given up" in stuck.ended[0]


def test_requests_have_limits_of_their_own(client: TestClient) -> None:
    """The limit of one request is none of the next, nor of the thread that it ran in."""
    for _ in range(3):
        assert client.get("/api/v1/sources?timeout=5").status_code == 200
    assert deadline.current() is None


def test_a_download_lasts_as_long_as_it_is_waited_for(client: TestClient) -> None:
    """An export comes whole whatever time is named; a list as CSV must begin in time."""
    whole = client.get("/api/v1/export?format=nq").content
    assert whole and client.get("/api/v1/export?format=nq&timeout=0.000001").content == whole
    assert client.get("/api/v1/statements?format=csv&timeout=0.000001").status_code == 504
