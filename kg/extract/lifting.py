"""Participles of speech behind a comma: the speaker is that of the report before, whatever the parser hangs them on."""

from __future__ import annotations

from kg.extract.syntax import child
from kg.extract.utterance import Scene

_BEFORE_PARTICIPLE = frozenset({"further", "also", "then", "again", "additionally", '"', "”", "’", "'"})
_SAME_SPEAKER = frozenset({"add", "stress", "note", "say", "insist", "emphasize", "emphasise", "warn", "call", "claim"})


def lift_participles(scene: Scene) -> None:
    """ "N said that X had gone, adding that ...": the parser hangs the participle on the clause; the speaker is N.

    So is M in "an account that M disputed, saying that ...".
    """
    scene.sort()
    for utterance in scene.utterances:
        token = utterance.token
        if token is None or token.tag_ != "VBG" or token.lemma_ not in _SAME_SPEAKER or child(token, "nsubj"):
            continue
        before = (t.i for t in reversed(token.doc[: token.i]) if t.lower_ not in _BEFORE_PARTICIPLE)
        comma = next(before, 0)
        if comma < 1 or token.doc[comma].text != ",":
            continue
        earlier = [u for u in scene.cued_within(token.sent.start_char, token.idx) if u.token is not None]
        beside = (u for u in earlier if u.token is not None and u.token.i == comma - 1)
        outer = next((u for u in earlier if u.covers(token.idx)), None) or next(beside, None)
        if outer is not None:
            utterance.voice = outer.voice.again() if outer.voice is not None else None
            utterance.rule += "-lifted"
