"""Sums while a projection runs: small mutable tallies that freeze into nodes and edges."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from kg.graph.filters import DRAWN
from kg.graph.records import Course, Edge, Node, Spans, StatusCounts
from kg.graph.relations import RELATIONS, words_of
from kg.graph.told import Account, Catalog, Character, Happening, Posting, Telling
from kg.query.readings import Voice, brief_reading, headline_of_posting
from kg.vocab import STATUSES

_ORDER = {status: number for number, status in enumerate(STATUSES)}
Span = tuple[date, date]


def merge_spans(spans: Iterable[Span]) -> Spans:
    """Return closed stretches of days in order, those that overlap or touch made one."""
    merged: list[Span] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1] + timedelta(days=1):
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        else:
            merged.append((first, last))
    return tuple(merged)


def course_of(told: Iterable[tuple[date, date, int]]) -> Course:
    """Return how many are told of on which days, from stretches with their numbers, which may overlap."""
    steps: Counter[date] = Counter()
    for first, last, number in told:
        steps[first] += number
        steps[last + timedelta(days=1)] -= number
    course: list[tuple[date, date, int]] = []
    level = 0
    days = sorted(day for day, step in steps.items() if step)
    for day, following in pairwise(days):
        level += steps[day]
        if level:
            course.append((day, following - timedelta(days=1), level))
    return tuple(course)


class EdgeTally:
    """What adds up behind one edge."""

    __slots__ = ("best", "counts", "disputed", "example", "sources", "spans", "statement", "told", "weight")

    def __init__(self) -> None:
        self.weight = 0
        self.counts = [0] * len(STATUSES)
        self.told: set[str] = set()
        """Statements counted: one may describe two events between the same ends."""
        self.sources: frozenset[str] = frozenset()
        self.spans: dict[Span, int] = {}
        """Days, with the number of what is told of on them."""
        self.disputed = False
        self.best: tuple[bool, float, int] = (False, -1.0, 0)
        self.example = self.statement = ""

    def add_happening(self, happening: Happening | None, posting: Posting) -> None:
        """Count one more distinct event or tie, on its own days or else those of the posting."""
        self.weight += 1
        first = (happening and happening.first) or posting.day
        last = (happening and happening.last) or first
        if first and last:
            self._happen((first, max(first, last)))

    def add_repost(self, posting: Posting, day: date | None, hand: str) -> None:
        """Count one more posting that repeats another; the first headline is the example."""
        self.weight += 1
        self.sources |= {posting.original_source}
        self.example = self.example or headline_of_posting(hand, str(day) if day else None, posting.headline)
        if day:
            self._happen((day, day))

    def _happen(self, span: Span) -> None:
        self.spans[span] = self.spans.get(span, 0) + 1

    def add_telling(self, telling: Telling, posting: Posting, catalog: Catalog, account: Account) -> None:
        """Count a statement, once however often it comes."""
        if telling.id in self.told:
            return
        self.told.add(telling.id)
        self.counts[_ORDER[telling.status]] += 1
        if posting.original_source not in self.sources:
            self.sources |= {posting.original_source}
        self.disputed |= telling.disputed and telling.status in DRAWN
        rank = (telling.status in DRAWN, telling.confidence, -len(telling.sentence))
        if rank > self.best:
            self.best = rank
            self.statement = telling.id
            self.example = _example(telling, posting, catalog, account)

    def freeze(self, key: tuple[str, str, str], catalog: Catalog) -> Edge:
        """Return the edge."""
        source, target, kind = key
        relation = RELATIONS.get(kind)
        spans = merge_spans(self.spans)
        names = tuple(sorted(self.sources))
        return Edge(
            source,
            target,
            kind,
            self.weight,
            StatusCounts(*self.counts),
            words_of(kind),
            names,
            tuple(catalog.name(name) for name in names),
            spans[0][0] if spans else None,
            spans[-1][1] if spans else None,
            spans,
            self.disputed,
            relation.quad if relation else "",
            relation.score if relation else None,
            self.example,
            self.statement,
            course=course_of((*span, number) for span, number in self.spans.items()),
        )


def _example(telling: Telling, posting: Posting, catalog: Catalog, account: Account) -> str:
    def known(identifiers: Iterable[str]) -> list[Character]:
        return [account.characters.get(one) or catalog.character(one) for one in identifiers]

    speakers = known(telling.speakers)
    voice = Voice(
        catalog.name(posting.original_source),
        str(posting.day) if posting.day else None,
        telling.attribution,
        telling.status,
        [one.label for one in speakers],
        [one.label for one in known(telling.via)],
        any(one.anonymous for one in speakers),
    )
    return brief_reading(voice, telling.sentence)


class NodeTally:
    """What adds up about one actor or place."""

    __slots__ = ("about", "by", "days", "mentions", "sources")

    def __init__(self) -> None:
        self.mentions = self.by = self.about = 0
        self.sources: frozenset[str] = frozenset()
        self.days: set[date] = set()

    def see(self, posting: Posting) -> None:
        """Note that a posting names it."""
        if posting.original_source not in self.sources:
            self.sources |= {posting.original_source}
        if posting.day:
            self.days.add(posting.day)

    def freeze(self, known: Character, catalog: Catalog) -> Node:
        """Return the node."""
        names = tuple(sorted(self.sources))
        return Node(
            known.id,
            known.label,
            known.type,
            known.country,
            self.mentions,
            self.by,
            self.about,
            names,
            tuple(catalog.name(name) for name in names),
            min(self.days, default=None),
            max(self.days, default=None),
            merge_spans((day, day) for day in self.days),
            known.anonymous,
            known.same_as,
            known.kind,
        )
