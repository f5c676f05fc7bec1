"""Who runs the server sees queries, ends them, is told of slow ones, and lets no client take all the time."""

import http.client
import json
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from running import PATIENCE, running

from api.app import ServeOptions
from api.bearer import Token
from api.guarding import GuardOptions
from kg.errors import QueryThrottled
from kg.query.answer import Finished
from kg.query.budget import Budget
from kg.query.question import PoolLimits

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?p ?d . ?e ?p ?f . ?g ?p ?h . ?i ?p ?j . ?k ?p ?l . ?m ?p ?o }"
TOKEN = "a-token-of-some-length"
ADMIN = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def slow_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("log") / "slow.jsonl"


@pytest.fixture(scope="module")
def port(folder: Path, slow_log: Path) -> Iterator[int]:
    """A server with one worker, a token and a log."""
    guard = GuardOptions(token=Token(TOKEN), slow_log=slow_log, slow_seconds=0.3)
    with running(folder, ServeOptions(limits=PoolLimits(workers=1, waiting=2, seconds=120), guard=guard)) as port:
        yield port


def send(port: int, method: str, path: str, headers: dict[str, str] | None = None) -> tuple[int, object]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, headers=headers or {})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, json.loads(content) if content else None


def begin(port: int, query: str, method: str = "GET") -> tuple[threading.Thread, list[tuple[int, object]]]:
    """Ask in a thread; what comes is put into the list."""
    found: list[tuple[int, object]] = []
    path = f"/sparql?query={quote(query)}"
    thread = threading.Thread(target=lambda: found.append(send(port, method, path)))
    thread.start()
    return thread, found


def under_way(port: int, count: int) -> list[dict[str, object]]:
    """Wait until so many queries are under way, and return them."""
    items: list[dict[str, object]] = []
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        _, told = send(port, "GET", "/queries", ADMIN)
        items = told["items"]  # type: ignore[index]
        if len(items) == count:
            return items
        time.sleep(0.02)
    pytest.fail(f"{count} queries should be under way, not {items}")


def test_queries_are_listed_and_ended(port: int) -> None:
    """A running and a waiting query are listed with client and text; each can be ended, and its asker is told."""
    first, of_first = begin(port, ENDLESS)
    under_way(port, 1)
    second, of_second = begin(port, f"{ENDLESS} # {'x' * 300}")
    running_one, waiting_one = under_way(port, 2)
    assert (running_one["state"], waiting_one["state"]) == ("running", "waiting")
    assert running_one["client"] == "127.0.0.1"
    assert running_one["query"] == ENDLESS
    assert len(str(waiting_one["query"])) == 200
    for one in (waiting_one, running_one):
        assert send(port, "DELETE", f"/queries/{one['id']}", ADMIN) == (204, None)
    first.join()
    second.join()
    for status, told in (*of_first, *of_second):
        assert status == 503
        assert "ended" in told["detail"]  # type: ignore[index]
    assert under_way(port, 0) == []
    status, told = send(port, "DELETE", f"/queries/{running_one['id']}", ADMIN)
    assert status == 404


def test_a_full_queue_is_503(port: int) -> None:
    """More than may wait are told when to come again, and no more."""
    threads = []
    for count in (1, 2, 3):
        threads.append(begin(port, ENDLESS)[0])
        under_way(port, count)
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", "/sparql?query=ASK%7B%7D")
    answer = connection.getresponse()
    assert answer.status == 503
    assert int(answer.getheader("Retry-After", "0")) > 0
    assert "2 queries wait already" in json.loads(answer.read())["detail"]
    for one in under_way(port, 3):
        send(port, "DELETE", f"/queries/{one['id']}", ADMIN)
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic eDp5"}])
@pytest.mark.parametrize(("method", "path"), [("GET", "/queries"), ("DELETE", "/queries/1")])
def test_queries_of_others_need_the_token(port: int, headers: dict[str, str], method: str, path: str) -> None:
    """Without the token nobody sees or ends queries."""
    status, _ = send(port, method, path, headers)
    assert status == 401


def test_without_a_token_nobody_may(folder: Path) -> None:
    """A server started without a token shows queries to nobody."""
    with running(folder, ServeOptions(limits=PoolLimits(workers=1))) as port:
        assert send(port, "GET", "/queries", ADMIN)[0] == 403


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_leaves_ends_the_query(port: int, method: str) -> None:
    """A client that goes takes its query along, be it running or waiting, GET or HEAD."""
    sockets = []
    for count in (1, 2):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request(method, f"/sparql?query={quote(ENDLESS)}")
        sockets.append(connection)
        under_way(port, count)
    for connection in reversed(sockets):
        connection.close()
    under_way(port, 0)
    assert send(port, "GET", "/sparql?query=ASK%7B%7D")[0] == 200


def test_slow_queries_are_logged(port: int, slow_log: Path) -> None:
    """A query that took long is one JSON line with what became of it; a quick one is none; nobody else can read it."""
    before = len(slow_log.read_text().splitlines())
    send(port, "GET", "/sparql?query=ASK%7B%7D")
    send(port, "GET", f"/sparql?timeout=0.5&query={quote(ENDLESS)}")
    lines = [json.loads(line) for line in slow_log.read_text().splitlines()[before:]]
    assert [line["outcome"] for line in lines] == ["QueryTimeout"]
    assert lines[0]["query"] == ENDLESS
    assert lines[0]["seconds"] >= 0.5
    assert lines[0]["bytes"] == 0
    assert len(lines[0]["hash"]) == 16
    assert slow_log.stat().st_mode & 0o077 == 0


def test_a_budget_holds_a_client_back(folder: Path) -> None:
    """Who has used up the seconds of the minute gets 429 with the time to wait."""
    options = ServeOptions(limits=PoolLimits(workers=1), guard=GuardOptions(budget=0.4))
    with running(folder, options) as port:
        assert send(port, "GET", "/sparql?query=ASK%7B%7D")[0] == 200
        assert send(port, "GET", f"/sparql?timeout=0.5&query={quote(ENDLESS)}")[0] == 504
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("GET", "/sparql?query=ASK%7B%7D")
        answer = connection.getresponse()
        assert answer.status == 429
        assert 10 <= int(answer.getheader("Retry-After", "0")) <= 60
        assert json.loads(answer.read())["kind"] == "QueryThrottled"
        assert send(port, "GET", "/api/v1/stats")[0] == 200


def test_accounts_fill_again_and_are_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is spent comes back with time; other clients, but not other addresses of one network, have their own."""
    now = [1000.0]
    monkeypatch.setattr("kg.query.budget.time.monotonic", lambda: now[0])
    budget = Budget(60)

    def spend(client: str, seconds: float, waited: float = 0.0) -> None:
        budget.spend(Finished("1", "", client, seconds, waited, 0, "ok"))

    spend("2001:db8:1:2::1", 70)
    spend("192.0.2.1", 100, waited=90)
    budget.check("192.0.2.1")
    budget.check("192.0.2.2")
    with pytest.raises(QueryThrottled) as caught:
        budget.check("2001:db8:1:2::ffff")
    now[0] += caught.value.retry_after
    budget.check("2001:db8:1:2::ffff")
