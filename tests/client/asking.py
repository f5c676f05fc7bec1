"""Tools for tests of the client: all calls by their route, a record of what is sent, servers that misbehave."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from kg.client.connection import Connection
from kg.client.graph import NewsGraph
from kg.client.record import Record
from kg.client.results import Results
from kg.client.rows import Rows
from kg.client.transport import Asked, Reply, Transport

COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s a news:Statement }"


def _first(results: Results[Any]) -> str:
    return str(results[0].id)


CALLS: dict[str, Callable[[NewsGraph], Any]] = {
    "/api/v1/suggest": lambda g: g.find("nor"),
    "/api/v1/entities": lambda g: g.entities(type="country"),
    "/api/v1/entities/{name}": lambda g: g["Iceland"],
    "/api/v1/entities/{name}/neighbors": lambda g: g["Norway"].neighbors(),
    "/api/v1/entities/{name}/ego": lambda g: sorted(g["Norway"].ego(hops=1).edges(data=True, keys=True), key=str),
    "/api/v1/entities/{name}/timeline": lambda g: g["Norway"].timeline(bucket="month"),
    "/api/v1/entities/{name}/mentions": lambda g: g["Norway"].mentions(),
    "/api/v1/statements": lambda g: g.statements(status=["denied", "reported"], about="Iceland"),
    "/api/v1/statements/{name}": lambda g: g.statement(_first(g.statements())),
    "/api/v1/statements/{name}/evidence": lambda g: g.statements()[0].context(2),
    "/api/v1/events": lambda g: g.events(initiator="Iceland"),
    "/api/v1/events/{name}": lambda g: g.events()[0].load(),
    "/api/v1/articles": lambda g: g.articles(q="boats"),
    "/api/v1/articles/{name}": lambda g: g.articles()[0].load(),
    "/api/v1/articles/{name}/annotated": lambda g: g.articles()[0].annotated(),
    "/api/v1/sources": lambda g: g.sources(),
    "/api/v1/sources/{name}": lambda g: g.source("The Meridian"),
    "/api/v1/paths": lambda g: g.paths("Kari Nordmo", "Norway"),
    "/api/v1/edges": lambda g: g.edge("Norway", "Iceland"),
    "/api/v1/compare": lambda g: g.compare(["The Meridian", "source/daily-fjord"], about="Norway", by="status"),
    "/api/v1/disputes": lambda g: g.disputes(concerning="Iceland"),
    "/api/v1/dyads": lambda g: g.dyads(concerning="Norway"),
    "/api/v1/topics": lambda g: g.topics(),
    "/api/v1/stats": lambda g: g.stats(),
    "/api/v1/export": lambda g: sorted(g.graph(min_weight=1).nodes(data="label")),
    "/api/v1/queries": lambda g: g.queries(),
    "/api/v1/queries/{name}": lambda g: g.query("01", target="country/IS"),
    "/api/v1/ontology": lambda g: g.ontology(),
    "/context.jsonld": lambda g: g.context(),
    "/id/{name}": lambda g: sorted(g.rdf("country/NO")),
    "/.well-known/void": lambda g: len(g.void()),
    "/sparql": lambda g: g.sparql(COUNT),
    "/healthz": lambda g: g.health(),
}
"""Each route of the API with a call that reaches it."""

NOT_ASKED = frozenset({"/update", "/store", "/metrics", "/queries", "/healthz/live", "/healthz/ready"})
"""Routes of those who run or fill a server; the client reads."""


def plain(answer: Any) -> Any:
    """Return an answer as plain values, to compare."""
    if isinstance(answer, Record):
        return answer.to_dict()
    if isinstance(answer, Results):
        return [len(answer), *answer.to_dicts()]
    if isinstance(answer, Rows):
        return [answer.columns, *answer]
    return [plain(one) for one in answer] if isinstance(answer, list | tuple) else answer


class Recorded:
    """A transport that writes down what passes."""

    def __init__(self, inner: Transport) -> None:
        self.inner, self.place, self.address = inner, inner.place, inner.address
        self.sent: list[Asked] = []

    def send(self, asked: Asked) -> Reply:
        self.sent.append(asked)
        return self.inner.send(asked)

    def view(self) -> Any:
        return self.inner.view()

    def close(self) -> None:
        """Leave the other one open: it is shared."""


def recorded(graph: NewsGraph) -> tuple[NewsGraph, list[Asked]]:
    """Return the graph with a list that fills with its requests."""
    transport = Recorded(graph.connection.transport)
    return NewsGraph(Connection(transport)), transport.sent


@contextmanager
def answering(*answers: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """Serve raw answers, each on a connection of its own that is closed after it; gives the address and what came."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(10)
        asked: list[bytes] = []

        def serve() -> None:
            for answer in answers:
                connection, _ = listener.accept()
                with connection:
                    asked.append(connection.recv(1 << 16))
                    connection.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", asked
        thread.join(10)
