"""What cannot end is told before it runs, and what ends is never refused."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from analyst_queries import QUERIES
from sample_folder import add, help_after_storm, quarrel

from kg.errors import QueryRefused, QuerySyntaxError, QueryTimeout
from kg.query.algebra import parse
from kg.query.cost import refuse_endless
from kg.query.guard import inspect
from kg.query.pool import QueryPool
from kg.query.question import PoolLimits, Question
from kg.query.results import offered
from kg.query.tokens import tokenize
from kg.store.folder import FolderStore
from kg.vocab import PREFIXES

ROOT = Path(__file__).parents[2]
TWENTY = " ".join(map(str, range(20)))
VALUES = " ".join(f"VALUES ?v{i} {{ {TWENTY} }}" for i in range(10))
UNIONS = " ".join(f"{{ {{ BIND(1 AS ?b{i}) }} UNION {{ BIND(2 AS ?b{i}) }} }}" for i in range(40))
TRIPLES = " . ".join(f"?a{i} ?b{i} ?c{i}" for i in range(12))
PATHS = " . ".join(f"?a{i} (<http://x/is>|!<http://x/no>)* ?b{i}" for i in range(8))
STEPS = " . ".join(f"?a{i} (<http://x/is>|!<http://x/no>)+ ?b{i}" for i in range(8))


@pytest.fixture(scope="module")
def pool(states: Path) -> Iterator[QueryPool]:
    with QueryPool(states, lambda: "one", limits=PoolLimits(workers=1, seconds=5)) as pool:
        yield pool


@pytest.fixture(scope="module")
def news(tmp_path_factory: pytest.TempPathFactory) -> Iterator[QueryPool]:
    folder = tmp_path_factory.mktemp("graph") / "kg"
    add(folder, quarrel(), help_after_storm())
    newest = FolderStore(folder).newest()
    with QueryPool(folder, lambda: newest, limits=PoolLimits(workers=1, seconds=5), prefixes=lambda: PREFIXES) as pool:
        yield pool


def answer(pool: QueryPool, query: str) -> bytes:
    return b"".join(pool.ask(Question(query, offered(inspect(query).form)[0])))


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT (COUNT(*) AS ?n) {{ {VALUES} }}",
        f"SELECT * {{ {VALUES} }} ORDER BY ?v1 LIMIT 10",
        f"SELECT DISTINCT * {{ {{ {VALUES} }} }}",
        f"SELECT * {{ {UNIONS} }}",
        f"CONSTRUCT {{ ?v1 ?v2 ?v3 }} WHERE {{ {VALUES} }}",
    ],
)
def test_products_of_the_query_itself_are_refused_at_once(query: str) -> None:
    """Where the query holds all its rows, no data are needed to refuse it, and the message tells how many."""
    with pytest.raises(QueryRefused, match=r"share no variable: about 10\^1[23] rows"):
        inspect(query)


@pytest.mark.parametrize(
    "pattern",
    [
        TRIPLES,
        PATHS,
        STEPS,
        TRIPLES.replace(" . ", "} {").join("{}"),
        f"GRAPH <http://x/g/numbers> {{ {TRIPLES} }}",
        f"?s ?p ?o OPTIONAL {{ {TRIPLES} }}",
        f"?s ?p ?o MINUS {{ {TRIPLES} }}",
        f"{{ ?s ?p ?o }} UNION {{ {TRIPLES} }}",
        f"{{ SELECT (MAX(?c1) AS ?m) {{ {TRIPLES} }} }} ?s ?p ?o",
        f"{TRIPLES} FILTER(?a1 = ?a2)",
        f"{TRIPLES} BIND(CONCAT(?c1, ?c2, ?c3) AS ?all)",
        "[] ?a ?b . [] ?c ?d . [] ?e ?f . [] ?g ?h . [] ?i ?j . ?s ?p ?o",
    ],
)
def test_products_of_the_data_are_refused(pool: QueryPool, pattern: str) -> None:
    """Where the rows lie in the data, a worker looks how many there are; a query for all of them is refused."""
    for query in (f"SELECT (COUNT(*) AS ?n) {{ {pattern} }}", f"SELECT * {{ {pattern} }} ORDER BY ?a1 LIMIT 5"):
        with pytest.raises(QueryRefused, match="share no variable"):
            answer(pool, query)


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT * {{ {TRIPLES} }} LIMIT 3",
        f"ASK {{ {TRIPLES} }}",
        f"SELECT * {{ {{ SELECT * {{ {TRIPLES} }} LIMIT 4 }} ?s ?p ?o }} ORDER BY ?s",
        f"SELECT (COUNT(*) AS ?n) {{ {TRIPLES} . ?s ?p 'nowhere' }}",
        f"SELECT (COUNT(*) AS ?n) {{ {TRIPLES.replace('?a', '?same').replace('?b', '<http://x/name> #')} }}",
        "SELECT (COUNT(*) AS ?n) { ?a <http://x/name> ?b . ?c <http://x/name> ?d . ?e <http://x/name> ?f . ?g ?h ?i }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER(?c = '1') FILTER(?f = '2') } ORDER BY ?a",
        "SELECT * { VALUES ?a { <http://x/1> } ?a ?b ?c . VALUES ?d { <http://x/2> } ?d ?e ?f } ORDER BY ?a",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
    ],
)
def test_products_that_end_run(pool: QueryPool, query: str) -> None:
    """LIMIT, a part without rows, parts of few rows and filters on single parts make products that end."""
    query = re.sub(r"#\S*", "", query)
    assert answer(pool, query)


@pytest.mark.parametrize("query", QUERIES)
def test_what_analysts_ask_runs(news: QueryPool, query: str) -> None:
    """No query that people ask of a news graph is refused, nor one that is even looked at twice without need."""
    declared = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items())
    assert parse(query, list(tokenize(query))) is not None or query.startswith("DESCRIBE")
    assert answer(news, declared + query)


def test_nothing_is_asked_where_no_product_is() -> None:
    """Of the analysts' queries and all named ones, hardly one needs a look at the data."""
    named = [path.read_text("utf-8") for path in sorted((ROOT / "ontology" / "queries").glob("*.rq"))]
    assert len(named) > 25
    asking = [query for query in [*QUERIES, *named] if inspect(query).products]
    # Two constants without a variable between them: their rows are counted, and are few.
    assert len(asking) <= 2
    for query in asking:
        refuse_endless(inspect(query).products, lambda probe: 40)


