"""From a selection to SQL over the index: what to begin with, which conditions hold.

The planner of SQLite has no numbers to go by, so the first table is chosen here: the rarest of what is asked for.
Everything else is a condition on its rows; `CROSS JOIN` keeps the order.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from kg.store import facts
from kg.store.index import SHIFT
from kg.store.question import INSIDE, Question, between, of_facts, types, within
from kg.store.selection import Selection

Ask = Callable[..., list[Any]]
"""Runs a query with its values and returns the rows."""

_ROLES: Final = {
    "speaker": facts.SPEAKER,
    "via": facts.VIA,
    "about": facts.ABOUT | facts.ENDS,
    "concerning": facts.SPEAKER | facts.ABOUT | facts.ENDS,
}
_PARTS: Final = {
    "initiator": facts.INITIATOR,
    "recipient": facts.RECIPIENT,
    "place": facts.PLACE,
    "involving": facts.INITIATOR | facts.RECIPIENT | facts.PLACE,
}


class Asker:
    """Makes the questions of one view."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def node(self, name: str) -> int:
        """Return the number of a node, -1 for one that nobody names."""
        rows = self._ask("SELECT id FROM node WHERE name = ?", name)
        return rows[0][0] if rows else -1

    def article(self, name: str) -> int:
        """Return the number of an article, -1 for one that is not here."""
        rows = self._ask("SELECT id FROM article WHERE name = ?", name)
        return rows[0][0] if rows else -1

    def thing(self, table: str, identifier: str) -> int:
        """Return the number of a statement or happening, -1 for one that is not here."""
        article, mark, local = identifier.partition("#")
        found = f"SELECT id FROM {table} WHERE id {INSIDE.format('?1')} AND local = ?2"
        rows = self._ask(found, self.article(article), mark + local)
        return rows[0][0] if rows else -1

    def articles(self, wanted: Selection) -> Question:
        """Return the question for postings: for those that hold a matching statement where something is asked of it."""
        made = Question("p.id", "p.before", "", ["posting p"], posted=True)
        self._ask_of_postings(made, wanted)
        if not wanted.of_postings_alone:
            told = self.statements(wanted, made.values)
            made.where.append(f"p.id IN (SELECT {told.number} >> {SHIFT} {told.source})")
        return made

    def statements(self, wanted: Selection, values: dict[str, Any] | None = None) -> Question:
        """Return the question for statements; `values` are those of a question that it becomes part of."""
        return self.among(self._begin(wanted, values), wanted)

    def among(self, made: Question, wanted: Selection) -> Question:
        """Add to a question for statements all that is asked and that it does not begin with."""
        self._ask_of_statements(made, wanted)
        self._ask_of_postings(made, wanted)
        return made

    @staticmethod
    def begins_with_statements(wanted: Selection) -> bool:
        """Whether something is asked that few statements have."""
        rare = (wanted.ends, wanted.describes, wanted.article)
        return bool(_voices(wanted)) or wanted.within is not None or any(rare)

    def events(self, wanted: Selection) -> Question:
        """Return the question for the events that a matching statement describes."""
        roles = [role for role in _PARTS if getattr(wanted, role)]
        made = Question("h.id", "h.before", "", ["happening h"])
        if roles:
            actor = made.bind(self.node(getattr(wanted, roles[0])))
            made = Question(
                "x.happening", "x.before", "", ["part x", "happening h ON h.id = x.happening"], [], made.values
            )
            made.where = [f"x.actor = {actor}", f"x.roles & {_PARTS[roles[0]]}"]
        made.where += ["NOT h.tie", *self._of_event(made, wanted, "h")]
        if self.begins_with_statements(wanted) and not roles:
            told = self._begin(wanted, made.values)
            same = " AND t.happening = x.happening" if wanted.ends else ""
            told.tables.append(f"telling t ON t.statement = {told.number}{same}")
            self._ask_of_statements(told, wanted, of_event=False)
            made.where.append(f"h.id IN (SELECT t.happening {told.source})")
        else:
            told = Question("t.statement", "", "t.facts", ["telling t"], ["t.happening = h.id"], made.values)
            if wanted.ends:
                told.tables.append("claim c ON c.statement = t.statement AND c.happening = t.happening")
                told.where.append(self._between_ends(made, wanted, "c"))
            self._ask_of_statements(told, wanted, of_event=False)
            made.where.append(f"EXISTS (SELECT 1 {told.source})")
        self._ask_of_postings(made, wanted)
        return made

    def told_events(self, wanted: Selection) -> Question:
        """Return the question for the events that involve somebody, a row for every statement that tells one."""
        made = self.events(replace(wanted, status=frozenset()))
        told = Question("t.statement", made.before, "t.facts", [*made.tables, "telling t ON t.happening = x.happening"])
        told.where, told.values, told.posted = made.where, made.values, made.posted
        self._ask_of_statements(told, wanted, of_event=False)
        return told

    def _begin(self, wanted: Selection, values: dict[str, Any] | None = None) -> Question:
        """Return the question for all statements with the rarest of what is asked for."""
        made = Question("x.statement", "x.before", "x.facts", values={} if values is None else values)
        if wanted.ends:
            self._begin_with_ends(made, wanted)
        elif wanted.speaker and wanted.about:
            speaker, about = (made.bind(self.node(name)) for name in (wanted.speaker, wanted.about))
            made.tables, made.where = ["pair x"], [f"x.speaker = {speaker}", f"x.about = {about}"]
            made.begun = frozenset(("speaker", "about"))
        elif voices := _voices(wanted):
            numbers = {role: self.node(name) for role, name in voices.items()}
            role = min(numbers, key=lambda one: self._told(numbers[one]))
            made.tables, made.begun = ["voice x"], frozenset((role,))
            made.where = [f"x.actor = {made.bind(numbers[role])}", f"x.roles & {_ROLES[role]}"]
        elif wanted.describes:
            made.tables, made.before, made.begun = ["telling x"], "p.before", frozenset(("describes",))
            made.where = [f"x.happening = {made.bind(self.thing('happening', wanted.describes))}"]
            made.join_posting()
        else:
            alone = wanted.within is not None or wanted.article is not None
            made.number, made.before, made.posted = "x.id", "p.before", True
            tables = ["statement x", f"posting p ON p.id = x.id >> {SHIFT}"]
            made.tables = tables if alone else ["posting p", f"statement x ON x.id {INSIDE.format('p.id')}"]
        return made

    def _begin_with_ends(self, made: Question, wanted: Selection) -> None:
        made.tables, made.begun = ["claim x"], frozenset(("ends",))
        made.where = [self._between_ends(made, wanted, "x")]
        if conditions := self._of_event(made, wanted, "h"):
            made.tables.append("happening h ON h.id = x.happening")
            made.where += conditions

    def _between_ends(self, made: Question, wanted: Selection, claim: str) -> str:
        who, whom = (made.bind(self.node(name)) for name in wanted.ends or ())
        if wanted.both:
            # As two lists, which an index answers, and a pair of rows does not.
            both = f"({who}, {whom})"
            return (
                f"{claim}.who IN {both} AND {claim}.whom IN {both} AND ({claim}.who <> {claim}.whom OR {who} = {whom})"
            )
        return f"{claim}.who = {who} AND {claim}.whom = {whom}"

    def _told(self, number: int) -> int:
        rows = self._ask("SELECT told FROM node WHERE id = ?", number)
        return rows[0][0] if rows else 0

    def _ask_of_statements(self, made: Question, wanted: Selection, *, of_event: bool = True) -> None:
        """Add what is asked of statements; without `of_event`, what they describe is asked for elsewhere."""
        made.where += of_facts(made, wanted)
        if wanted.min_confidence > 0:
            sure = f"(SELECT confidence FROM statement WHERE id = {made.number})"
            made.where.append(f"{sure} >= {made.bind(wanted.min_confidence)}")
        for role, name in _voices(wanted).items():
            if role not in made.begun:
                actor = made.bind(self.node(name))
                known = f"SELECT roles FROM voice WHERE statement = {made.number} AND actor = {actor}"
                made.where.append(f"({known}) & {_ROLES[role]}")
        if wanted.describes and "describes" not in made.begun:
            happening = made.bind(self.thing("happening", wanted.describes))
            known = f"SELECT 1 FROM telling WHERE statement = {made.number} AND happening = {happening}"
            made.where.append(f"EXISTS ({known})")
        if wanted.article:
            made.where.append(f"{made.number} {INSIDE.format(made.bind(self.article(wanted.article)))}")
        if wanted.within is not None:
            made.where.append(f"{made.number} IN ({within(made, wanted.within)})")
        if of_event and "ends" not in made.begun:
            self._ask_of_described(made, wanted)

    def _ask_of_described(self, made: Question, wanted: Selection) -> None:
        """Add what is asked of an event that a statement describes: all of it of the same event."""
        kinds = types(wanted)
        conditions = self._of_event(made, wanted, "e")
        if wanted.ends:
            known = f"SELECT happening FROM claim c WHERE c.statement = {made.number}"
            conditions.append(f"e.id IN ({known} AND {self._between_ends(made, wanted, 'c')})")
        if kinds and len(conditions) == 1:
            made.where.append(f"{made.facts} & {sum(1 << facts.FIRST_KIND + facts.KIND.index(one) for one in kinds)}")
        elif conditions:
            known = f"telling d CROSS JOIN happening e ON e.id = d.happening WHERE d.statement = {made.number}"
            made.where.append(f"EXISTS (SELECT 1 FROM {known} AND {' AND '.join(conditions)})")

    def _of_event(self, made: Question, wanted: Selection, table: str) -> list[str]:
        """Return what is asked of an event: type, days, who takes part."""
        found = []
        if kinds := types(wanted):
            found.append(f"{table}.kind IN ({', '.join(str(facts.KIND.index(one)) for one in sorted(kinds))})")
        if wanted.date_field == "event" and (wanted.since or wanted.until):
            found += between(made, wanted, f"{table}.first", f"coalesce({table}.last, {table}.first)")
        for role, bits in _PARTS.items():
            if name := getattr(wanted, role):
                actor = made.bind(self.node(name))
                known = f"SELECT roles FROM part WHERE happening = {table}.id AND actor = {actor}"
                found.append(f"({known}) & {bits}")
        return found

    def _ask_of_postings(self, made: Question, wanted: Selection) -> None:
        """Add what is asked of postings; further values of a chain that forks count like the main one."""
        for kind, names in (("source", wanted.source), ("publisher", wanted.posted_by)):
            if names:
                made.join_posting()
                numbers = made.one_of(self.node(name) for name in sorted(names))
                made.where.append(self._main_or_fork(kind, f"p.{kind} IN {numbers}", f"value IN {numbers}"))
        if wanted.among is not None:
            made.join_posting()
            listed = made.bind(json.dumps(sorted(wanted.among)))
            known = f"SELECT a.id FROM json_each({listed}) AS j CROSS JOIN article a ON a.name = j.value"
            made.where.append(f"p.id IN ({known})")
        if wanted.topic:
            made.join_posting()
            numbers = made.one_of(self.node(name) for name in sorted(wanted.topic))
            made.where.append(f"p.id IN (SELECT article FROM subject WHERE topic IN {numbers})")
        if wanted.lang:
            made.join_posting()
            made.where.append(f"({' OR '.join(_speaks(made.bind(tag)) for tag in sorted(wanted.lang))})")
        if wanted.date_field != "event" and (wanted.since or wanted.until):
            made.join_posting()
            main, fork = (" AND ".join(between(made, wanted, day, day)) for day in (f"p.{wanted.date_field}", "value"))
            made.where.append(self._main_or_fork(wanted.date_field, main, fork))

    def _main_or_fork(self, kind: str, main: str, fork: str) -> str:
        # Hardly any folder has chains that fork, and an OR keeps indexes from being used.
        if not self._ask("SELECT 1 FROM fork WHERE kind = ? LIMIT 1", kind):
            return main
        return f"({main} OR p.id IN (SELECT article FROM fork WHERE kind = '{kind}' AND {fork}))"


def _voices(wanted: Selection) -> dict[str, str]:
    return {role: name for role in _ROLES if (name := getattr(wanted, role))}


def _speaks(tag: str) -> str:
    same = f"substr(p.language, 1, length({tag})) = {tag} COLLATE NOCASE"
    return f"({same} AND substr(p.language, length({tag}) + 1, 1) IN ('', '-'))"
