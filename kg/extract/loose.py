"""Who may take part where the plain arguments of a trigger name nobody: owners, deeper phrases, the clause around.

Events with such roles are told by the name of their rule (`loose-verb`, `loose-noun`), so that their worth is learnt
apart from those with plain arguments.
"""

from __future__ import annotations

from kg.draft import Referent
from kg.extract.clauses import subjects
from kg.extract.event_lexicon import NounEntry, clause_words
from kg.extract.frames import Frame
from kg.extract.participants import Roles, without
from kg.extract.sides import Sides
from kg.extract.tree import VERBAL, Tree
from kg.extract.typing import NAMING
from kg.extract.voice import is_passive

_PHRASES = frozenset(
    "of to from in into against on with between for by at over among under about toward towards".split()
)
_CALLING = NAMING | frozenset("regard see view dismiss condemn condone criticize criticise reject hail".split())
_ABOVE = frozenset("in at during with by through after before amid following despite as".split())


def behind(heads: list[int], sides: Sides, depth: int = 0) -> list[Referent]:
    """Return the actors behind plain nouns ("a store of X", "flights to X"): owners, else those in their phrases."""
    tree = sides.tree
    for head in heads:
        if sides.table.at(head) is not None or tree.lemma[head] in clause_words("kin"):
            continue
        found = list(sides.owners(head, through_of=True))
        for child in tree.children[head]:
            if not found and tree.dep[child] == "prep" and tree.lower[child] in _PHRASES:
                inside = tree.pobjs(child)
                found = sides.of(inside) or (behind(inside, sides, depth + 1) if depth < 2 else [])
        if found:
            return found
    return []


def verb_roles(frame: Frame, sides: Sides) -> Roles:
    """Return who may act and undergo a verb none of whose arguments is an actor."""
    agents = behind(frame.by if frame.passive else frame.subjects, sides)
    targets = behind(frame.subjects if frame.passive else frame.objects, sides)
    return Roles(agents, without(targets, agents))


def noun_roles(frame: Frame, entry: NounEntry, sides: Sides) -> Roles:
    """Return who may act and undergo an event noun that names nobody: its phrases, else the subject of its clause."""
    targets = [actor for heads in frame.prepositions.values() for actor in sides.of(heads)]
    if not targets:
        for heads in frame.prepositions.values():
            targets = targets or behind(heads, sides)
    if targets:
        return Roles([], without(targets, ()))
    actors = sides.of(_clause_subject(sides.tree, frame.head))
    return Roles([], actors) if entry.modifier == "t" else Roles(actors, [])


def _clause_subject(tree: Tree, noun: int) -> list[int]:
    """Return who does what the phrase of a noun accompanies: "began an offensive with airstrikes"."""
    for _ in range(3):
        noun = tree.leader(noun)
        head = tree.head[noun]
        if tree.dep[noun] != "pobj" or tree.lower[head] not in _ABOVE:
            return []
        noun = tree.head[head]
        if tree.pos[noun] in VERBAL and tree.lower[head] == "as" and tree.lemma[noun] in _CALLING:
            return []  # "described it as a coup"
        if tree.pos[noun] in VERBAL:
            return [] if is_passive(tree, noun) else subjects(tree, noun)
    return []
