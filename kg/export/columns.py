"""The one table of attributes that GEXF, GraphML, CSV and graphology share.

Names keep clear of those that readers reserve: `pid`, `id`, `label`, `weight`, `start`, `end`, `for`.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from operator import attrgetter, itemgetter
from typing import Any, Final, Generic, Literal, NamedTuple, TypeVar

from kg.export.base import ExportOptions
from kg.graph.adjacency import Adjacency
from kg.graph.links import evidence_path, node_path
from kg.graph.measures import Degree, betweenness, communities, degrees, positions
from kg.graph.projection import project
from kg.graph.records import Edge, Graph, Node, StatusCounts
from kg.graph.reshape import merge_types
from kg.iris import expand
from kg.store.base import View
from kg.vocab import STATUSES

Value = str | int | float | bool
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """One attribute: its name, its type, and how it is read; None where there is no value."""

    name: str
    type: Literal["string", "integer", "double", "boolean"]
    told: Callable[[Any], Value | None]

    def value(self, row: T) -> Value | None:
        """Return the value of a row."""
        return self.told(row)


class NodeRow(NamedTuple):
    """A node with what only the whole graph tells of it."""

    node: Node
    url: str
    degree: Degree
    betweenness: float | None
    community: int | None
    place: tuple[float, float] | None
    """Of a layout."""


class EdgeRow(NamedTuple):
    """An edge with the address of its evidence."""

    edge: Edge
    url: str


@dataclass(frozen=True, slots=True)
class PartColumn(Column[EdgeRow]):
    """One that depends on a part of the edge alone, which many edges share: a writer need not write that anew."""

    of: Callable[[Edge], Hashable]
    """Gives the part, from which `told` reads. Columns of one part stand together."""

    def value(self, row: EdgeRow) -> Value | None:
        """Return the value of a row."""
        return self.told(self.of(row.edge))


@dataclass(frozen=True, slots=True)
class Sheet:
    """A graph laid out for writing."""

    graph: Graph
    options: ExportOptions
    measured: tuple[tuple[Degree, float | None, int | None, tuple[float, float] | None], ...]
    """Degrees, betweenness, community and place of each node."""

    def nodes(self) -> Iterator[NodeRow]:
        """Yield the nodes in order."""
        for node, measure in zip(self.graph.nodes, self.measured, strict=True):
            known_as = self.options.base_url.rstrip("/") + node_path(node)
            yield NodeRow(node, known_as if self.options.base_url else expand(node.id, self.graph.base), *measure)

    def edges(self) -> Iterator[EdgeRow]:
        """Yield the drawn edges in order."""
        address = self.options.base_url.rstrip("/")
        for edge in self.graph.edges:
            yield EdgeRow(edge, address + evidence_path(edge))

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
    # What is not drawn counts in none of these, and its ends may be left out.
    adjacency = Adjacency(replace(shown, undrawn=())) if options.communities or options.layout else None
    nothing = [None] * len(shown.nodes)
    measured = zip(
        degrees(shown),
        (betweenness(adjacency) if adjacency and options.communities else None) or nothing,
        communities(adjacency) if adjacency and options.communities else nothing,
        positions(adjacency) if adjacency and options.layout else nothing,
        strict=True,
    )
    return Sheet(shown, options, tuple(measured))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _number(day: date | None) -> int | None:
    """A day as 20250317: Gephi filters numbers by range, and text not."""
    return day.year * 10_000 + day.month * 100 + day.day if day else None


def _share(statements: int, counts: StatusCounts) -> float | None:
    told = sum(counts)
    return round(statements / told, 4) if told else None


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
    Column("first_number", "integer", lambda row: _number(row.node.first_seen)),
    Column("last_number", "integer", lambda row: _number(row.node.last_seen)),
    Column("degree_in", "integer", lambda row: row.degree.into),
    Column("degree_out", "integer", lambda row: row.degree.out),
    Column("weighted_in", "integer", lambda row: row.degree.weight_into),
    Column("weighted_out", "integer", lambda row: row.degree.weight_out),
    Column("betweenness", "double", lambda row: row.betweenness),
    Column("community", "integer", lambda row: row.community),
    Column("anonymous", "boolean", lambda row: row.node.anonymous),
    Column("event_type", "string", lambda row: row.node.kind or None),
    Column("url", "string", lambda row: row.url),
    Column("wikidata", "string", lambda row: _wikidata(row.node)),
)

_kind = attrgetter("kind", "quad", "score")
_counts = attrgetter("counts")
_disputed = attrgetter("disputed")
_days = attrgetter("first", "last")


def _outlets(edge: Edge) -> tuple[str, ...]:
    return tuple(edge.source_names)


EDGE_COLUMNS: Final[tuple[Column[EdgeRow], ...]] = (
    PartColumn("relation", "string", itemgetter(0), _kind),
    PartColumn("quad", "string", lambda told: told[1] or None, _kind),
    PartColumn("score", "double", itemgetter(2), _kind),
    PartColumn("statements", "integer", sum, _counts),
    *(PartColumn(status, "integer", attrgetter(status), _counts) for status in STATUSES),
    PartColumn("asserted_share", "double", lambda counts: _share(counts.asserted, counts), _counts),
    PartColumn("denied_share", "double", lambda counts: _share(counts.denied, counts), _counts),
    PartColumn("disputed", "boolean", bool, _disputed),
    PartColumn("sources", "integer", len, _outlets),
    PartColumn("source_names", "string", _names, _outlets),
    PartColumn("first", "string", lambda days: _day(days[0]), _days),
    PartColumn("last", "string", lambda days: _day(days[1]), _days),
    PartColumn("first_number", "integer", lambda days: _number(days[0]), _days),
    PartColumn("last_number", "integer", lambda days: _number(days[1]), _days),
    Column("example", "string", lambda row: row.edge.example or None),
    Column("url", "string", lambda row: row.url),
)
