"""Voice of a verb: whether its surface subject undergoes it, and who has it done."""

from __future__ import annotations

from kg.extract.event_lexicon import clause_words
from kg.extract.tree import VERBAL, Tree

_ORDERING = frozenset(("order", "want", "need", "see", "have", "get", "keep", "like"))


def is_passive(tree: Tree, verb: int) -> bool:
    """Tell whether the surface subject of a verb undergoes it."""
    if causer(tree, verb) is not None:
        return True
    if tree.kids(verb, "auxpass", "nsubjpass", "csubjpass", "agent"):
        return True
    ordered = tree.tag[verb] == "VBN" and tree.dep[verb] == "ccomp" and not tree.kids(verb, "aux", "mark")
    if ordered and tree.lemma[tree.head[verb]] in _ORDERING:
        return True  # "ordered him arrested", "wants him expelled"
    if tree.kids(verb, "nsubj", "aux"):
        return False
    undergone = tree.dep[verb] == "conj" and tree.tag[verb] == "VBD" and tree.lemma[verb] in clause_words("undergone")
    if tree.tag[verb] != "VBN" and (not undergone or tree.kids(verb, "dobj")):
        return False
    if tree.dep[verb] in ("acl", "amod", "advcl"):
        return True
    if tree.dep[verb] == "conj":
        return tree.pos[tree.head[verb]] in VERBAL and is_passive(tree, tree.head[verb])
    return tree.dep[verb] in ("xcomp", "ccomp", "oprd") and tree.lemma[tree.head[verb]] in (
        "get",
        "have",
        "see",
        "leave",
        "remain",
    )


def causer(tree: Tree, verb: int) -> int | None:
    """Return the verb whose subject has a deed done ("had him arrested"), None where nobody has."""
    head = tree.head[verb]
    caused = tree.tag[verb] == "VBN" and tree.dep[verb] in ("ccomp", "xcomp") and tree.lemma[head] in ("have", "get")
    return head if caused and tree.kids(verb, "nsubj") and not tree.kids(verb, "aux", "auxpass") else None
