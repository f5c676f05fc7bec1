"""Queries end: with the whole answer, or with an error that says why, and the next one runs."""

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import eventually

from kg.errors import QueryBusy, QueryError, QueryRefused, QuerySyntaxError, QueryTimeout, StoreError, UsageError
from kg.query.pool import QueryPool
from kg.query.question import PoolLimits, Question
from kg.query.results import FORMATS, by_name, offered
from kg.rdf.terms import Term

ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?p ?d . ?e ?p ?f . ?g ?p ?h . ?i ?p ?j . ?k ?p ?l . ?m ?p ?o }"
MANY = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
GREEDY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY DESC(?c) ?f ?i"
JSON, CSV = by_name("json", "select"), by_name("csv", "select")


@pytest.fixture(scope="module")
def pool(states: Path) -> Iterator[QueryPool]:
    with QueryPool(states, lambda: "one", limits=PoolLimits(workers=2, memory=600 * 2**20)) as pool:
        yield pool


def ask(pool: QueryPool, query: str, seconds: float | None = None, **more: object) -> bytes:
    """Return the whole answer in JSON or Turtle."""
    form = "construct" if query.startswith(("CONSTRUCT", "DESCRIBE")) else "select"
    question = Question(query, offered(form)[0], seconds=seconds, **more)  # type: ignore[arg-type]
    return b"".join(pool.ask(question))


def count(pool: QueryPool, query: str, **more: object) -> int:
    return len(json.loads(ask(pool, query, **more))["results"]["bindings"])


def test_an_answer_comes_whole(pool: QueryPool) -> None:
    """SELECT, ASK, CONSTRUCT and DESCRIBE look at the union of all graphs."""
    assert count(pool, "SELECT * { ?s ?p ?o }") == 301
    assert json.loads(ask(pool, "ASK { ?s ?p 'zero'@en }"))["boolean"] is True
    assert b"zero" in ask(pool, "CONSTRUCT WHERE { ?s <http://x/name> ?o }")
    assert b"zero" in ask(pool, "DESCRIBE <http://x/0>")


@pytest.mark.parametrize("known", FORMATS, ids=lambda known: known.name)
def test_every_format_is_written(pool: QueryPool, known: object) -> None:
    """Each format that is offered can be had."""
    graph = known.family == "graph"  # type: ignore[attr-defined]
    query = "CONSTRUCT WHERE { ?s ?p ?o }" if graph else "SELECT * { ?s ?p ?o }"
    assert b"http://x/" in b"".join(pool.ask(Question(query, known)))  # type: ignore[arg-type]


def test_a_large_answer_comes_in_blocks(pool: QueryPool) -> None:
    """Ninety thousand rows come in many blocks, none left out."""
    blocks = list(pool.ask(Question(MANY, CSV)))
    assert len(blocks) > 10
    assert b"".join(blocks).count(b"\r\n") == 301 * 301 + 1


def test_the_deadline_kills_and_the_next_query_runs(pool: QueryPool) -> None:
    """A product of five patterns ends at its deadline, and both workers are there again."""
    with pytest.raises(QueryTimeout, match=r"0\.5 seconds"):
        ask(pool, ENDLESS, seconds=0.5)
    assert count(pool, "SELECT * { ?s <http://x/name> ?o }") == 1


def test_memory_ends_the_query_not_the_server(pool: QueryPool) -> None:
    """Sorting what does not fit into the worker's memory is an error that names memory."""
    with pytest.raises(QueryError, match="memory"):
        ask(pool, GREEDY, seconds=60)
    assert count(pool, "SELECT * { ?s <http://x/name> ?o }") == 1


def test_a_killed_worker_breaks_the_answer(pool: QueryPool) -> None:
    """When the worker dies in the middle, the reader gets an error and not one block."""
    answer = pool.ask(Question("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", JSON)).begin()
    answer._process.kill()  # type: ignore[union-attr]
    with pytest.raises(QueryError):
        next(iter(answer))
    assert count(pool, "SELECT * { ?s <http://x/name> ?o }") == 1


