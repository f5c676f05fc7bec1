"""How a verb is told: its negation, modal, conjunction and tense, as far as the words beside it say."""

from __future__ import annotations

from kg.extract.tree import VERBAL, Tree

_NEGATIONS = frozenset(("not", "n't", "n’t", "never", "nor", "neither", "hardly", "nobody"))


def negation_of(tree: Tree, index: int) -> str:
    """Return the word that negates a verb or noun, else an empty text."""
    for child in tree.children[index]:
        lower, dep = tree.lower[child], tree.dep[child]
        if dep == "neg" or (lower in _NEGATIONS and dep in ("advmod", "preconj", "cc")):
            return lower
        if dep == "det" and lower in ("no", "neither"):
            return lower
        if dep in ("nsubj", "nsubjpass", "dobj"):
            if lower in ("nobody", "none", "nothing"):
                return lower
            if any(tree.dep[c] == "det" and tree.lower[c] == "no" for c in tree.children[child]) and dep != "dobj":
                return "no"
            if dep != "dobj" and any(tree.lower[c] == "neither" for c in tree.kids(child, "preconj", "cc", "det")):
                return "neither"
        if dep == "advmod" and lower == "yet" and tree.lemma[index] in ("have", "be", "remain"):
            return "yet" if tree.kids(index, "xcomp") else ""  # "has yet to leave"
        if dep == "advmod" and lower == "longer" and any(tree.lower[c] == "no" for c in tree.children[child]):
            return "no longer"
    return ""


def has_no_object(tree: Tree, verb: int) -> bool:
    """Whether a verb has an object with `no`: "arrested no officials"."""
    return any(tree.lower[det] == "no" for child in tree.kids(verb, "dobj") for det in tree.kids(child, "det"))


def modal_of(tree: Tree, index: int) -> str:
    """Return the modal of a verb ("could"), `be to` for "is to", else an empty text."""
    for child in tree.children[index]:
        if tree.dep[child] == "aux" and tree.tag[child] == "MD":
            return tree.lower[child]
    if tree.pos[index] in VERBAL and tree.dep[index] == "conj" and not tree.kids(index, "nsubj", "nsubjpass", "aux"):
        head = tree.head[index]
        return modal_of(tree, head) if tree.pos[head] in VERBAL else ""
    return ""


def mark_of(tree: Tree, index: int) -> str:
    """Return the conjunction that introduces the clause of a verb: `if`, `whether`, `that`."""
    for child in tree.children[index]:
        if tree.dep[child] == "mark" or (
            tree.dep[child] == "advmod" and tree.lower[child] in ("when", "once", "whenever")
        ):
            return tree.lower[child]
    return ""


def tense_of(tree: Tree, index: int) -> str:
    """Return the tense of the clause that a token stands in, looking up until a finite verb is found."""
    for _ in range(12):
        if tree.pos[index] in VERBAL:
            if modal_of(tree, index) in ("will", "shall", "'ll", "’ll", "wo", "would"):
                return "future"
            tags = [tree.tag[index], *(tree.tag[c] for c in tree.kids(index, "aux", "auxpass"))]
            if "VBD" in tags:
                return "past"
            if "VBZ" in tags or "VBP" in tags:
                return "past" if "VBN" in tags and not _is_passive_present(tree, index) else "present"
        if tree.head[index] == index:
            break
        index = tree.head[index]
    return ""


def _is_passive_present(tree: Tree, index: int) -> bool:
    return not any(tree.lemma[c] == "have" for c in tree.kids(index, "aux"))
