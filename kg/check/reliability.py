"""Whether confidence means what it says: of ten readings at 0.8, about eight should be right.

An actor is right when the gold has one of that name and type, a statement when it has its content with that speaker,
an event when it has the trigger with that type, a tie when it has the same triple. What gold leaves out counts as
wrong, also where a reader would let it pass.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.check.score.events import match_events
from kg.check.score.matching import Names, match_actors
from kg.check.score.schema import Record
from kg.check.score.statements import match_relations, match_statements

BINS = 10
Graded = tuple[float, bool]
"""The confidence of one reading, and whether it is right."""


@dataclass(frozen=True, slots=True)
class Bin:
    """Readings of about the same confidence."""

    low: float
    high: float
    cases: int
    confidence: float
    """Their mean confidence."""
    right: float
    """The share of them that are right."""


def graded(gold: Mapping[str, Record], predicted: Mapping[str, Record]) -> dict[str, list[Graded]]:
    """Return every predicted actor, event, statement and relation of the gold's articles, by layer.

    Bylines come from the header, not from the text, and are left out.
    """
    found: dict[str, list[Graded]] = {"actors": [], "events": [], "statements": [], "relations": []}
    for key, article in gold.items():
        if key in predicted and not article.get("partial_until"):
            for layer, rights in _article(article, predicted[key]).items():
                found[layer] += rights
    return found


def _article(gold: Record, predicted: Record) -> dict[str, list[Graded]]:
    pairs = match_actors(gold["actors"], predicted["actors"])
    names = Names(gold["actors"]), Names(gold["actors"], predicted["actors"], pairs)
    events = match_events(gold["events"], predicted["events"], names)
    typed = {j for i, j in events if gold["events"][i]["type"] == predicted["events"][j]["type"]}
    spoken = match_statements(gold["statements"], predicted["statements"], names)
    named = [row for row in predicted["actors"] if row.get("rule") != "byline"]
    fitting = {
        id(predicted["actors"][j]) for i, j in pairs if gold["actors"][i]["type"] == predicted["actors"][j]["type"]
    }
    ties = [row for row in predicted["relations"] if "confidence" in row]
    tied = match_relations(gold["relations"], ties, names)
    return {
        "actors": _grades(named, (n for n, row in enumerate(named) if id(row) in fitting)),
        "events": _grades(predicted["events"], typed),
        "statements": _grades(predicted["statements"], spoken),
        "relations": _grades(ties, tied),
    }


def _grades(rows: Sequence[Record], right: Iterable[int]) -> list[Graded]:
    chosen = frozenset(right)
    return [(float(row["confidence"]), number in chosen) for number, row in enumerate(rows)]


def bins(readings: Iterable[Graded]) -> list[Bin]:
    """Return the bins of equal width from 0 to 1 that hold any reading."""
    sorted_in: dict[int, list[Graded]] = {}
    for confidence, right in readings:
        sorted_in.setdefault(min(int(confidence * BINS), BINS - 1), []).append((confidence, right))
    return [
        Bin(
            number / BINS,
            (number + 1) / BINS,
            len(held),
            sum(confidence for confidence, _ in held) / len(held),
            sum(right for _, right in held) / len(held),
        )
        for number, held in sorted(sorted_in.items())
    ]


def expected_calibration_error(readings: Sequence[Graded]) -> float:
    """Return the mean gap between confidence and share right, weighed by cases (Naeini et al. 2015), 0 for none."""
    return sum(one.cases * abs(one.confidence - one.right) for one in bins(readings)) / max(len(readings), 1)
