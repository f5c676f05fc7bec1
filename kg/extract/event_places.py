"""Where events happen: phrases at the trigger, what is entered, "where" clauses, the act it is part of."""

from __future__ import annotations

from collections.abc import Iterator

from kg.draft import DraftEvent, Referent
from kg.extract.described_places import told_before
from kg.extract.event_lexicon import clause_words
from kg.extract.frames import Frame, Governor
from kg.extract.meanwhile import fronted
from kg.extract.place_carry import carry_places
from kg.extract.sides import Sides
from kg.extract.tree import Tree

_MOTION = ("to", "into", "from", "through", "via", "on")
_PLACES = ("in", "at", "near", "outside", "inside", "across", "throughout", "within", "off", "around")
_AMID = ("during", "at", "in", "on")
_OCCASIONS = frozenset(("CONSULT", "PROTEST", "ASSAULT"))
_SAME_CLAUSE = ("xcomp", "advcl", "acl")
_OTHER_TIMES = frozenset(("after", "before", "because", "since", "until", "if", "unless", "although", "though"))
_NEAR = 8
"""How many words a place may stand before "where"."""
_SUBJECTS = ("nsubj", "nsubjpass")
_PART_OF = frozenset(("prep:in", "prep:during", "prep:at", "nsubj", "dobj"))


def find_places(events: list[DraftEvent], frames: dict[int, Frame], sides: Sides) -> None:
    """Set the place of every event that its sentence tells one of; `frames` by position of the trigger."""
    for event in events:
        found = (one for one in _told_in_sentence(event, frames[event.head], sides) if one[1] is not None)
        event.place_rule, event.place = next(found, ("", None))
    by_head = {event.head: event for event in events}
    for event in events:
        if event.place is None:
            event.place = _from_above(frames[event.head], by_head, sides)
            event.place_rule = "act-around" if event.place is not None else ""
    carry_places(events, sides.tree, frames)


def _told_in_sentence(event: DraftEvent, frame: Frame, sides: Sides) -> Iterator[tuple[str, Referent | None]]:
    """Yield what each rule finds, the surest first."""
    yield "phrase", _around(frame, sides)
    yield "entered", _entered(frame, sides)
    yield "struck", _struck(frame, sides)
    yield "held", _held(frame, sides)
    yield "scene", _scene(frame, sides)
    yield "where", _where(event.head, sides)
    yield "there", _there(event.head, sides)
    yield "at-home", _at_home(event, frame)


def _around(frame: Frame, sides: Sides) -> Referent | None:
    """Return the place in a prepositional phrase of the trigger, of its arguments or of the verb above."""
    tree = sides.tree
    for names in (_PLACES, _MOTION):
        for name in names:
            for head in frame.prepositions.get(name, []):
                found = _place_at(head, sides, house=name in _PLACES) or _place_under(head, sides)
                if found is not None:
                    return found
    around = [
        *frame.objects,
        *(g.index for g in frame.governors[:1] if g.verbal and (frame.noun or _is_alongside(g))),
        *(part for word in frame.objects for of in tree.kids(word, "prep") for part in _parts(of, sides)),
        *(() if frame.noun else frame.by),
    ]
    if tree.dep[frame.head] == "conj" and not tree.kids(frame.head, *_SUBJECTS):
        around.append(tree.head[frame.head])
    around += [other for other in tree.kids(frame.head, "conj") if not tree.kids(other, *_SUBJECTS)]
    around += [head for heads in frame.prepositions.values() for head in heads]
    for clause in () if frame.noun else fronted(tree, frame.head):  # "speaking at a meeting in Lyon, she warned"
        phrases = (prep for prep in tree.kids(clause, "prep") if tree.lower[prep] in _AMID)
        around += [clause, *(head for prep in phrases for head in tree.pobjs(prep))]
    seated = [head for head in frame.subjects if tree.lemma[head] in clause_words("seated")]
    around += seated  # "a jury in Lyon", "an assembly of ministers in Lyon", "on the sidelines of the talks in Lyon"
    amid = [head for name in _AMID for head in frame.prepositions.get(name, [])]
    around += [part for head in (*seated, *amid) for of in tree.kids(head, "prep") for part in _parts(of, sides)]
    for word in around:
        found = _place_under(word, sides)
        if found is not None:
            return found
    seated = [] if frame.passive else seated  # "a Lyon court ruled"
    modifiers = [*frame.modifiers, *(word for head in seated for word in tree.kids(head, "compound", "nmod"))]
    named = (sides.place(head) for head in modifiers if tree.dep[head] != "amod")
    return next((place for place in named if place is not None), None)


