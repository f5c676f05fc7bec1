"""The shapes of networks, paths and timelines."""

from typing import Any

from pydantic import BaseModel, Field

from api.schemas import EdgeShown, Entity, EntityInBrief, Listing, Reference, StatementList

Counts = dict[str, int]


class Node(BaseModel):
    """A node in graphology's form."""

    key: str
    attributes: EntityInBrief


class GraphEdge(BaseModel):
    """An edge in graphology's form."""

    key: str
    source: str
    target: str
    attributes: EdgeShown


class Ego(BaseModel):
    """A network in graphology's form, and what was left out."""

    attributes: dict[str, str]
    options: dict[str, Any]
    nodes: list[Node]
    edges: list[GraphEdge]
    truncated: bool
    dropped: Counts
    neighbors: Counts = Field(description="how many the center and each expanded actor have, shown or not")
    undrawn: list[EdgeShown]
    undrawn_total: int


class PathShown(BaseModel):
    """A chain of said relations; `edges` has for each step the heaviest edges, `edge_counts` how many there are."""

    nodes: list[EntityInBrief]
    edges: list[list[EdgeShown]]
    edge_counts: list[int]


class Paths(BaseModel):
    """The shortest chains."""

    paths: list[PathShown]


class Bucket(BaseModel):
    """The events of a day, a week (named by its Monday) or a month."""

    begin: str
    counts: Counts


class Dated(BaseModel):
    """A dated event, by whom it is told and with which statuses."""

    date: str
    end_date: str | None
    basis: str | None
    event: str
    label: str
    type: str
    status: list[str]
    sources: list[str]
    reading: str


class ArticlesOf(BaseModel):
    """The articles of a day, a week or a month."""

    begin: str
    count: int


class ArticlesDated(BaseModel):
    """Articles by their original day."""

    items: list[ArticlesOf]
    undated: int


class Timeline(Listing):
    """Dated events, the oldest first."""

    buckets: list[Bucket]
    items: list[Dated]
    undated: int = Field(description="events without a date, which no bucket counts")
    articles: ArticlesDated | None = Field(None, description="with articles=true")


class EdgeStatements(StatementList):
    """The edges of a pair, and every statement behind them."""

    edges: list[EdgeShown]
    relations: dict[str, str]


class NeighborShown(BaseModel):
    """One relation of an actor to another."""

    entity: EntityInBrief
    relation: str
    label: str
    direction: str
    count: int
    sources: list[Reference]
    first: str | None
    last: str | None
    contested: bool
    score: float | None
    statements: dict[str, int]
    example: str
    reading: str
    evidence_url: str


class NeighborList(Listing):
    """Who stands beside an actor."""

    center: Entity
    items: list[NeighborShown]
    relation_counts: dict[str, int]
    undrawn: list[EdgeShown]
    undrawn_total: int
