"""What a cue has as its content when that is no clause: an object and what is said of it, or a noun phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.cues import VERBAL, Cue, cues, voices
from kg.extract.syntax import OBJECTS, Ranges, child, is_infinitive, is_negated, span_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_PREPOSITIONS = ("of", "for", "with", "on", "about", "against", "at")
_CLAIM_NOUNS = frozenset(
    "report idea notion version narrative rumour rumor story charge account theory characterisation characterization "
    "insinuation interpretation portrayal".split()
)
_TOLD = frozenset({"claimed", "accused", "suggested", "found", "reported", "warned"})
_RELATIVES = frozenset({"WDT", "WP"})
# Objects that the verb takes without anything being said.
_EMPTY_OBJECTS = frozenset(
    "responsibility life lives credit victim police ambulance meeting election session vote press-conference strike "
    "emergency attention refuge asylum number name gratitude interest visa entry access permission bail".split()
)
_OPENING = frozenset("\" “ ‘ ' « „".split())
_MISSING = frozenset(
    "it this that them him her so these those what which who nothing everything anything something nobody himself "
    "herself itself themselves".split()
)


def noun_contents(noun: Token, cue: Cue) -> tuple[str, Ranges]:
    """Return frame and content of a noun of speech: its that-clause, "of" phrase or infinitive."""
    for c in noun.rights:
        if c.dep_ in ("acl", "ccomp", "relcl") and c.pos_ in VERBAL:
            first = c.left_edge
            if first.lower_ == "that" and child(c, "nsubj", "nsubjpass", "expl") != first:
                return "that", [(first.i + 1, c.right_edge.i + 1)]
            if "to" in cue.frames and c.dep_ == "acl" and first.lower_ == "to":
                return "to", [span_of(c)]
        if c.dep_ == "prep" and c.lower_ == "of" and "of" in cue.frames:
            inside = child(c, "pobj", "pcomp")
            if inside is not None:
                return "of", [span_of(inside)]
    if noun.dep_ == "nsubj" and noun.head.lemma_ in ("be", "remain"):
        clause = child(noun.head, "ccomp")
        if clause is not None and clause.left_edge.lower_ == "that" and clause.i > noun.head.i:
            return "is-that", [(clause.left_edge.i + 1, clause.right_edge.i + 1)]
    return "", []


def complement(verb: Token, frames: frozenset[str]) -> tuple[str, Ranges] | None:
    """An object and what is said of it: "called N unlawful", "described N as a stunt", "accused N of lying"."""
    thing = next((c for c in verb.rights if c.dep_ in OBJECTS), None) or child(verb, *OBJECTS)
    if thing is not None and _in_relative(verb):
        relative = _said_of_relative(verb, thing, frames)
        if relative is not None:
            return relative
    if "N-small" in frames:
        if (
            thing is not None
            and verb.lemma_ == "call"
            and any(c.dep_ == "compound" and is_claim(c) for c in thing.lefts)
        ):
            return "N-small", [span_of(thing)]  # "called the claim nonsense": the parser makes it one noun phrase
        for c in verb.rights:
            if c.dep_ in ("oprd", "xcomp", "ccomp", "acomp") and not is_infinitive(c) and c.tag_ not in ("VBG", "VBD"):
                start = min(c.left_edge.i, thing.left_edge.i) if thing is not None and thing.i < c.i else c.left_edge.i
                if start > verb.i and c.right_edge.i > start:
                    return "N-small", [(start, c.right_edge.i + 1)]
    if "to-as" in frames:
        return _to_as(verb)
    if thing is None or thing.i < verb.i:
        return None
    for word in ("as", *_PREPOSITIONS):
        found = _preposition(thing, verb, word) if f"N-{word}" in frames else None
        if found is not None:
            return f"N-{word}", [(thing.left_edge.i, found.right_edge.i + 1)]
    return None


def _in_relative(verb: Token) -> bool:
    return verb.dep_ in ("relcl", "pcomp") and any(c.tag_ in _RELATIVES and c.dep_ in OBJECTS for c in verb.lefts)


def _said_of_relative(verb: Token, thing: Token, frames: frozenset[str]) -> tuple[str, Ranges] | None:
    """ "which N described as Y", "that N called Y": the content is Y, what it is said of stands before."""
    if "N-as" in frames:
        word = next((c for c in verb.rights if c.lower_ == "as" and c.right_edge.i > c.i), None)
        return ("N-as", [(word.i + 1, word.right_edge.i + 1)]) if word is not None else None
    if "N-small" in frames and thing.i > verb.i and thing.dep_ == "dobj":
        return "N-small", [span_of(thing)]
    return None


def _to_as(verb: Token) -> tuple[str, Ranges] | None:
    """ "referred to N as Y"."""
    to = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "to"), None)
    thing = next((c for c in to.rights if c.dep_ == "pobj"), None) if to is not None else None
    found = _preposition(thing, verb, "as") if thing is not None else None
    if found is None and to is not None and thing is None:
        found = next((c for c in verb.rights if c.lower_ == "as" and c.i == to.i + 1 and c.right_edge.i > c.i), None)
        return ("to-as", [(found.i + 1, found.right_edge.i + 1)]) if found is not None else None
    return ("to-as", [(thing.left_edge.i, found.right_edge.i + 1)]) if thing is not None and found is not None else None


def _preposition(thing: Token, verb: Token, word: str) -> Token | None:
    """Return the preposition after an object, wherever the parser hung it, if it has something to govern."""
    for holder in (verb, thing, thing.right_edge.head):
        for c in holder.rights:
            if c.lower_ == word and c.i > thing.i and c.dep_ in ("prep", "mark", "advmod") and c.right_edge.i > c.i:
                return None if c.nbor().lower_ == "saying" else c
    if word == "as":  # 'dismissed calls for a recount as "theatre"': hung deeper
        deep = (t for t in thing.doc[thing.i + 1 : thing.right_edge.i] if t.lower_ == word and t.dep_ == "prep")
        return next((t for t in deep if t.nbor().text in _OPENING and _hangs_plainly(t, thing)), None)
    return None


def _hangs_plainly(word: Token, thing: Token) -> bool:
    """Whether only phrases stand between a word and the noun above it, no clause."""
    above = word
    while above != thing and above.dep_ in ("prep", "pobj"):
        above = above.head
    return above == thing


def noun_phrase(verb: Token, frames: frozenset[str]) -> tuple[str, Ranges] | None:
    """A noun phrase as content: "claimed victory", "warned of famine", "rejected claims that S"."""
    thing = child(verb, "dobj")
    if thing is not None and thing.i > verb.i:
        if "np-claim" in frames or "np" in frames:
            inner = _claim_inside(thing)
            if inner is not None:
                return "np-claim", [inner]
        if "np" in frames and thing.lemma_.lower() not in _EMPTY_OBJECTS and thing.lower_ not in _MISSING:
            return "np", [(thing.left_edge.i, _without_medium(thing, _extended(verb, thing)))]
        return None
    for c in verb.rights:
        if c.dep_ == "prep" and c.lower_ in frames and c.lower_ in _PREPOSITIONS:
            inside = child(c, "pobj", "pcomp")
            if inside is not None and inside.lower_ not in _MISSING:
                return c.lower_, [(inside.left_edge.i, _extended(verb, c))]
    return None


def _extended(verb: Token, last: Token) -> int:
    """Return the end of a noun phrase with the phrases after it that the parser hung on the verb."""
    end = last.right_edge.i + 1
    for c in verb.rights:
        if c.i > last.i and c.left_edge.i == end and c.dep_ in ("prep", "npadvmod", "acl", "advcl", "dobj"):
            if c.dep_ == "advcl" and (c.tag_ != "VBG" or child(c, "mark") is not None):
                break
            end = c.right_edge.i + 1
    return end


def _without_medium(thing: Token, end: int) -> int:
    """Return where a noun phrase ends before "in a statement", "in a letter": the words that tell where it was said."""
    for t in thing.doc[thing.i + 1 : end]:
        inside = child(t, "pobj") if t.dep_ == "prep" and t.lower_ in ("in", "on", "during") else None
        if (
            inside is not None
            and inside.left_edge.lower_ != "the"
            and any(voices().get(n.lemma_) == "document" for n in (inside, *inside.lefts))
        ):
            return t.i
    return end


def is_about_claim(verb: Token) -> bool:
    """Whether the object of a verb is what others claim: "dismissed N's account as"."""
    return any(is_claim(c) for c in verb.rights if c.dep_ in OBJECTS)


def is_claim(noun: Token) -> bool:
    """Whether a noun names what somebody claims or found."""
    cue = cues("noun").get(noun.lemma_)
    return noun.lemma_ in _CLAIM_NOUNS or (cue is not None and cue.stance in _TOLD)


def _claim_inside(thing: Token) -> tuple[int, int] | None:
    """Return what is claimed in "the claim that S", "allegations of Y"; the words "the claim" where no more is said."""
    cue = cues("noun").get(thing.lemma_)
    if cue is None and thing.lemma_ not in _CLAIM_NOUNS:
        return None
    if cue is not None:
        _, ranges = noun_contents(thing, cue)
        if ranges:
            return ranges[0]
    for c in thing.rights:
        if c.dep_ in ("acl", "relcl", "ccomp") and c.left_edge.lower_ == "that" and not is_negated(thing):
            return c.left_edge.i + 1, c.right_edge.i + 1
    return span_of(thing) if is_claim(thing) else None
