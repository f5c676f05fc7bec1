"""The mention table: which words of an article refer to whom. Every layer reads actors here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from kg.vocab import ActorType

MentionKind = Literal["name", "demonym", "metonym", "acronym", "description", "pronoun", "first_person"]


@dataclass(slots=True, eq=False)
class Referent:
    """Who or what mentions of this article refer to, compared by identity."""

    name: str
    """Canonical name: the fullest usual one, without titles, English spelling."""
    type: ActorType | Literal["place", "generic"]
    """`place`: a location that never acts (Geneva, the Black Sea). `generic`: people or things without a name
    ("schools", "protesters"); kept so that pronouns can point at them and resolve to nobody."""
    iso2: str | None = None
    """Of the country itself."""
    country: str | None = None
    """ISO 3166-1 alpha-2 of the country it is connected with, or lies in."""
    home: str | None = None
    """Of a person of whom the text tells no country: that of the article. A guess, told apart from what is told."""
    role: str | None = None
    aliases: set[str] = field(default_factory=set)
    gender: Literal["m", "f"] | None = None
    plural: bool = False
    anonymous: bool = False
    confidence: float = 0.8
    rule: str = ""

    @property
    def is_actor(self) -> bool:
        """Whether this can act, speak or be spoken about: everything but bare places and generics."""
        return self.type not in ("place", "generic")


@dataclass(slots=True, eq=False)
class TableMention:
    """One row of the mention table: tokens `start:end` refer to `referent`."""

    start: int
    end: int
    head: int
    """Index of the syntactic head token."""
    referent: Referent
    kind: MentionKind
    as_place: bool = False
    """The words are read as the location ("in Moscow"), not as the actor ("Moscow said")."""
    attributive: bool = False
    """The words only tell what country or body somebody or something is of ("Greek Foreign Minister", "Syrian
    fighters"): alone they make nobody an actor."""
    group: tuple[Referent, ...] = ()
    """For a plural pronoun or description: every referent it stands for; else empty."""
    rule: str = ""
    confidence: float = 0.8

    @property
    def referents(self) -> tuple[Referent, ...]:
        """All it stands for: `group`, else the one referent."""
        return self.group or (self.referent,)


class MentionTable:
    """All mentions of one article, found by any of their tokens. Every later layer reads actors here only."""

    def __init__(self, length: int) -> None:
        self._by_token: list[TableMention | None] = [None] * length
        self._in_order: list[TableMention] | None = None

    def add(self, mention: TableMention) -> None:
        """Put a mention in; mentions that it overlaps are taken out."""
        for other in {id(m): m for m in self._by_token[mention.start : mention.end] if m}.values():
            self.remove(other)
        self._in_order = None
        for index in range(mention.start, mention.end):
            self._by_token[index] = mention

    def remove(self, mention: TableMention) -> None:
        """Take a mention out."""
        self._in_order = None
        for index in range(mention.start, mention.end):
            if self._by_token[index] is mention:
                self._by_token[index] = None

    def at(self, index: int) -> TableMention | None:
        """Return the mention that covers a token."""
        return self._by_token[index]

    def within(self, start: int, end: int) -> Iterator[TableMention]:
        """Yield the mentions that touch the tokens `start:end`, in text order, each once."""
        last: TableMention | None = None
        for index in range(max(start, 0), min(end, len(self._by_token))):
            mention = self._by_token[index]
            if mention is not None and mention is not last:
                last = mention
                yield mention

    def __iter__(self) -> Iterator[TableMention]:
        if self._in_order is None:
            self._in_order = list(self.within(0, len(self._by_token)))
        return iter(self._in_order)

    def actors_at(self, index: int) -> tuple[Referent, ...]:
        """Return the actors that the mention over a token stands for; empty for places, generics and plain words."""
        mention = self._by_token[index]
        if mention is None or mention.as_place:
            return ()
        return tuple(referent for referent in mention.referents if referent.is_actor)

    def referents(self) -> list[Referent]:
        """Return every referent once, in the order of its first mention."""
        seen: dict[int, Referent] = {}
        for mention in self:
            for referent in mention.referents:
                seen.setdefault(id(referent), referent)
        return list(seen.values())
