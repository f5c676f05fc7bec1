"""What safety costs a small query: guard and estimate, and the hop to a worker beside the engine in-process.

    python -m benchmarks.guard [--repeat 2000]

Medians and quartiles of wall time in milliseconds; all columns are taken in turns in one run over the same small state.
`guard` looks at a query that it has not seen, `again` at one that it remembers; `hop` is `worker` less `engine`.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from kg.query import guard
from kg.query.pool import QueryPool
from kg.query.question import PoolLimits, Question
from kg.query.results import by_name
from kg.store import snapshots

QUERIES = {
    "empty": "ASK {}",
    "small": "SELECT ?s ?o { ?s <http://x/is> ?o FILTER(?o = '7') }",
    "larger": "PREFIX x: <http://x/> SELECT ?s ?o ?n { ?s x:is ?o FILTER(?o IN ('7', '8', '9')) "
    "OPTIONAL { ?s x:name ?n } { ?s x:is ?a } UNION { ?s x:name ?a } } ORDER BY ?s LIMIT 10",
}
JSON = by_name("json", "select")


def _timed(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1e3


def _asked(state: ox.Store, query: str) -> bytes | None:
    solutions = state.query(query, use_default_graph_as_union=True)
    return solutions.serialize(format=ox.QueryResultsFormat.JSON)  # type: ignore[union-attr]


def _told(times: list[float]) -> str:
    first, median, third = statistics.quantiles(times, n=4)
    return f"{median:7.3f} ({first:.3f}-{third:.3f})"


def main() -> None:
    """Print a line for each query."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repeat", type=int, default=2000)
    repeat = parser.parse_args().repeat
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        store = ox.Store(str(folder / "writer"))
        store.load(
            "".join(f'<http://x/{i}> <http://x/is> "{i}" .\n' for i in range(300)), format=ox.RdfFormat.N_TRIPLES
        )
        snapshots.make(folder, "1", lambda path: store.backup(str(path)))
        state = ox.Store.read_only(str(snapshots.folder_of(folder, "1")))
        with QueryPool(folder, lambda: "1", limits=PoolLimits(workers=1)) as pool:
            for name, query in QUERIES.items():
                columns: dict[str, Callable[[], object]] = {
                    "guard": lambda q=query: guard.examine(q, guard.Limits()),
                    "again": lambda q=query: guard.inspect(q),
                    "engine": lambda q=query: _asked(state, q),
                    "worker": lambda q=query: b"".join(pool.ask(Question(q, JSON))),
                }
                times: dict[str, list[float]] = {column: [] for column in columns}
                for _ in range(repeat):
                    for column, work in columns.items():
                        times[column].append(_timed(work))
                hop = statistics.median(times["worker"]) - statistics.median(times["engine"])
                print(
                    name, *(f"{column} {_told(taken)}" for column, taken in times.items()), f"hop {hop:.3f}", sep="  "
                )


if __name__ == "__main__":
    main()
