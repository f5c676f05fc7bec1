"""Counting: hits, cases and the figures that follow from them."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from kg.check.score.matching import Pair
from kg.check.score.schema import STATUSES


class Tally:
    """Counts that add up over articles.

    `layers` hold hits among predictions, hits among gold, predictions and gold; `shares` hits and cases.
    """

    def __init__(self) -> None:
        self.layers: dict[str, list[float]] = defaultdict(lambda: [0, 0, 0, 0])
        self.shares: dict[str, list[float]] = defaultdict(lambda: [0, 0])
        self.confusion: Counter[tuple[str, str]] = Counter()
        self.errors: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
        """By layer: sort of error, article, text."""

    def layer(self, name: str, hits: float, sizes: tuple[int, int], gold_hits: float | None = None) -> None:
        """Count for precision, recall and F1; `sizes` are the numbers of predictions and of gold items."""
        more = (hits, hits if gold_hits is None else gold_hits, *sizes)
        self.layers[name] = [a + b for a, b in zip(self.layers[name], more, strict=True)]

    def share(self, name: str, hit: float, cases: int = 1) -> None:
        """Count for a share of cases."""
        self.shares[name] = [self.shares[name][0] + hit, self.shares[name][1] + cases]

    def wrong(self, layer: str, sort: str, article: str, text: str) -> None:
        """Keep one error."""
        self.errors[layer].append((sort, article, text))

    def unmatched(
        self, layer: str, article: str, sides: tuple[Sequence[Any], Sequence[Any]], pairs: Iterable[Pair],
        show: Callable[[Any], str],
    ) -> None:  # fmt: skip
        """Keep what has no partner on either side."""
        taken = list(pairs)
        for sort, items, side in (("missed", sides[0], 0), ("spurious", sides[1], 1)):
            used = {pair[side] for pair in taken}
            for number, item in enumerate(items):
                if number not in used:
                    self.wrong(layer, sort, article, show(item))

    def add(self, other: "Tally") -> None:
        """Add the counts of another tally."""
        for name, counts in other.layers.items():
            self.layers[name] = [a + b for a, b in zip(self.layers[name], counts, strict=True)]
        for name, counts in other.shares.items():
            self.shares[name] = [a + b for a, b in zip(self.shares[name], counts, strict=True)]
        self.confusion += other.confusion
        for layer, errors in other.errors.items():
            self.errors[layer] += errors

    def figures(self) -> dict[str, Any]:
        """Return all figures as plain values, ready for JSON."""
        return {
            "layers": {name: _f1(*counts) for name, counts in self.layers.items() if counts[2] or counts[3]},
            "accuracies": {
                name: {"value": ratio(*counts), "hits": counts[0], "cases": counts[1]}
                for name, counts in sorted(self.shares.items())
            },
            "status_confusion": {g: {p: self.confusion[g, p] for p in STATUSES} for g in STATUSES},
        }


def ratio(hits: float, cases: float) -> float | None:
    """Return hits per case, None without cases."""
    return hits / cases if cases else None


def _f1(predicted_hits: float, gold_hits: float, predicted: float, gold: float) -> dict[str, float]:
    precision = predicted_hits / predicted if predicted else 0.0
    recall = gold_hits / gold if gold else 0.0
    total = precision + recall
    return {
        "p": precision,
        "r": recall,
        "f1": 2 * precision * recall / total if total else 0.0,
        "hits": gold_hits,
        "pred": predicted,
        "gold": gold,
    }
