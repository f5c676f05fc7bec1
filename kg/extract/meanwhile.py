"""Clauses that say what the subject of a verb was doing meanwhile: "visiting Lyon, she praised them"."""

from __future__ import annotations

from kg.extract.tree import Tree

AT_ONCE = frozenset(("while", "as", "when"))
"""Conjunctions of what happens at the same time."""
_SPEAKING = frozenset(("speaking", "talking", "writing", "appearing"))


def is_fronted(tree: Tree, verb: int) -> bool:
    """Whether a clause without a subject opens another: "visiting Lyon, she praised them", not "after visiting".

    Speaking may stand behind the subject too: "Keller, speaking in Lyon, praised them".
    """
    if tree.dep[verb] == "acl":
        return tree.dep[tree.head[verb]] == "nsubj" and tree.lower[verb] in _SPEAKING
    marks = tree.kids(verb, "mark", "advmod", "nsubj", "nsubjpass", "aux", "auxpass")
    alongside = all(tree.lower[c] in AT_ONCE for c in marks)
    return tree.dep[verb] == "advcl" and tree.tag[verb] == "VBG" and verb < tree.head[verb] and alongside


def fronted(tree: Tree, verb: int) -> list[int]:
    """Return the clauses that say what the subject of a verb was doing meanwhile."""
    behind = [clause for subject in tree.kids(verb, "nsubj") for clause in tree.kids(subject, "acl")]
    return [clause for clause in (*tree.kids(verb, "advcl"), *behind) if is_fronted(tree, clause)]
