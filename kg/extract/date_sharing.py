"""Which events share a date: coordinated verbs, complements and participles, what is done in or with a dated act."""

from __future__ import annotations

from kg.draft import DraftEvent
from kg.extract.event_lexicon import clause_words, light_verbs
from kg.extract.frames import Frame, Governor
from kg.extract.meanwhile import fronted
from kg.extract.tree import Tree

_SHARING = frozenset(("prep:in", "prep:during", "prep:at", "prep:by", "pcomp:by", "nsubj", "xcomp", "advcl", "acl"))
_WITH = frozenset(("", "while", "when"))
OCCASIONS = frozenset(("in", "during", "at", "by"))
"""Prepositions of what an act is done in: a letter, a visit, a meeting."""


def share(tree: Tree, events: dict[int, DraftEvent], frames: dict[int, Frame]) -> None:
    """Hand dates on: between coordinated verbs, to complements and participles, to nouns in the same clause."""
    for index, event in events.items():
        if event.when is None:
            for other in _sources(tree, frames[index], index):
                when = events[other].when if other in events else None
                if when is not None:
                    event.date(when, "shared")
                    break


def _sources(tree: Tree, frame: Frame, index: int) -> list[int]:
    """Return the words whose date also holds for the event of a frame."""
    others = [tree.head[index]] if tree.dep[index] == "conj" else []
    others += tree.kids(index, "conj")
    for number, above in enumerate(frame.governors[:3]):
        if _is_shared(above):
            others.append(above.index)
            if not number and above.link == "acl" and len(frame.governors) > 1 and tree.tag[index] == "VBG":
                others.append(frame.governors[1].index)
        elif number or not _is_light(above):
            break
        if not frame.noun:
            break
    return others + (_told_by(tree, index) if frame.noun else _occasions(tree, index))


def _occasions(tree: Tree, verb: int) -> list[int]:
    """Return what a verb is done in: "urged it in a letter in May", "visiting Lyon, she praised them"; what kills."""
    found = [noun for prep in tree.kids(verb, "prep") if tree.lower[prep] in OCCASIONS for noun in tree.pobjs(prep)]
    found += fronted(tree, verb)
    return found + (tree.kids(verb, "nsubj") if tree.lemma[verb] in clause_words("harming") else [])


def _told_by(tree: Tree, noun: int) -> list[int]:
    """Return the verbs that only tell when: "the debate between A and B, which was scheduled for May 3".

    A parser hangs such a clause on the last name, but no person is a "which".
    """
    found, queue = [], [noun]
    while queue:
        word = queue.pop()
        for clause in tree.kids(word, "relcl"):
            which = any(tree.lower[c] == "which" for c in tree.kids(clause, "nsubj", "nsubjpass"))
            if which and tree.lemma[clause] in clause_words("held") and (word == noun or tree.pos[word] == "PROPN"):
                found.append(clause)
        queue += tree.kids(word, "prep", "pobj", "conj", "appos")
    return found


def _is_shared(above: Governor) -> bool:
    ahead = above.lemma in clause_words("plan") and above.link == "xcomp"
    conditional = above.mark not in _WITH and above.link == "advcl"
    if above.link == "dobj":
        return above.lemma in clause_words("attending")
    if above.link == "prep:for":
        return above.lemma in clause_words("gathering")
    if above.link == "prep:with":
        return not above.verbal  # "an offensive with airstrikes"
    return above.link in _SHARING and not ahead and not conditional and (above.verbal or above.link == "acl")


def _is_light(above: Governor) -> bool:
    """Whether a verb only carries the noun below it: "giving permission"."""
    return above.verbal and above.link in ("dobj", "nsubj", "nsubjpass") and above.lemma in light_verbs()
