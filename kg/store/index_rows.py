"""The rows of one article."""

from collections.abc import Iterator
from typing import Any

from kg.store import facts
from kg.store.told import Doing, Saying, Told


class Rows:
    """The rows of one article, table by table."""

    def __init__(self, first: int, before: int, ids: dict[str, int]) -> None:
        self._first, self._before, self._ids = first, before, ids
        self._doings: dict[str, tuple[int, Doing]] = {}
        self.counted: dict[int, int] = {}
        """Statements by or about an actor."""
        self.tables: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
            table: (", ".join("?" * width), [])
            for table, width in (
                ("happening", 10),
                ("part", 6),
                ("statement", 8),
                ("voice", 5),
                ("pair", 5),
                ("telling", 3),
                ("claim", 7),
            )
        }

    def _add(self, table: str, *row: object) -> None:
        self.tables[table][1].append(row)

    def tell(self, told: Told, disputed: set[str]) -> None:
        """Add all that an article tells; `disputed` names the statements that some other one disputes."""
        self._doings = {one.local: (number, one) for number, one in enumerate(told.doings, self._first)}
        statuses: dict[str, int] = {}
        for saying in told.sayings:
            for local in saying.describes:
                statuses[local] = statuses.get(local, 0) | 1 << (saying.facts & 7)
        for doing in told.doings:
            self._happen(doing, statuses.get(doing.local, 0))
        for number, saying in enumerate(told.sayings, self._first):
            self._say(number, saying, disputed)

    def _happen(self, one: Doing, statuses: int) -> None:
        number = self._doings[one.local][0]
        before, month = (1, None) if one.first is None else (-one.first, facts.month_of(one.first))
        days = (before, one.first, one.last, one.basis)
        self._add("happening", number, one.local, one.kind, one.mode, one.label, one.tie, *days)
        for name, roles in one.parts.items():
            self._add("part", number, self._ids[name], roles, before, month, statuses)

    def _say(self, number: int, one: Saying, disputed: set[str]) -> None:
        told = [self._doings[local] for local in one.describes]
        known = one.facts | (facts.DISPUTED if one.local in disputed else 0)
        for _, doing in told:
            known |= 1 << facts.FIRST_KIND + doing.kind
        self._add("statement", number, one.local, known, one.confidence, one.start, one.end, one.cue, one.content)
        self._voice(number, known, one, told)
        for happening, doing in told:
            self._add("telling", number, happening, known)
            for who, whom in _ends(doing):
                ends = (self._ids[who], self._ids[whom])
                self._add("claim", number, happening, *ends, doing.kind, self._before, known)

    def _voice(self, number: int, known: int, one: Saying, told: list[tuple[int, Doing]]) -> None:
        roles = dict(one.voices)
        for _, doing in told:
            for name, part in doing.parts.items():
                if part & ~facts.PLACE:
                    roles[name] = roles.get(name, 0) | facts.ENDS
        for name, role in roles.items():
            actor = self._ids[name]
            self._add("voice", number, actor, role, self._before, known)
            if role & ~facts.VIA:
                self.counted[actor] = self.counted.get(actor, 0) + 1
        about = [self._ids[name] for name, role in roles.items() if role & (facts.ABOUT | facts.ENDS)]
        for speaker in (self._ids[name] for name, role in roles.items() if role & facts.SPEAKER):
            for whom in about:
                self._add("pair", number, speaker, whom, self._before, known)


def _ends(doing: Doing) -> Iterator[tuple[str, str]]:
    """Yield who is said to act on whom."""
    begin, finish = (facts.TIE_FROM, facts.TIE_TO) if doing.tie else (facts.INITIATOR, facts.RECIPIENT)
    for who, role in doing.parts.items():
        if role & begin:
            yield from ((who, whom) for whom, other in doing.parts.items() if other & finish)
