"""Whose deed a thing is that somebody answers: "rejected the accusation", "called the fine too low".

The target of blame, praise, refusal and protest against a deed is whoever did it: the agent of the event that its noun
tells, or points back at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.draft import DraftEvent, Referent
from kg.extract.event_lexicon import clause_words, deed_nouns
from kg.extract.frames import Frame
from kg.extract.participants import patients, without
from kg.extract.sides import Sides
from kg.extract.tree import Tree
from kg.extract.typing import NAMING
from kg.extract.worth import THRESHOLD

_ANSWERS = frozenset(("ACCUSE", "SUPPORT", "REJECT", "PROTEST"))
_DEFINITE = frozenset(("the", "this", "these", "that", "those"))
_AGAINST = ("against", "of", "to", "over", "at", "with", "for", "on")
_LAST = 3
_FAR = 250
"""Tokens back to which a definite noun still points at an event."""


def bridge(sides: Sides, events: Sequence[DraftEvent], frames: dict[int, Frame]) -> list[DraftEvent]:
    """Give events that answer a deed its doer as target; return those that were changed.

    Args:
        sides: resolver of the article.
        events: all events of the article in text order, with their confidence.
        frames: frame by position of the trigger.
    """
    # Nouns without `the` may be new deeds: their borrowed agents are good enough for themselves alone.
    told = [e for e in events if e.confidence >= THRESHOLD and e.agents and not e.rule.endswith("-bare")]
    changed = []
    for event in events:
        if event.targets or not event.agents or event.type not in _ANSWERS:
            continue
        for head in _answered(sides.tree, frames[event.head]):
            others = [other for other in told if other is not event]
            event.targets = _doers(sides, others, frames, head, event.agents)
            if event.targets:
                changed.append(event)
                break
    return changed


def _answered(tree: Tree, frame: Frame) -> Iterator[int]:
    """Yield the nouns that name what an event answers: object, subject of what it is called, prepositional phrases."""
    if not frame.noun:
        yield from patients(frame)
        if frame.lemma in NAMING:
            for child in tree.kids(frame.head, "ccomp", "xcomp", "oprd"):
                yield from tree.kids(child, "nsubj")
    for name in _AGAINST:
        yield from frame.prepositions.get(name, [])


def _doers(
    sides: Sides, told: list[DraftEvent], frames: dict[int, Frame], head: int, answering: list[Referent]
) -> list[Referent]:
    """Return who did what a noun names, apart from who answers it; deeds of main clauses come first."""
    tree = sides.tree
    if sides.table.at(head) is not None or tree.pos[head] != "NOUN" or tree.lemma[head] in clause_words("kin"):
        return []
    for event in told:
        if event.head == head:
            return without(event.agents, answering)
    if not any(tree.lower[child] in _DEFINITE for child in tree.kids(head, "det")):
        return []
    roots = deed_nouns().get(tree.lemma[head], frozenset())
    near = [event for event in reversed(told) if 0 < head - event.head <= _FAR and event.type in roots]
    for event in sorted(near[:_LAST], key=lambda event: bool(frames[event.head].governors)) + near[_LAST:]:
        found = without(event.agents, answering)
        if found:
            return found
    return []
