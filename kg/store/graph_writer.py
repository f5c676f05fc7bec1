"""Writing to graphs that the program does not keep: other people's RDF, beside the articles or alone.

One writer at a time, the same as for articles; every call is one step that comes about whole or not at all, and
publishes a state of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Self

import pyoxigraph as ox

from kg.errors import NotFound, UsageError
from kg.store.documents import Document, Source, read_document
from kg.store.folder import FolderStore
from kg.store.kept import demand_free
from kg.store.oxigraph import Quads, query_errors
from kg.store.parsing import to_graph

_MANY: Final = 20_000


@dataclass(frozen=True, slots=True)
class Step:
    """A SPARQL update, or a part of one, with what has to be known of it first."""

    text: str
    names: tuple[str, ...] = ()
    """SELECT queries; all that they give are graphs that it writes to."""
    solutions: tuple[str, ...] = ()
    """The same, but they look at the data."""
    default: str = ""
    """SELECT query that gives the default graph for `solutions`; empty for the unnamed graph."""
    source: str = ""
    """SELECT query that gives a graph which has to be there; empty where none has to."""


class GraphWriter:
    """The writer of a folder, for graphs that nobody keeps."""

    def __init__(self, store: FolderStore) -> None:
        """Take the lock. Raises StoreLocked, StoreError as `FolderStore.writer`."""
        self._manifest = store.manifest
        self._writer = store.writer()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the folder."""
        self._writer.close()

    @property
    def snapshot(self) -> str:
        """Name of the state that is changed."""
        return self._writer.snapshot

    def has_graph(self, graph: str) -> bool:
        """Whether a graph is there; the unnamed one ("") always is."""
        return self._writer.has_graph(graph)

    def load(self, stream: Source, document: Document) -> int:
        """Add what a document holds and return the number of its quads.

        Raises:
            RdfSyntaxError, InputError: it cannot be read; nothing of it is kept.
            GraphKept: it adds to a graph that the program keeps.
        """
        quads = _Counted(self._free(read_document(stream, document)))

        def alter(store: Quads) -> None:
            store.engine.bulk_extend(quads)

        self._writer.change(alter)
        return quads.number

    def update(self, steps: Iterable[Step], prefixes: Mapping[str, str], base: str = "") -> None:
        """Carry the steps of an update out, all or none; `base` is what relative IRIs are relative to.

        Raises:
            GraphKept: one would write to a graph that the program keeps.
            QuerySyntaxError: one is no SPARQL.
            UsageError: one fails, such as CREATE of a graph that is there.
            QueryError: the engine fails.
        """

        read: dict[str, Any] = {"prefixes": dict(prefixes), "base_iri": base or None}

        def graphs(store: Quads, query: str, default: str | None = None) -> list[str]:
            """Return what a query gives. Nothing of the engine's may outlive it, else the quads could not be undone."""
            graph = ox.NamedNode(default) if default else None
            rows: Any = store.engine.query(query, default_graph=graph, **read)
            return [term.value for row in rows for term in row if isinstance(term, ox.NamedNode)]

        def alter(store: Quads) -> None:
            for step in steps:
                default = graphs(store, step.default)[0] if step.default else None
                written = [graph for query in step.names for graph in graphs(store, query)]
                written += [graph for query in step.solutions for graph in graphs(store, query, default)]
                for graph in written:
                    demand_free(graph, self._manifest)
                for graph in graphs(store, step.source) if step.source else ():
                    if not store.engine.contains_named_graph(ox.NamedNode(graph)):
                        raise UsageError(f"there is no graph <{graph}>", hint="SILENT passes over graphs like that")
                try:
                    store.engine.update(step.text, **read)
                except RuntimeError as error:
                    raise UsageError(
                        f"the update failed: {error}", hint="SILENT passes over graphs like that"
                    ) from error

        with query_errors():
            self._writer.change(alter)

    def put(self, graph: str, parts: Sequence[tuple[Path, Document]], *, replace: bool) -> bool:
        """Fill a graph ("" is the unnamed one) with what documents hold, beside or instead of what it has.

        All documents are read through before anything changes. Returns whether the graph is new.

        Raises:
            RdfSyntaxError, InputError: one cannot be read.
            UsageError: one holds named graphs.
            GraphKept: the graph is kept.
        """
        demand_free(graph, self._manifest)
        target = to_graph(graph)
        number = sum(1 for _ in _triples(parts, graph))

        def alter(store: Quads) -> bool:
            new = bool(graph) and not store.engine.contains_named_graph(target)
            if replace and not new:
                store.engine.clear_graph(target)
            if graph:
                store.engine.add_graph(target)
            # Tables of their own are for much: each takes time when they are merged.
            add = store.engine.extend if number < _MANY else store.engine.bulk_extend
            add(_triples(parts, graph))
            return new

        return self._writer.change(alter)

    def drop(self, graph: str) -> None:
        """Take a graph out; the unnamed one ("") is emptied.

        Raises:
            NotFound: it is not there.
            GraphKept: it is kept.
        """
        demand_free(graph, self._manifest)
        target = to_graph(graph)

        def alter(store: Quads) -> None:
            if graph and not store.engine.contains_named_graph(target):
                raise NotFound(f"there is no graph <{graph}>")
            store.engine.remove_graph(target)

        self._writer.change(alter)

    def _free(self, quads: Iterable[Any]) -> Iterator[Any]:
        """Yield quads, unless one stands in a graph that is kept."""
        seen = set()
        for quad in quads:
            graph = quad.graph_name
            if graph not in seen:
                if isinstance(graph, ox.NamedNode):
                    demand_free(graph.value, self._manifest)
                seen.add(graph)
            yield quad


def _triples(parts: Sequence[tuple[Path, Document]], graph: str) -> Iterator[Any]:
    for path, document in parts:
        with path.open("rb") as stream:
            for quad in read_document(stream, document):
                name = quad.graph_name
                if (name.value if isinstance(name, ox.NamedNode) else "") != graph:
                    raise UsageError(f"{document.name} holds named graphs", hint="send the triples of one graph")
                yield quad


class _Counted:
    """An iterator that counts."""

    def __init__(self, source: Iterator[Any]) -> None:
        self._source, self.number = source, 0

    def __iter__(self) -> Iterator[Any]:
        for one in self._source:
            self.number += 1
            yield one
