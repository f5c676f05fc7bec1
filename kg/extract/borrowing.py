"""Content that stands elsewhere in the text: "..., which N denied", "N denied this", "..., as alleged by N"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.complements import is_claim
from kg.extract.cues import VERBAL
from kg.extract.syntax import OBJECTS, child
from kg.extract.utterance import Scene, Utterance

if TYPE_CHECKING:
    from spacy.tokens import Token

_RELATIVES = frozenset({"which", "that"})
_STAND_INS = frozenset({"this", "that", "it"})
_APPOSED = frozenset({"something", "claim", "account", "charge", "thing", "version"})
_CLAUSAL = ("ccomp", "pcomp", "acl", "xcomp", "advcl", "ROOT", "conj")
_STANCES = frozenset({"denied"})
_REACH = 600
"""How many characters back the words may stand that "this" points at."""


def borrows(verb: Token, stance: str) -> Token | None:
    """Return the first word after content that a verb of denial takes from elsewhere; None if it has its own."""
    if stance not in _STANCES:
        return None
    thing = child(verb, *OBJECTS)
    if verb.dep_ == "relcl":
        noun = verb.head
        if thing is not None and thing.lower_ in _RELATIVES and thing.i < verb.i:
            return noun.left_edge if _apposed(noun) else thing
        if (thing is None or thing.i < verb.i) and _apposed(noun):
            return noun.left_edge
        return None
    alone = thing is not None and thing.lower_ in _STAND_INS and thing.i == thing.left_edge.i == thing.right_edge.i
    return thing if alone else None


def _apposed(noun: Token) -> bool:
    """ "..., an account that N disputed": the noun stands for the words before it."""
    before = noun.left_edge.i - 1
    return before > 0 and noun.doc[before].text in (",", "—", "–") and (noun.lemma_ in _APPOSED or is_claim(noun))


def lend(scene: Scene) -> None:
    """Fill the content of the utterances that take it from elsewhere, and end the content around them before them."""
    for u in scene.utterances:
        first = u.borrowed
        if first is None or u.token is None:
            continue
        position = first.idx
        if first.i > u.token.i:
            u.ranges = _last_told(scene, u)
            continue
        outer = next((o for o in reversed(scene.cued_within(u.token.sent.start_char, position)) if o.ranges), None)
        if outer is not None and outer.ranges[-1][0] < position <= outer.ranges[-1][1] + 3:
            piece = scene.trimmed(outer.ranges[-1][0], position)
            if piece is not None:
                outer.ranges[-1] = piece
                u.ranges = list(outer.ranges)
                continue
        u.ranges = _clause_before(scene, first)


def _last_told(scene: Scene, u: Utterance) -> list[tuple[int, int]]:
    """Return what somebody else was last reported to say in the same paragraph."""
    assert u.token is not None
    start = max((a for a, b in scene.paragraphs if a <= u.position < b), default=0)
    for other in reversed(scene.cued_within(max(start, u.position - _REACH), u.position)):
        same = other.voice is not None and u.voice is not None and other.voice.referents == u.voice.referents
        if (
            other.ranges
            and other is not u
            and not other.negated
            and not (same and other.voice and other.voice.referents)
        ):
            return list(other.ranges)
    return []


def _clause_before(scene: Scene, first: Token) -> list[tuple[int, int]]:
    """Return the clause that ends before a word."""
    verb = next((t for t in first.ancestors if t.pos_ in VERBAL and t.i < first.i and t.dep_ in _CLAUSAL), None)
    if verb is None:
        return []
    start = verb.left_edge
    if start.lower_ == "that":
        start = start.nbor()
    piece = scene.trimmed(start.idx, first.idx)
    return [piece] if piece is not None else []
