"""What a cue has as its content: one function per family of frames, from the parse to token ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.cues import VERBAL, Cue, cues
from kg.extract.syntax import child, is_negated, is_passive, phrase, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

Ranges = list[tuple[int, int]]

_CLAUSES = ("ccomp",)
_INSERTED = 14
_WH = frozenset({"if", "whether", "why", "how", "who", "what", "when", "where", "which", "whom", "whose"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_OBJECTS = ("dobj", "dative", "obj", "iobj")
_PREPOSITIONS = ("of", "for", "with", "on", "about", "against", "at")
_CLAIM_NOUNS = frozenset({"report", "idea", "notion", "version", "narrative", "rumour", "rumor", "story", "charge"})
# Objects that the verb takes without anything being said.
_EMPTY_OBJECTS = frozenset(
    "responsibility life lives credit victim police ambulance meeting election session vote press-conference strike "
    "emergency attention refuge asylum number name gratitude interest".split()
)
_MISSING = frozenset({"it", "this", "that", "them", "him", "her", "so", "these", "those", "what", "which", "who"})


def verb_contents(verb: Token, cue: Cue) -> tuple[str, Ranges]:
    """Return the frame that fits and the token ranges of the content, ("", []) when none does."""
    frames = cue.frames
    for find in (_clause, _through_noun, _infinitive, _complement, _tail, _phrase):
        found = find(verb, frames)
        if found is not None:
            return found
    return "", []


def noun_contents(noun: Token, cue: Cue) -> tuple[str, Ranges]:
    """Return frame and content of a noun of speech: its that-clause, "of" phrase or infinitive."""
    for c in noun.rights:
        if c.dep_ in ("acl", "ccomp", "relcl") and c.pos_ in VERBAL:
            first = c.left_edge
            if first.lower_ == "that" and child(c, "nsubj", "nsubjpass", "expl") != first:
                return "that", [(first.i + 1, c.right_edge.i + 1)]
            if "to" in cue.frames and c.dep_ == "acl" and first.lower_ == "to":
                return "to", [_range(c)]
        if c.dep_ == "prep" and c.lower_ == "of" and "of" in cue.frames:
            inside = child(c, "pobj", "pcomp")
            if inside is not None:
                return "of", [_range(inside)]
    if noun.dep_ == "nsubj" and noun.head.lemma_ in ("be", "remain"):
        clause = child(noun.head, "ccomp")
        if clause is not None and clause.left_edge.lower_ == "that" and clause.i > noun.head.i:
            return "is-that", [(clause.left_edge.i + 1, clause.right_edge.i + 1)]
    return "", []


def _range(token: Token) -> tuple[int, int]:
    return token.left_edge.i, token.right_edge.i + 1


def _clause(verb: Token, frames: frozenset[str]) -> tuple[str, Ranges] | None:
    """A finite clause: "that S", S alone, or an indirect question."""
    clauses = [c for c in verb.children if c.dep_ in _CLAUSES and not _is_infinitive(c)]
    for c in sorted(clauses, key=lambda c: c.i < verb.i):
        if c.i < verb.i and child(verb, "dobj") is not None:
            continue
        start, end = _range(c)
        kind = _clause_kind(c, verb)
        wanted = frames if child(verb, *_OBJECTS) is None else {f.removeprefix("N-") for f in frames}
        if kind == "small" or (kind not in wanted and not (kind == "clause" and "that" in wanted)):
            continue
        if start <= verb.i < end:
            return kind, _around(verb, start, end)
        if kind == "that" and c.left_edge.lower_ == "that":
            start += 1
        return kind, [*_antecedent(verb, c), (start, end)]
    return None


def _through_noun(verb: Token, frames: frozenset[str]) -> tuple[str, Ranges] | None:
    """ "said in a statement that S": the parser hangs the clause on the noun."""
    if "that" not in frames and "N-that" not in frames:
        return None
    for c in verb.rights:
        inside = child(c, "pobj") if c.dep_ == "prep" and c.lower_ in ("in", "at", "during") else None
        for s in inside.rights if inside is not None else ():
            if s.dep_ in ("acl", "ccomp", "relcl") and s.left_edge.lower_ == "that" and s.left_edge.dep_ == "mark":
                return "that", [(s.left_edge.i + 1, s.right_edge.i + 1)]
    return None


def _tail(verb: Token, frames: frozenset[str]) -> tuple[str, Ranges] | None:
    """ "N maintained the plan is sound": the parser lost the clause, but a finite verb without subject follows."""
    if "clause" not in frames or verb.i + 1 >= len(verb.doc) or verb.nbor(1).is_punct or is_passive(verb):
        return None
    thing = child(verb, "dobj")
    end = verb.sent.end
    for later in verb.doc[verb.i + 2 : end]:
        if later.text == ";":
            return None
        if later.tag_ not in _FINITE or later.dep_ in ("relcl", "aux", "auxpass"):
            continue
        own = subject(later)
        if thing is None and own is not None and own.i > verb.i and later.dep_ in ("advcl", "conj", "parataxis"):
            return ("tail", [(verb.i + 1, end)]) if child(later, "mark") is None else None
        loose = thing is not None and thing.i < later.i and (own is None or own.i < verb.i)
        if loose and later.nbor(-1).pos_ != "CCONJ" and own != verb.head and not _joined(verb, later):
            return "tail", [(verb.i + 1, end)]
        return None
    return None


def _joined(verb: Token, later: Token) -> bool:
    """Whether a later verb is a second predicate of the same speaker: "announced the plan and left"."""
    return later.dep_ == "conj" and any(c.dep_ == "cc" for c in later.head.rights if verb.i < c.i < later.i)


def _around(verb: Token, start: int, end: int) -> Ranges:
    """Return what stands on both sides of an inserted "N said"."""
    who = subject(verb)
    first = min(verb.i, who.left_edge.i) if who is not None else verb.i
    last = max(verb.i, phrase(who)[1] - 1) if who is not None else verb.i
    return [(a, b) for a, b in ((start, first), (last + 1, end)) if b > a]


def _antecedent(verb: Token, clause: Token) -> Ranges:
    """ "fires, which N said were out": the noun before the relative belongs to what is said."""
    own = subject(clause)
    if verb.dep_ == "relcl" and (own is None or own.tag_ in ("WDT", "WP")) and verb.head.i < verb.left_edge.i:
        return [phrase(verb.head)]
    return []


def _clause_kind(clause: Token, verb: Token) -> str:
    if any(c.lower_ == "that" and c.dep_ in ("mark", "dobj") and c.i < clause.i for c in clause.lefts):
        return "that"
    first = next((t for t in clause.doc[clause.left_edge.i : clause.i + 1] if not t.is_punct), clause)
    if first.lower_ in _WH and clause.i > verb.i and child(clause, "csubj") is None and verb.dep_ != "relcl":
        return "wh"
    finite = clause.tag_ in ("VBD", "VBZ", "VBP", "MD") or child(clause, "aux", "auxpass", "cop") is not None
    return "clause" if finite or clause.i < verb.i else "small"


def _is_infinitive(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.lefts)


def _infinitive(verb: Token, frames: frozenset[str]) -> tuple[str, Ranges] | None:
    """An infinitive or gerund: "vowed to fight", "denied inciting", "confessed to killing", "urged N to go"."""
    for c in verb.rights:
        if c.dep_ in ("xcomp", "ccomp", "advcl") and c.pos_ in VERBAL and _is_infinitive(c):
            person = child(verb, *_OBJECTS) or (child(c, "nsubj") if c.dep_ == "ccomp" else None)
            if person is not None and "N-to" in frames:
                return "N-to", [(person.left_edge.i, c.right_edge.i + 1)]
            if person is None and "to" in frames and c.dep_ == "xcomp":
                return "to", [_range(c)]
        elif c.dep_ in ("xcomp", "pcomp", "ccomp", "dobj") and c.tag_ == "VBG" and "ger" in frames:
            return "ger", [_range(c)]
        elif c.dep_ == "prep" and c.lower_ == "to" and "to" in frames:
            inside = child(c, "pcomp")
            if inside is not None:
                return "to", [_range(inside)]
    return None


def _complement(verb: Token, frames: frozenset[str]) -> tuple[str, Ranges] | None:
    """An object and what is said of it: "called N unlawful", "described N as a stunt", "accused N of lying"."""
    thing = child(verb, *_OBJECTS)
    if "N-small" in frames:
        for c in verb.rights:
            if c.dep_ in ("oprd", "xcomp", "ccomp", "acomp") and not _is_infinitive(c) and c.tag_ not in ("VBG", "VBD"):
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


def _to_as(verb: Token) -> tuple[str, Ranges] | None:
    """ "referred to N as Y"."""
    to = next((c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "to"), None)
    thing = child(to, "pobj") if to is not None else None
    found = _preposition(thing, verb, "as") if thing is not None else None
    return ("to-as", [(thing.left_edge.i, found.right_edge.i + 1)]) if thing is not None and found is not None else None


def _preposition(thing: Token, verb: Token, word: str) -> Token | None:
    """Return the preposition after an object, wherever the parser hung it, if it has something to govern."""
    for holder in (verb, thing, thing.right_edge.head):
        for c in holder.rights:
            if c.lower_ == word and c.i > thing.i and c.dep_ in ("prep", "mark", "advmod") and c.right_edge.i > c.i:
                return c
    return None


def _phrase(verb: Token, frames: frozenset[str]) -> tuple[str, Ranges] | None:
    """A noun phrase as content: "claimed victory", "warned of famine", "rejected claims that S"."""
    thing = child(verb, "dobj")
    if thing is not None and thing.i > verb.i:
        if "np-claim" in frames or "np" in frames:
            inner = _claim_inside(thing)
            if inner is not None:
                return "np-claim", [inner]
        if "np" in frames and thing.lemma_.lower() not in _EMPTY_OBJECTS and thing.lower_ not in _MISSING:
            return "np", [(thing.left_edge.i, _extended(verb, thing))]
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


def inserted(verb: Token, start: int, end: int) -> Ranges:
    """ "The raid, N said, went on", "..., argued N": the content is the clause around cue and speaker (`start:end`)."""
    doc, sentence = verb.doc, verb.sent
    first, last = min(verb.i, start), max(verb.i + 1, end)
    while first > sentence.start and doc[first - 1].pos_ in ("ADV", "AUX"):
        first -= 1
    if last - first > _INSERTED or first <= sentence.start or doc[first - 1].text not in (",", "—", "–"):
        return []
    if last < sentence.end and doc[last].text not in (",", ".", "—", "–", ";"):
        return []
    edges = [t.i for t in sentence if t.text == ";"]
    low = max([i + 1 for i in edges if i < first], default=sentence.start)
    high = min([i for i in edges if i >= last], default=sentence.end)
    return [(a, b) for a, b in ((low, first), (last, high)) if b > a] if first - low >= 3 else []


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
    return _range(thing) if cue is not None and cue.stance in ("claimed", "accused", "suggested") else None