def test_a_worker_that_died_in_peace_is_nobodys_trouble(pool: QueryPool) -> None:
    """A worker killed while it had nothing to do, as systems short of memory do, costs the next asker no answer."""
    for number in pool.processes():
        os.kill(number, signal.SIGKILL)
        os.waitid(os.P_PID, number, os.WEXITED | os.WNOWAIT)
    assert [count(pool, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }") > 0 for _ in range(4)] == [True] * 4


def test_a_deadline_in_the_middle_breaks_the_answer(pool: QueryPool) -> None:
    """Results that do not end in time end with an error, not with what there was."""
    with pytest.raises(QueryTimeout):
        ask(pool, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", seconds=0.5)


def test_cancelling_frees_the_worker(pool: QueryPool) -> None:
    """A query given up from another thread ends at once."""
    answer = pool.ask(Question(ENDLESS, JSON, seconds=600))
    threading.Timer(0.3, answer.cancel).start()
    with pytest.raises(QueryError, match="given up"):
        answer.begin()
    assert count(pool, "SELECT * { ?s <http://x/name> ?o }") == 1


def test_slow_readers_keep_no_worker(pool: QueryPool) -> None:
    """More readers than there are workers stop in the middle; the next query runs, and all of them get the rest."""
    readers = [iter(pool.ask(Question(MANY, CSV))) for _ in range(3)]
    rows = [next(blocks).count(b"\r\n") for blocks in readers]
    assert max(rows) < 301 * 301
    assert count(pool, "SELECT * { ?s <http://x/name> ?o }") == 1
    for begun, blocks in zip(rows, readers, strict=True):
        assert begun + b"".join(blocks).count(b"\r\n") == 301 * 301 + 1


def test_answers_that_wait_are_bounded(states: Path) -> None:
    """One answer too large, and all together too large, are refused whole; readers that are late lose theirs."""
    limits = PoolLimits(workers=1, largest=6 * 2**20, waiting_bytes=10 * 2**20, transfer=600)
    with QueryPool(states, lambda: "one", limits=limits) as pool:
        with pytest.raises(QueryRefused, match="6 MiB"):
            ask(pool, "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
        held = [iter(pool.ask(Question(MANY, CSV))) for _ in range(4)]
        with pytest.raises(QueryBusy):
            for blocks in held:
                next(blocks)
        assert count(pool, "SELECT * { ?s <http://x/name> ?o }") == 1
        pool.room.patience = 0
        with pytest.raises(QueryTimeout, match="not taken"):
            list(held[0])


def test_errors_of_the_query_are_told(pool: QueryPool) -> None:
    """A query that is not SPARQL is an error with its place."""
    with pytest.raises(QuerySyntaxError) as caught:
        ask(pool, "SELECT * {\n ?s ?p }")
    assert caught.value.line == 2
    with pytest.raises(QuerySyntaxError, match="line 1") as caught:
        ask(pool, "SELECT * { ?s foo:bar ?o }")
    assert caught.value.told["prefix"] == "foo"


def test_updates_and_foreign_graphs_are_refused(pool: QueryPool) -> None:
    """No update runs, and FROM names graphs of this store alone."""
    with pytest.raises(QueryRefused, match="update"):
        ask(pool, "DELETE WHERE { ?s ?p ?o }")
    with pytest.raises(QueryRefused, match="http://127"):
        ask(pool, "SELECT * FROM <http://127.0.0.1/x> { ?s ?p ?o }")
    with pytest.raises(QueryRefused, match="file:"):
        ask(pool, "SELECT * { ?s ?p ?o }", named_graphs=("file:///etc/hosts",))


@pytest.mark.parametrize("graph", ["a b", "two", "http://x/{"])
def test_a_broken_graph_name_is_the_askers_fault(pool: QueryPool, graph: str) -> None:
    """A graph that is named by no IRI is a wrong call, not a failure."""
    with pytest.raises(UsageError, match="no IRI"):
        ask(pool, "ASK {}", default_graphs=(graph,))


def test_the_data_set_can_be_named(pool: QueryPool) -> None:
    """FROM, FROM NAMED and the graphs of the request choose the graphs; the request wins."""
    names, numbers = "http://x/g/names", "http://x/g/numbers"
    assert count(pool, f"SELECT * FROM <{names}> {{ ?s ?p ?o }}") == 1
    assert count(pool, f"SELECT * FROM NAMED <{numbers}> {{ GRAPH ?g {{ ?s ?p ?o }} }}") == 300
    assert count(pool, f"SELECT * FROM <{names}> {{ ?s ?p ?o }}", default_graphs=(numbers,)) == 300


def test_bindings_are_terms(pool: QueryPool) -> None:
    """A binding fixes a variable to a term, whatever characters its text holds."""
    zero = {"name": Term("literal", "zero", language="en")}
    assert count(pool, "SELECT ?s { ?s <http://x/name> ?name }", bindings=zero) == 1
    hostile = {"name": Term("literal", '" } SERVICE <http://127.0.0.1/> { ?s ?p "')}
    assert count(pool, "SELECT ?s { ?s <http://x/name> ?name }", bindings=hostile) == 0


def test_a_new_state_is_taken_up(states: Path) -> None:
    """The next query after a new state sees it; a state that is gone is asked for once more by its new name."""
    names = ["one"]
    with QueryPool(states, lambda: names[-1], limits=PoolLimits(workers=1)) as pool:
        assert count(pool, "SELECT * { ?s ?p ?o }") == 301
        names.append("two")
        assert count(pool, "SELECT * { ?s ?p ?o }") == 1
        told = iter(["gone", "one"])
        pool._newest = lambda: next(told)
        assert count(pool, "SELECT * { ?s ?p ?o }") == 301
        pool._newest = lambda: "gone"
        with pytest.raises(StoreError, match="gone"):
            ask(pool, "ASK {}")


def test_too_many_are_turned_away(states: Path) -> None:
    """When the queue is full, one more is refused at once, and a waiting one is served when a worker is free."""
    with QueryPool(states, lambda: "one", limits=PoolLimits(workers=1, waiting=1)) as pool:
        running = pool.ask(Question(MANY, CSV)).begin()
        waiting: list[int] = []
        thread = threading.Thread(target=lambda: waiting.append(count(pool, "SELECT * { ?s <http://x/name> ?o }")))
        thread.start()
        assert eventually(lambda: pool.waiting == 1)
        with pytest.raises(QueryBusy):
            ask(pool, "ASK {}")
        running.close()
        thread.join(10)
        assert waiting == [1]


def test_workers_end_with_their_owner(states: Path, tmp_path: Path) -> None:
    """When the server is killed, a busy worker does not live on."""
    script = tmp_path / "owner.py"
    script.write_text(
        "import sys, pathlib, time\n"
        "from kg.query.pool import QueryPool\n"
        "from kg.query.question import PoolLimits, Question\n"
        "from kg.query.results import by_name\n"
        "pool = QueryPool(pathlib.Path(sys.argv[1]), lambda: 'one', limits=PoolLimits(workers=1))\n"
        "process = pool.take(pool.ask(Question('ASK {}', by_name('json', 'ask'))))\n"
        "print(process._popen.pid, flush=True)\n"
        f"pool.give_back(process)\npool.ask(Question('{ENDLESS}', by_name('json', 'select'), seconds=60)).begin()\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    owner = subprocess.Popen([sys.executable, script, states], stdout=subprocess.PIPE, env=environment)
    assert owner.stdout is not None
    worker = int(owner.stdout.readline())
    time.sleep(0.5)
    owner.kill()
    owner.wait()
    owner.stdout.close()
    for _ in range(100):
        if not Path(f"/proc/{worker}").exists() or "Z" in Path(f"/proc/{worker}/stat").read_text().split()[2]:
            return
        time.sleep(0.1)
    os.kill(worker, 9)
    pytest.fail("the worker lived on")


def test_a_worker_imports_little() -> None:
    """A worker starts without spaCy, FastAPI and rdflib."""
    code = (
        "import sys, kg.query.worker; print([m for m in ('spacy', 'fastapi', 'rdflib', 'igraph') if m in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_prefixes_that_change_are_told(states: Path) -> None:
    """Each query sees the prefixes of its time, whichever worker is at it."""
    known = {"one": "http://one/"}
    with QueryPool(states, lambda: "one", limits=PoolLimits(workers=1), prefixes=lambda: dict(known)) as pool:
        for _ in range(2):
            assert "http://one/x" in ask(pool, "SELECT (one:x AS ?iri) {}").decode()
        known.clear()
        known["two"] = "http://two/"
        assert "http://two/x" in ask(pool, "SELECT (two:x AS ?iri) {}").decode()
        with pytest.raises(QuerySyntaxError):
            ask(pool, "SELECT (one:x AS ?iri) {}")
