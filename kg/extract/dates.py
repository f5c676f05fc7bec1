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

_DETERMINERS = frozenset(("DT", "PRP$"))
"""Tags of the words before a year that belongs to a noun: "the 2016 vote"."""


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
    year: date | None = None
    for sentence in draft.doc.sents:
        events = by_sentence.get(sentence.start, {})
        left: list[_Dated] = []
        for expression in expressions(sentence.text):
            token = _head_token(draft, tree, sentence.start_char, expression)
            if token is None or (tree.tag[token] in _DETERMINERS and tree.head[token] not in events):
                continue
            base = year if expression.get("unit") == "year" and year is not None else anchor
            when = resolve(expression, draft.reference_date, _direction(tree, token, expression), base)
            if when is None:
                continue
            if when.precision == "day":
                anchor = when.first
            year = when.first
            if not _attach(tree, events, _Dated(when, token)):
                left.append(_Dated(when, token))
        _share(tree, events, frames)
        for dated in left:
            _spread(tree, events, dated)
        _drop_impossible(events, frames, draft.reference_date)


def _drop_impossible(events: dict[int, DraftEvent], frames: dict[int, Frame], reference: date) -> None:
    for index, event in events.items():
        if event.when is not None and event.when.first > reference and _is_over(frames[index]):
            event.when = None


def _is_over(frame: Frame) -> bool:
    """Whether a finite past verb tells it: a date ahead in its clause is that of something else ("until December")."""
    return not (frame.noun or frame.infinitive or frame.modal) and frame.tense == "past" and not frame.governors


def _head_token(draft: Draft, tree: Tree, offset: int, expression: Expression) -> int | None:
    """Return the token of an expression whose head stands outside of it."""
    span = draft.tokens(offset + expression.start, offset + expression.end)
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


def _attach(tree: Tree, events: dict[int, DraftEvent], dated: _Dated) -> bool:
    """Give a date to the first event above it; a verb without an event hands it to the noun events it carries."""
    current = dated.token
    for _ in range(25):
        if current in events and current != dated.token:
            return _set(events[current], dated.when)
        if current != dated.token and tree.pos[current] == "VERB":
            carried = [noun for noun in _carried(tree, current) if noun in events]
            for noun in carried:
                _set(events[noun], dated.when)
            if carried:
                return True
            if tree.dep[current] not in ("relcl", "acl") and tree.lemma[current] not in light_verbs():
                return False
            if tree.dep[current] not in ("relcl", "acl", "xcomp", "pcomp"):
                return False
        if tree.head[current] == current:
            return False
        current = tree.head[current]
    return False


def _carried(tree: Tree, verb: int) -> list[int]:
    """Return the nouns of a verb that its date holds for: its subject, and its object if it is a light verb."""
    light = tree.lemma[verb] in light_verbs()
    heads = tree.kids(verb, "nsubj", "nsubjpass", "dobj") if light else tree.kids(verb, "nsubj", "nsubjpass")
    return [noun for head in heads for noun in tree.conjuncts(head)]


def _set(event: DraftEvent, when: When) -> bool:
    if event.when is None or (event.when.precision != "day" and when.precision == "day"):
        event.when = when
    return True


_DOWN = frozenset(("dobj", "nsubj", "nsubjpass", "conj", "xcomp", "attr", "dep", "ccomp", "acomp", "prep", "pobj"))


def _spread(tree: Tree, events: dict[int, DraftEvent], dated: _Dated) -> None:
    """Let a date that found no event hold for the undated events of its clause ("On Monday, X said that Y left")."""
    verb = dated.token
    while tree.head[verb] != verb and tree.pos[verb] not in VERBAL:
        verb = tree.head[verb]
    fronted = dated.token < verb
    queue = [(verb, 0)]
    while queue:
        current, depth = queue.pop()
        event = events.get(current)
        if event is not None:
            if event.when is None:
                event.when = dated.when
            continue
        if depth > 4:
            continue
        for child in tree.children[current]:
            if tree.dep[child] in _DOWN and (tree.dep[child] != "ccomp" or fronted):
                queue.append((child, depth + 1))


_SHARING = frozenset(("prep:in", "prep:during", "prep:at", "prep:by", "nsubj", "xcomp", "advcl", "acl"))


def _share(tree: Tree, events: dict[int, DraftEvent], frames: dict[int, Frame]) -> None:
    """Hand dates on: between coordinated verbs, to complements and participles, to nouns in the same clause."""
    for index, event in events.items():
        if event.when is None:
            for other in _sources(tree, frames[index], index):
                if other in events and events[other].when is not None:
                    event.when = events[other].when
                    break


def _sources(tree: Tree, frame: Frame, index: int) -> list[int]:
    """Return the words whose date also holds for the event of a frame."""
    others = [tree.head[index]] if tree.dep[index] == "conj" else []
    others += tree.kids(index, "conj")
    if frame.governors:
        above = frame.governors[0]
        ahead = above.lemma in clause_words("plan") and above.link == "xcomp"
        conditional = above.mark != "" and above.link == "advcl"
        if above.link in _SHARING and not ahead and not conditional and (above.verbal or above.link == "acl"):
            others.append(above.index)
            if above.link == "acl" and len(frame.governors) > 1 and tree.tag[index] == "VBG":
                others.append(frame.governors[1].index)
    return others
