"""What one outlet tells as having happened and another as denied, read from the index.

Two statements are held against each other where they describe the same kind of act of the same actor on the same other
one; whether they mean the very same act nobody can tell from that, so both are shown.
"""

import json
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from kg.store import facts
from kg.store.asker import Ask, Asker
from kg.store.question import types
from kg.store.selection import Selection

_DENIED: Final = facts.STATUS.index("denied")
_SIDES: Final = f"& 7 IN ({facts.STATUS.index('asserted')}, {facts.STATUS.index('reported')}, {_DENIED})"
_DAY: Final = 1 << 43
"""A day and the number of a statement in one number: the newest statement is the least."""
# Columns of a group: who, whom, kind, outlet, whether it denies; statements; the newest of them.
_GROUP: Final = f"""c.who, c.whom, c.kind, coalesce(p.source, p.publisher), c.facts & 7 = {_DENIED},
    count(DISTINCT c.statement), min(p.before * {_DAY} + c.statement)"""
_EVERYBODY: Final = f"""SELECT {_GROUP} FROM json_each(?) AS j
    CROSS JOIN claim c ON c.who = json_extract(j.value, '$[0]') AND c.whom = json_extract(j.value, '$[1]')
    CROSS JOIN posting p ON p.id = c.statement >> 20 WHERE c.facts {_SIDES} GROUP BY 1, 2, 3, 4, 5"""

_Group = tuple[int, int]
"""How many statements, and the newest with its day."""
_Sides = tuple[dict[int, _Group], dict[int, _Group]]
"""By outlet: who tells it as so, who denies it."""
_Content = tuple[int, int, int]


class Opposed(NamedTuple):
    """A statement of one outlet and its contrary of another; they stand in this order in lists, the latest first."""

    before: int
    """Minus the ordinal of the later day of both, 1 without one."""
    kind: str
    who: str
    whom: str
    told_by: str
    denied_by: str
    statement: str
    counter_statement: str
    """The newest of each outlet, of those selected where any is."""
    told: int
    denied: int
    """How many statements of each outlet say so."""


def opposed(ask: Ask, wanted: Selection) -> list[Opposed]:
    """Return what outlets tell to the contrary of each other where a statement of one side is selected, sorted."""
    chosen = _gathered(_selected(ask, wanted))
    everybody = chosen
    if wanted != Selection():
        pairs = sorted({content[:2] for content in chosen})
        everybody = _gathered(ask(_EVERYBODY, json.dumps(pairs)))
    found = [
        (content, outlets, (mine[0].get(outlets[0], told), mine[1].get(outlets[1], denied)), (told[0], denied[0]))
        for content, mine in chosen.items()
        for outlets, told, denied in _contrary(everybody[content])
        if outlets[0] in mine[0] or outlets[1] in mine[1]
    ]
    nodes = _names(ask, "node", {one for (who, whom, _), ends, *_ in found for one in (who, whom, *ends)})
    told_in = _names(ask, "statement", {group[1] % _DAY for *_, groups, _ in found for group in groups})
    return sorted(
        Opposed(
            min(group[1] // _DAY for group in groups),
            facts.KIND[content[2]],
            nodes[content[0]],
            nodes[content[1]],
            nodes[outlets[0]],
            nodes[outlets[1]],
            told_in[groups[0][1] % _DAY],
            told_in[groups[1][1] % _DAY],
            *counts,
        )
        for content, outlets, groups, counts in found
    )


def _selected(ask: Ask, wanted: Selection) -> list[Any]:
    made = Asker(ask).statements(wanted)
    made.join_posting()
    made.tables.append(f"claim c ON c.statement = {made.number}")
    made.where.append(f"c.facts {_SIDES}")
    if kinds := types(wanted):
        made.where.append(f"c.kind IN {made.one_of(facts.KIND.index(one) for one in sorted(kinds))}")
    return ask(f"SELECT {_GROUP} {made.source} GROUP BY 1, 2, 3, 4, 5", made.values)


def _gathered(rows: Iterable[Any]) -> dict[_Content, _Sides]:
    found: dict[_Content, _Sides] = {}
    for who, whom, kind, outlet, denied, number, newest in rows:
        found.setdefault((who, whom, kind), ({}, {}))[denied][outlet] = (number, newest)
    return found


def _contrary(sides: _Sides) -> list[tuple[tuple[int, int], _Group, _Group]]:
    return [
        ((outlet, other), told, denied)
        for outlet, told in sides[0].items()
        for other, denied in sides[1].items()
        if outlet != other
    ]


def _names(ask: Ask, table: str, numbers: Iterable[int]) -> dict[int, str]:
    named = {
        "node": "SELECT n.id, n.name FROM json_each(?) AS j JOIN node n ON n.id = j.value",
        "statement": """SELECT s.id, p.name || s.local FROM json_each(?) AS j JOIN statement s ON s.id = j.value
            JOIN posting p ON p.id = s.id >> 20""",
    }
    return dict(ask(named[table], json.dumps(sorted(numbers))))
