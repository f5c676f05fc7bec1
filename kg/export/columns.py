"""The one table of attributes that GEXF, GraphML, CSV and graphology share.

Names keep clear of those that readers reserve: `pid`, `id`, `label`, `weight`, `start`, `end`, `for`.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, Literal, TypeVar

from kg.export.base import ExportOptions
from kg.graph.adjacency import Adjacency
from kg.graph.links import evidence_path, node_path
from kg.graph.measures import communities, degrees
from kg.graph.projection import project
from kg.graph.records import Edge, Graph, Node
from kg.graph.reshape import merge_types
from kg.iris import expand
from kg.store.base import View

Value = str | int | float | bool
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One attribute: its name, its type, and how it is read; None where there is no value."""

    name: str
    type: Literal["string", "integer", "double", "boolean"]
    value: Callable[[T], Value | None]


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A node with what only the whole graph tells of it."""

    node: Node
    url: str
    degree_in: int
    degree_out: int
    community: int | None


@dataclass(frozen=True, slots=True)
class EdgeRow:
    """An edge with the address of its evidence."""

    edge: Edge
    url: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A graph laid out for writing."""

    graph: Graph
    options: ExportOptions
    measured: tuple[tuple[int, int, int | None], ...]
    """Degree in, degree out and community of each node."""

    def nodes(self) -> Iterator[NodeRow]:
        """Yield the nodes in order."""
        for node, measure in zip(self.graph.nodes, self.measured, strict=True):
            known_as = self.options.base_url.rstrip("/") + node_path(node)
            yield NodeRow(node, known_as if self.options.base_url else expand(node.id, self.graph.base), *measure)

    def edges(self) -> Iterator[EdgeRow]:
        """Yield the drawn edges in order."""
        for edge in self.graph.edges:
            yield EdgeRow(edge, self.options.base_url.rstrip("/") + evidence_path(edge))

    def describe(self) -> str:
        """Return in words what the graph is, for the head of a file."""
        graph = self.graph
        return (
            "Edges are reported statements: each says that something is said, never that it is so. "
            "The weight counts distinct events told by asserted or reported statements; denied, future and "
            f"hypothetical ones draw no edge ({len(graph.undrawn)} pairs left undrawn). "
            f"View: {graph.view}. Filters: {graph.filters.describe()}. Articles: {graph.articles}. "
            f"Edges below the least weight: {graph.below_weight}."
        )


def lay_out(view: View, options: ExportOptions) -> Sheet:
    """Return the graph that the options ask for, measured."""
    return measure(project(view, options.filters, kind=options.view), options)


def measure(graph: Graph, options: ExportOptions) -> Sheet:
    """Return a graph already projected, with types merged if asked for, measured."""
    shown = merge_types(graph) if options.merge_types else graph
    adjacency = Adjacency(shown)
    found: list[int] | list[None] = communities(adjacency) if options.communities else [None] * len(shown.nodes)
    both = zip(degrees(adjacency), found, strict=True)
    return Sheet(shown, options, tuple((into, out, group) for (into, out), group in both))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _names(names: Sequence[str]) -> str:
    return "; ".join(name.replace(";", ",") for name in names)


def _wikidata(node: Node) -> str | None:
    return next((iri.rpartition("/")[2] for iri in node.same_as if "wikidata.org/" in iri), None)


NODE_COLUMNS: Final[tuple[Column[NodeRow], ...]] = (
    Column("type", "string", lambda row: row.node.type),
    Column("country", "string", lambda row: row.node.country),
    Column("mentions", "integer", lambda row: row.node.mentions),
    Column("statements_by", "integer", lambda row: row.node.statements_by),
    Column("statements_about", "integer", lambda row: row.node.statements_about),
    Column("sources", "integer", lambda row: len(row.node.sources)),
    Column("source_names", "string", lambda row: _names(row.node.source_names)),
    Column("first_seen", "string", lambda row: _day(row.node.first_seen)),
    Column("last_seen", "string", lambda row: _day(row.node.last_seen)),
    Column("degree_in", "integer", lambda row: row.degree_in),
    Column("degree_out", "integer", lambda row: row.degree_out),
    Column("community", "integer", lambda row: row.community),
    Column("anonymous", "boolean", lambda row: row.node.anonymous),
    Column("event_type", "string", lambda row: row.node.kind or None),
    Column("url", "string", lambda row: row.url),
    Column("wikidata", "string", lambda row: _wikidata(row.node)),
)

EDGE_COLUMNS: Final[tuple[Column[EdgeRow], ...]] = (
    Column("relation", "string", lambda row: row.edge.kind),
    Column("quad", "string", lambda row: row.edge.quad or None),
    Column("score", "double", lambda row: row.edge.score),
    Column("statements", "integer", lambda row: row.edge.statements),
    Column("asserted", "integer", lambda row: row.edge.counts.asserted),
    Column("reported", "integer", lambda row: row.edge.counts.reported),
    Column("denied", "integer", lambda row: row.edge.counts.denied),
    Column("future", "integer", lambda row: row.edge.counts.future),
    Column("hypothetical", "integer", lambda row: row.edge.counts.hypothetical),
    Column("disputed", "boolean", lambda row: row.edge.disputed),
    Column("sources", "integer", lambda row: len(row.edge.sources)),
    Column("source_names", "string", lambda row: _names(row.edge.source_names)),
    Column("first", "string", lambda row: _day(row.edge.first)),
    Column("last", "string", lambda row: _day(row.edge.last)),
    Column("example", "string", lambda row: row.edge.example or None),
    Column("url", "string", lambda row: row.url),
)
