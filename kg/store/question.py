"""What is asked of the index, as SQL in parts: tables, conditions, and the values that they name."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from kg.store import facts
from kg.store.index import SHIFT
from kg.store.selection import Selection
from kg.vocab import QUADS

_LAST: Final = (1 << SHIFT) - 1
INSIDE: Final = f"BETWEEN {{0}} << {SHIFT} AND ({{0}} << {SHIFT}) + {_LAST}"
"""The numbers of one article."""


@dataclass(slots=True)
class Question:
    """Tables and conditions; `number`, `before` and `facts` are expressions of the statement, event or posting."""

    number: str
    before: str
    facts: str = ""
    tables: list[str] = field(default_factory=list)
    where: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    posted: bool = False
    """Whether the posting `p` is among the tables."""
    begun: frozenset[str] = frozenset()
    """What of the selection the first table answers."""

    def bind(self, value: object) -> str:
        """Return the name of a parameter with that value."""
        name = f"v{len(self.values)}"
        self.values[name] = value
        return f":{name}"

    def one_of(self, values: Iterable[object]) -> str:
        """Return a list of parameters, in brackets."""
        return f"({', '.join(map(self.bind, values))})"

    def join_posting(self) -> None:
        """Have the posting of each row at hand, as `p`."""
        if not self.posted:
            self.tables.append(f"posting p ON p.id = {self.number} >> {SHIFT}")
            self.posted = True

    @property
    def source(self) -> str:
        """FROM and WHERE."""
        where = f" WHERE {' AND '.join(self.where)}" if self.where else ""
        return f"FROM {' CROSS JOIN '.join(self.tables)}{where}"


def types(wanted: Selection) -> frozenset[str]:
    """Return the types of events and ties that are asked for."""
    return wanted.event_type or frozenset(QUADS.get(wanted.quad or "", ()))


def of_facts(made: Question, wanted: Selection) -> list[str]:
    """Return what is asked of the facts of a statement."""
    found = []
    if wanted.status:
        numbers = sorted(facts.STATUS.index(one) for one in wanted.status)
        found.append(f"{made.facts} & 7 IN ({', '.join(map(str, numbers))})")
    values: Sequence[tuple[str | None, Sequence[str], int, int]] = (
        (wanted.polarity, facts.POLARITY, 3, 1),
        (wanted.modality, facts.MODALITY, 4, 3),
        (wanted.attribution, facts.ATTRIBUTION, 6, 3),
    )
    for value, known, shift, mask in values:
        if value:
            found.append(f"{made.facts} >> {shift} & {mask} = {known.index(value)}")
    for flag, bit in ((wanted.disputed, facts.DISPUTED), (wanted.anonymous, facts.ANONYMOUS)):
        if flag is not None:
            found.append(f"{made.facts} & {bit} {'<>' if flag else '='} 0")
    return found


def between(made: Question, wanted: Selection, first: str, last: str) -> list[str]:
    """Return what is asked of the days between two columns."""
    found = [f"{first} IS NOT NULL"]
    if wanted.since:
        found.append(f"{last} >= {made.bind(wanted.since.toordinal())}")
    if wanted.until:
        found.append(f"{first} <= {made.bind(wanted.until.toordinal())}")
    return found


def within(made: Question, sentences: Sequence[tuple[str, int, int]]) -> str:
    """Return the query for statements whose evidence touches one of the sentences."""
    name, start, end = (f"json_extract(j.value, '$[{place}]')" for place in range(3))
    return f"""SELECT s.id FROM json_each({made.bind(json.dumps(sentences))}) AS j
        CROSS JOIN article a ON a.name = {name}
        CROSS JOIN statement s ON s.id {INSIDE.format("a.id")} AND s.start < {end} AND s."end" > {start}"""
