"""Pairs of a statement and the one that disputes it."""

from collections.abc import Iterable, Sequence

from kg.query.statements import show_statements
from kg.query.things import Json, Things
from kg.store.selection import Selection
from kg.vocab import NEWS

Pair = tuple[str, str]
"""Statement and counter-statement."""


def dispute_pairs(things: Things, wanted: Selection) -> list[tuple[int, str, str]]:
    """Return the pairs one of whose two statements is selected, each behind minus its day: sorted."""
    return things.view.groups.disputes(wanted)


def show_pairs(things: Things, pairs: Iterable[Pair]) -> list[Json]:
    """Return pairs with both statements in full, in the order given."""
    wanted = list(pairs)
    names = sorted({name for pair in wanted for name in pair})
    shown = dict(zip(names, show_statements(things, names), strict=True))
    return [{"statement": shown[claim], "counter_statement": shown[counter]} for claim, counter in wanted]


def pairs_between(things: Things, statements: Sequence[str]) -> list[Pair]:
    """Return the pairs both of whose statements are among those given, in the order of the disputing ones."""
    known = set(statements)
    counters = things.fetch(statements)
    return [(claim, name) for name in statements for claim in counters[name].all(NEWS.disputes) if claim in known]
