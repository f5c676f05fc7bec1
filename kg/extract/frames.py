"""The frame of a trigger: all that its type, its participants and its status are read from.

A frame holds words, lemmas and positions only; a test can write one down without any parser.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.extract.clauses import objects, subjects, with_it
from kg.extract.event_lexicon import clause_words
from kg.extract.tree import VERBAL, Tree
from kg.extract.verb_words import has_no_object, mark_of, modal_of, negation_of, tense_of
from kg.extract.voice import causer, is_passive


@dataclass(frozen=True, slots=True)
class Governor:
    """One word on the way from a trigger up to the root of its sentence."""

    index: int
    lemma: str
    link: str
    """How the way enters it: the dependency label, `prep:of` or `pcomp:of` through a preposition."""
    verbal: bool
    negation: str = ""
    modal: str = ""
    mark: str = ""
    """Conjunction that introduces the clause *below* this governor: `if`, `that`."""
    passive: bool = False
    particle: str = ""


@dataclass(slots=True)
class Frame:
    """A trigger and its surroundings."""

    head: int
    lemma: str
    noun: bool = False
    passive: bool = False
    subjects: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    datives: list[int] = field(default_factory=list)
    by: list[int] = field(default_factory=list)
    prepositions: dict[str, list[int]] = field(default_factory=dict)
    modifiers: list[int] = field(default_factory=list)
    """Of a noun: possessors, compounds, adjectives, coordinated ones included."""
    company: frozenset[str] = frozenset()
    """Lemmas of particles, prepositions with what they govern, objects and complements of a verb."""
    negation: str = ""
    modal: str = ""
    adverbs: tuple[str, ...] = ()
    mark: str = ""
    tense: str = ""
    """`past`, `present` or `future` of the clause, empty where no finite verb tells."""
    infinitive: bool = False
    governors: tuple[Governor, ...] = ()
    indefinite: bool = False
    """Of a noun: whether it has `a` or `an`, so that it is no deed known before."""
    light: int | None = None
    """Position of the light verb that carries a noun."""


_CONTENT_DEPS = frozenset(("dobj", "acomp", "attr", "oprd", "prt", "advmod", "prep", "dative", "pobj"))


def _is_preposition(tree: Tree, index: int) -> bool:
    kind = tree.dep[index] in ("prep", "agent", "dative") and tree.pos[index] in ("ADP", "SCONJ", "PART", "VERB")
    return kind and tree.head[index] != index


def governors_of(tree: Tree, index: int) -> tuple[Governor, ...]:
    """Return the words above a token up to the root, prepositions folded into the links, coordination skipped."""
    found: list[Governor] = []
    current = index
    mark = mark_of(tree, index) if tree.pos[index] in VERBAL else ""
    for _ in range(25):
        current = tree.leader(current)
        head = tree.head[current]
        if head == current:
            break
        link = tree.dep[current]
        while _is_preposition(tree, head):
            link = f"{'pcomp' if link == 'pcomp' else 'prep'}:{tree.lower[head]}"
            head = tree.head[head]
        verbal = tree.pos[head] in VERBAL
        modal = modal_of(tree, head) if verbal else ""
        passive = verbal and is_passive(tree, head)
        prt = tree.first(head, "prt") if verbal else None
        particle = tree.lower[prt] if prt is not None else ""
        negation = negation_of(tree, head)
        found.append(Governor(head, tree.lemma[head], link, verbal, negation, modal, mark, passive, particle))
        mark = mark_of(tree, head) if verbal else mark if link in ("amod", "compound", "poss") else ""
        current = head
    return tuple(found)


def _prepositions(tree: Tree, index: int, found: dict[str, list[int]]) -> None:
    for child in tree.children[index]:
        dep = tree.dep[child]
        if dep in ("prep", "dative") and tree.pos[child] in ("ADP", "SCONJ", "VERB", "PART"):
            name = tree.lower[child]
            found.setdefault(name, []).extend(tree.pobjs(child))


def _tells_time(tree: Tree, preposition: int) -> bool:
    """Tell whether "in" or "on" says where or when, so that it is no companion of its verb ("fired on Friday")."""
    heads, name = tree.pobjs(preposition), tree.lower[preposition]
    return bool(heads) and (name == "in" or all(tree.lower[head] in clause_words("time") for head in heads))


def verb_frame(tree: Tree, verb: int) -> Frame:
    """Return the frame of a verb with its arguments alone; `complete` adds the rest."""
    kids = tree.children[verb]
    prepositions: dict[str, list[int]] = {}
    _prepositions(tree, verb, prepositions)
    passive = is_passive(tree, verb)
    direct = [] if passive else objects(tree, verb)
    by = [one for head in (causer(tree, verb),) if head is not None for one in subjects(tree, head)]
    datives: list[int] = []
    company = {tree.lemma[head] for heads in prepositions.values() for head in heads}
    for child in kids:
        dep = tree.dep[child]
        if dep == "agent":
            by.extend(tree.pobjs(child))
        elif dep == "dative" and tree.pos[child] != "ADP":
            datives.extend(tree.conjuncts(child))
        if dep in _CONTENT_DEPS and not (dep == "prep" and _tells_time(tree, child)):
            company.add(tree.lemma[child])
    if passive and not by:  # "was fined $5 million by N": hung on the sum
        inside = [c for thing in tree.kids(verb, "dobj", "oprd", "npadvmod") for c in tree.kids(thing, "prep")]
        by = [*prepositions.get("by", []), *(one for c in inside if tree.lower[c] == "by" for one in tree.pobjs(c))]
    shared = with_it(tree, verb) if passive and not by else None
    if shared is not None:  # "was attacked and invaded by N"
        by = [one for agent in tree.kids(shared, "agent") for one in tree.pobjs(agent)]
    if passive:
        datives.extend(tree.kids(verb, "dobj"))
    return Frame(
        head=verb, lemma=tree.lemma[verb], passive=passive, subjects=subjects(tree, verb), objects=direct,
        datives=datives, by=by, prepositions=prepositions, company=frozenset(company),
    )  # fmt: skip


def complete(tree: Tree, frame: Frame) -> Frame:
    """Fill in what tells how the clause of a verb is told: negation, modal, tense, governors; return the frame."""
    verb, kids = frame.head, tree.children[frame.head]
    frame.negation = negation_of(tree, verb) or ("no" if has_no_object(tree, verb) else "")
    frame.modal = modal_of(tree, verb)
    frame.adverbs = tuple(tree.lower[c] for c in kids if tree.dep[c] == "advmod")
    frame.mark, frame.tense = mark_of(tree, verb), tense_of(tree, verb)
    frame.infinitive = any(tree.tag[c] == "TO" for c in kids)
    frame.governors = governors_of(tree, verb)
    return frame


def noun_frame(tree: Tree, noun: int, light: int | None = None) -> Frame:
    """Return the frame of an event noun; a light verb hands its subject, by-phrase and prepositions over."""
    prepositions: dict[str, list[int]] = {}
    _prepositions(tree, noun, prepositions)
    modifiers: list[int] = []
    for child in tree.children[noun]:
        if tree.dep[child] in ("poss", "compound", "amod", "nmod"):
            modifiers.append(child)
            modifiers.extend(tree.kids(child, "conj", "compound", "nmod"))
            if child > 1 and tree.words[child - 1] == "-" and child - 2 not in modifiers:
                modifiers.insert(-1, child - 2)  # "US-Israeli strikes"
    frame = Frame(
        head=noun, lemma=tree.lemma[noun], noun=True, prepositions=prepositions, modifiers=modifiers,
        by=prepositions.pop("by", []), negation=negation_of(tree, noun), tense=tense_of(tree, noun),
        governors=governors_of(tree, noun), light=light,
        indefinite=any(tree.lower[c] in ("a", "an", "any") for c in tree.kids(noun, "det")),
        adverbs=tuple(tree.lower[c] for c in tree.children[noun] if tree.dep[c] in ("amod", "advmod")),
    )  # fmt: skip
    if light is not None:
        _take_over(tree, frame, light)
    return frame


def _take_over(tree: Tree, frame: Frame, light: int) -> None:
    own = dict(frame.prepositions)
    extra: dict[str, list[int]] = {}
    _prepositions(tree, light, extra)
    for name, heads in extra.items():
        if name not in own:
            frame.prepositions[name] = heads
    for child in tree.children[light]:
        if tree.dep[child] == "agent":
            frame.by.extend(tree.pobjs(child))
        elif tree.dep[child] == "dative" and tree.pos[child] != "ADP":
            frame.datives.extend(tree.conjuncts(child))
    passive = is_passive(tree, light)
    if not passive:
        frame.subjects = [s for s in subjects(tree, light) if s != frame.head]
    frame.passive = passive
    frame.modal = modal_of(tree, light)
    frame.adverbs += tuple(tree.lower[c] for c in tree.kids(light, "advmod"))
    frame.negation = frame.negation or negation_of(tree, light)
