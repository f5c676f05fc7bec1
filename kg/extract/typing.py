"""The root of an event, from the lexicon entry and the object of its frame."""

from __future__ import annotations

from collections.abc import Set

from kg.draft import Referent
from kg.extract.event_lexicon import NounEntry, VerbEntry, polarity, verbs
from kg.extract.frames import Frame
from kg.extract.tree import Tree
from kg.vocab import EventType


def verb_entry(frame: Frame) -> VerbEntry | None:
    """Return the lexicon line that fits a verb best: one with a matching companion before the bare verb."""
    lines = verbs().get(frame.lemma)
    if lines is None:
        return None
    for company, entry in lines.items():
        if company and company in frame.company:
            return entry
    return lines.get("")


def verb_type(entry: VerbEntry, classes: Set[str], *, named_target: bool) -> EventType | None:
    """Return the root that a verb names, None where it names no event.

    Args:
        entry: the lexicon line.
        classes: classes of its object (`troops`, `law`, `person`, `state`; `none` for no object).
        named_target: whether a named actor undergoes it.
    """
    for name, root in entry.objects.items():
        if name in classes:
            return root
    return entry.type if named_target else entry.otherwise


def weak_type(entry: VerbEntry, classes: Set[str]) -> EventType | None:
    """Return the root of a verb that names no event for want of a named target, None where its object forbids it."""
    return None if any(name in classes for name in entry.objects) else entry.type


_QUOTES = frozenset(('"', "“", "``", "‘", "'"))
NAMING = frozenset("call describe label brand dub term characterize characterise portray depict denounce decry".split())


def naming_type(tree: Tree, frame: Frame) -> EventType | None:
    """Return ACCUSE or SUPPORT for "called it a disgrace", by the polarity of the name; None for neutral ones.

    A name in quotation marks that says neither is taken for blame: praise is seldom quoted word for word.
    """
    if frame.passive or not (frame.lemma in NAMING or (frame.lemma == "refer" and "as" in frame.prepositions)):
        return None
    heads = [c for c in tree.children[frame.head] if tree.dep[c] in ("oprd", "ccomp", "attr", "acomp", "xcomp")]
    heads += frame.prepositions.get("as", [])
    for head in heads:
        for word in (head, *tree.kids(head, "amod", "compound", "attr", "acomp")):
            tone = polarity().get(tree.lemma[word])
            if tone is not None:
                return "ACCUSE" if tone == "negative" else "SUPPORT"
    return "ACCUSE" if any(_is_quoted(tree, head) for head in heads) else None


def _is_quoted(tree: Tree, head: int) -> bool:
    """Tell whether an opening quotation mark stands before the phrase of a word."""
    start = min([head, *tree.children[head]])
    return any(tree.words[i] in _QUOTES for i in range(max(start - 1, 0), head))


def noun_type(entry: NounEntry, agents: list[Referent], targets: list[Referent]) -> EventType:
    """Return the root of a noun: that of the verb it is one word with, by what its target is ("a ban on X")."""
    verb = verbs().get(entry.lemma, {}).get("")
    if verb is not None and verb.type == entry.type:
        kinds = [target.type for target in targets] + [f"by-{agent.type}" for agent in agents]
        for kind in kinds:
            root = verb.objects.get("state" if kind == "country" else kind)
            if root is not None:
                return root
    return entry.type
