"""Verbs that tell no more than that something was said, or that somebody kept silent: no events of their own."""

from __future__ import annotations

from kg.extract.event_lexicon import clause_words
from kg.extract.tree import Tree

_NAMING = frozenset({"name", "identify", "quote"})

_QUESTION = frozenset({"whether", "if", "why", "how", "what", "who", "when", "where", "which"})


def is_silence(tree: Tree, verb: int) -> bool:
    """Whether a verb tells of silence alone: "declined to comment", "asked not to be named"."""
    if tree.lemma[verb] in _NAMING and tree.lemma[tree.head[verb]] in clause_words("silence"):
        return tree.dep[verb] in ("xcomp", "ccomp") and bool(tree.kids(verb, "auxpass"))  # "asked not to be named"
    if tree.lemma[verb] not in clause_words("silence"):
        return False
    for child in tree.kids(verb, "xcomp", "ccomp", "advcl"):
        lemma = tree.lemma[child]
        if lemma in clause_words("saying") and tree.lemma[verb] == "decline":
            return True
        if lemma in _NAMING and any(tree.dep[c] in ("auxpass", "neg") for c in tree.children[child]):
            return True
    return False


def is_inquiry(tree: Tree, verb: int) -> bool:
    """Whether somebody is only asked something: "asked whether S, N said", "asked about the raid"."""
    if tree.lemma[verb] != "ask":
        return False
    marks = (tree.lower[c] for clause in tree.kids(verb, "ccomp", "advcl") for c in tree.children[clause])
    return "about" in {tree.lower[c] for c in tree.kids(verb, "prep")} or bool(_QUESTION & set(marks))


def is_saying(tree: Tree, verb: int) -> bool:
    """Whether a verb that names no root is one of saying: what it reports is the event, not the report."""
    return tree.lemma[verb] in clause_words("saying")
