"""Step `events`: find what happens between named actors, by verbs and by nouns.

Every trigger gets a frame; its type and its participants are functions of that frame. Dates and status are later
steps. A light verb gives its subject to its noun and makes no event of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.draft import Draft, DraftEvent
from kg.extract import loose
from kg.extract.bridged import bridge
from kg.extract.event_lexicon import NounEntry, classes_of, clause_words, light_verbs, nouns, verbs
from kg.extract.event_places import find_places
from kg.extract.frames import Frame, complete, noun_frame, verb_frame
from kg.extract.framing import keep_frames
from kg.extract.noun_roles import noun_roles
from kg.extract.participants import Roles, object_classes, verb_roles, without
from kg.extract.restated import told_before
from kg.extract.sayings import is_inquiry, is_saying, is_silence
from kg.extract.sides import Sides
from kg.extract.threats import without_bare_pledges, without_threatened
from kg.extract.tree import Tree, tree_of
from kg.extract.typing import naming_type, noun_type, verb_entry, verb_type, weak_type
from kg.extract.worth import THRESHOLD, features_of, worth
from kg.vocab import EventType

_DEFINITE = frozenset(("the", "this", "these", "that", "those"))
_SKIPPED_DEPS = frozenset(("aux", "auxpass", "prep", "punct", "det", "mark", "cc"))
_LIGHT_WITH_PARTICLE = frozenset(("carry", "set", "step", "lay", "put"))


@dataclass(slots=True)
class _Noun:
    """An event noun before it is known who takes part."""

    start: int
    entry: NounEntry
    frame: Frame
    definite: bool


@dataclass(slots=True)
class _Search:
    draft: Draft
    tree: Tree
    sides: Sides
    frames: dict[int, Frame] = field(default_factory=dict)
    consumed: set[int] = field(default_factory=set)
    """Light verbs whose event is their noun."""
    found: list[DraftEvent] = field(default_factory=list)
    bare: list[_Noun] = field(default_factory=list)
    """Event nouns without participants of their own."""


def find_events(draft: Draft) -> None:
    """Append the events that a named actor takes part in to `draft.events`, in text order, with their confidence."""
    told = [event for event in candidates(draft) if event.confidence >= THRESHOLD]
    draft.events += without_bare_pledges(tree_of(draft.doc), told)


def candidates(draft: Draft) -> list[DraftEvent]:
    """Return everything that could be an event, in text order, each with the share of its like that are events."""
    tree = tree_of(draft.doc)
    search = _Search(draft, tree, Sides(tree, draft.table))
    for index, pos in enumerate(tree.pos):
        if pos in ("NOUN", "PROPN"):
            _try_noun(search, index)
    for index, pos in enumerate(tree.pos):
        if pos == "VERB" and index not in search.consumed and _may_tell(tree, index):
            _try_verb(search, index)
    _restate(search)
    found = _once(tree, sorted(without_threatened(search.found, search.frames), key=lambda event: event.head))
    for event in found:
        _rate(search, event)
    for event in bridge(search.sides, found, search.frames):
        _rate(search, event)
    find_places(found, search.frames, search.sides)
    keep_frames(draft, search.frames)
    return found


def _rate(search: _Search, event: DraftEvent) -> None:
    features = features_of(search.draft, search.tree, event, search.frames[event.head])
    event.confidence = round(worth(features), 3)


def _may_tell(tree: Tree, verb: int) -> bool:
    """Leave out auxiliaries, participles used as prepositions ("according") or as adjectives ("slumping rates")."""
    dep = tree.dep[verb]
    return dep not in _SKIPPED_DEPS and not (dep == "amod" and tree.tag[verb] == "VBG")


def _try_verb(search: _Search, index: int) -> None:
    tree, sides = search.tree, search.sides
    if search.draft.table.at(index) is not None or is_silence(tree, index) or is_inquiry(tree, index):
        return
    frame = verb_frame(tree, index)
    entry = verb_entry(frame)
    roles = verb_roles(frame, entry, sides)
    # "other-verb": the lexicon knows the verb in other company alone
    rule = "verb" if entry is not None else "other-verb" if tree.lemma[index] in verbs() else "open-verb"
    if not roles:
        roles = loose.verb_roles(frame, sides)
        if not roles or entry is None or entry.type is None:
            return
        rule = f"loose-{rule}"
    root: EventType = "OTHER"
    if entry is not None:
        named = naming_type(tree, frame) or verb_type(
            entry, object_classes(frame, sides), named_target=bool(roles.targets)
        )
        if named is None:
            if is_saying(tree, index):
                return
            rule = rule.replace("verb", "weak-verb" if entry.type else "state-verb")
        root = named or weak_type(entry, object_classes(frame, sides)) or "OTHER"
    if root == "AID" and not roles.targets:
        roles.targets = sides.receivers(frame.prepositions.get("to", []))
    if root == "OTHER" and any(tree.lower[c] == "jointly" for c in tree.kids(index, "advmod")):
        root, partners = "COOPERATE", sides.of(frame.prepositions.get("with", []))
        roles.targets = roles.targets or without(partners, roles.agents)
    particle = tree.first(index, "prt")
    end = particle + 1 if particle == index + 1 else index + 1
    search.frames[index] = complete(tree, frame)
    event = DraftEvent(index, end, index, root, roles.agents, roles.targets)
    event.mode = entry.mode if entry and entry.type == root else None
    event.rule = rule
    event.lexicon = entry.line if entry else ""
    search.found.append(event)


def _noun_entry(tree: Tree, index: int) -> tuple[NounEntry, int] | None:
    """Return the lexicon line of a noun, with the start of its compound ("arrest warrant")."""
    table = nouns()
    lemma = tree.lemma[index].lower()
    if index and tree.head[index - 1] == index and tree.dep[index - 1] in ("compound", "amod"):
        entry = table.get(f"{tree.lemma[index - 1]} {lemma}")
        if entry is not None:
            return entry, index - 1
    beside = [f"{lemma} {tree.lower[child]}" for child in tree.kids(index, "prep")]
    if index and tree.dep[index] == "pobj":
        beside.insert(0, f"{tree.lower[index - 1]} {lemma}")
    entry = next((table[words] for words in beside if words in table), None) or table.get(lemma)
    return (entry, index) if entry is not None else None


def _is_figurative(tree: Tree, frame: Frame) -> bool:
    """Whether a fight is one against an ill: "the battle against inflation"."""
    heads = (head for name in ("against", "on", "with") for head in frame.prepositions.get(name, []))
    return any("ill" in classes_of().get(tree.lemma[head], ()) for head in heads)


def _is_of_phrase(tree: Tree, noun: int, entry: NounEntry) -> bool:
    """Whether a verb that the lexicon knows with a noun of no root tells the event: "opened fire"."""
    phrase = verbs().get(tree.lemma[tree.head[noun]], {}).get(tree.lemma[noun])
    told = phrase is not None and phrase.type not in (None, "OTHER", entry.type)
    return tree.dep[noun] == "dobj" and told


def _light(tree: Tree, noun: int) -> int | None:
    """Return the light verb whose object (or passive subject) a noun is."""
    leader = tree.leader(noun)
    head = tree.head[leader]
    acclaim = tree.lemma[head] == "win" and tree.lemma[noun] in clause_words("acclaim")
    if tree.dep[leader] in ("dobj", "nsubjpass") and (tree.lemma[head] in light_verbs() or acclaim):
        full = tree.first(head, "prt") is not None and tree.lemma[head] not in _LIGHT_WITH_PARTICLE
        return None if full else head
    if tree.dep[leader] == "pobj" and tree.lower[head] in ("in", "into", "under", "on") and tree.dep[head] == "prep":
        verb = tree.head[head]
        if tree.lemma[verb] in ("engage", "participate", "take", "enter", "go", "come", "bring", "put", "embark"):
            return verb
    for child in tree.children[noun]:
        # "the ban imposed by X", "the attack that X launched"
        if tree.dep[child] in ("acl", "relcl") and tree.pos[child] == "VERB" and tree.lemma[child] in light_verbs():
            return child
    return None


def _try_noun(search: _Search, index: int) -> None:
    tree, sides = search.tree, search.sides
    if tree.dep[index] in ("compound", "amod", "nmod") or search.draft.table.at(index) is not None:
        return
    known = _noun_entry(tree, index)
    if (
        known is None
        or _is_of_phrase(tree, index, known[0])
        or tree.tag[index] == "NNPS"
        or (tree.pos[index] == "PROPN" and index != tree.sentence[index])
    ):
        return
    entry, start = known
    light = _light(tree, index)
    frame = noun_frame(tree, index, light)
    if entry.type == "ASSAULT" and _is_figurative(tree, frame):
        return
    roles = noun_roles(frame, entry, sides)
    definite = any(tree.lower[c] in _DEFINITE for c in tree.kids(index, "det"))
    noun = _Noun(start, entry, frame, definite)
    if not roles:
        search.bare.append(noun)
        return
    _add_noun(search, noun, roles, "noun" if light is None else "light-verb")
    if light is not None:
        search.consumed.add(light)


def _restate(search: _Search) -> None:
    """Give definite event nouns without participants those of the event that they tell again."""
    for bare in search.bare:
        frame, entry = bare.frame, bare.entry
        roles, rule = loose.noun_roles(frame, entry, search.sides), "loose-noun"
        if bare.definite or not roles:
            model, name = told_before(search.tree, search.found, frame.head, entry)
            if model is not None:
                roles, rule = Roles(list(model.agents), list(model.targets)), name if bare.definite else f"{name}-bare"
        if roles:
            _add_noun(search, bare, roles, rule)


def _add_noun(search: _Search, noun: _Noun, roles: Roles, rule: str) -> None:
    frame, entry = noun.frame, noun.entry
    root = noun_type(entry, roles.agents, roles.targets)
    event = DraftEvent(noun.start, frame.head + 1, frame.head, root, roles.agents, roles.targets)
    event.mode, event.rule, event.lexicon = entry.mode, rule, entry.line
    search.frames[frame.head] = frame
    search.found.append(event)


def _once(tree: Tree, events: list[DraftEvent]) -> list[DraftEvent]:
    """Leave out what one sentence tells twice: the same root by words of one stem, or by the same words again."""
    kept: dict[tuple[int, str, str], DraftEvent] = {}
    for event in events:
        key = (tree.sentence[event.head], event.type, tree.lemma[event.head][:5])
        other = kept.get(key)
        if other is None or not _same(other, event):
            kept[key if other is None else (*key[:2], f"{event.head}")] = event
        elif _size(event) > _size(other):
            kept[key] = event
    return sorted(kept.values(), key=lambda event: event.head)


def _same(one: DraftEvent, two: DraftEvent) -> bool:
    mine = {id(actor) for actor in (*one.agents, *one.targets)}
    return any(id(actor) in mine for actor in (*two.agents, *two.targets))


def _size(event: DraftEvent) -> int:
    return len(event.agents) + len(event.targets)
