"""The root of an event, from the lexicon entry and the object of its frame."""

from __future__ import annotations

from collections.abc import Set

from kg.extract.event_lexicon import VerbEntry, polarity, verbs
from kg.extract.frames import Frame
from kg.extract.tree import Tree
from kg.vocab import EventType


def verb_entry(frame: Frame) -> VerbEntry | None:
    """Return the lexicon line that fits a verb best: one with a matching companion before the bare verb."""
    lines = verbs().get(frame.lemma)
    if lines is None:
        return None
    if len(lines) > 1:
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


_NAMING = frozenset(
    "call describe label brand dub term characterize characterise portray depict denounce decry".split()
)


def naming_type(tree: Tree, frame: Frame) -> EventType | None:
    """Return ACCUSE or SUPPORT for "called it a disgrace", by the polarity of the name; None for neutral ones."""
    if frame.lemma not in _NAMING or frame.passive:
        return None
    heads = [c for c in tree.children[frame.head] if tree.dep[c] in ("oprd", "ccomp", "attr", "acomp", "xcomp")]
    heads += frame.prepositions.get("as", [])
    for head in heads:
        for word in (head, *tree.kids(head, "amod", "compound", "attr", "acomp")):
            tone = polarity().get(tree.lemma[word])
            if tone is not None:
                return "ACCUSE" if tone == "negative" else "SUPPORT"
    return None
