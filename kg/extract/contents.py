"""What a cue has as its content: clauses, infinitives and the words around an inserted cue, as token ranges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.complements import complement, noun_phrase
from kg.extract.cues import VERBAL, Cue
from kg.extract.syntax import OBJECTS, Ranges, child, is_infinitive, is_passive, phrase, span_of, subject

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CLAUSES = ("ccomp",)
_GERUNDS = ("xcomp", "pcomp", "ccomp", "dobj")
_LEAST = 3
_INSERTED = 14
# Verbs that take a clause far more often than a thing, so that a finite verb after them is the clause's.
_TAILED = frozenset(
    "say claim report state argue announce warn maintain insist add believe think allege assert contend declare "
    "suggest confirm reveal note observe point caution stress conclude acknowledge admit explain predict write "
    "tweet".split()
)
_WH = frozenset({"if", "whether", "why", "how", "who", "what", "when", "where", "which", "whom", "whose"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def verb_contents(verb: Token, cue: Cue) -> tuple[str, Ranges]:
    """Return the frame that fits and the token ranges of the content, ("", []) when none does."""
    frames = cue.frames
    for find in (_clause, _lost_that, _through_noun, _infinitive, complement, _tail, noun_phrase):
        found = find(verb, frames)
        if found is not None:
            return found
    return "", []


def _clause(verb: Token, frames: frozenset[str]) -> tuple[str, Ranges] | None:
    """A finite clause: "that S", S alone, or an indirect question."""
    clauses = [c for c in verb.children if c.dep_ in _CLAUSES and not is_infinitive(c)]
    told_before = any(c.i < verb.i for c in clauses)
    for c in sorted(clauses, key=lambda c: c.i < verb.i):
        if told_before and c.i > verb.i and c.left_edge.nbor(-1).text == ":":
            continue
        if c.i < verb.i and child(verb, "dobj") is not None:
            continue
        start, end = span_of(c)
        kind = _clause_kind(c, verb)
        alone = child(verb, *OBJECTS) is None and not is_passive(verb)
        wanted = frames if alone else {f.removeprefix("N-") for f in frames}
        if kind == "small" or (kind not in wanted and not (kind == "clause" and "that" in wanted)):
            continue
        if start <= verb.i < end:
            return kind, _around(verb, start, end)
        if c.left_edge.lower_ == "that" and (kind == "that" or start == verb.i + 1):
            start += 1
        return kind, [*_antecedent(verb, c), (start, end)]
    return None


def _lost_that(verb: Token, frames: frozenset[str]) -> tuple[str, Ranges] | None:
    """ "said that ten stations where ... were closed": the parser lost the verb, "that" still opens the clause."""
    if "that" not in frames and "N-that" not in frames:
        return None
    for c in verb.rights:
        first = c.left_edge
        if first.lower_ == "that" and first.tag_ == "IN" and first.dep_ == "mark" and c.dep_ in ("dobj", "conj", "dep"):
            return "that", [(first.i + 1, c.right_edge.i + 1)]
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
    particle = child(verb, "prt")
    start, end = (particle.i if particle is not None else verb.i) + 1, verb.sent.end
    if verb.lemma_ not in _TAILED or "clause" not in frames or start >= end or verb.doc[start].is_punct:
        return None
    if is_passive(verb) or verb.tag_ == "VBG" or verb.dep_ == "relcl":
        return None
    thing = child(verb, "dobj")
    for later in verb.doc[start + 1 : end]:
        if later.text == ";":
            return None
        if later.tag_ not in _FINITE or later.dep_ in ("relcl", "aux", "auxpass"):
            continue
        own = subject(later)
        if thing is None and own is not None and own.i > verb.i and later.dep_ in ("advcl", "conj", "parataxis"):
            return ("tail", [(start, end)]) if child(later, "mark") is None else None
        loose = thing is not None and thing.i < later.i and (own is None or own.i < verb.i)
        if loose and later.nbor(-1).pos_ != "CCONJ" and own != verb.head and not _joined(verb, later):
            return "tail", [(start, end)]
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


def _infinitive(verb: Token, frames: frozenset[str]) -> tuple[str, Ranges] | None:
    """An infinitive or gerund: "vowed to fight", "denied inciting", "confessed to killing", "urged N to go"."""
    for c in verb.rights:
        if c.dep_ in ("xcomp", "ccomp", "advcl") and c.pos_ in VERBAL and is_infinitive(c):
            person = child(verb, *OBJECTS) or (child(c, "nsubj") if c.dep_ == "ccomp" else None)
            if person is not None and "N-to" in frames:
                return "N-to", [(person.left_edge.i, c.right_edge.i + 1)]
            if person is None and "to" in frames and c.dep_ == "xcomp":
                return "to", [span_of(c)]
        elif _is_gerund(c) and "ger" in frames and (c.dep_ in _GERUNDS or _follows(verb, c)):
            return "ger", [span_of(c)]
        elif c.dep_ == "prep" and c.lower_ == "to" and "to" in frames:
            inside = child(c, "pcomp")
            if inside is not None:
                return "to", [span_of(inside)]
    return None


def _is_gerund(verb: Token) -> bool:
    return verb.tag_ == "VBG" or (verb.tag_ in ("VBN", "VBD") and verb.left_edge.lower_ in ("having", "being"))


def _follows(verb: Token, gerund: Token) -> bool:
    """ "ruled out bringing": the gerund stands right after verb and particle, whatever the parser calls it."""
    particle = child(verb, "prt")
    return gerund.left_edge.i == (particle.i if particle is not None else verb.i) + 1


def inserted(verb: Token, start: int, end: int) -> Ranges:
    """ "The raid, N said, went on", "..., argued N": the content is the clause around cue and speaker (`start:end`)."""
    doc, sentence = verb.doc, verb.sent
    first, last = min(verb.i, start), max(verb.i + 1, end)
    while first > sentence.start and (doc[first - 1].pos_ in ("ADV", "AUX") or _is_title(doc[first - 1], last)):
        first -= 1
    if last - first > _INSERTED or first <= sentence.start or doc[first - 1].text not in (",", "—", "–"):
        return []
    if last < sentence.end and doc[last].text not in (",", ".", "—", "–", ";", ":"):
        return []
    edges = [t.i for t in sentence if t.text == ";" or (t.text == ":" and t.i == last)]
    low = max([i + 1 for i in edges if i < first], default=sentence.start)
    high = min([i for i in edges if i >= last], default=sentence.end)
    opening = doc[low:first]
    split = goes_on(opening, doc[last:high])
    if len(opening) < _LEAST and not split:
        return []
    setting = not split and opening[0].tag_ in ("VBG", "VBN") and not any(t.tag_ in _FINITE for t in opening)
    # "Asked whether it had won, N said": what N was asked.
    setting = setting or (opening[0].tag_ == "VBN" and opening[0].dep_ == "advcl" and opening[0].head == verb)
    return [(a, b) for a, b in ((low, first), (last, high)) if b > a and not (setting and a == low)]


def _is_title(word: Token, end: int) -> bool:
    """Whether a word belongs to the name that begins after it: "rebel leader N"."""
    return word.dep_ in ("compound", "det", "amod", "nmod", "poss") and word.i < word.head.i < end


def goes_on(opening: Span, rest: Span) -> bool:
    """Whether a name alone stands before a cue and its verb after it: "Norway, he said, broke the treaty"."""
    if not opening or opening[0].pos_ in ("ADV", "SCONJ", "CCONJ", "ADP") or len(rest) < _LEAST:
        return False
    if rest[0].text not in (",", "—", "–"):
        return False
    verb = next((t for t in rest[1:] if t.pos_ != "ADV"), None)
    return verb is not None and verb.tag_ in _FINITE
