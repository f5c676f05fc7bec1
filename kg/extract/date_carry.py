"""Dates of what is told again in another sentence: the same act of the same sides, or the attack the article is about.

Everything else stays undated: that an article tells one day's acts one after the other dates none of them.
"""

from __future__ import annotations

from datetime import date

from kg.draft import DraftEvent, Referent
from kg.extract.frames import Frame
from kg.extract.tree import Tree
from kg.reading import When

_LEAD = 5
"""How many sentences an article has to tell the attack that it is about."""
_RECENT = 10
"""How many days before it appears that attack may lie."""
_PERFECT = frozenset(("had", "has", "have", "'ve", "’ve"))
_POINTING = frozenset(("the", "this", "these", "those"))


def carry_acts(events: list[DraftEvent], tree: Tree, frames: dict[int, Frame]) -> None:
    """Give undated events the day of the same act of the same sides told before; `events` stand in text order."""
    for number, event in enumerate(events):
        if event.when is None and _happened(frames[event.head]):
            for other in reversed(events[:number]):
                if other.when is not None and _is_same_act(tree, event, other):
                    event.date(other.when, "told-before")
                    break


def _happened(frame: Frame) -> bool:
    return not (frame.modal or frame.infinitive or frame.negation or frame.tense == "future")


def _is_same_act(tree: Tree, event: DraftEvent, other: DraftEvent) -> bool:
    if other.when is None or other.when.precision != "day" or other.type != event.type:
        return False
    if tree.sentence[event.head] == tree.sentence[other.head]:
        return False  # what one sentence tells beside a date it does not date
    same = tree.lemma[event.head][:5] == tree.lemma[other.head][:5]
    return same and _ids(event.agents) == _ids(other.agents) and _ids(event.targets) == _ids(other.targets)


def _ids(actors: list[Referent]) -> set[int]:
    return {id(actor) for actor in actors}


def carry_attack(
    events: list[DraftEvent], tree: Tree, frames: dict[int, Frame], sentences: dict[int, bool], reference: date
) -> None:
    """Give later mentions of the attack that the article opens with its day.

    `sentences` holds the first token of every sentence in text order, and whether it names a date of its own.
    """
    opening = set(list(sentences)[:_LEAD])
    told: When | None = None
    for event in events:
        if event.type != "ASSAULT":
            continue
        sentence = tree.sentence[event.head]
        if told is None and sentence in opening and event.when is not None and event.when.precision == "day":
            told = event.when if 0 <= (reference - event.when.first).days <= _RECENT else None
        elif told is not None and event.when is None and not sentences[sentence] and _points_back(tree, event, frames):
            event.date(told, "opening-attack")


def _points_back(tree: Tree, event: DraftEvent, frames: dict[int, Frame]) -> bool:
    """Whether words speak of an attack as known: "the attack", "were killed"; not "had killed", "might attack"."""
    frame = frames[event.head]
    if not _happened(frame):
        return False
    if frame.noun:
        return any(tree.lower[c] in _POINTING for c in tree.kids(event.head, "det"))
    return frame.tense == "past" and not any(tree.lower[c] in _PERFECT for c in tree.kids(event.head, "aux"))