def _is_alongside(above: Governor) -> bool:
    """Whether a clause tells of the act above it: not "a week in Lyon after they left"."""
    return above.link in _SAME_CLAUSE and above.mark not in _OTHER_TIMES


def _parts(preposition: int, sides: Sides) -> list[int]:
    """Return the names behind "of": "raided offices of Acme in Lyon" may say where after the name."""
    return sides.tree.pobjs(preposition) if sides.tree.lower[preposition] == "of" else []


def _place_at(head: int, sides: Sides, *, house: bool = True) -> Referent | None:
    """Return the place that a word names, or that follows it: "the city of Lyon", "the capital, Lima".

    `house`: also the house of a body, which is where one is but not whom one writes to.
    """
    found = sides.place(head) or (_building(head, sides) if house else None)
    lemma = sides.tree.lemma[head]
    sited = lemma in clause_words("locality") or (house and lemma in clause_words("building"))
    if found is not None or not sited:
        return found
    named = [*sides.tree.kids(head, "appos", "compound", "nmod")]
    for child in sides.tree.kids(head, "prep"):
        named += _parts(child, sides)
    return next((place for word in named if (place := sides.place(word)) is not None), None) or told_before(head, sides)


def _building(head: int, sides: Sides) -> Referent | None:
    """Return the body whose house a name is: "died at Hillside Hospital"."""
    mention = sides.table.at(head)
    if mention is None or mention.kind != "name" or mention.referent.type != "organization":
        return None
    return mention.referent if sides.tree.lower[mention.end - 1] in clause_words("building") else None


def _place_under(word: int, sides: Sides) -> Referent | None:
    tree = sides.tree
    for child in tree.children[word]:
        if tree.dep[child] == "prep" and tree.lower[child] in _PLACES:
            for head in tree.pobjs(child):
                found = _place_at(head, sides)
                if found is not None:
                    return found
    return None


def _entered(frame: Frame, sides: Sides) -> Referent | None:
    """Return the place that is left, entered or struck: "troops left the island"."""
    if frame.noun or frame.lemma not in clause_words("place_object"):
        return None
    struck = frame.subjects if frame.passive else frame.objects
    struck = [*struck, *(part for word in struck for of in _control(word, sides.tree) for part in _parts(of, sides))]
    places = (_place_at(head, sides, house=False) for head in struck)
    return next((place for place in places if place is not None), None)


def _control(word: int, tree: Tree) -> list[int]:
    """Return what control is taken of: "seized control of Lyon"."""
    return tree.kids(word, "prep") if tree.lemma[word] == "control" else []


def _struck(frame: Frame, sides: Sides) -> Referent | None:
    """Return the place that a deed is done to: "the bombing of Lyon"; not "the recognition of the Arda Valley"."""
    if not frame.noun or frame.lemma not in clause_words("place_deed"):
        return None
    places = (sides.place(head) for head in frame.prepositions.get("of", []))
    return next((place for place in places if place is not None), None)


