"""What an event candidate is worth: a logistic function of its frame and participants, with weights learnt on gold.

`event_weights.tsv` holds one weight a feature; `tools/train_event_worth.py` makes it. The figure estimates what the
candidate would earn against annotations: two fifths for being an event, one fifth each for its type, agents and
targets. Candidates are dropped by it, and `kg.extract.confidence` says how often those of a worth are right.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from math import exp

from kg.draft import Draft, DraftEvent, Referent
from kg.extract.frames import Frame
from kg.extract.tree import Tree
from kg.lexicon import rows

THRESHOLD = 0.26
"""Candidates below are left out: where detection F1 was best over the folds of the training script."""


@cache
def weights() -> dict[str, float]:
    """Return the weight of each feature; a feature that is not listed weighs nothing."""
    return {row["feature"]: float(row["weight"]) for row in rows("event_weights")}


def worth(features: Iterator[str]) -> float:
    """Return what candidates with these features earn on average, 0 to 1."""
    table = weights()
    total = sum(table.get(feature, 0.0) for feature in features)
    return 1.0 / (1.0 + exp(-max(min(total, 30.0), -30.0)))


def features_of(draft: Draft, tree: Tree, event: DraftEvent, frame: Frame) -> Iterator[str]:
    """Yield the names of the features of a candidate, each of them present or absent."""
    yield "bias"
    yield f"rule={event.rule}"
    yield f"type={event.type}"
    yield f"rule+type={event.rule}+{event.type}"
    sides = f"{min(len(event.agents), 2)}{min(len(event.targets), 2)}"
    yield f"sides={sides}"
    yield f"rule+sides={event.rule}+{sides}"
    yield f"agent={_kind(event.agents)}"
    yield f"target={_kind(event.targets)}"
    yield f"dep={tree.dep[event.head]}"
    yield f"tag={tree.tag[event.head]}"
    above = frame.governors[0] if frame.governors else None
    yield f"above={above.link if above else 'root'}"
    yield f"depth={min(len(frame.governors), 5)}"
    yield from _clause_features(frame)
    yield from _word_features(draft, tree, event, frame)
    yield from _tree_features(tree, event, frame)


def _kind(actors: list[Referent]) -> str:
    return actors[0].type if actors else "none"


def _clause_features(frame: Frame) -> Iterator[str]:
    yield f"tense={frame.tense}"
    for name in ("passive", "infinitive"):
        if getattr(frame, name):
            yield name
    for name in ("negation", "modal", "mark"):
        if getattr(frame, name):
            yield name
    if not frame.noun:
        yield f"object={'yes' if frame.objects else 'no'}"
        yield f"subject={'yes' if frame.subjects else 'no'}"
    for name in sorted(frame.prepositions)[:6]:
        yield f"prep={name}"


def _word_features(draft: Draft, tree: Tree, event: DraftEvent, frame: Frame) -> Iterator[str]:
    lemma = tree.lemma[event.head]
    yield f"lemma={lemma}"
    yield f"field={_fields().get((frame.noun, lemma), 'none')}"
    yield "listed" if event.lexicon else "unlisted"
    if event.mode:
        yield f"mode={event.mode}"
    if draft.quote_at(draft.doc[event.head].idx) is not None:
        yield "quoted"
    for head in (frame.subjects or frame.objects)[:1]:
        mention = draft.table.at(head)
        yield f"mention={mention.kind if mention else 'none'}"
        if mention is not None and mention.attributive:
            yield "attributive"


_SHOWN = frozenset("xcomp ccomp advcl dobj prep agent advmod aux mark npadvmod attr acomp prt neg".split())


def _tree_features(tree: Tree, event: DraftEvent, frame: Frame) -> Iterator[str]:
    head = event.head
    above = tree.head[head]
    yield f"over={tree.dep[above]}"
    yield f"under={tree.pos[above]}:{tree.dep[head]}"
    for dep in sorted(_SHOWN & {tree.dep[child] for child in tree.children[head]}):
        yield f"has={dep}"
    if not frame.noun:
        if frame.infinitive:
            yield f"to={tree.dep[head]}"
        return
    yield "plural" if tree.tag[head] in ("NNS", "NNPS") else "singular"
    yield "light" if frame.light is not None else "no light verb"
    yield f"modifiers={min(len(frame.modifiers), 2)}"
    for child in tree.children[head]:
        if tree.dep[child] in ("det", "poss"):
            yield f"{tree.dep[child]}={tree.lower[child] if tree.dep[child] == 'det' else 'yes'}"


@cache
def _fields() -> dict[tuple[bool, str], str]:
    """Return the WordNet field of nouns (True) and verbs (False)."""
    table = rows("event_fields")
    return {(row["field"].startswith("noun"), lemma): row["field"] for row in table for lemma in row["lemmas"].split()}
