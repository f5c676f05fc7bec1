"""Who stands where in a clause: voice, subjects and objects, also where the sentence leaves them out.

A verb without a subject of its own takes it from the verb it is coordinated with, from the verb that controls it
("promised to leave", "asked them to leave"), from the noun it modifies ("the man arrested in Rome") or from the clause
that it belongs to ("left, saying ..."). Positions are token indices of a `Tree`.
"""

from __future__ import annotations

from kg.extract.event_lexicon import clause_words
from kg.extract.tree import VERBAL, Tree
from kg.extract.voice import is_passive

_RELATIVE = frozenset(("who", "which", "that", "whom"))


def antecedent(tree: Tree, verb: int) -> int | None:
    """Return the noun that a relative clause modifies, None outside of one."""
    for _ in range(6):
        if tree.dep[verb] == "relcl":
            return tree.head[verb]
        said = tree.dep[verb] == "ccomp" and not tree.kids(verb, "mark")  # "N, which it said had left"
        if tree.dep[verb] not in ("conj", "xcomp") and not said:
            return None
        verb = tree.head[verb]
    return None


def subjects(tree: Tree, verb: int, depth: int = 0) -> list[int]:
    """Return the heads of the surface subject of a verb, its own or an inherited one; empty if nobody can be told."""
    known = tree.subjects.get(verb)
    if known is None:
        tree.subjects[verb] = []
        known = _own(tree, verb) or (_inherited(tree, verb, depth) if depth < 8 else [])
        tree.subjects[verb] = known
    return known


def _own(tree: Tree, verb: int) -> list[int]:
    for child in tree.children[verb]:
        if tree.dep[child] in ("nsubj", "nsubjpass"):
            if tree.lower[child] in _RELATIVE:
                noun = antecedent(tree, verb)
                return (
                    tree.conjuncts(noun)
                    if noun is not None and not _plural_last(tree, noun)
                    else [noun]
                    if noun
                    else []
                )
            return tree.conjuncts(child)
    return []


def _plural_last(tree: Tree, noun: int) -> bool:
    # "A and B, which ..." speaks of B alone more often than of both.
    return tree.dep[noun] == "conj"


def _inherited(tree: Tree, verb: int, depth: int) -> list[int]:
    dep, head = tree.dep[verb], tree.head[verb]
    if dep == "conj":
        return subjects(tree, head, depth + 1) if tree.pos[head] in VERBAL else []
    if dep in ("xcomp", "ccomp", "oprd"):
        return controller(tree, head, verb, depth)
    if dep == "advcl":
        return _adverbial(tree, verb, head, depth)
    if dep == "pcomp":
        return _gerund(tree, head, depth)
    if dep == "acl":
        return _modified(tree, verb, head, depth)
    if dep in ("relcl", "amod"):
        return tree.conjuncts(head) if dep == "relcl" else [head]
    return []


def _adverbial(tree: Tree, verb: int, head: int, depth: int) -> list[int]:
    if any(tree.lower[c] == "for" and tree.dep[c] == "mark" for c in tree.children[verb]):
        return []
    if tree.pos[head] in VERBAL:
        objects = tree.kids(head, "dobj")
        purpose = any(tree.tag[c] == "TO" for c in tree.children[verb])
        if purpose and objects and tree.lemma[head] in clause_words("object_control"):
            return tree.conjuncts(objects[0])
        return (
            [] if purpose and objects and tree.lemma[head] in clause_words("foil") else subjects(tree, head, depth + 1)
        )
    return _through_complement(tree, head, depth)


def controller(tree: Tree, governor: int, verb: int, depth: int = 0) -> list[int]:
    """Return who does an infinitive or gerund that a governing word takes as its complement."""
    if tree.pos[governor] not in VERBAL:
        return [] if is_tough(tree, verb) else _through_complement(tree, governor, depth)
    lemma = tree.lemma[governor]
    if is_passive(tree, governor):
        return subjects(tree, governor, depth + 1)
    if lemma in clause_words("preposition_control"):
        for prep in tree.kids(governor, "prep"):
            if prep < verb and tree.lower[prep] in ("on", "for", "to", "upon", "with", "at"):
                return tree.pobjs(prep)
    if lemma not in clause_words("subject_control"):
        objects = [c for c in tree.kids(governor, "dobj", "dative") if c < verb and tree.pos[c] != "ADP"]
        if (
            objects
            and tree.pos[objects[0]] in ("NOUN", "PROPN", "PRON")
            and tree.lemma[objects[0]] not in clause_words("thing")
        ):
            return tree.conjuncts(objects[0])
    return subjects(tree, governor, depth + 1)


def is_tough(tree: Tree, verb: int) -> bool:
    """Tell whether the subject of its clause undergoes an infinitive: "is easy to attack"."""
    head = tree.head[verb]
    bare = tree.dep[verb] == "xcomp" and not tree.kids(verb, "dobj", "nsubj", "ccomp", "xcomp")
    return bare and tree.dep[head] in ("acomp", "conj") and tree.lemma[head] in clause_words("tough")


