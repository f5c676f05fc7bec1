"""The border post to pyoxigraph: the quads of a store, and the View over them.

pyoxigraph writes every typed literal in its canonical form (`1.50` becomes `1.5`); wording of sources is therefore
kept in plain strings.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from kg.errors import QueryError, QuerySyntaxError, StoreError, UsageError
from kg.iris import expand, mint_graph
from kg.rdf.terms import Quad, Term, iri
from kg.store import deadline
from kg.store.base import Row
from kg.store.bindings import bind
from kg.store.books_view import BooksView
from kg.store.delta import Delta
from kg.store.parsing import from_quad, from_term, in_parts, to_engine, to_graph, to_term
from kg.store.texts import Texts
from kg.vocab import SAID

_PLACE = re.compile(r"error at (\d+):(\d+)")
_SAID = f"<{SAID.iri}"


class Quads:
    """The quads of a store: on disk under `path`, in memory without one."""

    def __init__(self, path: Path | None = None, *, read_only: bool = False) -> None:
        self._path = path
        if not read_only:
            self._clear()
        opened = ox.Store.read_only(str(path)) if read_only else ox.Store(path and str(path))
        self._engine: ox.Store | None = opened

    @property
    def engine(self) -> ox.Store:
        """The pyoxigraph store. Raises StoreError after `close`."""
        if self._engine is None:
            raise StoreError("the store is closed", hint="open it again")
        return self._engine

    def apply(self, delta: Delta) -> None:
        """Make a change; doing it again changes nothing, so that a change cut short is made by doing it again."""
        for graph in delta.dropped:
            self.engine.remove_graph(ox.NamedNode(graph))
        for quad in to_engine(delta.removed):
            self.engine.remove(quad)
        try:
            # Tables are written at once, not by way of a log: half the time, and each load is there or is not.
            for part in in_parts(delta.nquads):
                self.engine.bulk_load(part.encode(), format=ox.RdfFormat.N_QUADS)
            self.engine.bulk_extend(to_engine(delta.added))
        except BaseException:
            self._clear()
            raise

    def _clear(self) -> None:
        """Delete the tables of a load that was cut short, which RocksDB does not know of."""
        for leftover in self._path.glob("bulk-*.sst") if self._path else ():
            leftover.unlink()

    def backup(self, path: Path) -> None:
        """Write all to a new folder on the same disk, as hard links where possible."""
        self.engine.flush()
        self.engine.backup(str(path))

    def graph(self, graph: str) -> list[Quad]:
        """Return the quads of one graph (full IRI)."""
        found = self.engine.quads_for_pattern(None, None, None, ox.NamedNode(graph))
        return [from_quad(quad) for quad in found]

    def close(self) -> None:
        """Let go of files."""
        self._engine = None

    def copy(self) -> "Quads":
        """Return an independent copy in memory."""
        other = Quads()
        other.engine.bulk_extend(self.engine)
        return other

    def share(self) -> "Quads":
        """Return the same quads under a handle of its own."""
        other = Quads.__new__(Quads)
        other._engine, other._path = self.engine, None
        return other


@contextmanager
def query_errors() -> Iterator[None]:
    """Raise QuerySyntaxError or QueryError for what the engine says of a query."""
    try:
        yield
    except SyntaxError as error:
        place = _PLACE.search(str(error))
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        raise QuerySyntaxError(str(error), line=line, column=column) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(f"the query failed: {error}") from error


class OxigraphView(BooksView):
    """A View over one state of the quads and the texts that belong to it."""

    def __init__(
        self,
        quads: Quads,
        texts: Texts,
        names: tuple[str, str],
        closing: Iterable[Callable[[], None]] = (),
        *,
        union: bool = True,
    ) -> None:
        super().__init__(texts)
        self._quads = quads
        self._base, self._snapshot = names
        self._closing = tuple(closing)
        self._union = union

    @property
    def base(self) -> str:
        """The data base IRI."""
        return self._base

    @property
    def snapshot(self) -> str:
        """Name of the state."""
        return self._snapshot

    @property
    def engine(self) -> ox.Store:
        """The pyoxigraph store of this state, read-only. Raises StoreError after `close`."""
        return self._quads.engine

    @property
    def told(self) -> str:
        """Name of the last state that changed what articles tell."""
        return self._texts.state("told") or self._snapshot

    def _query(self, query: str, bindings: Mapping[str, Term] | None, form: type) -> Any:
        deadline.check()
        result = self._quads.engine.query(bind(query, bindings), use_default_graph_as_union=self._union)
        if not isinstance(result, form):
            raise QueryError(f"the query gives {type(result).__name__}, not {form.__name__}", hint="use another form")
        return result

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> list[Row]:
        """Run a SELECT query over the union of all graphs; over the unnamed one where the folder is plain."""
        with query_errors():
            solutions = self._query(query, bindings, ox.QuerySolutions)
            names = [variable.value for variable in solutions.variables]
            rows = deadline.checked(solutions)
            del solutions
            return [
                {name: from_term(term) for name, term in zip(names, row, strict=True) if term is not None}
                for row in rows
            ]

    def ask(self, query: str, bindings: Mapping[str, Term] | None = None) -> bool:
        """Run an ASK query."""
        with query_errors():
            return bool(self._query(query, bindings, ox.QueryBoolean))

    def construct(self, query: str, bindings: Mapping[str, Term] | None = None) -> Iterator[Quad]:
        """Run a CONSTRUCT or DESCRIBE query."""
        with query_errors():
            for triple in deadline.checked(self._query(query, bindings, ox.QueryTriples)):
                yield Quad(str(triple.subject), str(triple.predicate), str(triple.object))

    def write_results(
        self, query: str, output: IO[bytes], media_type: str, prefixes: dict[str, str], base: str
    ) -> None:
        """Write what a SELECT or ASK query gives. It cannot be interrupted: see `kg.query.lookup`.

        Raises:
            QuerySyntaxError, QueryError: it failed, and a part may have been written.
        """
        with query_errors():
            found = self._quads.engine.query(
                query, prefixes=prefixes, base_iri=base or None, use_default_graph_as_union=self._union
            )
            if isinstance(found, ox.QueryTriples):
                raise QueryError("the query gives triples", hint="use another form")
            found.serialize(output, format=ox.QueryResultsFormat.from_media_type(media_type))

    def quads(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        object: Term | None = None,
        graph_name: str | None = None,
    ) -> Iterator[Quad]:
        """Yield the quads that match."""
        try:
            pattern = (
                ox.NamedNode(subject) if subject else None,
                ox.NamedNode(predicate) if predicate else None,
                to_term(object) if object else None,
                None if graph_name is None else to_graph(graph_name),
            )
        except ValueError as error:
            raise UsageError(f"the pattern holds no valid term: {error}") from error
        return map(from_quad, deadline.checked(self._quads.engine.quads_for_pattern(*pattern)))

    def graphs(self) -> Iterator[str]:
        """Yield the names of the named graphs: IRIs, and blank nodes as `_:label`."""
        for name in self._quads.engine.named_graphs():
            yield name.value if isinstance(name, ox.NamedNode) else str(name)

    def adjacent(self, actor: str) -> Iterator[Quad]:
        """Yield the `said:` triples from and to an actor."""
        derived = expand(mint_graph("derived"), self._base)
        for quad in self.quads(actor, graph_name=derived):
            if quad.predicate.startswith(_SAID):
                yield quad
        for quad in self.quads(object=Term("iri", actor), graph_name=derived):
            if quad.predicate.startswith(_SAID) and quad.subject != iri(actor):
                yield quad

    def close(self) -> None:
        """Let go of files; further calls fail."""
        self._texts.close()
        self._quads.close()
        for close in self._closing:
            close()
