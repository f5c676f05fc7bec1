"""Pages, lists and counts of what is told, read from the index: never all rows for one page.

A list is in one order, by day and then as `Listed` tells, so that a page begins after the last line of the one before:
nothing is skipped or shown twice when articles come in between.
"""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from kg.store import facts
from kg.store.accounts import happening
from kg.store.asker import Ask, Asker
from kg.store.question import INSIDE, Question
from kg.store.selection import Kind, Listed, Selection
from kg.store.told import place_of

_TOGETHER: Final = 2000
"""Lines that are read at a time where all are wanted."""
_SPOKEN: Final = """SELECT s.id, s.facts, n.name, coalesce(p.original, p.posted),
    substr(a.text, s.start + 1, s."end" - s.start) FROM json_each(?) JOIN statement s ON s.id = value
    CROSS JOIN posting p ON p.id = s.id >> 20 CROSS JOIN article a ON a.id = p.id
    CROSS JOIN node n ON n.id = coalesce(p.source, p.publisher)"""
_OUTLETS: Final = """SELECT a.name, n.name FROM json_each(?) AS j CROSS JOIN article a ON a.name = j.value
    CROSS JOIN posting p ON p.id = a.id CROSS JOIN node n ON n.id = coalesce(p.source, p.publisher)"""
_SPEAKING: Final = f"""SELECT v.statement, v.roles, n.name FROM json_each(?) CROSS JOIN voice v ON v.statement = value
    AND v.roles & {facts.SPEAKER | facts.VIA} CROSS JOIN node n ON n.id = v.actor ORDER BY n.name"""


class Told(NamedTuple):
    """An event, and who tells it."""

    kind: str
    """With its mode: `COERCE.arrest`."""
    label: str
    first: date | None
    last: date | None
    """Where it is not the first day."""
    basis: str | None
    statuses: set[str]
    sources: set[str]
    """Original ones."""
    statements: list[int]
    """By their numbers, in text order."""


class Spoken(NamedTuple):
    """A statement, with who tells it."""

    facts: int
    """As `kg.store.facts` packs them."""
    outlet: str
    """Original source."""
    day: date | None
    """Original day, the posted one where that is not known."""
    speakers: list[str]
    via: list[str]
    """Identifiers, sorted."""
    sentence: str


