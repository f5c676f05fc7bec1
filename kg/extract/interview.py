"""Interviews printed as turns: `Question:` and `Name:` at the starts of paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from kg.draft import Draft, Referent
from kg.extract.cues import LABEL
from kg.extract.utterance import Scene, Utterance
from kg.extract.voices import Voice

_LABEL = re.compile(r"\s*([^\W\d_][^:\n?!\"“”]{0,60}):(?=\s|$)")
_QUESTIONS = frozenset(
    "question q interviewer host moderator journalist reporter presenter anchor correspondent editor".split()
)
_ANSWERS = frozenset({"answer", "a", "response", "reply"})
_TURNS = 4
_QUESTION = re.compile(r"^[ \t]*(?:q|question|interviewer)[^:\n]{0,20}:", re.IGNORECASE | re.MULTILINE)
_LABEL_WORDS = 6


@dataclass(slots=True)
class _Turn:
    label: str
    start: int
    """Where the words of the turn begin, after the label."""
    end: int
    first: int
    """Where the label begins."""


def find_turns(scene: Scene) -> None:
    """Add one utterance per paragraph of an answer. Questions are nobody's statement, but their text is a turn too."""
    turns = _turns(scene)
    counts = Counter(turn.label for turn in turns)
    if len(turns) < _TURNS or max(counts.values()) < 2:
        return
    asking = {label for label in counts if _asks(scene.text, label, turns)}
    current: _Turn | None = None
    by_start = {turn.first: turn for turn in turns}
    for start, end in scene.paragraphs:
        turn = by_start.get(start)
        if turn is not None:
            current = turn
        if current is not None and turn is None and _told_of(scene.text[start:end], current.label):
            current = None
        if current is None:
            continue
        begin = turn.start if turn is not None else start
        scene.turns.append((start, end))
        while begin < end and scene.text[begin].isspace():
            begin += 1
        if current.label in asking:
            scene.draft.questions.append((start, end))
        elif begin < end:
            scene.utterances.append(_answer(scene, current, (begin, end)))


def _turns(scene: Scene) -> list[_Turn]:
    found = []
    for start, end in scene.paragraphs:
        match = _LABEL.match(scene.text, start, end)
        if match and len(match[1].split()) <= _LABEL_WORDS and match[1][0].isupper():
            found.append(_Turn(match[1].strip(), match.end(), end, start))
    repeated = {label for label, count in Counter(turn.label for turn in found).items() if count > 1}
    return [turn for turn in found if turn.label in repeated or turn.label.lower() in _QUESTIONS | _ANSWERS]


def _told_of(words: str, label: str) -> bool:
    """Whether a paragraph opens with the name of who answers: the author closes with a note on them."""
    return words.split(maxsplit=1)[0].strip(",:.") == label.split()[-1] or words.startswith(label)


def _asks(text: str, label: str, turns: list[_Turn]) -> bool:
    """A label asks when it says so, or when most of its turns end in a question mark."""
    if label.lower() in _QUESTIONS:
        return True
    own = [text[turn.start : turn.end].rstrip(' "”’)') for turn in turns if turn.label == label]
    return sum(words.endswith("?") for words in own) * 2 > len(own)


def _answer(scene: Scene, turn: _Turn, piece: tuple[int, int]) -> Utterance:
    referent = _labelled(scene.draft, turn)
    span = scene.doc.char_span(turn.first, turn.first + len(turn.label), alignment_mode="expand")
    start, end = (span.start, span.end) if span is not None else (0, 0)
    return Utterance(LABEL, None, turn.label, "interview", Voice([referent], start, end), [piece])


def _introduced(draft: Draft, turn: _Turn) -> Referent | None:
    """Return the one person whom the text names before the first question, if it names no other."""
    opening = next((m.start() for m in _QUESTION.finditer(draft.article.text)), turn.first)
    before = [m.referent for m in draft.table if draft.doc[m.start].idx < opening and m.kind in ("name", "acronym")]
    people = {id(r): r for r in before if r.type == "person"}
    return next(iter(people.values())) if len(people) == 1 else None


def _labelled(draft: Draft, turn: _Turn) -> Referent:
    """Return who a label names: the mention under it, an actor of that name or alias, else a new referent."""
    for referent in draft.table.referents() if turn.label.isupper() else ():
        initials = "".join(word[0] for word in referent.name.split())
        if referent.type == "person" and len(initials) > 1 and turn.label.replace(".", "") == initials:
            return referent
    span = draft.doc.char_span(turn.first, turn.first + len(turn.label), alignment_mode="expand")
    if span is not None:
        for mention in draft.table.within(span.start, span.end):
            if mention.referent.is_actor:
                return mention.referent
    wanted = turn.label.lower()
    for referent in (*draft.table.referents(), *draft.voices()):
        names = {referent.name, *referent.aliases}
        if referent.is_actor and any(wanted == n.lower() or wanted in n.lower().split() for n in names):
            return referent
    unnamed = wanted in _ANSWERS
    if unnamed and (guest := _introduced(draft, turn)) is not None:
        return guest
    return Referent("interviewee" if unnamed else turn.label, "person", anonymous=unnamed, rule="interview-label")
