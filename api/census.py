"""The numbers of one state of the graph, counted once for each state that somebody asks about.

Counting reads every quad (some seconds a million), so it is done in a worker process of its own, and who asks
meanwhile is told what is known already.
"""

import json
import logging
from collections.abc import Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Final

from kg.errors import KgError
from kg.query.guard import Limits
from kg.query.pool import QueryPool
from kg.query.question import PoolLimits, Question
from kg.query.results import by_name
from kg.store.manifest import read_manifest

_LOG: Final = logging.getLogger("newskg.api")

LISTED: Final = 500
"""Graphs, classes and properties that are told one by one; of more, these and the number of all."""
_SECONDS: Final = 600.0

_TRIPLES: Final = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
_SUBJECTS: Final = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o }"
_ENTITIES: Final = "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s ?p ?o FILTER(isIRI(?s)) }"
_OBJECTS: Final = "SELECT (COUNT(DISTINCT ?o) AS ?n) { ?s ?p ?o }"
_PROPERTIES: Final = "SELECT (?p AS ?of) (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p"
_CLASSES: Final = "SELECT (?c AS ?of) (COUNT(DISTINCT ?s) AS ?n) { ?s a ?c FILTER(isIRI(?c)) } GROUP BY ?c"
_NAMES: Final = f"SELECT DISTINCT (?g AS ?of) (0 AS ?n) {{ GRAPH ?g {{ }} }} ORDER BY ?g LIMIT {LISTED + 1}"
_GRAPHS: Final = "SELECT (?g AS ?of) (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"


@dataclass(frozen=True, slots=True)
class Census:
    """What was counted in one state, of the default graph unless said otherwise."""

    triples: int
    subjects: int
    entities: int
    """Subjects that are IRIs."""
    objects: int
    properties: Mapping[str, int] = field(default_factory=dict)
    """IRI to its triples, the most frequent first."""
    classes: Mapping[str, int] = field(default_factory=dict)
    """IRI to its instances."""
    graphs: Mapping[str, int] = field(default_factory=dict)
    """Name of a graph to its triples."""


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

    def get(self, snapshot: str, patience: float) -> Census | None:
        """Return the numbers of a state; None where they are not there in time, or cannot be had."""
        with self._lock:
            # A newer state waits until the one before is counted.
            if snapshot != self._snapshot and (self._counting is None or self._counting.done()):
                self._snapshot = snapshot
                self._counting = self._thread.submit(_count, self._folder, snapshot)
            counting = self._counting if snapshot == self._snapshot else None
        try:
            return counting.result(patience) if counting else None
        except NotYet:
            return None
        except KgError as error:
            _LOG.warning("the state %s cannot be counted: %s", snapshot, error)
            return None

    def close(self) -> None:
        """Begin nothing any more."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _count(folder: Path, snapshot: str) -> Census:
    limits = PoolLimits(workers=1, seconds=_SECONDS, longest=_SECONDS)
    with QueryPool(folder, lambda: snapshot, limits=limits) as pool:
        triples, subjects, entities, objects = (
            _numbers(pool, query)[""] for query in (_TRIPLES, _SUBJECTS, _ENTITIES, _OBJECTS)
        )
        properties, classes, graphs = (_numbers(pool, query) for query in (_PROPERTIES, _CLASSES, _GRAPHS))
    return Census(triples, subjects, entities, objects, properties, classes, graphs)


def graph_names(pool: QueryPool) -> Sequence[str]:
    """Return the names of the named graphs, one more than `LISTED` at most."""
    return tuple(_numbers(pool, _NAMES))


def _numbers(pool: QueryPool, query: str) -> dict[str, int]:
    """Return a query's `?n` by its `?of`, the largest first."""
    answer = b"".join(pool.ask(Question(query, by_name("json", "select")), Limits()))
    rows = json.loads(answer)["results"]["bindings"]
    found = {row["of"]["value"] if "of" in row else "": int(row["n"]["value"]) for row in rows}
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))
