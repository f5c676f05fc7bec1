"""Small questions to the dependency parse: who is the subject, is it negated, where does a noun phrase end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.cues import VERBAL, voices

if TYPE_CHECKING:
    from spacy.tokens import Token

Ranges = list[tuple[int, int]]
"""Token or character ranges, half-open."""
OBJECTS = ("dobj", "dative", "obj", "iobj")

_SUBJECTS = frozenset({"nsubj", "csubj"})
_PASSIVE_SUBJECTS = frozenset({"nsubjpass", "csubjpass"})
_TIMES = frozenset({"DATE", "TIME"})
_RELATIVES = frozenset({"WDT", "WP"})
_INHERITING = frozenset({"conj", "advcl", "xcomp", "pcomp", "ccomp", "prep", "dep", "parataxis"})
_HYPOTHETICAL = frozenset({"could", "would", "might", "may", "should", "must", "can", "ca", "'d", "shall"})
_KEPT_AFTER_HEAD = frozenset({"prep", "appos", "flat", "nmod", "nummod", "case", "cc", "conj", "compound", "amod"})


def child(token: Token, *labels: str) -> Token | None:
    """Return the first dependent with one of the labels."""
    return next((c for c in token.children if c.dep_ in labels), None)


def span_of(token: Token) -> tuple[int, int]:
    """Return the token range of a word with all that hangs on it."""
    return token.left_edge.i, token.right_edge.i + 1


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before a verb."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.lefts)


def is_passive(verb: Token) -> bool:
    """Whether a verb stands in the passive, finite or as a bare participle after a noun."""
    if child(verb, "auxpass", "nsubjpass") is not None:
        return True
    return verb.tag_ == "VBN" and (verb.dep_ == "acl" or child(verb, "agent") is not None)


def is_negated(verb: Token) -> bool:
    """Whether a verb is negated by "not", "never" or "no longer", itself or as the second of two: "did not X or Y"."""
    if verb.dep_ == "conj" and verb.tag_ == "VB" and verb.head.tag_ == "VB" and subject(verb) is None:
        return is_negated(verb.head)
    return any(
        c.dep_ == "neg" or c.lower_ in ("never", "neither", "nor") or (c.lower_ == "longer" and c.dep_ == "advmod")
        for c in verb.lefts
    )


def is_hypothetical(verb: Token) -> bool:
    """Whether speaking is only possible or wished: "could say", "if he says", "should tell"."""
    for c in verb.lefts:
        if c.dep_ == "aux" and c.lower_ in _HYPOTHETICAL:
            return True
        if c.dep_ == "mark" and c.lower_ in ("if", "unless", "whether"):
            return True
    return False


def subject(verb: Token) -> Token | None:
    """Return the subject that stands at the verb itself, active or passive."""
    found = child(verb, *_SUBJECTS)
    return found if found is not None else child(verb, *_PASSIVE_SUBJECTS)


def governing_subject(verb: Token, steps: int = 6) -> Token | None:
    """Return the subject of a verb, its own or that of the verbs it hangs on; relatives lead to their noun."""
    for _ in range(steps):
        found = subject(verb)
        if found is not None:
            return _antecedent(found, verb)
        if verb.dep_ == "acl" or (verb.dep_ == "relcl" and verb.head.pos_ not in VERBAL):
            return _subject_over_noun(verb)
        if verb.dep_ not in _INHERITING or verb.head == verb:
            return None
        verb = verb.head
        if verb.pos_ not in VERBAL and verb.dep_ not in ("prep", "pcomp"):
            return _clause_subject(verb)
    return None


def _antecedent(found: Token, verb: Token) -> Token | None:
    if found.tag_ in _RELATIVES or (found.lower_ == "that" and verb.dep_ == "relcl"):
        while verb.dep_ == "conj" and verb.head.pos_ in VERBAL:
            verb = verb.head
        return verb.head if verb.dep_ == "relcl" else None
    return found


def _subject_over_noun(verb: Token) -> Token | None:
    """A participle after a noun: the noun speaks if it is a subject or a document, else the subject of the clause."""
    noun = verb.head
    kind = voices().get(noun.lemma_)
    if noun.dep_ in _SUBJECTS | _PASSIVE_SUBJECTS or kind in ("document", "poll"):
        return noun
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent":
        return noun
    return _clause_subject(noun) or noun


def _clause_subject(token: Token) -> Token | None:
    """Return the subject of the nearest verb above a token."""
    for above in token.ancestors:
        if above.pos_ in VERBAL:
            found = subject(above)
            if found is not None and found != token:
                return _antecedent(found, above)
    return None


def phrase(head: Token) -> tuple[int, int]:
    """Return the token range of a noun phrase without its relative clauses and participles."""
    start, end = head.left_edge.i, head.i + 1
    for c in head.rights:
        if c.is_punct:
            continue
        if c.dep_ not in _KEPT_AFTER_HEAD or c.left_edge.i > end + 1:
            break
        if c.dep_ == "prep" and any(p.ent_type_ in _TIMES for p in c.rights):
            break
        stop = c.right_edge.i + 1
        loose = next((t.left_edge.i for t in c.subtree if t.dep_ in ("relcl", "acl", "advcl") and t.i > c.i), None)
        end = stop if loose is None else max(end, loose)
        if loose is not None:
            break
    while end > head.i + 1 and head.doc[end - 1].is_punct and head.doc[end - 1].text not in ')]"”’':
        end -= 1
    return start, end
