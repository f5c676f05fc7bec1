"""What one run reads in one article: frozen records that hold no spaCy object and pickle.

Identifiers are short (`country/JP`); `kg.rdf.quads` joins the data base to them. All offsets are code points of
`Article.text`, half-open, and `text[start:end] == exact` always holds.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from kg.article import Article
from kg.vocab import ActorType, Attribution, DateBasis, EventType, Modality, Polarity, Status, TieType, status_of

EventStatus = Literal["actual", "planned", "possible", "denied", "claimed"]
SpeechKind = Literal["direct", "indirect", "mixed"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the article's text."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that refer to an actor or a place."""

    span: Span
    refers_to: str
    kind: str
    """name, demonym, metonym, acronym, description, pronoun, first_person."""
    as_place: bool = False
    """True where the words are read as the location, not as the actor ("met in Moscow")."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who is said to act or speak, under one canonical name in the article."""

    id: str
    type: ActorType
    label: str
    aliases: tuple[str, ...] = ()
    """Proper-name surface forms other than the label, sorted: short names, acronyms, metonyms, epithets."""
    country: str | None = None
    """ISO 3166-1 alpha-2 of the country it is connected with; of itself for a country."""
    role: str | None = None
    """The position as worded: `US Secretary of State`."""
    anonymous: bool = False
    rule: str = ""
    """What took the name for one of an actor; `byline` for authors and outlets that the header names."""
    confidence: float = 0.5
    home: str | None = None
    """Of a person of whom the text tells no country: that of the article. A guess, and never in the graph."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens. A country that is also an actor shares its identifier."""

    id: str
    label: str
    country: str | None = None
    """ISO 3166-1 alpha-2 of the country it lies in; None for a sea or a region across borders."""


@dataclass(frozen=True, slots=True)
class When:
    """The date of an event: first and last day, and how the text gives it."""

    first: date
    last: date
    basis: DateBasis
    precision: Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that at least one statement of the article describes; it may never have happened."""

    id: str
    type: EventType
    trigger: Span
    sentence: Span
    label: str
    status: EventStatus
    """The annotation scheme's one word; the graph keeps it on the statements that describe the event."""
    initiators: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    when: When | None = None
    attributed_to: str | None = None
    """Identifier of the innermost speaker that tells it, None in the article's own voice."""
    mode: str | None = None
    """Narrower kind inside the type, lower case: `arrest` for COERCE.arrest."""
    rule: str = ""
    lexicon: str = ""
    """The lexicon line that matched, as `file:lemma`."""
    confidence: float = 0.5
    place_rule: str = ""
    """How the place is told, empty where there is none: `phrase`, `where`, `act-around` ..."""
    when_rule: str = ""
    """How the date is told, empty where there is none: `phrase`, `clause`, `shared`, `told-before` ..."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A standing relation between two actors, or of an actor to a place."""

    id: str
    type: TieType
    source: str
    target: str | None
    sentence: Span
    role: str | None = None
    """For HOLDS_POSITION the position as worded; the eval schema's `object`."""
    former: bool = False
    status: EventStatus = "actual"
    """How it is told; the graph keeps it on the statements that describe the tie."""
    rule: str = ""
    confidence: float = 0.5


@dataclass(frozen=True, slots=True)
class Statement:
    """One speaker's commitment, in one article, to one content."""

    id: str
    speakers: tuple[str, ...]
    evidence: Span
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    attribution: Attribution = "ownVoice"
    describes: tuple[str, ...] = ()
    """Identifiers of events and ties."""
    about: tuple[str, ...] = ()
    """Identifiers of the actors and places named in the content."""
    content: tuple[Span, ...] = ()
    """What is said, without the cue; empty in the article's own voice."""
    kind: SpeechKind | None = None
    """How speech is told; None in the article's own voice and for the further statements that one utterance
    gives when its events differ in polarity or modality."""
    speaker_surface: str = ""
    cue: str = ""
    via: tuple[str, ...] = ()
    disputes: tuple[str, ...] = ()
    """Identifiers of the statements that this one contradicts by the text's own account."""
    rule: str = ""
    lexicon: str = ""
    confidence: float = 0.5

    @property
    def status(self) -> Status:
        """The one word to filter and show by (`news:status`)."""
        return status_of(self.polarity, self.modality, self.attribution)


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one run reads in one article."""

    article: Article
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    ties: tuple[Tie, ...] = ()
    statements: tuple[Statement, ...] = ()
    sentences: tuple[Span, ...] = ()
    """All sentences of the text in order (for the word index)."""
    model: str = ""
    """Name and version of the spaCy pipeline."""
