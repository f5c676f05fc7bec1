"""The quads as an rdflib Dataset: read where they lie, nothing is copied, nothing can be written."""

from collections.abc import Generator, Iterator
from typing import Any

import pyoxigraph as ox
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.store import Store
from rdflib.term import IdentifiedNode, Node

from kg.errors import StoreError

Triple = tuple[Node, Node, Node]


class EngineStore(Store):
    """A read-only rdflib store over a pyoxigraph store."""

    context_aware = True
    graph_aware = True

    def __init__(self, engine: ox.Store) -> None:
        super().__init__()
        self._engine = engine

    def triples(
        self, triple_pattern: Any, context: Graph | None = None
    ) -> Iterator[tuple[Any, Iterator[Graph | None]]]:
        """Yield each triple that matches with the graphs that it stands in."""
        subject, predicate, object_ = (None if term is None else _to_engine(term) for term in triple_pattern)
        graph = None if context is None else _graph_name(context)
        for quad in self._engine.quads_for_pattern(subject, predicate, object_, graph):
            triple = (quad.subject, quad.predicate, quad.object)
            names = [one.graph_name for one in self._engine.quads_for_pattern(*triple, graph)]
            # A triple of several graphs comes once, with all of them.
            if names[0] == quad.graph_name:
                yield tuple(map(_from_engine, triple)), (self._graph(name) for name in names)

    def __len__(self, context: Graph | None = None) -> int:
        return sum(1 for _ in self.triples((None, None, None), context))

    def contexts(self, triple: Any = None) -> Generator[Graph, None, None]:
        """Yield the named graphs, or those that a triple stands in."""
        if triple is None or triple == (None, None, None):
            yield from map(self._graph, self._engine.named_graphs())
        else:
            for _, graphs in self.triples(triple):
                yield from (graph for graph in graphs if graph is not None)

    def add_graph(self, graph: Graph) -> None:
        """Do nothing: rdflib calls it for every graph that is named."""

    def add(self, triple: Any, context: Any, quoted: bool = False) -> None:  # noqa: ARG002 - the shape of rdflib's
        """Refuse. Raises StoreError."""
        raise _refusal()

    def remove(self, triple: Any, context: Any = None) -> None:  # noqa: ARG002
        """Refuse. Raises StoreError."""
        raise _refusal()

    def remove_graph(self, graph: Graph) -> None:  # noqa: ARG002
        """Refuse. Raises StoreError."""
        raise _refusal()

    def _graph(self, name: Any) -> Graph:
        return Graph(self, DATASET_DEFAULT_GRAPH_ID if isinstance(name, ox.DefaultGraph) else _named(name))


def dataset_of(engine: ox.Store) -> Dataset:
    """Return a Dataset over a store; its default graph is the union of all graphs, as in SPARQL here."""
    return Dataset(EngineStore(engine), default_union=True)


def _refusal() -> StoreError:
    return StoreError("this dataset is a state of the graph to read", hint="copy it into a Dataset of your own")


def _graph_name(context: Graph) -> Any:
    return ox.DefaultGraph() if context.identifier == DATASET_DEFAULT_GRAPH_ID else _to_engine(context.identifier)


def _to_engine(term: Node) -> Any:
    if isinstance(term, URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, BNode):
        return ox.BlankNode(str(term))
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)) if term.datatype else None)
    raise StoreError(f"the store holds no terms like {term!r}")


def _named(term: Any) -> IdentifiedNode:
    return URIRef(term.value) if isinstance(term, ox.NamedNode) else BNode(term.value)


def _from_engine(term: Any) -> Node:
    if isinstance(term, ox.NamedNode | ox.BlankNode):
        return _named(term)
    if isinstance(term, ox.Literal):
        plain = term.language or term.datatype.value.endswith("#string")
        return Literal(term.value, lang=term.language, datatype=None if plain else term.datatype.value, normalize=False)
    raise StoreError(f"rdflib holds no terms like {term}")
