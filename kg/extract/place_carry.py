"""Places of occasions that the text points back to: "the summit", "the attack" of an earlier sentence."""

from __future__ import annotations

from kg.draft import DraftEvent
from kg.extract.frames import Frame
from kg.extract.tree import Tree

_POINTING = frozenset(("the", "this", "that"))
_OCCASIONS = frozenset(("CONSULT", "PROTEST", "ASSAULT"))
_OTHERS = ("amod", "nummod")
"""What tells one occasion from another: "the second debate"."""


def carry_places(events: list[DraftEvent], tree: Tree, frames: dict[int, Frame]) -> None:
    """Give occasions without a place that of the one under the same noun told last; `events` stand in text order."""
    for number, event in enumerate(events):
        if event.place is None and _points_back(tree, event, frames[event.head]):
            noun = tree.lemma[event.head]
            for other in reversed(events[:number]):
                if other.place is not None and other.type == event.type and tree.lemma[other.head] == noun:
                    event.place, event.place_rule = other.place, "told-before"
                    break


def _points_back(tree: Tree, event: DraftEvent, frame: Frame) -> bool:
    if not frame.noun or frame.negation or event.type not in _OCCASIONS or tree.kids(event.head, *_OTHERS):
        return False
    return any(tree.lower[c] in _POINTING for c in tree.kids(event.head, "det"))