def _held(frame: Frame, sides: Sides) -> Referent | None:
    """Return the place that a clause tells of a noun alone: "the debate, held in Lyon", "set to take place in Lyon"."""
    tree = sides.tree
    if not frame.noun:
        return None
    told = [verb for verb in tree.kids(frame.head, "acl", "relcl") if tree.lemma[verb] in clause_words("held")]
    told += [verb for clause in told for verb in tree.kids(clause, "xcomp", "advcl")]
    return next((place for verb in told if (place := _place_under(verb, sides)) is not None), None)


def _scene(frame: Frame, sides: Sides) -> Referent | None:
    """Return the place that is said to be the scene of a deed: "Lyon was the scene of clashes"."""
    tree = sides.tree
    of = tree.head[frame.head]
    scene = tree.head[of]
    if not frame.noun or tree.lower[of] != "of" or tree.lemma[scene] not in clause_words("scene"):
        return None
    named = tree.kids(tree.head[scene], "nsubj") if tree.dep[scene] in ("attr", "oprd") else [tree.head[scene]]
    return next((place for word in named if (place := sides.place(word)) is not None), None)


def _at_home(event: DraftEvent, frame: Frame) -> Referent | None:
    """Return the state that does what a state does inside its borders: "Kenya prohibited rallies"."""
    domestic = frame.lemma in clause_words("domestic") and not frame.negation
    state = event.agents[0] if domestic and len(event.agents) == 1 else None
    return state if state is not None and state.iso2 is not None else None


def _where(verb: int, sides: Sides) -> Referent | None:
    """Return the place that a clause with "where" tells of; of "Lyon, France, where" the first."""
    tree = sides.tree
    verb = tree.leader(verb)
    if tree.dep[verb] not in ("relcl", "advcl") or all(tree.lower[c] != "where" for c in tree.kids(verb, "advmod")):
        return None
    noun = tree.head[verb]
    while tree.dep[noun] == "appos" and sides.place(tree.head[noun]) is not None:
        noun = tree.head[noun]
    where = next(c for c in tree.kids(verb, "advmod") if tree.lower[c] == "where")
    # "went from Asmara to Khartoum on Sunday, where": the parser hangs the clause on the day or on the verb.
    before = (sides.place(index) for index in range(where - 1, max(tree.sentence[verb], where - _NEAR) - 1, -1))
    return sides.place(noun) or next((place for place in before if place is not None), None)


def _from_above(frame: Frame, by_head: dict[int, DraftEvent], sides: Sides) -> Referent | None:
    """Return the place of the act that it is coordinated with or part of: "flew to Lisbon to meet"."""
    tree = sides.tree
    first = by_head.get(tree.head[frame.head]) if tree.dep[frame.head] == "conj" else None
    if first is not None:
        other_clause = tree.kids(frame.head, *_SUBJECTS)  # "one met in Rome, and the other stayed away"
        return None if other_clause else first.place
    for name in _AMID if not frame.noun else ():
        for occasion in (by_head.get(head) for head in frame.prepositions.get(name, [])):
            if occasion is not None and occasion.place is not None and occasion.type in _OCCASIONS:
                return occasion.place  # "during a visit to Lyon, she praised them"
    causes = frame.subjects if frame.lemma in clause_words("harming") and not frame.passive else []
    for whole in (by_head.get(word) for word in (*fronted(tree, frame.head), *causes)):
        if whole is not None and whole.place is not None:
            return whole.place  # "visiting Lyon, she praised them", "a strike on Lyon killed ten"
    above = frame.governors[0] if frame.governors else None
    whole = by_head.get(above.index) if above is not None else None
    if above is None or whole is None:
        return None
    purpose = above.link in ("xcomp", "advcl") and not above.mark
    return whole.place if purpose or above.link in _PART_OF else None


def _there(verb: int, sides: Sides) -> Referent | None:
    """Return the place named last, if the verb has "there" with it."""
    tree = sides.tree
    if all(tree.lower[c] != "there" for c in tree.kids(verb, "advmod")):
        return None
    earlier = reversed(list(sides.table.within(0, verb)))
    return next((m.referent for m in earlier if m.as_place or m.referent.type == "place"), None)
