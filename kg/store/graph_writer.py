"""Writing to graphs that the program does not keep: other people's RDF, beside the articles or alone.

One writer at a time, the same as for articles; every call is one step that comes about whole or not at all, and
publishes a state of its own.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Self

import pyoxigraph as ox

from kg.store.documents import Document, Source, read_document
from kg.store.folder import FolderStore
from kg.store.kept import demand_free
from kg.store.oxigraph import Quads


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


class _Counted:
    """An iterator that counts."""

    def __init__(self, source: Iterator[Any]) -> None:
        self._source, self.number = source, 0

    def __iter__(self) -> Iterator[Any]:
        for one in self._source:
            self.number += 1
            yield one
