"""What who runs the server relies on: health, numbers, log, token, CORS, headers."""

import base64
import io
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.access import AccessLog, Exchange
from api.app import ServeOptions, create_app
from api.bearer import Token
from api.layers import EdgeOptions
from kg.query.question import PoolLimits

TOKEN = "a-token-of-some-length"
ELSEWHERE = {"origin": "https://elsewhere.example"}
SERIES = re.compile(r'^newskg_http_requests_total\{method="(\w+)",route="([^"]*)",status="(\d+)"\} (\d+)', re.MULTILINE)


@contextmanager
def serving(folder: Path, edge: EdgeOptions | None = None, cors: tuple[str, ...] = ("*",)) -> Iterator[TestClient]:
    options = ServeOptions(cors=cors, limits=PoolLimits(workers=1, seconds=5), edge=edge or EdgeOptions())
    with TestClient(create_app(folder, options), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def closed(folder: Path) -> Iterator[TestClient]:
    """A server that wants a token, and lets pages of one origin read."""
    with serving(folder, EdgeOptions(tokens=(Token(TOKEN),)), ("https://friend.example",)) as client:
        yield client


def test_ready_means_that_a_worker_answers(client: TestClient) -> None:
    """A server lives at once, is ready when its state and a worker answer, and is not while it stops."""
    assert client.get("/healthz/live").json() == {"status": "ok"}
    for _ in range(200):
        if (answer := client.get("/healthz/ready")).status_code == 200:
            break
        assert "worker" in answer.json()["detail"]
    assert answer.json()["snapshot"] == client.get("/healthz").json()["snapshot"]
    readiness = client.app.state.readiness  # type: ignore[attr-defined]
    readiness.stopping = True
    try:
        stopping = client.get("/healthz/ready")
    finally:
        readiness.stopping = False
    assert (stopping.status_code, stopping.json()["detail"]) == (503, "the server stops")
    assert stopping.headers["retry-after"]


def test_numbers_name_routes_and_no_addresses(client: TestClient) -> None:
    """Whatever strangers ask for, series are named by the routes that there are."""
    for path in ("/nothing/%1b%5b31m", "/api/v1/entities/country/NO", "/id/a/b", "/static/none.js", "/api/v1/none/7"):
        client.get(path)
    client.request("BREW", "/sparql")
    told = SERIES.findall(client.get("/metrics").text)
    routes = {route for _, route, _, _ in told}
    assert {"/api/v1/entities/{name}", "/id/{name}", "/static", "(none)"} <= routes
    described = {*client.get("/openapi.json").json()["paths"], "/static", "(none)", "/docs", "/", "/openapi.json"}
    assert routes <= described
    assert {method for method, *_ in told} <= {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "OTHER"}


def test_queries_are_counted_by_what_became_of_them(client: TestClient) -> None:
    """Results, faults and refusals are told apart, and the state and memory are told."""

    def counted() -> dict[str, float]:
        text = client.get("/metrics").text
        return {name: float(value) for name, value in re.findall(r"^(newskg_\S+(?:\{[^}]*\})?) (\S+)$", text, re.M)}

    before = counted()
    for query in ("ASK {}", "ASK {", "ASK { SERVICE <http://x.example/> {} }"):
        client.get("/sparql", params={"query": query})
    after = counted()
    for outcome in ("ok", "QuerySyntaxError", "QueryRefused"):
        name = f'newskg_queries_total{{outcome="{outcome}"}}'
        assert after[name] == before.get(name, 0) + 1
    snapshot = client.get("/healthz").json()["snapshot"]
    assert after[f'newskg_snapshot_info{{snapshot="{snapshot}"}}'] == 1
    assert 0 <= after["newskg_snapshot_age_seconds"] < 3600
    assert after["newskg_server_resident_bytes"] > 2**24 and after["newskg_workers_resident_bytes"] > 2**20
    assert (after["newskg_workers"], after["newskg_queries_waiting"]) == (1, 0)


def test_two_applications_count_apart(folder: Path, client: TestClient) -> None:
    """No number is shared by two applications of one process."""
    with serving(folder) as other:
        assert SERIES.findall(other.get("/metrics").text) == []


def exchange(path: str) -> Exchange:
    return Exchange("GET", "(none)", path, 404, 0.0123456, 7, "192.0.2.1", "abc")


def test_log_lines_are_json() -> None:
    """Each answer is one JSON object in one line, whatever is asked for."""
    stream = io.StringIO()
    AccessLog("json", stream).tell(exchange("/a\r\n\x1b[2J\u2028b"))
    line = stream.getvalue()
    assert line.isprintable() is False and line.removesuffix("\n").isprintable()
    told = json.loads(line)
    assert told.pop("time").endswith("Z")
    assert told == {
        "method": "GET", "path": "/a\r\n\x1b[2J\u2028b", "status": 404, "ms": 12.346, "bytes": 7,
        "client": "192.0.2.1", "request_id": "abc",
    }  # fmt: skip


def test_log_lines_for_people_have_no_control_characters() -> None:
    """A path can neither end a line of text nor steer a terminal."""
    stream = io.StringIO()
    AccessLog("text", stream).tell(exchange("/a\r\n\x1b[2J"))
    assert stream.getvalue().removesuffix("\n").isprintable()
    assert '"/a\\r\\n\\u001b[2J" 404 12.3 ms 7 bytes' in stream.getvalue()


def test_the_log_tells_no_secrets(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither queries nor tokens are written; the number of a request in the log is that in its answer."""
    with serving(folder, EdgeOptions(access_log="json", tokens=(Token(TOKEN),))) as client:
        query = {"query": "ASK { 'secret' }", "token": TOKEN}
        answer = client.get("/sparql", params=query, headers={"authorization": f"Bearer {TOKEN}"})
    out = capsys.readouterr().out
    assert TOKEN not in out and "secret" not in out
    told = [json.loads(line) for line in out.splitlines()]
    assert [(one["path"], one["request_id"]) for one in told] == [("/sparql", answer.headers["x-request-id"])]
    assert (told[0]["status"], told[0]["bytes"]) == (answer.status_code, len(answer.content))


@pytest.mark.parametrize(
    "path", ["/", "/docs", "/metrics", "/api/v1/stats", "/sparql?query=ASK%7B%7D", "/static/page/main.js"]
)
def test_without_the_token_nothing_is_read(closed: TestClient, path: str) -> None:
    """All but health wants the token, as a bearer or as a password; a refusal can be read by the origins allowed."""
    for headers in ({}, {"authorization": "Bearer x"}, {"authorization": "Basic !"}, {"authorization": TOKEN}):
        answer = closed.get(path, headers={**headers, "origin": "https://friend.example"})
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
        assert answer.headers["access-control-allow-origin"] == "https://friend.example"
        assert TOKEN not in answer.text
    basic = base64.b64encode(f"me:{TOKEN}".encode()).decode()
    for brought in (f"Bearer {TOKEN}", f"bearer {TOKEN}", f"Basic {basic}"):
        assert closed.get(path, headers={"authorization": brought}).status_code == 200


def test_health_needs_no_token(closed: TestClient) -> None:
    """What watches the server need not know its secret."""
    assert [closed.get(path).status_code for path in ("/healthz", "/healthz/live")] == [200, 200]
    assert closed.get("/healthz/ready").status_code in (200, 503)
    assert closed.get("/healthz/../metrics").status_code == closed.get("/healthz/").status_code == 401


def test_cors_is_a_list(folder: Path, closed: TestClient, client: TestClient) -> None:
    """Pages of the named origins may read and no others; `none` means no page of another origin."""
    assert "access-control-allow-origin" not in closed.get("/healthz", headers=ELSEWHERE).headers
    asked = {**ELSEWHERE, "access-control-request-method": "POST", "access-control-request-headers": "authorization"}
    assert client.options("/sparql", headers=asked).headers["access-control-allow-origin"] == "*"
    with serving(folder, cors=("none",)) as none:
        told = none.get("/healthz", headers=ELSEWHERE).headers
        assert not [name for name in told if name.startswith("access-control")]


def test_every_answer_is_hardened(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files, errors of all kinds and even failures of the program carry the headers, and can be read from elsewhere."""
    monkeypatch.setattr(client.app.state.metrics, "text", lambda: 1 / 0)  # type: ignore[attr-defined]
    found = []
    for method, path in (
        ("GET", "/static/page/main.js"), ("GET", "/static/none"), ("GET", "/docs"), ("GET", "/none"),
        ("DELETE", "/docs"), ("GET", "/api/v1/stats?x=1"), ("POST", "/sparql"), ("GET", "/metrics"),
    ):  # fmt: skip
        answer = client.request(method, path, headers=ELSEWHERE)
        found.append(answer.status_code)
        assert answer.headers["x-content-type-options"] == "nosniff", path
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["access-control-allow-origin"] == "*"
        assert answer.headers["x-request-id"]
    assert found == [200, 404, 200, 404, 405, 400, 415, 500]


@pytest.mark.parametrize("accepted", ["gzip;q=0", "identity", "gzip; q=0.0, br"])
def test_nothing_is_packed_that_was_not_asked_for(client: TestClient, accepted: str) -> None:
    """Who takes no gzip gets none."""
    answer = client.get("/openapi.json", headers={"accept-encoding": accepted})
    assert "content-encoding" not in answer.headers
    assert "Accept-Encoding" in answer.headers["vary"]
