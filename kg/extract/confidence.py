"""What the confidence of a reading says: the share of readings of its like that were right on the development gold.

`confidence.tsv` holds the shares, counted by `tools/calibrate.py`; what "right" means stands in
`kg.check.reliability`. A rule with few cases there leans on its family, and a new rule takes its family's share.
"""

from __future__ import annotations

from functools import cache

from kg.draft import Draft, Speech
from kg.lexicon import rows

STEPS = 10
"""An event's worth is looked up by the tenth it lies in."""


@cache
def _shares() -> dict[tuple[str, str], float]:
    return {(row["layer"], row["rule"]): float(row["share"]) for row in rows("confidence")}


def confidence_of(layer: str, *rules: str) -> float:
    """Return the share of the most special rule that was counted; the rules go from special to general."""
    shares = _shares()
    return next((shares[layer, rule] for rule in (*rules, "") if (layer, rule) in shares), 0.5)


def actor_rules(kind: str, rule: str) -> tuple[str, ...]:
    """Return what an actor is counted under: its type with the rule, the type."""
    return f"{kind} {rule.partition(':')[0]}", kind


def event_rules(rule: str, worth: float) -> tuple[str, ...]:
    """Return what an event is counted under: the tenth of its worth with its rule, then the tenth alone."""
    step = f"{min(int(worth * STEPS), STEPS - 1) / STEPS:.1f}"
    return f"{rule} {step}", step


def statement_rules(draft: Draft, speech: Speech) -> tuple[str, ...]:
    """Return what a statement is counted under: its rule, its family; apart where a pronoun tells the speaker."""
    told = f"{speech.rule.partition('-')[0]} {speech.kind}"
    start = speech.speaker_start
    if start is not None and draft.doc[start].pos_ == "PRON":
        return f"{speech.rule} pronoun", f"{told} pronoun", told
    return speech.rule, told


def tie_rules(kind: str, rule: str) -> tuple[str, ...]:
    """Return what a tie is counted under: its predicate with the rule, the predicate with the family, the family."""
    family = rule.partition(":")[0]
    return f"{kind} {rule}", f"{kind} {family}", family
