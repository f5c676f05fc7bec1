"""The shapes of what is told of one thing: actors, events, articles, outlets, the whole graph."""

from pydantic import BaseModel

from api.schemas import ArticleShown, Entity, Listing, Reference, Speaker, Statement

Counts = dict[str, int]


class EntityCounts(BaseModel):
    """How much is told of an actor or place."""

    mentions: int
    statements_by: int
    statements_about: int
    events: int


class EntityOne(Entity):
    """One actor or place, complete."""

    iri: str
    aliases: list[str]
    same_as: list[str]
    counts: EntityCounts
    links: dict[str, str]


class Place(BaseModel):
    """Where words stand, in code points of the article's text."""

    article: str
    start: int
    end: int


class WordsOf(BaseModel):
    """Words by which an outlet means an actor."""

    words: str
    source: Reference
    count: int
    places: list[Place]


class WordsList(Listing):
    """Words for an actor."""

    items: list[WordsOf]


class Telling(BaseModel):
    """A statement that describes an event: who tells it, and how."""

    id: str
    status: str
    speakers: list[Speaker]
    reading: str
    source: Reference


class EventOfList(BaseModel):
    """What statements describe; it may never have happened. `reading` joins those of its statements."""

    id: str
    type: str
    label: str
    initiators: list[Reference]
    recipients: list[Reference]
    place: Reference | None
    date: str | None
    end_date: str | None
    date_basis: str | None
    statements: Counts
    told_by: list[Telling]
    reading: str


class EventList(Listing):
    """Events."""

    items: list[EventOfList]


class EventOne(EventOfList):
    """One event with its statements by status."""

    told: dict[str, list[Statement]]


class Publication(BaseModel):
    """An earlier publication of a text."""

    id: str
    source: Reference | None
    date: str | None
    title: str
    url: str | None


class Article(ArticleShown):
    """A posting with the chain through which it came, nearest link first."""

    topics: list[Reference]  # type: ignore[assignment]
    authors: list[Reference]
    language: str | None
    chain: list[Publication]
    text_here: bool
    notes: list[str]


class ArticleList(Listing):
    """Articles."""

    items: list[Article]


class Told(BaseModel):
    """Numbers of statements."""

    statements: int
    by_status: Counts
    by_attribution: Counts
    by_month: Counts
    own_voice_share: float | None


class ArticleOne(Article):
    """One article, with what it tells in numbers."""

    counts: Told
    statements: int


class Source(Reference, Told):
    """An outlet; articles are counted by origin and by posting."""

    originals: int
    posted: int


class SourceList(Listing):
    """Outlets."""

    items: list[Source]


class Counted(Reference):
    """A thing with a number."""

    count: int


class SourceOne(Source):
    """One outlet: whom it relays and reposts, who posts its articles, whom it quotes most."""

    relays: list[Counted]
    reposts: list[Counted]
    posted_by: list[Counted]


class SourceTold(Reference, Told):
    """An outlet with its numbers of statements."""


class Stats(Told):
    """How much there is."""

    articles: int
    sources: int
    entities: int
    edges: int
    by_source: list[SourceTold]
    snapshot: str
    base: str
    version: str
    ontology_version: str


class StatementOne(Statement):
    """One statement, with those that look like the same one elsewhere."""

    matches: list[str]


class QueryParameter(BaseModel):
    """What a named query asks for."""

    name: str
    type: str
    required: bool
    example: str
    meaning: str


class NamedQueryShown(BaseModel):
    """A question that the graph can answer."""

    name: str
    title: str
    question: str
    parameters: list[QueryParameter]
    query: str
    url: str


class NamedQueries(Listing):
    """The named queries."""

    items: list[NamedQueryShown]
    base: str
