"""What is read back from a store, as frozen records; all identifiers are short."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from kg.vocab import Status

_PREFIXES: Final = {"country": "country", "source": "media", "org": "organization"}


@dataclass(frozen=True, slots=True)
class Character:
    """An actor or place as the entities graph describes it."""

    id: str
    label: str
    type: str
    country: str | None = None
    anonymous: bool = False
    same_as: tuple[str, ...] = ()
    kind: str = ""
    """Event type, where an event stands as a node."""


@dataclass(frozen=True, slots=True)
class Link:
    """An earlier publication that a posting repeats."""

    id: str
    publisher: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Posting:
    """One publication of a text, with where it came from."""

    id: str
    publisher: str
    headline: str = ""
    published: date | None = None
    original_source: str = ""
    """Publisher at the far end of the repost chain; the own publisher when there is none."""
    original_date: date | None = None
    origin: str = ""
    """What copies of one text share: the far end of the chain, or of a posting with the very same text."""
    topics: frozenset[str] = frozenset()
    chain: tuple[Link, ...] = ()
    """What it repeats, nearest link first."""
    language: str = ""

    @property
    def day(self) -> date | None:
        """The original date; the posted one where that is unknown."""
        return self.original_date or self.published


@dataclass(frozen=True, slots=True)
class Happening:
    """An event or tie that a statement describes; it may never have been so."""

    id: str
    kind: str
    """Category, upper case: the part of the event type before the mode."""
    label: str = ""
    mode: str = ""
    initiators: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    first: date | None = None
    last: date | None = None
    basis: str = ""
    tie: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement, with what it describes and the sentence behind it."""

    id: str
    status: Status
    speakers: tuple[str, ...]
    via: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    describes: tuple[Happening, ...] = ()
    confidence: float = 1.0
    sentence: str = ""
    disputed: bool = False
    """Whether another statement disputes this one."""
    attribution: str = "ownVoice"


@dataclass(frozen=True, slots=True)
class Account:
    """All that one posting tells."""

    posting: Posting
    tellings: tuple[Telling, ...]
    """Sorted by identifier."""
    mentions: dict[str, int]
    """Actor or place to the number of its mentions."""
    characters: dict[str, Character] = field(default_factory=dict)
    """Those that only this article knows: unnamed speakers."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """What belongs to no single article."""

    postings: tuple[Posting, ...]
    """Those whose texts the store holds, copies of one text beside each other, else sorted by identifier."""
    characters: dict[str, Character]
    disputed: frozenset[str]

    def name(self, identifier: str) -> str:
        """Return the label of an actor; the last part of its identifier where it has none."""
        return self.character(identifier).label

    def character(self, identifier: str) -> Character:
        """Return what is known of an actor or place, at least what its identifier tells."""
        return self.characters.get(identifier) or Character(identifier, fallback_label(identifier), type_of(identifier))


def type_of(identifier: str) -> str:
    """Return the type that the shape of an identifier tells."""
    prefix = "group" if "#" in identifier else identifier.partition("/")[0]
    return _PREFIXES.get(prefix, prefix)


def fallback_label(identifier: str) -> str:
    """Return something readable for an identifier without a label."""
    return identifier.rpartition("/")[2].rpartition("#")[2].replace("-", " ") or identifier
