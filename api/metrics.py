"""What the server counts, for Prometheus: requests, queries, workers, the state served, memory.

Series are named by route templates, never by addresses, so that strangers cannot make new ones. Several server
processes on one port count together (`prometheus_client`'s multiprocess mode, a folder of shared files).
"""

import os
import time
from pathlib import Path
from typing import Final, Protocol

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector

from api.access import Exchange

SHARED: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that names the folder in which several processes count together."""
CONTENT_TYPE: Final = CONTENT_TYPE_LATEST
_BUCKETS: Final = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0)
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")


OUTCOMES: Final = frozenset(
    ("ok", "left", "QuerySyntaxError", "QueryRefused", "QueryTimeout", "QueryBusy", "QueryTooGreedy", "QueryError")
)
"""What may become of a query: results, the asker left, or the kind of its error."""


class Workers(Protocol):
    """What is asked of the pool of query workers."""

    started: int
    """Workers started so far."""

    @property
    def waiting(self) -> int:
        """Queries that wait for a worker."""

    def processes(self) -> list[int]:
        """Process numbers of the workers."""


class Metrics:
    """The numbers of one application, in a registry of its own."""

    def __init__(self) -> None:
        self.shared = os.environ.get(SHARED, "")
        """The folder in which several processes count together; empty where this one is alone."""
        self._registry = CollectorRegistry()
        own = None if self.shared else self._registry
        self._requests = Counter(
            "newskg_http_requests", "Requests answered.", ("method", "route", "status"), registry=own
        )
        self._seconds = Histogram(
            "newskg_http_request_seconds", "Seconds until the whole answer was sent.", ("route",), registry=own,
            buckets=_BUCKETS,
        )  # fmt: skip
        self._bytes = Counter("newskg_http_response_bytes", "Bytes of bodies sent.", ("route",), registry=own)
        self._queries = Counter("newskg_queries", "Queries by what became of them.", ("outcome",), registry=own)
        self._outcomes = {outcome: self._queries.labels(outcome) for outcome in OUTCOMES}
        self._started = Counter("newskg_workers_started", "Query workers started.", registry=own)
        self._dead = Counter("newskg_workers_dead", "Query workers killed, or dead by themselves.", registry=own)
        self._gauges = {
            name: Gauge(f"newskg_{name}", text, registry=own, multiprocess_mode=mode)  # type: ignore[arg-type]
            for name, text, mode in _GAUGES
        }
        self._state = Gauge("newskg_snapshot_info", "The state served.", ("snapshot",), registry=own)
        if self.shared:
            MultiProcessCollector(self._registry, self.shared)  # type: ignore[no-untyped-call]
        else:
            ProcessCollector(namespace="newskg", registry=self._registry)
        self._series: dict[tuple[str, str, int], tuple[Counter, Histogram, Counter]] = {}
        self._counted = (0, 0)
        self._named = ""

    def count(self, exchange: Exchange) -> None:
        """Count one answer."""
        key = (exchange.method, exchange.route, exchange.status)
        series = self._series.get(key)
        if series is None:
            method, route, status = key
            series = self._series[key] = (
                self._requests.labels(method, route, str(status)),
                self._seconds.labels(route),
                self._bytes.labels(route),
            )
        requests, seconds, sent = series
        requests.inc()
        seconds.observe(exchange.seconds)
        sent.inc(exchange.sent)
        if exchange.outcome in OUTCOMES:
            self._outcomes[exchange.outcome].inc()

    def look(self, workers: Workers, snapshot: Path, under_way: int) -> None:
        """Take up what others count; `snapshot` is the folder of the state served."""
        started, running = workers.started, len(workers.processes())
        before, self._counted = self._counted, (started, started - running)
        self._started.inc(started - before[0])
        self._dead.inc(max(0, started - running - before[1]))
        made = snapshot.stat().st_mtime if snapshot.is_dir() else 0.0
        numbers = {
            "http_requests_under_way": under_way,
            "queries_waiting": workers.waiting,
            "workers": running,
            "snapshot_timestamp_seconds": made,
            "snapshot_age_seconds": max(0.0, time.time() - made),
            "server_resident_bytes": resident(os.getpid()),
            "workers_resident_bytes": sum(map(resident, workers.processes())),
        }
        for name, number in numbers.items():
            self._gauges[name].set(number)
        if self._named != snapshot.name:
            if self._named and not self.shared:
                self._state.clear()
            self._named = snapshot.name
        self._state.labels(snapshot.name).set(1)

    def text(self) -> bytes:
        """Return all numbers in Prometheus' text format."""
        return generate_latest(self._registry)


_GAUGES: Final = (
    ("http_requests_under_way", "Requests that have no whole answer yet.", "livesum"),
    ("queries_waiting", "Queries that wait for a worker.", "livesum"),
    ("workers", "Query workers.", "livesum"),
    ("snapshot_timestamp_seconds", "When the state served was made, in seconds since 1970.", "livemax"),
    ("snapshot_age_seconds", "Age of the state served.", "livemax"),
    ("server_resident_bytes", "Memory of the server's processes.", "livesum"),
    ("workers_resident_bytes", "Memory of the query workers.", "livesum"),
)


def resident(process: int) -> int:
    """Return the resident memory of a process in bytes, 0 where it is gone or the system does not tell."""
    try:
        return int(Path(f"/proc/{process}/statm").read_text("ascii").split()[1]) * _PAGE
    except (OSError, ValueError, IndexError):
        return 0
