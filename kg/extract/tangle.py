"""Utterances that stand inside one another: who relays, what is one statement, what is nested."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.draft import Speech
from kg.extract.resuming import resumed
from kg.extract.utterance import Scene, Utterance

if TYPE_CHECKING:
    from spacy.tokens import Token

_MOSTLY = 0.6
_MAIN = ("ROOT", "conj", "ccomp")
_BESIDE = ("conj", "advcl")
_LINKS = frozenset({"while", "whereas", "though", "although", "also", "then", "later"})
_JOINING = frozenset({"and", "but", "or", "yet", ";"})
_PAUSES = frozenset({",", ";", "—", "–"})
_NEAR = 400
"""How many characters before a sentence the quotation may begin that "as reported by N" comments on."""


def relay(scene: Scene) -> None:
    """ "According to X, Y said ...", "..., as reported by X": Y speaks by way of X, and that is one statement."""
    gone: set[int] = set()
    for outer in scene.utterances:
        if outer.rule != "according" and outer.cue.lemma != "report":
            continue
        for u in _inside(scene, outer):
            if _carries(scene, outer, u):
                u.relay += outer.voice.referents if outer.voice is not None else []
                gone.add(id(outer))
                break
    scene.keep(u for u in scene.utterances if id(u) not in gone)
    for verb, referents in scene.asides:
        low, high = verb.sent.start_char, verb.idx
        near = scene.cued_within(low - _NEAR, high)
        before = [u for u in near if any(start < high and low < end for start, end in u.ranges)]
        before = before or [u for u in near if u.position >= low]
        if before:
            before[-1].relay += referents


def _inside(scene: Scene, outer: Utterance) -> list[Utterance]:
    """Return the other utterances whose cue stands in the content of one."""
    found = [u for start, end in outer.ranges for u in scene.cued_within(start, end)]
    return [u for u in found if u is not outer and u.token is not None]


def _carries(scene: Scene, outer: Utterance, u: Utterance) -> bool:
    """Whether the content of one utterance is little more than the other utterance."""
    if u.token is None or u.token.dep_ not in _MAIN:
        return False
    naming = len(scene.doc[u.voice.start : u.voice.end].text) + len(u.words) if u.voice is not None else 0
    size = sum(end - start for start, end in outer.ranges)
    return sum(end - start for start, end in u.ranges) >= _MOSTLY * (size - naming)


def untangle(scene: Scene) -> None:
    """A speaker's report inside the same speaker's words is one statement; "..., adding that ..." is cut out of it."""
    gone: set[int] = set()
    seen: dict[tuple[tuple[int, int], ...], Utterance] = {}
    for u in scene.utterances:
        other = seen.setdefault(tuple(u.ranges), u)
        if other is not u and _same_speaker(scene, other, u):
            gone.add(id(u))
    _cut_trailing(scene)
    _cut_others(scene)
    for outer in scene.utterances:
        for u in _inside(scene, outer) if id(outer) not in gone else ():
            if id(u) in gone or not outer.covers(u.position) or not _same_speaker(scene, outer, u):
                continue
            if u.token is not None and (u.token.tag_ == "VBG" or u.rule.endswith("-lifted")):
                _cut(scene, outer, u)
            elif u.token is not None and outer.token is not None and resumed(u.token) == outer.token:
                u.voice = outer.voice.again() if outer.voice is not None else None
                u.told = u.told if u.told[0] is not None else outer.told
            elif outer.token is not None:
                gone.add(id(u))
    scene.keep(u for u in scene.utterances if id(u) not in gone and u.ranges)


def _cut_trailing(scene: Scene) -> None:
    """The speaker that ends a sentence and what follows belong to nobody's content but the words around them."""
    for u in scene.utterances:
        if u.lead is None:
            continue
        position = scene.doc[u.lead].idx
        for outer in scene.utterances:
            if outer is not u and outer.covers(u.position) and not scene.quoted(u.position):
                _cut_at(scene, outer, position)


def _same_speaker(scene: Scene, outer: Utterance, u: Utterance) -> bool:
    if outer.voice is None or u.voice is None:
        return False
    if not u.voice.referents and scene.doc[u.voice.end - 1].pos_ == "PRON":
        return scene.quote_at(u.position) is None
    return any(r in outer.voice.referents for r in u.voice.referents) or (
        u.voice.start == outer.voice.start and u.voice.end == outer.voice.end
    )


def _cut(scene: Scene, outer: Utterance, u: Utterance) -> None:
    """Take a cue and all after it out of the content around it."""
    assert u.token is not None
    _cut_at(scene, outer, _opening(u.token).idx)


def _opening(verb: Token) -> Token:
    """Return the first word of a clause, with the conjunction before it."""
    first = verb.left_edge
    while first.i > first.sent.start and (first.nbor(-1).pos_ == "CCONJ" or first.nbor(-1).tag_ in ("RB", "IN")):
        before = first.nbor(-1)
        if before.tag_ in ("RB", "IN") and before.lower_ not in _LINKS:
            break
        first = before
    return first


def _cut_others(scene: Scene) -> None:
    """ "N said that S, while M insisted that T": M's report is no part of what N said."""
    for outer in scene.utterances:
        for u in _inside(scene, outer):
            if u.token is None or u.voice is None or outer.token is None or u.lead is not None:
                continue
            if scene.quoted(u.position) or not _another(scene, outer, u) or outer.rule == "according":
                continue
            first = _opening(u.token)
            clause = next((t for t in (u.token, *u.token.ancestors) if t.dep_ in _BESIDE), None)
            if clause is None or outer.token not in clause.ancestors or clause.i != u.token.i:
                continue
            if first.i > 0 and first.nbor(-1).text in _PAUSES and first.lower_ in _LINKS | _JOINING:
                _cut_at(scene, outer, first.idx)


def _another(scene: Scene, outer: Utterance, u: Utterance) -> bool:
    """Whether somebody named other than the outer speaker reports: "he" may be either."""
    if u.voice is None or scene.doc[u.voice.end - 1].pos_ == "PRON":
        return False
    return not _same_speaker(scene, outer, u)


def _cut_at(scene: Scene, outer: Utterance, position: int) -> None:
    """Take all from a character on out of a content."""
    kept = []
    for start, end in outer.ranges:
        if start <= position < end:
            piece = scene.trimmed(start, position)
            if piece is not None:
                kept.append(piece)
        elif start < position:
            kept.append((start, end))
    outer.ranges = kept or outer.ranges


def nest(scene: Scene) -> None:
    """Set `parent`: the innermost speech whose content holds the cue."""
    size = {id(u): sum(end - start for start, end in u.ranges) for u in scene.utterances}
    for outer in sorted(scene.utterances, key=lambda u: -size[id(u)]):
        for u in _inside(scene, outer):
            if u.speech is not None:
                u.speech.parent = outer.speech
    for u in scene.utterances:
        if u.speech is not None:
            relay_by_parent(u.speech)


def relay_by_parent(speech: Speech) -> None:
    """What is told inside somebody's quoted words came by way of that speaker."""
    if speech.parent is not None and speech.parent.kind != "indirect" and not speech.via:
        speech.via = [r for r in speech.parent.speakers if r not in speech.speakers]
