"""Agents and targets of an event that a noun names: possessors, demonyms, compounds, phrases, light verbs."""

from __future__ import annotations

from kg.draft import Referent
from kg.extract.clauses import objects, subjects
from kg.extract.event_lexicon import NounEntry, clause_words, light_verbs
from kg.extract.frames import Frame
from kg.extract.participants import Roles, without
from kg.extract.sides import Sides

_THROUGH = frozenset(("of", "to", "from", "in", "into", "against", "on", "with", "between", "for"))
_BLAMING = frozenset(("blame", "punish", "fault"))
_ISSUED = frozenset(("warrant", "subpoena", "summons", "order", "injunction"))
_GIVEN = frozenset("ACCUSE SUPPORT REQUEST AID THREATEN REJECT CONSULT AGREE PROTEST".split())
"""Roots of what comes from somebody: "criticism from X", "an offer from X"."""
_UNDERGONE = frozenset("SANCTION ASSAULT COERCE ACCUSE AID THREATEN".split())
"""Roots whose noun has the country that undergoes it before it: "the Norland sanctions"."""


def noun_roles(frame: Frame, entry: NounEntry, sides: Sides) -> Roles:
    """Return who acts and who undergoes what a noun names."""
    owners, named = _owners(frame, entry, sides)
    of = sides.of(frame.prepositions.get("of", []) or _behind_by(frame, sides))
    agents, targets = _sources(frame, entry, sides), []
    if entry.modifier == "t" and not (of and entry.of == "t" and entry.type != "OTHER"):
        # "the US election": where it is held, not who undergoes it.
        targets += [owner for owner in owners if entry.type != "OTHER" or owner.type != "country"]
    else:
        # "Norland's arrest of X": whoever else has it did it.
        agents += without(owners, agents)
    if entry.of == "t" or (agents and entry.modifier == "a"):
        targets += without(of, (*targets, *agents))
    else:
        agents += without(of, (*agents, *targets))
    between = sides.of(frame.prepositions.get("between", []) + frame.prepositions.get("among", []))
    agents += without(between, agents)
    agents += [] if agents else without(_answerable(frame, sides), targets)
    _take_light(frame, entry, (agents, targets), sides)
    if entry.type != "OTHER" and frame.governors and frame.governors[0].link == "prep:under":
        # "X is under investigation", "came under attack by Y"
        targets = targets or without(sides.of(subjects(sides.tree, frame.governors[0].index)), agents)
    targets = targets or without(named, agents) or _in_phrases(frame, entry, agents, sides)
    if entry.type == "AID":
        targets = targets or without(sides.receivers(frame.prepositions.get("to", [])), agents)
    return Roles(agents, without(targets, agents))


def _answerable(frame: Frame, sides: Sides) -> list[Referent]:
    """Return who a deed is laid to: "blamed X for the attack on Y"."""
    above = frame.governors[0] if frame.governors else None
    if above is None or above.link != "prep:for" or above.lemma not in _BLAMING or not above.verbal:
        return []
    return sides.of(subjects(sides.tree, above.index) if above.passive else objects(sides.tree, above.index))


def _behind_by(frame: Frame, sides: Sides) -> list[int]:
    """Return what stands behind "by X of": "the expulsion by X of Y"."""
    tree = sides.tree
    inside = [prep for head in frame.by for prep in tree.kids(head, "prep") if tree.lower[prep] == "of"]
    return [head for prep in inside for head in tree.pobjs(prep)]


def _sources(frame: Frame, entry: NounEntry, sides: Sides) -> list[Referent]:
    """Return who a noun is said to be by or from, also past its `of` and with the verb that brought it about."""
    tree = sides.tree
    made = [
        verb for verb in tree.kids(frame.head, "acl") if tree.lemma[verb] in light_verbs() or tree.kids(verb, "agent")
    ]
    behind = [*frame.prepositions.get("of", []), *made]
    found = sides.of(frame.by) or sides.of(
        [
            head
            for one in behind
            for by in tree.kids(one, "prep", "agent")
            if tree.lower[by] == "by"
            for head in tree.pobjs(by)
        ]
    )
    issued = entry.type in _GIVEN or tree.lemma[frame.head] in _ISSUED
    if not found and issued and "from" not in entry.prepositions:
        found = sides.of(frame.prepositions.get("from", []))
    return found


def _owners(frame: Frame, entry: NounEntry, sides: Sides) -> tuple[list[Referent], list[Referent]]:
    """Return the actors before a noun, apart from countries that are named there as what undergoes it."""
    owners: dict[int, Referent] = {}
    named: dict[int, Referent] = {}
    tree = sides.tree
    for head in frame.modifiers:
        possessor = tree.dep[head] == "poss"
        mention = None if possessor else sides.table.at(head)
        done_to = (
            mention is not None
            and mention.kind == "name"
            and mention.referent.type == "country"
            and entry.type in _UNDERGONE
            and not tree.words[head].isupper()
        )
        for actor in sides.at(head) if possessor else sides.table.actors_at(head):
            (named if done_to else owners).setdefault(id(actor), actor)
    return list(owners.values()), list(named.values())


def _in_phrases(frame: Frame, entry: NounEntry, agents: list[Referent], sides: Sides) -> list[Referent]:
    """Return who stands in the phrases that hold the target, or behind the plain nouns in them."""
    for name in entry.prepositions:
        found = without(sides.of(frame.prepositions.get(name, [])), agents)
        if found:
            return found
    found = without(sides.of(frame.datives), agents)
    if found or not agents or entry.type == "OTHER":
        return found
    for name in entry.prepositions:
        found = without(_deep(frame.prepositions.get(name, []), sides), agents)
        if found:
            return found
    return []


def _deep(heads: list[int], sides: Sides) -> list[Referent]:
    """Return the actors behind plain nouns ("restrictions on flights to X"): their owners, else their own phrases."""
    tree = sides.tree
    for head in heads:
        if sides.table.at(head) is not None or tree.lemma[head] in clause_words("kin"):
            continue
        found = list(sides.owners(head, through_of=True))
        for child in tree.children[head]:
            if not found and tree.dep[child] == "prep" and tree.lower[child] in _THROUGH:
                found = sides.of(tree.pobjs(child))
                if tree.lower[child] == "from":  # "a tariff on goods from N"
                    found = found or sides.receivers(tree.pobjs(child))
        if found:
            return found
    return []


def _take_light(frame: Frame, entry: NounEntry, found: tuple[list[Referent], list[Referent]], sides: Sides) -> None:
    """Hand the subject of the light verb to the noun, as one of the agents and targets found."""
    if frame.light is None:
        return
    (agents, targets), tree = found, sides.tree
    subject = without(sides.of(frame.subjects), (*agents, *targets))
    verb = tree.lemma[frame.light]
    entered = entry.modifier == "t" and tree.dep[frame.head] == "pobj" and tree.lower[tree.head[frame.head]] == "on"
    if entered and verb in ("put", "bring") and not frame.passive:
        targets += without(sides.of(tree.kids(frame.light, "dobj")), (*agents, *targets))  # "put him on trial"
    if entered and (verb in ("go", "come") or frame.passive):
        targets += subject  # "went on trial"
    elif verb == "win" or light_verbs().get(verb) == "target":
        targets += subject
    elif not agents or not targets:
        agents[:0] = subject