def _through_complement(tree: Tree, word: int, depth: int) -> list[int]:
    """Subject behind an adjective or noun complement: "is likely to", "was the first to"."""
    head = tree.head[word]
    if head != word and tree.dep[word] in ("acomp", "attr", "oprd", "advmod", "dobj") and tree.pos[head] in VERBAL:
        return subjects(tree, head, depth + 1)
    if tree.dep[word] in ("conj", "amod"):
        return _through_complement(tree, head, depth + 1) if depth < 6 else []
    return []


def _gerund(tree: Tree, prep: int, depth: int) -> list[int]:
    governor = tree.head[prep]
    if tree.pos[governor] in VERBAL:
        if tree.lower[prep] in ("of", "for", "from", "with", "over", "against") and tree.lemma[
            governor
        ] in clause_words("object_gerund"):
            if is_passive(tree, governor):
                return subjects(tree, governor, depth + 1)
            return objects(tree, governor)
        return subjects(tree, governor, depth + 1)
    if tree.pos[governor] == "NOUN":
        return _owner(tree, governor, depth)
    return _through_complement(tree, governor, depth)


def _modified(tree: Tree, verb: int, noun: int, depth: int) -> list[int]:
    """Subject of a participle or infinitive that modifies a noun."""
    infinitive = any(tree.tag[c] == "TO" for c in tree.children[verb])
    if infinitive:
        return _owner(tree, noun, depth)
    if tree.tag[verb] == "VBG" and tree.lemma[noun] in clause_words("thing"):
        return _clause_subject(tree, noun, depth) or tree.conjuncts(noun)
    return [noun]


def _owner(tree: Tree, noun: int, depth: int) -> list[int]:
    """Whose plan, decision or effort a noun is: its possessor, its by-phrase, else the subject of its clause."""
    for child in tree.children[noun]:
        if tree.dep[child] == "poss" or (tree.dep[child] == "compound" and tree.pos[child] == "PROPN"):
            return tree.conjuncts(child)
        if tree.dep[child] == "prep" and tree.lower[child] in ("by", "from"):
            return tree.pobjs(child)
    head = tree.head[noun]
    if tree.dep[noun] in ("dobj", "nsubjpass") and tree.lemma[head] in clause_words("foil"):
        return []
    return _clause_subject(tree, noun, depth)


def _clause_subject(tree: Tree, noun: int, depth: int) -> list[int]:
    for _ in range(6):
        head = tree.head[noun]
        if head == noun:
            return []
        if tree.pos[head] in VERBAL:
            if tree.dep[noun] in ("nsubj", "nsubjpass"):
                return [noun] if tree.lemma[noun] not in clause_words("thing") else []
            return subjects(tree, head, depth + 1)
        noun = head
    return []


def with_it(tree: Tree, verb: int) -> int | None:
    """Return the verb coordinated with one at once, so that they share what follows: "attacked and invaded N"."""
    other = next((c for c in tree.kids(verb, "conj") if c > verb and tree.pos[c] == "VERB"), None)
    if other is None or tree.tag[other] != tree.tag[verb] or tree.kids(other, "nsubj", "nsubjpass", "aux", "auxpass"):
        return None
    return other if all(tree.dep[i] in ("cc", "punct", "advmod", "conj") for i in range(verb + 1, other)) else None


def objects(tree: Tree, verb: int) -> list[int]:
    """Return the heads of the surface object of a verb; in a relative clause without one, the noun it modifies."""
    for child in tree.children[verb]:
        if tree.dep[child] == "dobj":
            if tree.lower[child] in _RELATIVE:
                noun = antecedent(tree, verb)
                return [noun] if noun is not None else []
            return tree.conjuncts(child)
    shared = with_it(tree, verb)
    if shared is not None and not is_passive(tree, verb):
        return objects(tree, shared)  # "attacked and invaded N"
    if tree.dep[verb] == "conj" and tree.pos[tree.head[verb]] == "VERB" and not is_passive(tree, verb):
        return []
    for child in tree.children[verb]:
        # "asked them to leave" is often read as a clause with a subject of its own.
        if (
            tree.dep[child] == "ccomp"
            and tree.lemma[verb] in clause_words("object_control")
            and tree.tag[child] == "VB"
        ):
            found = tree.first(child, "nsubj", "nsubjpass")
            if found is not None:
                return tree.conjuncts(found)
    if tree.dep[verb] == "relcl" and not is_passive(tree, verb):
        return _gap(tree, verb)
    return _through_complement(tree, tree.head[verb], 0) if is_tough(tree, verb) else []


def _gap(tree: Tree, verb: int) -> list[int]:
    subject = tree.first(verb, "nsubj")
    taken = any(
        tree.dep[c] in ("ccomp", "advmod", "xcomp") and tree.lower[c] not in ("also", "not")
        for c in tree.children[verb]
    )
    if subject is None or tree.lower[subject] in _RELATIVE or taken:
        return []
    return [tree.head[verb]]
