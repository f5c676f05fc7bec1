"""The shapes of comparisons: outlets side by side, disputes, pairs, subject headings."""

from pydantic import BaseModel

from api.schemas import EdgeShown, Listing, Reference, Statement


class StatementPair(BaseModel):
    """A statement and one that says the contrary."""

    statement: Statement
    counter_statement: Statement


class OpposedPair(StatementPair):
    """What one outlet tells as having happened and another as denied: the same kind of act between the same ends."""

    type: str
    initiators: list[Reference]
    recipients: list[Reference]


class OpposedOutlets(OpposedPair):
    """The newest statements of both, and how many of each say so."""

    told: int
    denied: int


class DisputeList(Listing):
    """Statements with those that dispute them; with `by=outlet`, with those by which others deny the same."""

    items: list[OpposedOutlets | StatementPair]


class Pairs(BaseModel):
    """The first of some pairs."""

    total: int
    items: list[StatementPair]


class OpposedPairs(BaseModel):
    """The first of some pairs."""

    total: int
    items: list[OpposedPair]


class StatementsHead(BaseModel):
    """The first of some statements."""

    total: int
    items: list[Statement]


class Counted(Reference):
    """A thing with a number."""

    count: int


class CountedHead(BaseModel):
    """The first of some counted things."""

    total: int
    items: list[Counted]


class WordsCounted(BaseModel):
    """Words by which an actor is meant."""

    words: str
    count: int


class WordsHead(BaseModel):
    """The first of some words."""

    total: int
    items: list[WordsCounted]


class SourceCompared(Reference):
    """One outlet of a comparison."""

    statements: int
    counts: dict[str, int]
    own_voice_share: float | None
    quoted: CountedHead
    unmatched: int
    only_here: StatementsHead
    words: dict[str, WordsHead]


class Key(BaseModel):
    """What a comparison counts by."""

    key: str
    label: str


class Comparison(BaseModel):
    """Outlets side by side."""

    by: str
    keys: list[Key]
    sources: list[SourceCompared]
    disputed: Pairs
    opposed: OpposedPairs


class EdgesHead(BaseModel):
    """The first of some edges."""

    total: int
    items: list[EdgeShown]


class DyadShown(BaseModel):
    """How one is said to deal with another."""

    source: Reference
    target: Reference
    count: int
    mean_score: float | None
    number_of_sources: int
    sources: list[Reference]
    statements: dict[str, int]
    relations: dict[str, int]
    quads: dict[str, int]
    first: str | None
    last: str | None
    contested: bool
    example: str
    edges: EdgesHead
    evidence_url: str | None


class DyadList(Listing):
    """Pairs."""

    items: list[DyadShown]
    rollup: str


class Topic(Reference):
    """A subject heading."""

    scheme: Reference | None
    articles: int
    sources: int


class TopicList(Listing):
    """Subject headings."""

    items: list[Topic]
