"""Writing by strangers: who may, how much, and what is left of it when something goes wrong."""

import logging
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import psutil
import pytest
from running import eventually, running
from sample_folder import add, help_after_storm, quarrel
from writable import TOKEN, ask, update, writable

from api.app import ServeOptions
from api.bearer import read_token
from api.writing import WriteLimits
from kg import derive
from kg.cli import run
from kg.errors import UsageError
from kg.store.folder import FolderStore, open_view
from kg.store.lock import lock_folder

INSERT = "INSERT DATA { GRAPH <urn:g> { <urn:s> <urn:p> '%s' } }"
PRODUCT = "GRAPH ?g { ?a ?b ?c } GRAPH ?h { ?d ?e ?f } GRAPH ?i { ?j ?k ?l }"
ENDLESS = f"INSERT {{ <urn:s> <urn:p> ?n }} WHERE {{ SELECT (COUNT(*) AS ?n) {{ {PRODUCT} }} }}"
GREEDY = f"INSERT {{ <urn:s> <urn:p> ?l }} WHERE {{ SELECT * {{ {PRODUCT} }} ORDER BY ?l ?f ?c }}"
TURTLE = {"content-type": "text/turtle"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one article."""
    folder = tmp_path_factory.mktemp("built") / "kg"
    add(folder, quarrel())
    return folder


@pytest.fixture(scope="module")
def client(built: Path) -> Iterator[httpx.Client]:
    """A client that may write to it, not much and for a short time."""
    limits = WriteLimits(seconds=3, largest=2**20)
    with writable(built, limits) as client:
        yield client


def held(folder: Path) -> list[str]:
    view = open_view(folder)
    try:
        return sorted(str(quad) for quad in view.quads())
    finally:
        view.close()


def test_nobody_writes_unless_asked(built: Path) -> None:
    """Without a token file the server takes no writes, says how to open it, and graphs can be read."""
    with running(built, ServeOptions()) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
        graph = {"graph": "https://example.org/newskg/graph/entities"}
        for answer in (
            update(client, "CLEAR DEFAULT"),
            client.put("/store", params=graph, content="", headers=TURTLE),
            client.delete("/store", params=graph),
        ):
            assert answer.status_code == 403 and "--writable" in answer.json()["hint"]
        assert client.get("/store", params=graph).status_code == 200


@pytest.mark.parametrize("given", ["", "Basic dXNlcjpwYXNz", "Bearer", f"Token {TOKEN}"])
def test_a_token_has_to_come_along(client: httpx.Client, given: str) -> None:
    """Without a bearer token a write is 401 and says which scheme there is (RFC 6750)."""
    answer = client.post("/update", data={"update": INSERT % "x"}, headers={"authorization": given})
    assert answer.status_code == 401 and answer.headers["www-authenticate"].startswith("Bearer")


@pytest.mark.parametrize("given", ["x", TOKEN[:-1], TOKEN + "x", TOKEN.upper(), "é" * 20])
def test_a_wrong_token_is_refused(client: httpx.Client, given: str) -> None:
    """Another token is 401 (RFC 6750, section 3.1); the body is not looked at."""
    headers = {"authorization": f"Bearer {given}".encode("latin-1"), "content-type": "application/sparql-update"}
    assert client.post("/update", content=b"oops", headers=headers).status_code == 401  # type: ignore[arg-type]
    answer = client.delete("/store?default", headers=headers)  # type: ignore[arg-type]
    assert answer.status_code == 401 and 'error="invalid_token"' in answer.headers["www-authenticate"]


def test_the_token_is_told_to_nobody(client: httpx.Client, built: Path, caplog: pytest.LogCaptureFixture) -> None:
    """No log line and no answer holds the token, whatever happens."""
    with caplog.at_level(logging.DEBUG):
        told = [update(client, text).text for text in ("oops", "CLEAR ALL", "CLEAR DEFAULT", "LOAD <http://e/>")]
    assert TOKEN not in caplog.text + "".join(told)
    assert TOKEN not in repr(read_token(built.with_name("token")))


def test_the_token_file(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """It must be there and hold a token; one that is short, or that others can read, is a warning."""
    file = tmp_path / "token"
    for content in (None, "", "x" * 20 + " y", "é" * 20):
        if content is not None:
            file.write_text(content, "utf-8")
        with pytest.raises(UsageError):
            read_token(file)
    file.write_text(TOKEN)
    file.chmod(0o644)
    assert read_token(file).fits(TOKEN) and "chmod 600" in caplog.text
    caplog.clear()
    file.chmod(0o600)
    assert read_token(file).fits(TOKEN) and not caplog.text
    file.write_text("short")
    assert read_token(file).fits("short") and "can be guessed" in caplog.text and "short" not in caplog.text


def test_writing_needs_a_token(built: Path, tmp_path: Path) -> None:
    """--writable without --token-file is refused, and so is a file that holds no token."""
    (tmp_path / "empty").touch()
    for words in (["--writable"], ["--token-file", str(tmp_path / "empty")]):
        assert run(["serve", str(built), *words]) == 2


def test_who_reads_after_the_answer_sees_it(client: httpx.Client, built: Path) -> None:
    """A write is served when its answer comes; another server of the folder takes it up by itself."""
    with running(built, ServeOptions(refresh=0.5)) as port, httpx.Client(base_url=f"http://127.0.0.1:{port}") as other:
        for number in range(5):
            assert update(client, INSERT % number).status_code == 204
            assert ask(client, f"ASK {{ GRAPH <urn:g> {{ ?s ?p '{number}' }} }}")
        assert eventually(lambda: ask(other, "ASK { <urn:s> ?p '4' }"))


def test_kept_graphs_are_refused(client: httpx.Client, built: Path) -> None:
    """Graphs of the program are 403 by every way, and nothing changes; the answer names the graph."""
    before, graph = held(built), "https://example.org/newskg/graph/derived"
    params = {"graph": graph}
    for answer in (
        update(client, f"CLEAR GRAPH <{graph}>"),
        update(client, "DELETE WHERE { GRAPH ?g { ?s ?p ?o } }"),
        client.put("/store", params=params, content="", headers=TURTLE),
        client.post("/store", params=params, content="<urn:s> <urn:p> 1 .", headers=TURTLE),
        client.delete("/store", params=params),
    ):
        assert answer.status_code == 403 and "is kept by the program" in answer.json()["detail"]
    assert held(built) == before


def test_the_deadline_undoes(client: httpx.Client, built: Path) -> None:
    """An update that takes too long is 504 and undone, and the next one is carried out at once."""
    before = held(built)
    answer = update(client, f"{INSERT % 'late'} ; {ENDLESS}")
    assert (answer.status_code, answer.json()["kind"]) == (504, "QueryTimeout")
    assert held(built) == before
    assert update(client, INSERT % "next").status_code == 204
    assert not ask(client, "ASK { GRAPH <urn:g> { ?s ?p 'late' } }")


def test_too_much_memory_undoes(built: Path) -> None:
    """An update that needs more memory than it may have is 503 and undone, and the next one is carried out."""
    before = held(built)
    with writable(built, WriteLimits(seconds=60, memory=500 * 2**20)) as client:
        answer = update(client, f"{INSERT % 'greedy'} ; {GREEDY}")
        assert (answer.status_code, answer.json()["kind"]) == (503, "QueryTooGreedy"), answer.text
        assert held(built) == before
        assert update(client, INSERT % "modest").status_code == 204


def test_large_bodies_stop_at_the_door(client: httpx.Client) -> None:
    """More than the limit is 413, told in advance or not, and hurts nobody."""
    many = b"<urn:s> <urn:p> '" + b"x" * (40 * 2**20) + b"' ."
    blocks = (many[place : place + 65536] for place in range(0, len(many), 65536))
    for content in (many, blocks):
        try:
            answer = client.put("/store", params={"graph": "urn:big"}, content=content, headers=TURTLE)
            assert answer.status_code == 413
        except httpx.WriteError:
            pass  # The connection was closed while it was still being sent.
    form = client.put("/store", params={"graph": "urn:big"}, files={"a": ("a.ttl", many[: 2**21], "text/turtle")})
    assert form.status_code == 413
    packed = {**TURTLE, "content-encoding": "gzip"}
    assert client.put("/store", params={"graph": "urn:big"}, content=b"x", headers=packed).status_code == 415
    assert client.get("/store", params={"graph": "urn:big"}).status_code == 404


def test_other_writers_go_first(client: httpx.Client, built: Path) -> None:
    """While a build holds the folder a write is 503 and told when to come again; a short wait is waited out."""
    with lock_folder(built):
        answer = update(client, INSERT % "locked")
        assert answer.status_code == 503 and int(answer.headers["retry-after"]) > 0
    lock = lock_folder(built)
    threading.Timer(0.7, lock.close).start()
    assert update(client, INSERT % "waited").status_code == 204


def test_articles_and_writes_take_turns(tmp_path: Path) -> None:
    """What was written stays when articles come, and articles and their texts stay when something is written."""
    folder = tmp_path / "kg"
    add(folder, quarrel())
    with writable(folder) as client:
        assert update(client, INSERT % "before").status_code == 204
        add(folder, help_after_storm())
        assert update(client, INSERT % "after").status_code == 204
        assert ask(client, "ASK { GRAPH <urn:g> { <urn:s> <urn:p> 'before', 'after' } }")
        assert len(client.get("/api/v1/articles").json()["items"]) == 2
    derive.rebuild(FolderStore(folder, derive))
    assert any("'after'" in line or '"after"' in line for line in held(folder))


def test_killed_at_any_moment(client: httpx.Client, built: Path) -> None:
    """The writer killed in the middle leaves the old state or the new one whole, and the next write is carried out."""
    text = "INSERT DATA { GRAPH <urn:kill> { %s } }"
    for number in range(8):
        before = held(built)
        data = " . ".join(f"<urn:s> <urn:p{number}> {value}" for value in range(300))
        timer = threading.Timer(0.02 + number * 0.03, kill_writer)
        timer.start()
        answer = update(client, text % data)
        timer.join()
        assert answer.status_code in (204, 500, 503), answer.text
        gained = len(held(built)) - len(before)
        assert gained in (0, 300) and (answer.status_code != 204 or gained == 300)
    assert update(client, "DROP SILENT GRAPH <urn:kill>").status_code == 204


def kill_writer() -> None:
    """Kill the writer process of this test's server."""
    for child in psutil.Process().children(recursive=True):
        if "api.writer" in child.cmdline():
            os.kill(child.pid, signal.SIGKILL)


def test_what_is_told_of_a_broken_write_is_so(client: httpx.Client, built: Path) -> None:
    """A writer that is killed just when its state comes out leaves it whole or not at all, and undone is not there."""
    store = FolderStore(built)
    lines = "".join(f"<urn:s> <urn:p> {number} .\n" for number in range(2000))
    for turn in range(3):
        before, graph = store.newest(), f"urn:turn{turn}"
        with ThreadPoolExecutor(1) as other:
            sent = other.submit(client.put, "/store", params={"graph": graph}, content=lines, headers=TURTLE)
            assert eventually(lambda: store.newest() != before or sent.done())  # noqa: B023
            kill_writer()
        there = sum(f"<{graph}>" in quad for quad in held(built))
        assert there in (0, 2000)
        assert (sent.result().status_code, there) == (201, 2000) or (
            sent.result().status_code == 503 and ("undone" not in sent.result().json()["detail"] or not there)
        )


@pytest.mark.parametrize("graph", ["http://[::1", "http://a:b:c/", "http://a:x/"])
def test_names_that_are_no_iri_are_the_askers_fault(client: httpx.Client, graph: str) -> None:
    """A graph whose name only looks like an IRI is refused in reading and in writing, and the writer lives on."""
    for method in ("PUT", "POST", "DELETE", "GET"):
        content = None if method in ("DELETE", "GET") else "<urn:s> <urn:p> 1 ."
        answer = client.request(method, "/store", params={"graph": graph}, content=content, headers=TURTLE)
        assert answer.status_code == 400, answer.text


def test_pages_of_other_origins_cannot_write(client: httpx.Client, tmp_path: Path) -> None:
    """A write for a page of another host is refused, unless the server was told to; reading stays open."""
    origin = {"origin": "https://elsewhere.example"}
    asked = {**origin, "access-control-request-method": "PUT", "access-control-request-headers": "authorization"}
    assert "access-control-allow-origin" not in client.options("/store?default", headers=asked).headers
    for page, status in (("https://elsewhere.example", 403), ("null", 403), (str(client.base_url).rstrip("/"), 204)):
        headers = {"origin": page, "content-type": "application/sparql-update"}
        answer = client.post("/update", content="CLEAR DEFAULT", headers=headers)
        assert answer.status_code == status and "access-control-allow-origin" not in answer.headers
    assert client.get("/store?default", headers=origin).headers["access-control-allow-origin"] == "*"
    FolderStore.create_plain(tmp_path / "kg", derive)
    with writable(tmp_path / "kg", cors=True) as open_client:
        answer = open_client.options("/store?default", headers=asked)
        assert answer.headers["access-control-allow-origin"] == "*"
        assert "PUT" in answer.headers["access-control-allow-methods"]
