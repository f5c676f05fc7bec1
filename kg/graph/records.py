"""A graph for looking at: frozen nodes and edges, every number with the statements that it counts behind it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple

from kg.graph.filters import Filters
from kg.query.readings import reading_of_edge

ViewName = Literal["actors", "events", "sources"]
Spans = tuple[tuple[date, date], ...]
"""Closed stretches of days, in order, neither overlapping nor adjacent."""
Course = tuple[tuple[date, date, int], ...]
"""Closed stretches of days with a number, in order, not overlapping."""


class StatusCounts(NamedTuple):
    """Distinct statements by status; the copy of a statement in a repost of the same text counts once."""

    asserted: int = 0
    reported: int = 0
    denied: int = 0
    future: int = 0
    hypothetical: int = 0


@dataclass(frozen=True, slots=True)
class Node:
    """An actor, place, event or source, with counts under the filters of the graph."""

    id: str
    """Short identifier."""
    label: str
    type: str
    """person, organization, media, group, country, place; `event` in the events view."""
    country: str | None = None
    """Short identifier of the country it is connected with."""
    mentions: int = 0
    statements_by: int = 0
    statements_about: int = 0
    sources: Sequence[str] = ()
    """Distinct original sources that name it, short identifiers, sorted."""
    source_names: Sequence[str] = ()
    """Their labels, in the same order."""
    first_seen: date | None = None
    last_seen: date | None = None
    """First and last original publication date (posting date where that is unknown)."""
    spans: Spans = ()
    """Days on which it is told of."""
    anonymous: bool = False
    same_as: tuple[str, ...] = ()
    """IRIs elsewhere (`schema:sameAs`)."""
    kind: str = ""
    """Event type, for events."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Everything told of one kind between one ordered pair; (source, target, kind) is unique in a graph."""

    source: str
    target: str
    kind: str
    """Event or tie type: `THREATEN`; in other views `TELLS`, `RELAYS` ...; types of a merged edge joined by `+`."""
    weight: int
    """Distinct events (ties, statements for speech) told by an asserted or reported statement; 0 when undrawn."""
    counts: StatusCounts
    label: str
    """How it reads: `is said to threaten`."""
    sources: Sequence[str] = ()
    """Distinct original sources of its statements, short identifiers, sorted."""
    source_names: Sequence[str] = ()
    first: date | None = None
    last: date | None = None
    """First and last day: of the events where the text dates them, else the original publication date."""
    spans: Spans = ()
    """The days of the drawn events; empty when nothing is dated."""
    disputed: bool = False
    """Whether some statement disputes one that supports the edge."""
    quad: str = ""
    score: float | None = None
    example: str = ""
    """One sentence with its speaker and outlet, at most 300 characters."""
    example_statement: str = ""
    """Short identifier of the statement that the example is evidence of."""
    ends: tuple[str, str] = ("", "")
    """Labels of source and target."""
    course: Course = field(default=(), compare=False)
    """The weight over time: the stretches of `spans` cut where it changes; empty where it was not worked out."""

    @property
    def id(self) -> str:
        """Identifier, unique in the graph and the same in every export; it reads as a triple."""
        return f"{self.source} {self.kind} {self.target}"

    @property
    def statements(self) -> int:
        """Statements behind it, of every status."""
        return sum(self.counts)

    @property
    def reading(self) -> str:
        """One sentence for it, which names the outlets that tell it."""
        return reading_of_edge(self.source_names, self.ends, self.label, self.counts._asdict())


@dataclass(frozen=True, slots=True)
class Graph:
    """One view of one state of a store under one set of filters."""

    view: ViewName
    nodes: tuple[Node, ...]
    """Sorted by identifier."""
    edges: tuple[Edge, ...]
    """The drawn ones, sorted by source, target, kind; both ends are among the nodes."""
    undrawn: tuple[Edge, ...] = ()
    """Pairs told of only in denied, future or hypothetical statements: to be listed, never drawn."""
    below_weight: int = 0
    """Drawn edges left out because of `Filters.min_weight`."""
    articles: int = 0
    """Postings that count."""
    filters: Filters = field(default_factory=Filters)
    base: str = ""
    snapshot: str = ""
