"""Step `dates`: give events the dates that the text names for them.

The expressions come from `kg.extract.date_grammar`; `date_scope` tells which events of the sentence a date holds for,
`date_carry` what is told again in later sentences.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from kg.draft import Draft, DraftEvent
from kg.extract.date_carry import carry_acts, carry_attack
from kg.extract.date_grammar import Direction, resolve
from kg.extract.date_patterns import Expression, expressions
from kg.extract.date_scope import Dated, give_dates
from kg.extract.event_lexicon import clause_words
from kg.extract.frames import Frame
from kg.extract.framing import frames_of
from kg.extract.tree import VERBAL, Tree, tree_of
from kg.extract.verb_words import tense_of
from kg.reading import When

if TYPE_CHECKING:
    from spacy.tokens import Span

_DETERMINERS = frozenset(("DT", "PRP$"))
"""Tags of the words before a year that belongs to a noun: "the 2016 vote"."""


@dataclass(slots=True)
class _Clock:
    """What day it is in the story."""

    reference: date
    anchor: date | None = None
    """The day last told of in a main clause, which "two days later" counts from."""
    month: date | None = None
    """The first day of what was last told by day or month."""
    year: date | None = None

    def base(self, expression: Expression) -> date | None:
        """Return the day that an expression counts from."""
        if expression.kind == "month" and expression.get("which") == "the following":
            return self.month
        if expression.get("unit") == "month":
            return self.month or self.anchor
        of_year = expression.get("unit") == "year" or expression.get("which") == "that"
        return self.year if of_year and self.year is not None else self.anchor

    def note(self, when: When, *, in_main_clause: bool) -> None:
        """Remember a date that has been told."""
        if when.precision == "day" and (self.anchor is None or in_main_clause):
            self.anchor = when.first
        self.month = when.first if when.precision != "year" else None
        self.year = when.first


def date_events(draft: Draft) -> None:
    """Set `when` of every event that the text dates; without a reference date nothing relative is read."""
    if not draft.events or draft.reference_date is None:
        return
    tree, frames = tree_of(draft.doc), frames_of(draft)
    by_sentence: dict[int, dict[int, DraftEvent]] = {}
    for event in draft.events:
        by_sentence.setdefault(tree.sentence[event.head], {})[event.head] = event
    clock = _Clock(draft.reference_date)
    has_date: dict[int, bool] = {}
    for sentence in draft.doc.sents:
        told = list(expressions(sentence.text))
        has_date[sentence.start] = bool(told)
        if told:
            events = by_sentence.get(sentence.start, {})
            found = _read(draft, tree, (sentence.start_char, told), events, clock)
            give_dates(tree, events, frames, found, draft.reference_date)
            _drop_impossible(events, frames, draft.reference_date)
    in_order = sorted(draft.events, key=lambda event: event.head)
    carry_attack(in_order, tree, frames, has_date, draft.reference_date)
    carry_acts(in_order, tree, frames)


def _read(
    draft: Draft, tree: Tree, told: tuple[int, list[Expression]], events: dict[int, DraftEvent], clock: _Clock
) -> list[Dated]:
    """Return what the expressions of one sentence mean, as far as they can date its events."""
    offset, found = told[0], []
    for expression in told[1]:
        span = draft.tokens(offset + expression.start, offset + expression.end)
        token = _head_token(tree, span)
        if span is None or token is None or (host := _host(tree, token, events)) is None:
            continue
        when = resolve(expression, clock.reference, _direction(tree, token, expression), clock.base(expression))
        if when is None or _is_end(tree, token):
            continue
        clock.note(when, in_main_clause=_in_main_clause(tree, token))
        found.append(Dated(when, host, max(span.end, host)))
    return found


def _host(tree: Tree, token: int, events: dict[int, DraftEvent]) -> int | None:
    """Return where a date hangs: on its own head, or on the occasion that it names ("at the 2016 games")."""
    noun = tree.head[token]
    if (tree.tag[token] not in _DETERMINERS and tree.dep[token] != "nummod") or noun in events:
        return token
    occasion = tree.dep[noun] == "pobj" and tree.lower[tree.head[noun]] in ("in", "at", "during")
    return noun if occasion else None


def _is_end(tree: Tree, token: int) -> bool:
    """Whether a date is the last day of a duration, whose first day is its date."""
    above = tree.head[token]
    return tree.dep[above] == "prep" and tree.lower[above] in ("until", "till")


def _in_main_clause(tree: Tree, token: int) -> bool:
    for _ in range(12):
        if tree.pos[token] in VERBAL or tree.head[token] == token:
            break
        token = tree.head[token]
    return tree.dep[token] not in ("relcl", "acl", "advcl", "pcomp")


def _drop_impossible(events: dict[int, DraftEvent], frames: dict[int, Frame], reference: date) -> None:
    for index, event in events.items():
        if event.when is not None and event.when.first > reference and _is_over(frames[index]):
            event.when = None


def _is_over(frame: Frame) -> bool:
    """Whether a finite past verb tells it: a date ahead in its clause is that of something else ("until December")."""
    return not (frame.noun or frame.infinitive or frame.modal) and frame.tense == "past" and not frame.governors


def _head_token(tree: Tree, span: Span | None) -> int | None:
    """Return the token of an expression whose head stands outside of it."""
    if span is None or not len(span):
        return None
    inside = range(span.start, span.end)
    for index in inside:
        if tree.head[index] not in inside or tree.head[index] == index:
            return index
    return span.start


def _direction(tree: Tree, token: int, expression: Expression) -> Direction:
    """Tell from preposition and tense whether an expression looks back or ahead."""
    head = tree.head[token]
    for index in (token, head):
        if tree.dep[index] == "prep" and tree.lower[index] in ("for", "until", "till", "by", "before"):
            return "future"
        if tree.lower[index] == "since":
            return "past"
    verb = head
    for _ in range(10):
        if tree.pos[verb] in VERBAL or tree.head[verb] == verb:
            break
        verb = tree.head[verb]
    tense = tense_of(tree, verb)
    infinitive = any(tree.tag[c] == "TO" for c in tree.children[verb])
    if tense in ("future", "present") or (infinitive and tree.lemma[tree.head[verb]] in clause_words("plan")):
        return "future" if tense != "present" or infinitive or expression.kind == "weekday" else ""
    return "past" if tense == "past" else ""
