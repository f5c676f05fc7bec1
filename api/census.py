"""The numbers of one state of the graph, counted once for each state that somebody asks about.

Counting reads every quad (some seconds a million), so it is done in a worker process of its own, and who asks
meanwhile is told what is known already.
"""

import json
import logging
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Final

from kg.errors import KgError, QueryGivenUp
from kg.query.pool import QueryPool
from kg.query.question import PoolLimits, Question
from kg.query.results import by_name
from kg.rdf.terms import iri
from kg.store.manifest import read_manifest

_LOG: Final = logging.getLogger("newskg.api")

LISTED: Final = 500
"""Graphs, classes and properties that are told one by one; of more, these and the number of all."""
_SECONDS: Final = 600.0

_SUBJECTS: Final = """SELECT (COUNT(*) AS ?n) (SUM(IF(isIRI(?s), 1, 0)) AS ?iris) {
  { SELECT DISTINCT ?s { ?s ?p ?o } } }"""
_OBJECTS: Final = "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"
_PROPERTIES: Final = "SELECT (?p AS ?of) (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p"
_CLASSES: Final = "SELECT (?c AS ?of) (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c FILTER(isIRI(?c)) } GROUP BY ?c"
_GRAPHS: Final = "SELECT (?g AS ?of) (COUNT(?s) AS ?n)"
# Neither sorted nor distinct: both would read the name of every graph.
_NAMES: Final = f"SELECT (?g AS ?of) {{ GRAPH ?g {{ }} }} LIMIT {LISTED}"
_ALL: Final = "SELECT (COUNT(?g) AS ?n) { GRAPH ?g { } }"


@dataclass(frozen=True, slots=True)
class Census:
    """What was counted in one state, of the default graph unless said otherwise."""

    subjects: int
    entities: int
    """Subjects that are IRIs."""
    objects: int
    properties: Mapping[str, int] = field(default_factory=dict)
    """IRI to its triples, the most frequent first."""
    classes: Mapping[str, int] = field(default_factory=dict)
    """IRI to its instances."""
    graphs: Mapping[str, int] = field(default_factory=dict)
    """Name of a listed graph to its triples."""

    @property
    def triples(self) -> int:
        """All of them."""
        return sum(self.properties.values())


@dataclass(frozen=True, slots=True)
class Graphs:
    """The named graphs of a state."""

    names: tuple[str, ...] = ()
    """In order; `LISTED` of them at most."""
    number: int = 0


class Counter:
    """Counts the newest state when somebody asks, one at a time."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        manifest = read_manifest(folder)
        self.union = manifest is not None and not manifest.plain
        """Whether the default graph is the union of all graphs."""
        self._thread = ThreadPoolExecutor(1, "census")
        self._lock = Lock()
        self._snapshot = ""
        self._counting: Future[Census] | None = None
        self._pool: QueryPool | None = None
        self._closed = False

    def get(self, snapshot: str, patience: float) -> Census | None:
        """Return the numbers of a state; None where they are not there in time, or cannot be had."""
        with self._lock:
            # A newer state waits until the one before is counted.
            if snapshot != self._snapshot and (self._counting is None or self._counting.done()):
                self._snapshot = snapshot
                self._counting = self._thread.submit(self._count, snapshot)
            counting = self._counting if snapshot == self._snapshot else None
        try:
            return counting.result(patience) if counting else None
        except NotYet:
            return None
        except KgError as error:
            _LOG.warning("the state %s cannot be counted: %s", snapshot, error)
            return None

    def close(self) -> None:
        """Give up what is being counted, and begin nothing any more."""
        with self._lock:
            self._closed = True
            if self._pool:
                self._pool.close()
        self._thread.shutdown(cancel_futures=True)

    def _count(self, snapshot: str) -> Census:
        limits = PoolLimits(workers=1, seconds=_SECONDS)
        with QueryPool(self._folder, lambda: snapshot, limits=limits) as pool:
            with self._lock:
                if self._closed:
                    raise QueryGivenUp("the server stops")
                self._pool = pool
            return _census(pool)


def _census(pool: QueryPool) -> Census:
    subjects = _rows(pool, _SUBJECTS)[0]
    objects = _rows(pool, _OBJECTS)[0]
    names = "".join(map(iri, list_graphs(pool).names))
    graphs = f"SELECT (?g AS ?of) (COUNT(?s) AS ?n) {{ VALUES ?g {{ {names} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
    properties, classes, counted = (_table(pool, query) for query in (_PROPERTIES, _CLASSES, graphs))
    return Census(int(subjects["n"]), int(subjects.get("iris", 0)), int(objects["n"]), properties, classes, counted)


def list_graphs(pool: QueryPool) -> Graphs:
    """Return the named graphs of the newest state."""
    names = sorted(row["of"] for row in _rows(pool, _NAMES))
    return Graphs(tuple(names), int(_rows(pool, _ALL)[0]["n"]))


def _table(pool: QueryPool, query: str) -> dict[str, int]:
    """Return a query's `?n` by its `?of`, the largest first."""
    found = {row["of"]: int(row["n"]) for row in _rows(pool, query) if "of" in row}
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _rows(pool: QueryPool, query: str) -> list[dict[str, str]]:
    answer = b"".join(pool.ask(Question(query, by_name("json", "select"))))
    rows = json.loads(answer)["results"]["bindings"]
    return [{name: term["value"] for name, term in row.items()} for row in rows]
