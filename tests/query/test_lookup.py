"""Lookups: what is answered without a worker is what a worker answers, and ends at once."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from sample_folder import add, help_after_storm, quarrel

from kg import derive
from kg.query import lookup
from kg.query.answer import Finished
from kg.query.guard import inspect
from kg.query.pool import QueryPool
from kg.query.question import PoolLimits, Question
from kg.query.results import by_name
from kg.store.documents import Document
from kg.store.folder import FolderStore
from kg.store.graph_writer import GraphWriter
from kg.store.oxigraph import OxigraphView

LOOKUPS = (
    "SELECT ?p ?o { <%(thing)s> ?p ?o } LIMIT 11",
    "select * where { ?s ?p ?o . } limit 999 # all",
    "SELECT $s { $s a ?type } LIMIT 5",
    "PREFIX n: <https://w3id.org/newskg/ns#> SELECT ?x ?unbound { ?s n:speaker ?x } LIMIT 3",
    "SELECT ?s { ?s rdfs:label 'Nothing of that name'@en } LIMIT 2",
    'SELECT ?s { ?s ?p "2025"^^xsd:gYear } LIMIT 2',
    "SELECT * { ?s ?p ?o } LIMIT 0",
    "ASK { ?s ?p <%(thing)s> }",
    "ASK WHERE { <%(thing)s> a <thing> }",
)
OTHERS = (
    "SELECT * { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o } LIMIT 1000",
    "SELECT * { ?s ?p ?o } LIMIT 5 OFFSET 100000",
    "SELECT * { ?s ?p ?o } OFFSET 5 LIMIT 5",
    "SELECT * { ?s ?p ?o } ORDER BY ?o LIMIT 5",
    "SELECT DISTINCT ?p { ?s ?p ?o } LIMIT 5",
    "SELECT REDUCED ?p { ?s ?p ?o } LIMIT 5",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } LIMIT 5",
    "SELECT * { ?x ?p ?x } LIMIT 5",
    "SELECT * { ?x ?p $x } LIMIT 5",
    "SELECT * { ?s ?p ?o . ?o ?q ?r } LIMIT 5",
    "SELECT * { ?s ?p ?o ; ?q ?r } LIMIT 5",
    "SELECT * { ?s ?p ?o, ?r } LIMIT 5",
    "SELECT * { ?s ?p ?o FILTER(?o = 1) } LIMIT 5",
    "SELECT * { ?s <a:b>* ?o } LIMIT 5",
    "SELECT * { ?s a* ?o } LIMIT 5",
    "SELECT * { ?s ^<a:b> ?o } LIMIT 5",
    "SELECT * { [] ?p ?o } LIMIT 5",
    "SELECT * { _:b ?p ?o } LIMIT 5",
    "SELECT * { GRAPH ?g { ?s ?p ?o } } LIMIT 5",
    "SELECT * FROM <http://x/g> { ?s ?p ?o } LIMIT 5",
    "SELECT * { { ?s ?p ?o } } LIMIT 5",
    "BASE <http://x/> SELECT * { ?s ?p ?o } LIMIT 5",
    "SELECT * { ?s ?p ?o } LIMIT 5 VALUES ?s { <a:b> }",
    "ASK { ?x ?p ?x }",
    "ASK { ?s ?p ?o } LIMIT 5",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o } LIMIT 5",
    "DESCRIBE <a:b>",
)


def filled(query: str, view: OxigraphView) -> str:
    return query.replace("%(thing)s", next(iter(view.graphs())))


@pytest.fixture(scope="module", params=["built", "loaded"])
def folder(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """One whose default graph is the union of all, and one where it is the unnamed graph."""
    path = tmp_path_factory.mktemp("graph") / "kg"
    if request.param == "built":
        add(path, quarrel(), help_after_storm())
        return path
    lines = (f'<http://x/{n}> <http://x/is> "{n}"' for n in range(300))
    told = "".join(f"{line} .\n{line} <http://x/g> .\n{line} <http://x/h> .\n" for line in lines)
    with GraphWriter(FolderStore.create_plain(path, derive)) as writer:
        writer.load(BytesIO(told.encode()), Document("told.nq", "application/n-quads"))
    return path


@pytest.fixture(scope="module")
def view(folder: Path) -> Iterator[OxigraphView]:
    view = FolderStore(folder).view()
    yield view
    view.close()


@pytest.fixture(scope="module")
def pool(folder: Path, view: OxigraphView) -> Iterator[QueryPool]:
    limits = PoolLimits(workers=1, seconds=30)
    with QueryPool(folder, lambda: view.snapshot, limits=limits, prefixes=lambda: PREFIXES) as pool:
        yield pool


PREFIXES = {"rdfs": "http://www.w3.org/2000/01/rdf-schema#", "xsd": "http://www.w3.org/2001/XMLSchema#"}


@pytest.mark.parametrize("query", LOOKUPS)
@pytest.mark.parametrize("name", ["json", "csv", "tsv"])
def test_it_is_what_a_worker_answers(pool: QueryPool, view: OxigraphView, query: str, name: str) -> None:
    """Byte for byte, whatever the form; and no worker is asked for it."""
    form = "ask" if query.startswith("ASK") else "select"
    question = Question(filled(query, view), by_name(name, form), base="http://127.0.0.1/sparql")  # type: ignore[arg-type]
    told = pool.ask(question).look_up(view)
    assert told is not None
    assert told == b"".join(pool.ask(question))


@pytest.mark.parametrize("query", OTHERS)
def test_what_may_read_much_is_none(query: str) -> None:
    """Everything that joins, sorts, skips, filters or counts goes to a worker, which can be killed."""
    assert not inspect(query).lookup


def test_it_is_told_like_any_other(pool: QueryPool, view: OxigraphView) -> None:
    """Those who listen hear of it with its size, and it is over."""
    heard: list[Finished] = []
    pool.listeners.append(heard.append)
    answer = pool.ask(Question("SELECT * { ?s ?p ?o } LIMIT 7", by_name("json", "select"), client="somebody"))
    told = answer.look_up(view)
    pool.listeners.remove(heard.append)
    assert told and [(one.size, one.outcome, one.client) for one in heard] == [(len(told), "ok", "somebody")]
    assert answer.snapshot == view.snapshot
    assert not pool.under_way()


@pytest.mark.parametrize(
    ("query", "name", "graphs"),
    [
        ("SELECT * { ?s nowhere:p ?o } LIMIT 5", "json", ()),
        ("SELECT * { ?s ?p 'a'^^<b> . LIMIT 5", "json", ()),
        ("SELECT * { ?s ?p ?o } LIMIT 5", "xml", ()),
        ("SELECT * { ?s ?p ?o } LIMIT 5", "json", ("http://x/g",)),
    ],
)
def test_workers_tell_what_is_wrong(
    pool: QueryPool, view: OxigraphView, query: str, name: str, graphs: tuple[str, ...]
) -> None:
    """Errors, XML and data sets that the request names are left to a worker."""
    question = Question(query, by_name(name, "select"), default_graphs=graphs)
    assert pool.ask(question).look_up(view) is None


def test_what_is_large_goes_to_a_worker(pool: QueryPool, view: OxigraphView, monkeypatch: pytest.MonkeyPatch) -> None:
    """Few rows may hold long texts: what is too much to hold at once is given up, and nothing of it is told."""
    monkeypatch.setattr(lookup, "LARGEST", 4000)
    assert pool.ask(Question("SELECT * { ?s ?p ?o } LIMIT 900", by_name("json", "select"))).look_up(view) is None
