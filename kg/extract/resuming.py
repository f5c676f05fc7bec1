""" "N said that S and promised to V": the parser hangs the second report on S, though N makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.cues import cues, voices
from kg.extract.syntax import Ranges, child, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_CLAUSES = ("ccomp", "advcl")
_ACTS = frozenset(
    "said claimed announced promised asked denied accused warned admitted confirmed suggested praised".split()
)
_SILENCE = frozenset({"refuse", "decline"})


def resumed(verb: Token) -> Token | None:
    """Return the verb of speech whose speaker a coordinated verb goes on with, although the parser says otherwise.

    "said that the plan had failed and announced ..." goes on with who said it. Where the first clause has a subject
    that can speak and the same plain tense, the verb is left to that subject.
    """
    if verb.dep_ != "conj" or verb.tag_ not in _FINITE or child(verb, "aux", "auxpass") is not None or subject(verb):
        return None
    first = verb.head
    while first.dep_ == "conj":
        first = first.head
    told = first.head
    if first.dep_ not in _CLAUSES or told.i > first.i or told.tag_ != verb.tag_ or told.lemma_ not in cues("verb"):
        return None
    if first.tag_ == "VB" and child(first, "aux") is None:
        return None
    who = subject(first)
    speaks = who is not None and (who.pos_ == "PROPN" or who.lemma_ in voices())
    plain = first.tag_ == verb.tag_ and first.lemma_ != "be" and child(first, "aux", "auxpass") is None
    return None if speaks and plain else told


def without_resumed(verb: Token, ranges: Ranges) -> Ranges:
    """Return the content of a verb of speech up to where the same speaker's next act of speech begins."""
    kept = []
    for start, end in ranges:
        stop = next((t.i for t in verb.doc[start:end] if t.dep_ == "conj" and _is_next_act(t, verb)), end)
        if stop < end and verb.doc[stop - 1].tag_ == "RB":
            stop -= 1
        if stop < end and verb.doc[stop - 1].pos_ == "CCONJ":
            stop -= 1
        if stop > start:
            kept.append((start, stop))
        if stop < end:
            break
    return kept


def _is_next_act(token: Token, verb: Token) -> bool:
    cue = cues("verb").get(token.lemma_)
    acts = token.lemma_ in _SILENCE or (cue is not None and cue.stance in _ACTS)
    return acts and resumed(token) == verb
