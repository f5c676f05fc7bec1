"""Results compared as the W3C's suite means it: terms by value, blank nodes by their place, rows in any order."""

import csv
import io
from collections import Counter
from pathlib import Path
from typing import Any

import pyoxigraph as ox

RS = "http://www.w3.org/2001/sw/DataAccess/tests/result-set#"
RESULTS = {
    ".srx": ("application/sparql-results+xml", ox.QueryResultsFormat.XML),
    ".srj": ("application/sparql-results+json", ox.QueryResultsFormat.JSON),
    ".tsv": ("text/tab-separated-values", ox.QueryResultsFormat.TSV),
}
CSV = "text/csv"
GRAPH = "application/n-triples"
_CELL = "http://example.org/cell#"


def canonical(quads: list[Any]) -> frozenset[str]:
    """Return quads in a form in which isomorphic datasets are equal, literals as a store writes them."""
    store = ox.Store()
    store.extend(quads)
    dataset = ox.Dataset(store)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return frozenset(map(str, dataset))


def accepted(result: Path) -> str:
    """Return the media type to ask for, so that it can be compared with a result."""
    if result.suffix == ".csv":
        return CSV
    if result.suffix in RESULTS:
        return RESULTS[result.suffix][0]
    return RESULTS[".srj"][0] if _is_result_set(result) else GRAPH


def equal(result: Path, body: bytes) -> bool:
    """Whether an answer is the expected result."""
    if result.suffix == ".csv":
        return _csv(result.read_bytes()) == _csv(body)
    if result.suffix in RESULTS:
        form = RESULTS[result.suffix][1]
        return _table(_parsed(result.read_bytes(), form)) == _table(_parsed(body, form))
    if _is_result_set(result):
        return _described(result) == _table(_parsed(body, ox.QueryResultsFormat.JSON))
    found = [triple.triple for triple in ox.parse(body, format=ox.RdfFormat.N_TRIPLES)]
    return canonical(_quads(_triples(result))) == canonical(_quads(found))


def _parsed(content: bytes, form: Any) -> Any:
    return ox.parse_query_results(content, format=form)


def _triples(path: Path) -> list[Any]:
    return [quad.triple for quad in ox.parse(path.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=path.as_uri())]


def _quads(triples: list[Any]) -> list[Any]:
    return [ox.Quad(*triple) for triple in triples]


def _is_result_set(path: Path) -> bool:
    return RS in path.read_text("utf-8")


def _table(results: Any) -> Any:
    """Return a result as a value: a boolean, or names and rows."""
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    names = [variable.value for variable in results.variables]
    rows = [{name: row[name] for name in names if row[name] is not None} for row in results]
    return frozenset(names), _rows(rows)


def _rows(rows: list[dict[str, Any]]) -> tuple[int, frozenset[str]]:
    """Return rows as a canonical graph: a blank node a row, so that those that occur twice count twice."""
    quads = []
    for row in rows:
        node = ox.BlankNode()
        quads += [ox.Quad(node, ox.NamedNode(_CELL + name), term) for name, term in row.items()]
    return len(rows), canonical(quads)


def _described(path: Path) -> Any:
    """Return the result that a graph describes (the result set vocabulary)."""
    store = ox.Store()
    store.extend(_quads(_triples(path)))

    def all_of(subject: Any, name: str) -> list[Any]:
        return [quad.object for quad in store.quads_for_pattern(subject, ox.NamedNode(RS + name), None)]

    truth = all_of(None, "boolean")
    if truth:
        return truth[0].value == "true"
    rows = [
        {all_of(cell, "variable")[0].value: all_of(cell, "value")[0] for cell in all_of(row, "binding")}
        for row in all_of(None, "solution")
    ]
    return frozenset(name.value for name in all_of(None, "resultVariable")), _rows(rows)


def _csv(content: bytes) -> Any:
    """Return names and rows; blank nodes count by their number alone, numbers by value."""
    names, *rows = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
    return sorted(names), Counter(frozenset(zip(names, map(_cell, row), strict=True)) for row in rows)


def _cell(text: str) -> str | float:
    if text.startswith("_:"):
        return "_:"
    try:
        return float(text)
    except ValueError:
        return text
