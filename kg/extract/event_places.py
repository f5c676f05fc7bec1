"""Places of events beyond the words right at the trigger: what is entered, "where" clauses, the act it is part of."""

from __future__ import annotations

from kg.draft import DraftEvent, Referent
from kg.extract.event_lexicon import clause_words
from kg.extract.frames import Frame
from kg.extract.sides import Sides

_PART_OF = frozenset(("prep:in", "prep:during", "prep:at", "nsubj", "dobj"))


def complete_places(events: list[DraftEvent], frames: dict[int, Frame], sides: Sides) -> None:
    """Fill in the places that the sentence gives an event less directly; `frames` by position of the trigger."""
    for event in events:
        if event.place is None:
            event.place = _entered(frames[event.head], sides) or _where(event.head, sides)
    by_head = {event.head: event for event in events}
    for event in events:
        if event.place is None:
            event.place = _from_above(frames[event.head], by_head, sides)


def _entered(frame: Frame, sides: Sides) -> Referent | None:
    """Return the place that is left, entered or struck: "troops left the island"."""
    if frame.noun or frame.lemma not in clause_words("place_object"):
        return None
    places = (sides.place(head) for head in (frame.subjects if frame.passive else frame.objects))
    return next((place for place in places if place is not None), None)


def _where(verb: int, sides: Sides) -> Referent | None:
    """Return the place that a clause with "where" tells of; of "Lyon, France, where" the first."""
    tree = sides.tree
    verb = tree.leader(verb)
    if tree.dep[verb] not in ("relcl", "advcl") or all(tree.lower[c] != "where" for c in tree.kids(verb, "advmod")):
        return None
    noun = tree.head[verb]
    while tree.dep[noun] == "appos" and sides.place(tree.head[noun]) is not None:
        noun = tree.head[noun]
    return sides.place(noun)


def _from_above(frame: Frame, by_head: dict[int, DraftEvent], sides: Sides) -> Referent | None:
    """Return the place of the act that it is coordinated with or part of: "flew to Lisbon to meet"."""
    tree = sides.tree
    first = by_head.get(tree.head[frame.head]) if tree.dep[frame.head] == "conj" else None
    if first is not None:
        other_clause = tree.kids(frame.head, "nsubj", "nsubjpass")  # "one met in Rome, and the other stayed away"
        return None if other_clause else first.place
    above = frame.governors[0] if frame.governors else None
    whole = by_head.get(above.index) if above is not None else None
    if above is None or whole is None:
        return None
    purpose = above.link in ("xcomp", "advcl") and not above.mark
    return whole.place if purpose or above.link in _PART_OF else None
