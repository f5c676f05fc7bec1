"""Which prediction stands for which gold item: one to one, with the best total."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

from kg.check.score.schema import Record
from kg.check.score.text import norm

Pair = tuple[int, int]


def pairing(gold: Sequence[Any], predicted: Sequence[Any], weigh: Callable[[Any, Any], float]) -> list[Pair]:
    """Return the best one-to-one pairs of two lists as sorted index pairs; a weight of 0 means no candidates."""
    weights = {
        (i, j): weight
        for i, g in enumerate(gold)
        for j, p in enumerate(predicted)
        if (weight := weigh(g, p)) > 0
    }  # fmt: skip
    return sorted(pair for group in _components(weights) for pair in _best(group, weights))


def _components(weights: Iterable[Pair]) -> list[list[Pair]]:
    """Split pairs into groups that share no row and no column."""
    groups: list[list[Pair]] = []
    for i, j in weights:
        near = [group for group in groups if any(i == a or j == b for a, b in group)]
        groups = [group for group in groups if group not in near]
        groups.append([*(pair for group in near for pair in group), (i, j)])
    return groups


def _best(pairs: list[Pair], weights: dict[Pair, float]) -> tuple[Pair, ...]:
    """Return the one-to-one pairs of largest weight in one group: exact, but greedy where that would take too long."""
    sides = [sorted({pair[side] for pair in pairs}) for side in (0, 1)]
    small = 0 if len(sides[0]) <= len(sides[1]) else 1
    rows = sides[1 - small]
    if len(sides[small]) > 12 or len(rows) > 300:
        return _greedy(pairs, weights)

    @cache
    def best(row: int, used: frozenset[int]) -> tuple[float, tuple[Pair, ...]]:
        if row == len(rows):
            return 0, ()
        options = [best(row + 1, used)]
        for pair in pairs:
            if pair[1 - small] == rows[row] and pair[small] not in used:
                total, rest = best(row + 1, used | {pair[small]})
                options.append((total + weights[pair], (pair, *rest)))
        return max(options)

    return best(0, frozenset())[1]


def _greedy(pairs: list[Pair], weights: dict[Pair, float]) -> tuple[Pair, ...]:
    chosen: list[Pair] = []
    for pair in sorted(pairs, key=weights.__getitem__, reverse=True):
        if all(pair[0] != i and pair[1] != j for i, j in chosen):
            chosen.append(pair)
    return tuple(chosen)


def surfaces(actor: Record) -> set[str]:
    """Return all names of an actor as they are compared."""
    return {norm(name) for name in [actor["name"], *actor["aliases"]]} - {""}


def match_actors(gold: list[Record], predicted: list[Record]) -> list[Pair]:
    """Return one-to-one pairs of actors that share a name; equal names, then most shared names go first."""
    options = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            if shared := len(surfaces(g) & surfaces(p)):
                options.append((norm(g["name"]) != norm(p["name"]), -shared, g["type"] != p["type"], i, j))
    rows: set[int] = set()
    columns: set[int] = set()
    pairs = []
    for *_, i, j in sorted(options):
        if i not in rows and j not in columns:
            rows.add(i)
            columns.add(j)
            pairs.append((i, j))
    return pairs


class Names:
    """Resolves a name to the gold actor it means.

    In this order: by gold name, by the predicted actor that carries it and was matched, by gold alias, or to itself.
    """

    def __init__(self, gold: list[Record], predicted: Sequence[Record] = (), pairs: Sequence[Pair] = ()) -> None:
        self.table: dict[str, str] = {}
        by_name = [(actor["name"], actor) for actor in gold]
        by_match = [(s, gold[i]) for i, j in pairs for s in [predicted[j]["name"], *predicted[j]["aliases"]]]
        by_alias = [(alias, actor) for actor in gold for alias in actor["aliases"]]
        for surface, actor in (*by_name, *by_match, *by_alias):
            self.table.setdefault(norm(surface), norm(actor["name"]))

    def one(self, name: str | None) -> str:
        """Return the canonical name."""
        return self.table.get(norm(name), norm(name))

    def many(self, names: Iterable[str]) -> set[str]:
        """Return the set of canonical names."""
        return {self.one(name) for name in names if norm(name)}
