"""SPARQL, RDF and whole graphs."""

from pathlib import Path
from typing import Any, Final

from kg.client.base import API, Asking
from kg.client.connection import Json, Parameters, path_to
from kg.client.page import Page
from kg.client.record import Record, Thing
from kg.client.results import save
from kg.client.rows import Rows, answer_of

_FORMS: Final = "application/sparql-results+json, application/n-triples;q=0.9"


class Queries(Asking):
    """Queries, and exports for other tools."""

    def graph(self, view: str = "actors", **filters: Any) -> Any:
        """Return the `actors`, `events` or `sources` graph as a networkx.MultiDiGraph (`kg.export.network.Network`).

        Edges are what asserted and reported statements tell. `about` and `hops` cut it, `min_weight` thins it.
        """
        parameters = self.parameters({"view": view, **filters, "format": "json"})
        told = self.connection.json(f"{API}/export", parameters)
        return self.network_of(told, {"view": view, **filters})

    def network_of(self, told: Json, page: Parameters | None = None) -> Any:
        """Return a graph in graphology's form as a networkx.MultiDiGraph; `page` is what exports it."""
        from kg.export.network import Network

        network = Network.of(told)
        if page is not None:
            parameters = self.parameters({**page, "format": "html"})
            network.page = Page(lambda: self.connection.ask(f"{API}/export", parameters).blocks)
        return network

    def export(self, path: "str | Path", **filters: Any) -> Path:
        """Write an export to a file, in the form that its ending names (`format` names another), and return the path.

        The file is there when it is whole. It takes what `graph` takes, with `dynamic`, `merge_types`, `layout`, `bom`.
        """
        form = Path(path).suffix.removeprefix(".")
        parameters = self.parameters({"format": form, **filters})
        return save(self.connection.ask(f"{API}/export", parameters).blocks, path)

    # Queries and RDF

    def sparql(self, query: str, *, timeout: float | None = None) -> "Rows | bool | Any":
        """Run a SPARQL query: rows for SELECT, yes or no for ASK, an rdflib Graph for CONSTRUCT and DESCRIBE.

        The prefixes of the ontology are known. It runs where it can be stopped: after 10 s, or `timeout`.

        Raises:
            QuerySyntaxError, QueryRefused, QueryTimeout, QueryError: what became of it.
        """
        body = ("application/sparql-query", query)
        return answer_of(self.connection.ask("/sparql", {"timeout": timeout}, accept=_FORMS, body=body))

    def queries(self) -> tuple[Record, ...]:
        """Return the named queries with their questions and parameters."""
        return tuple(Record(item, self._graph) for item in self.connection.json(f"{API}/queries")["items"])

    def query(self, name: str, /, **parameters: Any) -> "Rows | bool | Any":
        """Run a named query, by name or number: `g.query("01", target="country/JP")`; answers as `sparql` does."""
        path = path_to(f"{API}/queries/", name)
        return answer_of(self.connection.ask(path, parameters, accept=_FORMS))

    def rdf(self, identifier: "str | Thing") -> Any:
        """Return one thing with all statements by it and about it as an rdflib Graph. Raises NotFound."""
        name = identifier.id if isinstance(identifier, Thing) else identifier
        return answer_of(self.connection.ask(path_to("/id/", name), accept="application/n-triples"))

    @property
    def store(self) -> Any:
        """The pyoxigraph store of the newest state, read-only, for whoever has the folder.

        Queries that run there have no deadline and no guard.

        Raises:
            UsageError: the graph is on a server.
        """
        return self.connection.transport.view().engine

    @property
    def dataset(self) -> Any:
        """The newest state as a read-only rdflib Dataset; see `store`."""
        from kg.store.dataset import dataset_of

        return dataset_of(self.store)

    def ontology(self) -> str:
        """Return the ontology as Turtle."""
        return self.connection.ask(f"{API}/ontology").read().decode()

    def void(self) -> Any:
        """Return what the graph holds, in the vocabulary VoID, as an rdflib Graph."""
        return answer_of(self.connection.ask("/.well-known/void", accept="application/n-triples"))

    def context(self) -> Json:
        """Return the JSON-LD context."""
        return self.connection.json("/context.jsonld")

    def health(self) -> Record:
        """Return that the graph is there, and which state is served."""
        return Record(self.connection.json("/healthz"), self._graph)
