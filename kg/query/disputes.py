"""Pairs of a statement and the one that disputes it."""

from collections.abc import Iterable, Sequence

from kg.query.statements import show_statements
from kg.query.things import Json, Things
from kg.store.disputing import Disputed
from kg.store.opposing import Opposed
from kg.vocab import NEWS

Pair = tuple[str, str]
"""Statement and counter-statement."""


def show_contraries(things: Things, found: Sequence[Disputed | Opposed]) -> list[Json]:
    """Return pairs with both statements in full; of outlets that oppose each other also in what, and how often."""
    opposed = [one for one in found if isinstance(one, Opposed)]
    ends = things.named({end for one in opposed for end in (one.who, one.whom)})
    pairs = show_pairs(things, [(one.statement, one.counter_statement) for one in found])
    for one, pair in zip(found, pairs, strict=True):
        if isinstance(one, Opposed):
            initiators, recipients = ([ends[name].reference()] for name in (one.who, one.whom))
            pair |= {"type": one.kind, "initiators": initiators, "recipients": recipients}
            pair |= {"told": one.told, "denied": one.denied}
    return pairs


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
