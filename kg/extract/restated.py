"""Which event a definite noun tells again ("the attack", "that ruling"): its participants are those told before."""

from __future__ import annotations

from collections.abc import Sequence

from kg.draft import DraftEvent
from kg.extract.event_lexicon import NounEntry
from kg.extract.tree import Tree

_STEM = 4
_FAR = 250
"""Tokens back to which another word of the same root is still taken for the same event."""
_NEW = frozenset({"a", "an", "another", "any"})


def told_before(tree: Tree, found: Sequence[DraftEvent], noun: int, entry: NounEntry) -> tuple[DraftEvent | None, str]:
    """Return the event that a noun tells again with the name of the rule, None where none is known.

    The last one of the same root and the same word or its verb (`restated`), else the last one of the same root close
    by (`restated-root`). What `a` opens was not told in an earlier sentence: "a coup" is not the arrest told there,
    but "any such request" is the one told.
    """
    stem = tree.lemma[noun][:_STEM]
    earlier = [event for event in found if event.head < noun and event.type == entry.type]
    if any(tree.lower[child] in _NEW for child in tree.kids(noun, "det")) and not _is_such(tree, noun):
        earlier = [event for event in earlier if tree.sentence[event.head] == tree.sentence[noun]]
    same = [event for event in earlier if tree.lemma[event.head][:_STEM] == stem]
    if same:
        return max(same, key=lambda event: event.head), "restated"
    near = [event for event in earlier if noun - event.head < _FAR and entry.type != "OTHER"]
    if near:
        return max(near, key=lambda event: event.head), "restated-root"
    return None, ""


def _is_such(tree: Tree, noun: int) -> bool:
    """Whether `such` says that a noun was told."""
    return any(tree.lower[child] == "such" for child in tree.children[noun] if child < noun)