class Lists:
    """The lists of one view."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._asker = Asker(ask)

    def page(
        self, kind: Kind, wanted: Selection, limit: int, after: Listed | None = None, *, oldest: bool = False
    ) -> list[Listed]:
        """Return the lines that follow `after`, at most `limit`; with `oldest` those with a day alone, oldest first."""
        made = self._question(kind, wanted)
        made.join_posting()
        if oldest:
            made.where.append(f"{made.before} < 1")
        if after is not None:
            self._go_on(made, kind, after, oldest=oldest)
        down = " DESC" if oldest else ""
        once = "DISTINCT " if "ends" in made.begun else ""
        lines = f"""SELECT {once}{made.before} AS before, p.name AS name, {made.number} AS number {made.source}
            ORDER BY 1{down}, 2, 3 LIMIT {int(limit)}"""
        if kind == "article":
            return [Listed(before, name) for before, name, _ in self._ask(lines, made.values)]
        table = "statement" if kind == "statement" else "happening"
        named = f"""SELECT q.before, q.name || o.local FROM ({lines}) AS q CROSS JOIN {table} AS o ON o.id = q.number
            ORDER BY q.before{down}, q.name, q.number"""
        return [Listed(before, name) for before, name in self._ask(named, made.values)]

    def walk(self, kind: Kind, wanted: Selection, *, oldest: bool = False) -> Iterator[Listed]:
        """Yield all lines, however many; with `oldest` as pages have them."""
        last: Listed | None = None
        while lines := self.page(kind, wanted, _TOGETHER, last, oldest=oldest):
            yield from lines
            last = lines[-1]

    def count(self, kind: Kind, wanted: Selection) -> int:
        """Return the number of all lines."""
        made = self._question(kind, wanted)
        if kind == "statement" and wanted.of_postings_alone:
            made = self._asker.articles(wanted)
            return int(self._ask(f"SELECT coalesce(sum(p.statements), 0) {made.source}", made.values)[0][0])
        what = f"DISTINCT {made.number}" if "ends" in made.begun else "*"
        return int(self._ask(f"SELECT count({what}) {made.source}", made.values)[0][0])

    def events(self, identifiers: Iterable[str], wanted: Selection) -> dict[str, Told]:
        """Return events that involve `wanted.involving`, and at which statuses and by whom matching statements tell."""
        made = self._asker.told_events(wanted)
        made.join_posting()
        rows = f"""SELECT p.name, h.local, h.kind, h.mode, h.label, h.first, h.last, h.basis, t.facts & 7,
            (SELECT name FROM node WHERE id = coalesce(p.source, p.publisher)), t.statement {made.source}
            AND x.happening IN (SELECT o.id FROM json_each({made.bind(_split(identifiers))}) AS j
            CROSS JOIN article a ON a.name = json_extract(j.value, '$[0]')
            CROSS JOIN happening o ON o.id {INSIDE.format("a.id")} AND o.local = json_extract(j.value, '$[1]'))"""
        found: dict[str, Told] = {}
        for name, local, *rest, status, source, number in self._ask(f"{rows} ORDER BY t.statement", made.values):
            told = found.setdefault(name + local, Told(*happening(rest), set(), set(), []))
            told.statuses.add(facts.STATUS[status])
            told.sources.add(source)
            told.statements.append(number)
        return found

    def spoken(self, statements: Iterable[int]) -> dict[int, Spoken]:
        """Return statements by their numbers, with who tells them."""
        numbers = json.dumps(list(statements))
        found = {
            number: Spoken(known, outlet, None if day is None else date.fromordinal(day), [], [], sentence)
            for number, known, outlet, day, sentence in self._ask(_SPOKEN, numbers)
        }
        for number, roles, name in self._ask(_SPEAKING, numbers):
            for role, names in ((facts.SPEAKER, found[number].speakers), (facts.VIA, found[number].via)):
                if roles & role:
                    names.append(name)
        return found

    def outlets(self, articles: Iterable[str]) -> dict[str, str]:
        """Return the original sources of articles, the publisher of one without."""
        return dict(self._ask(_OUTLETS, json.dumps(sorted(articles))))

    def _question(self, kind: Kind, wanted: Selection) -> Question:
        makers = {"statement": self._asker.statements, "event": self._asker.events, "article": self._asker.articles}
        return makers[kind](wanted)

    def _go_on(self, made: Question, kind: Kind, after: Listed, *, oldest: bool) -> None:
        """Begin after a line, which need not be there any more."""
        name, mark, local = after.id.partition("#")
        before, posting = made.bind(after.before), made.bind(name)
        number = made.bind(self._number(kind, name, mark + local))
        made.where.append(f"{made.before} {'<=' if oldest else '>='} {before}")
        later = f"p.name = {posting} AND {made.number} > {number}"
        made.where.append(f"({made.before} <> {before} OR p.name > {posting} OR ({later}))")

    def _number(self, kind: Kind, article: str, local: str) -> int:
        if kind == "article":
            return self._asker.article(article)
        table = "statement" if kind == "statement" else "happening"
        place = "(CAST(substr(local, 3) AS INTEGER), local)"
        found = f"SELECT max(id) FROM {table} WHERE id {INSIDE.format('?1')} AND {place} <= (?2, ?3)"
        (number,) = self._ask(found, self._asker.article(article), place_of(local), local)[0]
        return -1 if number is None else int(number)


def _split(identifiers: Iterable[str]) -> str:
    parts = (one.partition("#") for one in identifiers)
    return json.dumps([(article, mark + local) for article, mark, local in parts])
