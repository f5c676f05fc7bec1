"""Deeds inside words: of a threat the threat is the event, of a pledge the deed that is pledged."""

from __future__ import annotations

from collections.abc import Mapping

from kg.draft import DraftEvent, Referent
from kg.extract.frames import Frame
from kg.extract.participants import without
from kg.extract.tree import Tree

_PLEDGING = frozenset(("pledge", "promise", "vow", "undertake", "commit"))
_CONTENT = ("xcomp", "prep:with", "prep:of")
"""How a deed hangs on the threat of it: "threatened to sue", "with sanctions", "the threat of sanctions"."""


def without_threatened(found: list[DraftEvent], frames: Mapping[int, Frame]) -> list[DraftEvent]:
    """Return the events that are more than the content of a threat; a threat to nobody named takes its targets."""
    threats = {event.head: event for event in found if event.type == "THREATEN"}
    kept = []
    for event in found:
        threat = _threat_of(frames[event.head], threats)
        if threat is None:
            kept.append(event)
        elif not threat.targets:
            threat.targets = without(event.targets, [*threat.agents, *_own_states(event.targets, threat)])
    return kept


def _own_states(targets: list[Referent], threat: DraftEvent) -> list[Referent]:
    """Return the states of those who threaten: who warns that his country would be sued threatens somebody else."""
    own = {agent.country for agent in threat.agents if agent.type == "person"}
    return [target for target in targets if target.type == "country" and target.iso2 in own]


def without_bare_pledges(tree: Tree, found: list[DraftEvent]) -> list[DraftEvent]:
    """Return the events that are more than the pledge of another one: "pledged to release her" is a planned release."""
    deeds = {event.head for event in found if event.type != "OTHER"}
    return [event for event in found if tree.lemma[event.head] not in _PLEDGING or not _pledged(tree, event, deeds)]


def _pledged(tree: Tree, pledge: DraftEvent, deeds: set[int]) -> bool:
    return any(clause in deeds for clause in tree.kids(pledge.head, "xcomp"))


def _threat_of(frame: Frame, threats: Mapping[int, DraftEvent]) -> DraftEvent | None:
    above = frame.governors[0] if frame.governors else None
    if above is None or above.index not in threats:
        return None
    # "warned that it had struck" tells a fact.
    content = above.link in _CONTENT or (above.link == "ccomp" and bool(frame.modal))
    return threats[above.index] if content else None
