"""All that a store tells of actors, in columns of numbers: some 80 bytes a statement, held once per snapshot.

Every graph under every filter is summed up from these columns (`kg.graph.totalling`), so that no filter needs the store
to be read again. Actors, postings, statements and happenings are numbered from 0 in the order in which a projection
takes them: actors by identifier, postings by origin and identifier, statements by posting.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
Marks = npt.NDArray[np.bool_]
Bytes = npt.NDArray[np.uint8]

NO_DAY: Final = 0
"""Days are ordinals, from 1."""
SPEAKER, VIA, SUBJECT = 1, 2, 12
"""Bits of `Voices.roles`; a subject is named in the content or stands at an end of what is described."""


@dataclass(frozen=True, slots=True, eq=False)
class Actors:
    """Everyone and every place that is named, sorted by identifier."""

    names: Sequence[str]
    """Short identifiers."""
    labels: Sequence[str]
    types: Bytes
    """Positions in `kg.graph.sheet.TYPES`."""
    countries: Ints
    """Numbers in `country_names`, -1 for none."""
    country_names: Sequence[str]
    unnamed: Marks


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """The publications whose texts the store holds."""

    origin: Ints
    """The same number for copies of one text."""
    source: Ints
    """Actor: the original source."""
    publisher: Ints
    original: Ints
    """Original day."""
    posted: Ints
    day: Ints
    """The original day, the posted one where that is unknown."""
    topics: dict[str, Ints]
    """Topic to the postings under it."""
    languages: dict[str, Ints]
    """Language to the postings in it."""


@dataclass(frozen=True, slots=True, eq=False)
class Tellings:
    """The statements, and the rows that hold them."""

    posting: Ints
    fragment: Ints
    """The same number for the copies of one statement in the copies of one text."""
    copied: Marks
    """Whether there is another copy."""
    status: Bytes
    """Positions in `kg.vocab.STATUSES`."""
    attribution: Bytes
    """Positions in `kg.store.facts.ATTRIBUTION`."""
    confidence: npt.NDArray[np.float64]
    length: Ints
    """Characters of the evidence."""
    disputed: Marks
    row: Longs
    """Number of its row in the store."""


@dataclass(frozen=True, slots=True, eq=False)
class Happenings:
    """Events and ties, and who is said to stand at their ends."""

    fragment: Ints
    kind: Bytes
    """Positions in `kg.graph.passing.KINDS_BY_NAME`."""
    first: Ints
    last: Ints
    described: Ints
    """Statement by pair of statement and happening, in order of statements; the happening is in `happening`."""
    happening: Ints
    pairs: Longs
    """Where the pairs of ends of each happening begin in `sources` and `targets`; one more at the end."""
    sources: Ints
    targets: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Voices:
    """Who speaks, who passes it on and who is spoken about."""

    begins: Longs
    """Where those of each statement begin; one more at the end."""
    actor: Ints
    roles: Bytes

    def of(self, tellings: Ints) -> list[tuple[list[int], list[int]]]:
        """Return for statements who speaks in them and who passes them on."""
        rows, owners = spread(self.begins, tellings)
        found: list[tuple[list[int], list[int]]] = [([], []) for _ in range(len(tellings))]
        for actor, roles, owner in zip(
            *(c.tolist() for c in (self.actor[rows], self.roles[rows], owners)), strict=True
        ):
            if roles & SPEAKER:
                found[owner][0].append(actor)
            if roles & VIA:
                found[owner][1].append(actor)
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Mentions:
    """How often each posting names each actor."""

    posting: Ints
    actor: Ints
    count: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Columns:
    """One state of a store."""

    actors: Actors
    postings: Postings
    tellings: Tellings
    happenings: Happenings
    voices: Voices
    mentions: Mentions

    @property
    def nbytes(self) -> int:
        """Bytes of all columns."""
        parts: tuple[Any, ...] = (
            self.actors, self.postings, self.tellings, self.happenings, self.voices, self.mentions
        )  # fmt: skip
        values = (getattr(part, name) for part in parts for name in part.__slots__)
        return sum(int(value.nbytes) for value in values if isinstance(value, np.ndarray))


def number_of(names: Sequence[str], name: str) -> int:
    """Return the place of a name among sorted ones, -1 where it is not among them."""
    place = bisect_left(names, name)
    return place if place < len(names) and names[place] == name else -1


def begins(owners: Ints, count: int) -> Longs:
    """Return where the rows of each owner begin in a column sorted by owner, and the number of rows at the end."""
    return np.searchsorted(owners, np.arange(count + 1)).astype(np.int64)


def spread(starts: Longs, chosen: npt.NDArray[Any]) -> tuple[Longs, Longs]:
    """Return the rows of the chosen owners, and for each row the position of its owner among the chosen.

    `starts` tells where the rows of each owner begin, as `begins` returns it.
    """
    first = starts[chosen]
    counts = starts[np.asarray(chosen) + 1] - first
    owner = np.repeat(np.arange(len(counts)), counts)
    offset = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    return first[owner] + offset, owner
