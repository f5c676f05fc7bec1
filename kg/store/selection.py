"""Which statements, events or articles are meant: one frozen value, and the line that every list is made of."""

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal, NamedTuple

from kg.errors import UsageError
from kg.vocab import EVENT_TYPES, QUADS, STATUSES, TIE_TYPES, Attribution, Modality, Polarity, Status

_OF_POSTINGS: Final = ("source", "posted_by", "topic", "lang", "since", "until", "date_field", "among")
_LANGUAGE: Final = re.compile(r"[a-z]{1,8}(-[a-z0-9]{1,8})*")

DateField = Literal["original", "posted", "event"]
Kind = Literal["statement", "event", "article"]
"""What a list is of."""


class Listed(NamedTuple):
    """One line of a list: the latest day first, those without a day last, then by article, then in text order."""

    before: int
    """Minus the ordinal of the day, 1 without one."""
    id: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What every list, sum and graph can ask of statements and their articles. Empty asks for everything.

    Identifiers are short (`source/northern-wire`).

    Raises:
        UsageError: a value that cannot be meant (an unknown status, a confidence above 1).
    """

    status: frozenset[Status] = frozenset()
    source: frozenset[str] = frozenset()
    """Original sources."""
    posted_by: frozenset[str] = frozenset()
    """Publishers of the posting itself."""
    since: date | None = None
    until: date | None = None
    """First and last day, both included; what has no such date does not pass when either is given."""
    date_field: DateField = "original"
    """Which date `since` and `until` look at."""
    topic: frozenset[str] = frozenset()
    min_confidence: float = 0.0
    lang: frozenset[str] = frozenset()
    """Languages of articles, lower case: `pt` takes `pt-BR` too (RFC 4647, basic filtering)."""

    def __post_init__(self) -> None:
        demand_known("status", self.status, STATUSES)
        if not 0.0 <= self.min_confidence <= 1.0:
            raise UsageError("the least confidence lies between 0 and 1")
        if self.since and self.until and self.since > self.until:
            raise UsageError("the first day is after the last")
        wrong = sorted(tag for tag in self.lang if not _LANGUAGE.fullmatch(tag))
        if wrong:
            raise UsageError(f"{wrong[0]!r} is no language", hint="give a tag such as en or pt-br")

    def speaks(self, language: str) -> bool:
        """Whether an article of that language counts."""
        tag = language.lower()
        return not self.lang or any(tag == one or tag.startswith(f"{one}-") for one in self.lang)


@dataclass(frozen=True, slots=True)
class Selection(Choice):
    """Which statements count, for lists and counts.

    Raises:
        UsageError: a value that cannot be meant.
    """

    speaker: str | None = None
    about: str | None = None
    """Named in the content, or at an end of what is described."""
    via: str | None = None
    concerning: str | None = None
    """Speaker, or spoken about."""
    attribution: Attribution | None = None
    modality: Modality | None = None
    polarity: Polarity | None = None
    event_type: frozenset[str] = frozenset()
    """Event and tie types, upper case."""
    quad: str | None = None
    describes: str | None = None
    """One event or tie."""
    article: str | None = None
    ends: tuple[str, str] | None = None
    """Who is said to act, on whom: the ends of an edge."""
    both: bool = False
    """Also what passes between the ends the other way."""
    disputed: bool | None = None
    anonymous: bool | None = None
    within: tuple[tuple[str, int, int], ...] | None = field(default=None)
    """Sentences (article, start, end) that hold the words asked for."""
    among: frozenset[str] | None = None
    """Articles."""
    initiator: str | None = None
    recipient: str | None = None
    place: str | None = None
    involving: str | None = None
    """Who takes part in an event that is described, and how; the last one in any of these roles."""

    @property
    def of_postings_alone(self) -> bool:
        """Whether nothing is asked of statements themselves, but of the articles that they stand in."""
        by_event = self.date_field == "event" and (self.since or self.until)
        return not by_event and self == Selection(**{name: getattr(self, name) for name in _OF_POSTINGS})

    def __post_init__(self) -> None:
        Choice.__post_init__(self)
        demand_known("event type", self.event_type, (*EVENT_TYPES, *TIE_TYPES))
        demand_known("quad", {self.quad} - {None}, QUADS)


def demand_known(name: str, values: Collection[str | None], known: Collection[str]) -> None:
    """Raise UsageError, which names those that there are, unless all values are known."""
    unknown = sorted(str(value) for value in values if value not in known)
    if unknown:
        raise UsageError(f"unknown {name}: {', '.join(unknown)}", hint=f"there are: {', '.join(sorted(known))}")
