"""Step `dates`: give events the dates that their clauses name.

The expressions come from `kg.extract.date_grammar`; an expression belongs to the first event on its way up the tree,
is shared by coordinated verbs, and never crosses into the content of another verb ("said on Tuesday that ...").
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.draft import Draft, DraftEvent
from kg.extract.date_grammar import Direction, resolve
from kg.extract.date_patterns import Expression, expressions
from kg.extract.event_lexicon import clause_words, light_verbs
from kg.extract.frames import Frame, tense_of
from kg.extract.framing import frames_of
from kg.extract.tree import VERBAL, Tree, tree_of
from kg.reading import When


@dataclass(slots=True)
class _Dated:
    when: When
    token: int


def date_events(draft: Draft) -> None:
    """Set `when` of every event whose clause names a date; without a reference date nothing relative is read."""
    if not draft.events or draft.reference_date is None:
        return
    tree, frames = tree_of(draft.doc), frames_of(draft)
    by_sentence: dict[int, dict[int, DraftEvent]] = {}
    for event in draft.events:
        by_sentence.setdefault(tree.sentence[event.head], {})[event.head] = event
    anchor: date | None = None
    for sentence in draft.doc.sents:
        events = by_sentence.get(sentence.start, {})
        for expression in expressions(sentence.text):
            token = _head_token(
                draft, tree, sentence.start_char + expression.start, sentence.start_char + expression.end
            )
            if token is None:
                continue
            when = resolve(expression, draft.reference_date, _direction(tree, token, expression), anchor)
            if when is None:
                continue
            if when.precision == "day":
                anchor = when.first
            _attach(tree, events, _Dated(when, token))
        _share(tree, events, frames)


def _head_token(draft: Draft, tree: Tree, start: int, end: int) -> int | None:
    """Return the token of an expression whose head stands outside of it."""
    span = draft.tokens(start, end)
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


def _attach(tree: Tree, events: dict[int, DraftEvent], dated: _Dated) -> None:
    """Give a date to the first event above it; a verb without an event hands it to the noun events it carries."""
    current = dated.token
    for _ in range(25):
        if current in events and current != dated.token:
            _set(events[current], dated.when)
            return
        if current != dated.token and tree.pos[current] == "VERB":
            for child in tree.children[current]:
                if tree.dep[child] in ("nsubj", "nsubjpass", "dobj") and _carries(tree, current, child):
                    for noun in tree.conjuncts(child):
                        if noun in events:
                            _set(events[noun], dated.when)
            if tree.lemma[current] not in light_verbs() or tree.dep[current] not in ("xcomp", "acl", "pcomp"):
                return
        if tree.head[current] == current:
            return
        current = tree.head[current]


def _carries(tree: Tree, verb: int, child: int) -> bool:
    return tree.dep[child] != "dobj" or tree.lemma[verb] in light_verbs()


def _set(event: DraftEvent, when: When) -> None:
    if event.when is None or (event.when.precision != "day" and when.precision == "day"):
        event.when = when


def _share(tree: Tree, events: dict[int, DraftEvent], frames: dict[int, Frame]) -> None:
    """Hand dates on: between coordinated verbs, to participles of the same clause, to nouns of a light verb."""
    for index, event in events.items():
        if event.when is not None:
            continue
        frame = frames[index]
        others = [tree.head[index]] if tree.dep[index] == "conj" else []
        others += [child for child in tree.children[index] if tree.dep[child] == "conj"]
        if frame.governors:
            above = frame.governors[0]
            if (above.link == "advcl" and tree.tag[index] == "VBG" and above.mark == "") or (
                frame.noun and above.verbal and above.link in ("prep:in", "prep:during", "prep:at", "prep:by", "nsubj")
            ):
                others.append(above.index)
        for other in others:
            if other in events and events[other].when is not None:
                event.when = events[other].when
                break
