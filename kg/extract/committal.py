"""Whether words of speech tell a proposition: requests, non-committal answers and names that people take do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.cues import Cue, voices
from kg.extract.syntax import Ranges, child, governing_subject, is_infinitive
from kg.extract.utterance import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

_ANSWERS = frozenset({"confirm", "deny"})
_SHOWING = frozenset({"show", "demonstrate", "prove"})
_ASKING = frozenset({"asked", "ordered"})
_REFLEXIVES = frozenset({"itself", "themselves", "himself", "herself"})
_STAND_INS = frozenset({"so", "it", "this", "that", "likewise"})


def is_noncommittal(verb: Token) -> bool:
    """ "neither confirmed nor denied", "refused to confirm or deny": nothing is affirmed, nothing denied."""
    if verb.lemma_ not in _ANSWERS:
        return False
    others = [verb.head] if verb.dep_ == "conj" else [c for c in verb.rights if c.dep_ == "conj"]
    return any(other.lemma_ in _ANSWERS and other.lemma_ != verb.lemma_ for other in others)


def is_said_of(verb: Token) -> bool:
    """ "N, alleged to have left, met M": somebody says so of N."""
    aside = verb.tag_ == "VBN" and verb.i > 0 and verb.nbor(-1).text == "," and child(verb, "aux", "auxpass") is None
    return aside and any(c.dep_ == "xcomp" and is_infinitive(c) for c in verb.rights)


def is_reported(scene: Scene, verb: Token, cue: Cue, frame: str, ranges: Ranges) -> bool:
    """Whether what a verb of speech governs is told content: not a mere request, a name, or "to do so".

    Args:
        scene: the text around.
        verb: the verb of speech.
        cue: its lexicon line.
        frame: how the content hangs on it.
        ranges: the tokens of the content.
    """
    if verb.lemma_ in _SHOWING and _is_named(scene, verb):
        return False  # "Kenya has shown that it can win": a document shows, somebody acts
    if frame == "N-to" and cue.stance in _ASKING:
        return _holds_marks(scene, ranges)
    if frame == "np" and cue.stance == "questioned":
        return not _is_person(scene, verb)
    if frame in ("N-for", "N-on"):
        return _holds_marks(scene, ranges) or any(t.dep_ == "pcomp" for t in scene.doc[ranges[0][0] : ranges[0][1]])
    if frame == "to":
        words = [t.lower_ for t in scene.doc[ranges[0][0] : ranges[0][1]] if not t.is_punct]
        return not (words[:2] == ["to", "do"] and len(words) > 2 and words[2] in _STAND_INS)
    if frame == "N-small":
        return not _takes_name(verb)
    return True


def _is_named(scene: Scene, verb: Token) -> bool:
    head = governing_subject(verb)
    mention = scene.draft.table.at(head.i) if head is not None else None
    return mention is not None and any(r.is_actor for r in mention.referents)


def _holds_marks(scene: Scene, ranges: Ranges) -> bool:
    spans = [scene.characters(start, end) for start, end in ranges]
    return any(scene.marked_within(start, end) for start, end in spans)


def _is_person(scene: Scene, verb: Token) -> bool:
    """ "Police questioned Peter Roe for hours": nobody doubts him."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    mentions = (scene.draft.table.at(c.i) for c in objects)
    named = any(m is not None and m.referent.type == "person" for m in mentions)
    return named or any(voices().get(c.lemma_) in ("person", "expert") for c in objects)


def _takes_name(verb: Token) -> bool:
    """ "a group calling itself the Dawn Brigade": a name, no judgement."""
    following = [t for t in verb.doc[verb.i + 1 : verb.i + 5] if t.pos_ != "DET"]
    reflexive = bool(following) and following[0].lower_ in _REFLEXIVES
    return reflexive and any(t.pos_ == "PROPN" for t in following[1:2])