def test_the_suite_of_the_w3c_is_never_refused(shared: Path) -> None:
    """No evaluation test of the W3C is taken for a query without an end."""
    suite = shared / "w3c" / "sparql"
    queries = sorted(suite.rglob("*.rq"))
    assert len(queries) > 200
    refused = []
    for path in queries:
        try:
            refuse_endless(inspect(path.read_text("utf-8")).products, lambda probe: 50)
        except QueryRefused as error:
            refused += [path.name] if "share no variable" in error.message else []
        except QuerySyntaxError:
            continue
    assert refused == []


def test_what_is_connected_is_left_to_the_deadline(pool: QueryPool) -> None:
    """A query whose parts share a variable is never refused, however long it takes; the deadline ends it."""
    query = "SELECT (COUNT(*) AS ?n) { ?a ?p ?b . ?c ?p ?d . ?e ?p ?f . ?g ?p ?h . ?i ?p ?j }"
    with pytest.raises(QueryTimeout):
        b"".join(pool.ask(Question(query, offered("select")[0], seconds=0.5)))


@pytest.mark.parametrize(
    "query", ["SELECT * { ?s ?p", "SELECT * { ?s }", "SELECT { FILTER } {", "ASK { << ?s ?p ?o >> }"]
)
def test_what_is_not_understood_is_left_to_the_engine(query: str) -> None:
    """A query that is no SPARQL, or newer than this, has no products; the engine says what is wrong with it."""
    assert inspect(query).products == ()
