"""The actors graph as numbers, whose nodes and edges become records when somebody looks at them.

A `Sheet` can be read like a `kg.graph.records.Graph`: its nodes and edges are sequences. What takes many of them by
number should take them together (`Rows.take`), for the sentences of their examples are read from the store.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Final, Generic, TypeVar, overload

import numpy as np
import numpy.typing as npt

from kg.graph.columns import Bytes, Columns, Ints, number_of
from kg.graph.filters import Filters
from kg.graph.passing import KINDS_BY_NAME
from kg.graph.records import Edge, Node, StatusCounts
from kg.graph.relations import RELATIONS
from kg.graph.totalling import total
from kg.query.readings import Voice, brief_reading
from kg.store.facts import ATTRIBUTION
from kg.vocab import STATUSES

T = TypeVar("T")
Numbers = Sequence[int] | npt.NDArray[Any]
Sentences = Callable[[Sequence[int]], dict[int, tuple[str, str]]]
"""From rows of statements to their short identifiers and the sentences behind them."""

_TOGETHER: Final = 500
TYPES: Final = ("country", "group", "media", "organization", "person", "place", "")


class Rows(Sequence[T], Generic[T]):
    """Records that are made when they are taken."""

    def __init__(self, count: int, make: Callable[[Numbers], list[T]]) -> None:
        self._count, self.take = count, make

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[T]: ...
    def __getitem__(self, place: int | slice) -> T | Sequence[T]:
        numbers = range(self._count)[place]
        return self.take([numbers])[0] if isinstance(numbers, int) else self.take(numbers)

    def __iter__(self) -> Iterator[T]:
        for begin in range(0, self._count, _TOGETHER):
            yield from self.take(range(begin, min(begin + _TOGETHER, self._count)))


class Names(Sequence[str]):
    """Some of many names, looked up when they are read; equal to a tuple of them."""

    __slots__ = ("_known", "_numbers")

    def __init__(self, known: Sequence[str], numbers: list[int]) -> None:
        self._known, self._numbers = known, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[str]: ...
    def __getitem__(self, place: int | slice) -> str | Sequence[str]:
        return tuple(self)[place] if isinstance(place, slice) else self._known[self._numbers[place]]

    def __iter__(self) -> Iterator[str]:
        known = self._known
        return iter([known[number] for number in self._numbers])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Names | tuple) and tuple(self) == tuple(other)

    def __hash__(self) -> int:
        return hash(tuple(self))


def take(records: Sequence[T], numbers: Numbers) -> list[T]:
    """Return the records of these numbers, in this order."""
    if isinstance(records, Rows):
        made: list[T] = records.take(numbers)
        return made
    return [records[number] for number in numbers]


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """Edges in numbers, the drawn ones first; nodes by position in the graph."""

    source: Ints
    target: Ints
    kind: Bytes
    """Positions in `kinds`."""
    weight: Ints
    last: Ints
    """Ordinals of the last days, 0 for none."""
    statements: Ints
    """Behind them, of every status."""
    kinds: Sequence[str]
    """In alphabetical order."""


class Sheet:
    """The actors graph of one state of a store under filters (of which `about` and `isolated` do not count here)."""

    def __init__(self, columns: Columns, filters: Filters, sentences: Sentences) -> None:
        self._columns, self._sentences = columns, sentences
        self.filters = filters
        totals = total(columns, filters)
        self._edges, self._nodes = totals.edges, totals.nodes
        self.articles = totals.articles
        self._actors = np.flatnonzero(totals.nodes.seen).astype(np.int32)
        """The actor that each node is."""
        weight = totals.edges.weight
        drawn, undrawn = np.flatnonzero((weight >= filters.min_weight) & (weight > 0)), np.flatnonzero(weight == 0)
        self.below_weight = len(weight) - len(drawn) - len(undrawn)
        self._rows = np.concatenate([drawn, undrawn]).astype(np.int32)
        """The line of `Totals.edges` that each edge is, the drawn ones first."""
        self.nodes: Sequence[Node] = Rows(len(self._actors), self._take_nodes)
        self.edges: Sequence[Edge] = Rows(len(drawn), self._take_edges)
        self.undrawn: Sequence[Edge] = Rows(len(undrawn), lambda places: self._take_edges(np.add(places, len(drawn))))

    @property
    def shape(self) -> Shape:
        """What the adjacency is made of."""
        edges, rows = self._edges, self._rows
        node = (np.cumsum(self._nodes.seen) - 1).astype(np.int32)
        return Shape(
            node[edges.source[rows]],
            node[edges.target[rows]],
            edges.kind[rows],
            edges.weight[rows],
            edges.last[rows],
            edges.counts[rows].sum(axis=1, dtype=np.int32),
            KINDS_BY_NAME,
        )

    def find(self, identifier: str) -> int | None:
        """Return the number of a node; None where it is not in the graph."""
        actor = number_of(self._columns.actors.names, identifier)
        place = int(np.searchsorted(self._actors, actor))
        return place if place < len(self._actors) and self._actors[place] == actor else None

    def types(self, numbers: npt.NDArray[Any]) -> Bytes:
        """Return the types of nodes as positions in `TYPES`."""
        types: Bytes = self._columns.actors.types[self._actors[numbers]]
        return types

    def label(self, number: int) -> str:
        """Return the label of a node."""
        return self._columns.actors.labels[int(self._actors[number])]

    def _take_nodes(self, numbers: Numbers) -> list[Node]:
        actors, nodes = self._columns.actors, self._nodes
        chosen = self._actors[np.asarray(numbers, np.int64)]
        columns = (
            chosen, actors.types[chosen], actors.countries[chosen], nodes.mentions[chosen], nodes.by[chosen],
            nodes.about[chosen], nodes.first[chosen], nodes.last[chosen], actors.unnamed[chosen],
        )  # fmt: skip
        rows = zip(*(column.tolist() for column in columns), nodes.sources.of(chosen), strict=True)
        return [
            Node(
                actors.names[actor],
                actors.labels[actor],
                TYPES[kind],
                actors.country_names[country] if country >= 0 else None,
                mentions,
                by,
                about,
                *self._named(sources),
                _day(first),
                _day(last),
                (),
                unnamed,
            )
            for actor, kind, country, mentions, by, about, first, last, unnamed, sources in rows
        ]

    def _named(self, numbers: list[int]) -> tuple[Names, Names]:
        actors = self._columns.actors
        return Names(actors.names, numbers), Names(actors.labels, numbers)

    def _take_edges(self, places: Numbers) -> list[Edge]:
        edges, tellings = self._edges, self._columns.tellings
        chosen = self._rows[np.asarray(places, np.int64)]
        behind = edges.example[chosen]
        columns = (
            edges.source[chosen], edges.target[chosen], edges.kind[chosen], edges.weight[chosen], edges.counts[chosen],
            edges.first[chosen], edges.last[chosen], edges.disputed[chosen], tellings.row[behind],
        )  # fmt: skip
        rows = zip(
            *(column.tolist() for column in columns), edges.sources.of(chosen), self._voices(behind), strict=True
        )
        sentences = self._sentences(columns[-1].tolist())
        actors, made = self._columns.actors, []
        names, labels = actors.names, actors.labels
        for source, target, code, weight, counts, first, last, disputed, row, outlets, voice in rows:
            kind = KINDS_BY_NAME[code]
            relation = RELATIONS[kind]
            statement, sentence = sentences[row]
            days, told = (_day(first), _day(last)), StatusCounts(*counts)
            known_by = self._named(outlets)
            made.append(
                Edge(
                    names[source], names[target], kind, weight, told, relation.words, *known_by, *days, (), disputed,
                    relation.quad, relation.score, brief_reading(voice, sentence), statement,
                    (labels[source], labels[target]),
                )
            )  # fmt: skip
        return made

    def _voices(self, tellings: Ints) -> Iterator[Voice]:
        """Yield for statements who tells them."""
        columns, actors = self._columns, self._columns.actors
        told, posting = columns.tellings, columns.tellings.posting[tellings]
        days, outlets = columns.postings.day[posting].tolist(), columns.postings.source[posting].tolist()
        manners = zip(told.attribution[tellings].tolist(), told.status[tellings].tolist(), strict=True)
        heard = columns.voices.of(tellings)
        for outlet, day, (manner, status), (speakers, via) in zip(outlets, days, manners, heard, strict=True):
            yield Voice(
                actors.labels[outlet],
                str(_day(day)) if day else None,
                ATTRIBUTION[manner],
                STATUSES[status],
                [actors.labels[one] for one in sorted(speakers)],
                [actors.labels[one] for one in sorted(via)],
                any(actors.unnamed[one] for one in speakers),
            )


@lru_cache(20_000)
def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal else None
