"""Which statements count: one frozen value that every projection, neighbourhood and export takes."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Final

from kg.errors import UsageError
from kg.graph.relations import KINDS, SPEAK_ABOUT
from kg.graph.told import Happening, Posting, Telling
from kg.store.selection import Choice, demand_known
from kg.vocab import Status

DRAWN: Final[frozenset[Status]] = frozenset(("asserted", "reported"))
"""The statuses that draw an edge. Nothing denied, planned or supposed is drawn as if it had happened."""


@dataclass(frozen=True, slots=True)
class Filters(Choice):
    """Which statements count, for graphs. Edges are drawn from asserted and reported ones whatever `status` asks for.

    Raises:
        UsageError: a value that cannot be meant (an unknown status or type, a negative number).
    """

    min_weight: int = 1
    """Edges of less weight are left out (and counted in `Graph.below_weight`)."""
    types: frozenset[str] = frozenset()
    """Event and tie types, upper case."""
    about: str | None = None
    hops: int = 1
    """Only the neighbourhood of this actor, that many edges wide, with the edges inside it."""
    speech: bool = False
    """Also draw who speaks about whom (`SPEAK_ABOUT`, at any status: the speaking itself is told)."""
    isolated: bool = True
    """Keep actors that no drawn edge touches."""

    def __post_init__(self) -> None:
        Choice.__post_init__(self)
        demand_known("type", self.types, KINDS)
        if self.min_weight < 0 or not 1 <= self.hops <= 6:
            raise UsageError("the least weight is 0 or more, hops are 1 to 6")

    @property
    def draws_speech(self) -> bool:
        """Whether who speaks about whom is drawn too."""
        return self.speech or SPEAK_ABOUT in self.types

    @property
    def by_happening(self) -> bool:
        """Whether a statement counts only with an event or tie that passes."""
        return (self.date_field == "event" and bool(self.since or self.until)) or bool(self.types - {SPEAK_ABOUT})

    def takes_posting(self, posting: Posting) -> bool:
        """Whether statements of a posting can count at all."""
        if self.source and posting.original_source not in self.source:
            return False
        if self.posted_by and posting.publisher not in self.posted_by:
            return False
        if self.topic and self.topic.isdisjoint(posting.topics):
            return False
        if not self.speaks(posting.language):
            return False
        if self.date_field == "event":
            return True
        day = posting.original_date if self.date_field == "original" else posting.published
        return self._within(day, day)

    def takes_telling(self, telling: Telling) -> bool:
        """Whether a statement of a posting that passes counts."""
        return (not self.status or telling.status in self.status) and telling.confidence >= self.min_confidence

    def takes_happening(self, happening: Happening) -> bool:
        """Whether an event or tie that such a statement describes counts."""
        if self.types and happening.kind not in self.types:
            return False
        return self.date_field != "event" or self._within(happening.first, happening.last)

    def _within(self, first: date | None, last: date | None) -> bool:
        if self.since is None and self.until is None:
            return True
        if first is None or last is None:
            return False
        return (self.since is None or last >= self.since) and (self.until is None or first <= self.until)

    def describe(self) -> str:
        """Return in words what differs from the defaults: `status: asserted; until: 2025-11-15`; or `all`."""
        told = []
        for field in fields(self):
            value = getattr(self, field.name)
            default = frozenset() if isinstance(value, frozenset) else field.default
            if value != default:
                shown = ", ".join(sorted(value)) if isinstance(value, frozenset) else str(value)
                told.append(f"{field.name.replace('_', ' ')}: {shown}")
        return "; ".join(told) or "all"
