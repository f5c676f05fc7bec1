"""The shapes of answers, for the description of the API (OpenAPI); new keys may come."""

from collections.abc import Sequence
from typing import Any, Final

from pydantic import BaseModel

from kg.query.results import FORMATS, Family

Responses = dict[int | str, dict[str, Any]]
"""What a route answers with, as FastAPI takes it."""


class Reference(BaseModel):
    """A thing as others name it."""

    id: str
    label: str


class Speaker(Reference):
    """Who says something."""

    anonymous: bool


class Span(BaseModel):
    """A stretch of the article's text, in code points."""

    exact: str
    start: int
    end: int


class EventShown(BaseModel):
    """An event or tie that a statement describes; it may never have happened."""

    id: str
    type: str
    label: str
    initiators: list[Reference]
    recipients: list[Reference]
    date: str | None
    end_date: str | None
    date_basis: str | None


class ArticleShown(BaseModel):
    """Where a statement stands."""

    id: str
    title: str
    original_source: Reference
    original_date: str | None
    posted_by: Reference
    posted_date: str | None
    url: str | None
    topics: list[str]


class Dispute(BaseModel):
    """A statement that disputes this one."""

    id: str
    speakers: list[Reference]


class Statement(BaseModel):
    """One speaker's commitment, in one article, to one content. `reading` is the one string to show."""

    id: str
    status: str
    polarity: str
    modality: str
    attribution: str
    cue: str
    speaker: Speaker
    speakers: list[Speaker]
    via: list[Reference]
    about: list[Reference]
    event: EventShown | None
    events: list[EventShown]
    evidence: Span
    content: list[Span]
    article: ArticleShown
    disputes: list[str]
    disputed_by: list[Dispute]
    extraction_confidence: float
    reading: str


class Listing(BaseModel):
    """What all lists have."""

    total: int
    next: str | None
    truncated: bool


class SpanShown(BaseModel):
    """What to mark in a text; `kind` is evidence, content or trigger."""

    start: int
    end: int
    kind: str
    ref: str = ""


class Evidence(BaseModel):
    """The text around a statement. Offsets count code points of `text`."""

    id: str
    article: str
    text: str
    offset: int
    start: int
    end: int
    spans: list[SpanShown]


class StatementListed(Statement):
    """A statement of a list; with `context` asked for, it has its sentence among others."""

    in_context: Evidence | None = None


class StatementList(Listing):
    """Statements; with `facets` asked for, their numbers by status and original source."""

    items: list[StatementListed]
    note: str = ""
    facets: dict[str, dict[str, int]] | None = None


class EntityInBrief(BaseModel):
    """An actor or place, with counts."""

    id: str
    label: str
    type: str
    country: str | None
    anonymous: bool
    mentions: int
    statements_by: int
    statements_about: int
    source_count: int
    first_seen: str | None
    last_seen: str | None


class Entity(EntityInBrief):
    """An actor or place, with the outlets that name it."""

    sources: list[Reference]


class EntityList(Listing):
    """Actors and places."""

    items: list[Entity]
    facets: dict[str, dict[str, int]]


class Suggestion(BaseModel):
    """One line under a search box."""

    id: str
    label: str
    type: str
    matched: str
    aliases: list[str]
    country: str | None
    statements: int


class Suggestions(BaseModel):
    """What a few letters may mean."""

    items: list[Suggestion]


class EdgeShown(BaseModel):
    """What is said to have passed between two, of one kind. Nothing denied, planned or supposed counts."""

    id: str
    source: str
    target: str
    relation: str
    label: str
    count: int
    statements: dict[str, int]
    sources: list[Reference]
    first: str | None
    last: str | None
    contested: bool
    quad: str | None
    score: float | None
    example: str
    reading: str
    evidence_url: str


class SpanTold(BaseModel):
    """A span of an article: `kind` is mention, event or statement; `told` its name, or who says it."""

    start: int
    end: int
    kind: str
    ref: str
    told: str


class AnnotatedText(BaseModel):
    """The text of an article with its spans, in code points."""

    id: str
    text: str
    spans: list[SpanTold]


class Problem(BaseModel):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    hint: str = ""


def answers(model: type[BaseModel], *media_types: str) -> Responses:
    """Return what a route answers with, for its description: JSON of a model, and other media types by name."""
    return {200: {"model": model, "content": {name: {} for name in media_types}}}


def sent(*families: Family, also: Sequence[str] = ()) -> Responses:
    """Return what a route answers with that sends results of queries, or files, by their media types."""
    names = [known.media_type for known in FORMATS if known.family in families]
    return {200: {"content": {name: {} for name in (*names, *also)}}}


_PROBLEM: Any = {"model": Problem, "content": {"application/problem+json": {}}}
PROBLEMS: Final[Responses] = {
    308: {**_PROBLEM, "description": "a merged identifier; `Location` has the one that it was merged into"},
    "4XX": {**_PROBLEM, "description": "what is asked for is wrong, refused or not there"},
    503: {**_PROBLEM, "description": "too much is asked at once, or the graph cannot be read: again a little later"},
    504: {**_PROBLEM, "description": "the answer was not there in time"},
}
"""The errors that any address may answer with."""
