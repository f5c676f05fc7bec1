"""Agents and targets of an event: a function of its frame, its lexicon entry and the sides of the words in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.draft import Referent
from kg.extract.event_lexicon import VerbEntry, classes_of, clause_words, nouns
from kg.extract.frames import Frame
from kg.extract.sides import Sides
from kg.extract.tree import Tree
from kg.extract.verb_words import negation_of
from kg.extract.voice import is_passive

_PASSING = frozenset(("pass", "clear"))
_CLASS_OF_TYPE = {"country": "state"}


@dataclass(slots=True)
class Roles:
    """Who takes part."""

    agents: list[Referent] = field(default_factory=list)
    targets: list[Referent] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.agents or self.targets)


def without(actors: Iterable[Referent], others: Iterable[Referent]) -> list[Referent]:
    """Return the actors that are not among others, in order."""
    taken = {id(actor) for actor in others}
    return [actor for actor in actors if id(actor) not in taken]


def patients(frame: Frame) -> list[int]:
    """Return the heads of the logical object: of a passive its subject."""
    return frame.subjects if frame.passive else frame.objects


def object_classes(frame: Frame, sides: Sides) -> set[str]:
    """Return the classes of the object of a verb (see `object_classes.tsv`), `none` where it has no object.

    Those of whoever acts have `by-` before them; `to` stands for an infinitive, `not` for a negation, `label` for a
    name or quality that the object is given ("called him a liar").
    """
    found: set[str] = set()
    for head in frame.by if frame.passive else frame.subjects:
        found |= {f"by-{name}" for name in classes_of().get(sides.tree.lemma[head], ())}
        found |= {f"by-{_CLASS_OF_TYPE.get(actor.type, actor.type)}" for actor in sides.table.actors_at(head)}
    if negation_of(sides.tree, frame.head):
        found.add("not")
    if any(sides.tree.dep[c] == "xcomp" and sides.tree.tag[c] == "VB" for c in sides.tree.children[frame.head]):
        found.add("to")
    if any(sides.tree.dep[c] in ("oprd", "acomp", "ccomp", "attr") for c in sides.tree.children[frame.head]):
        found.add("label")
    heads = patients(frame)
    if frame.passive:
        heads = [*heads, *(d for d in frame.datives if sides.table.at(d) is None)]  # "was denied a visa"
    if not heads and not frame.datives:
        return {"none", *found}
    for head in heads:
        found |= _classes_at(sides.tree, head)
        for actor in sides.table.actors_at(head):
            found.add(_CLASS_OF_TYPE.get(actor.type, actor.type))
    return found


def _classes_at(tree: Tree, head: int) -> set[str]:
    """Return the classes of a noun: of what it counts ("hundreds of troops"), money for a sum in figures."""
    found = set(classes_of().get(tree.lemma[head], ()))
    if tree.lemma[head] in clause_words("quantity"):
        for preposition in tree.kids(head, "prep"):
            if tree.lower[preposition] == "of":
                for counted in tree.pobjs(preposition):
                    found |= classes_of().get(tree.lemma[counted], frozenset())
    if tree.tag[head] == "CD" and head and tree.tag[head - 1] == "$":
        found.add("money")
    return found


def verb_roles(frame: Frame, entry: VerbEntry | None, sides: Sides) -> Roles:
    """Return who acts and who undergoes what a verb tells; without an entry only subject and object count."""
    surface = sides.of(frame.subjects)
    by = sides.of(frame.by) or _attackers(frame, entry, sides)
    if entry is not None and entry.undergoer and not frame.passive and not sides.of(frame.objects):
        return Roles(by or _givers(frame, sides), surface or _owned(frame.subjects, sides))
    agents = by if frame.passive else surface
    if not agents and _is_passage(frame, sides):
        return Roles(sides.of(frame.objects))
    if agents:
        agents = [*agents, *without(_companions(frame, sides), agents)]
    targets = without(surface if frame.passive else sides.of(frame.objects), agents)
    targets = targets or without(sides.of(frame.datives), agents)
    if entry is not None and entry.type not in (None, "OTHER"):
        targets = targets or ([] if frame.passive else _countries(frame.objects, sides))
        targets = targets or _behind(frame, entry, agents, sides)
        if entry.type == "REQUEST" and not frame.passive:
            targets = targets or _requested(frame.head, sides)
    elif frame.passive:
        targets = targets or _owned(frame.subjects, sides)
    return Roles(agents, without(targets, agents))


def _is_passage(frame: Frame, sides: Sides) -> bool:
    """Whether the object is who votes: "the bill passed the Senate", "it cleared both houses"."""
    if frame.passive or frame.lemma not in _PASSING:
        return False
    told = any("bill" in classes_of().get(sides.tree.lemma[head], ()) for head in frame.subjects)
    told = told or any(sides.tree.lower[head] == "it" for head in frame.subjects)
    return told and all(actor.type == "organization" for actor in sides.of(frame.objects))


def _attackers(frame: Frame, entry: VerbEntry | None, sides: Sides) -> list[Referent]:
    """Return whose attack somebody dies in: "was killed in a Kenyan raid"."""
    undergone = entry is not None and (frame.passive or entry.undergoer) and frame.lemma in clause_words("harmed")
    raids = [head for head in frame.prepositions.get("in", []) if undergone and _is_attack(sides.tree, head)]
    return [actor for head in raids for actor in sides.owners(head, through_of=False)]


def _is_attack(tree: Tree, noun: int) -> bool:
    entry = nouns().get(tree.lemma[noun])
    return entry is not None and entry.type == "ASSAULT"


def _givers(frame: Frame, sides: Sides) -> list[Referent]:
    """Return who it comes from: "received rifles from X"."""
    tree = sides.tree
    inside = [child for head in frame.objects for child in tree.kids(head, "prep") if tree.lower[child] == "from"]
    return sides.of([*frame.prepositions.get("from", []), *(head for child in inside for head in tree.pobjs(child))])


def _companions(frame: Frame, sides: Sides) -> list[Referent]:
    """Return who acts beside the subject: "together with X"."""
    tree = sides.tree
    beside = [frame.head, *frame.subjects]  # "X, together with Y, left"
    joint = [c for word in beside for c in tree.kids(word, "prep") if _is_joint(tree, c)]
    return sides.of([head for child in joint for head in tree.pobjs(child)])


def _is_joint(tree: Tree, preposition: int) -> bool:
    before = tree.lower[preposition - 1] if preposition else ""
    pair = (before, tree.lower[preposition])
    return tree.lower[preposition] == "alongside" or (pair[1] == "with" and before in ("together", "along", "jointly"))


def _requested(verb: int, sides: Sides) -> list[Referent]:
    """Return who is to do what is asked for in a clause ("demanded that X leave", "called for X to leave")."""
    tree = sides.tree
    for clause in tree.kids(verb, "ccomp", "advcl"):
        plain = tree.tag[clause] in ("VB", "VBP") and not tree.kids(clause, "aux", "neg")
        infinitive = tree.dep[clause] == "advcl" and any(tree.lower[c] == "for" for c in tree.kids(clause, "mark"))
        if ((plain and tree.dep[clause] == "ccomp") or infinitive) and not is_passive(tree, clause):
            return sides.of([head for subject in tree.kids(clause, "nsubj") for head in tree.conjuncts(subject)])
    return []


def _countries(heads: list[int], sides: Sides) -> list[Referent]:
    """Return the countries that are done to as a whole although they are where it happens: "visited Kenya"."""
    found = [place for head in heads for place in (sides.place(head),) if place is not None]
    return [place for place in found if place.type == "country"]


def _owned(heads: list[int], sides: Sides) -> list[Referent]:
    """Return whose thing undergoes it ("the licence of X expired")."""
    for head in heads:
        if sides.table.at(head) is None and sides.tree.lemma[head] not in clause_words("kin"):
            found = list(sides.owners(head, through_of=True))
            if found:
                return found
    return []


def _behind(frame: Frame, entry: VerbEntry, agents: list[Referent], sides: Sides) -> list[Referent]:
    """Targets behind the object ("criticised X's decision") and in the prepositions of verb and object."""
    for name in entry.prepositions:
        found = without(sides.of(frame.prepositions.get(name, [])), agents)
        if found:
            return found
    for head in patients(frame):
        if sides.table.at(head) is not None and sides.table.actors_at(head):
            continue
        if sides.tree.lemma[head] not in clause_words("kin"):
            owners = without(sides.owners(head, through_of=True), agents)
            deed = nouns().get(sides.tree.lemma[head])
            names = entry.prepositions if deed is None else (*entry.prepositions, *deed.prepositions)
            found = owners or without(_in_prepositions(head, names, sides), agents)
            if found:
                return found
    return sides.of(frame.prepositions.get("against", []))


def _in_prepositions(noun: int, names: tuple[str, ...], sides: Sides) -> list[Referent]:
    tree = sides.tree
    for child in tree.children[noun]:
        if tree.dep[child] == "prep" and tree.lower[child] in (*names, "against", "between"):
            found = sides.of(tree.pobjs(child))
            if found:
                return found
    if "with" in names:
        # "shares data on cables with X": the parser hangs the partner on the nearest noun.
        inner = [head for child in tree.kids(noun, "prep") for head in tree.pobjs(child)]
        for head in inner:
            if sides.table.at(head) is None and (found := _in_prepositions(head, ("with",), sides)):
                return found
    return []
