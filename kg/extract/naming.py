"""Names that only the words around them show: "its ambassador, N", "a teacher identified only as N"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CALLED = frozenset({"identify", "name", "call", "know"})
_BEFORE_NAME = frozenset({"only", "as", "simply", "by", "the", "name", "pseudonym", "first"})
_MOST = 5


def apposed_name(head: Token) -> Span | None:
    """Return the name that stands beside a noun for a person or body: in apposition, or after "identified as"."""
    beside = [c for c in head.head.lefts if c.i > head.i and c.dep_ == "nsubj"] if head.dep_ == "nsubj" else []
    apposed = [c for c in head.rights if c.dep_ == "appos"]
    for c in beside:
        name = _run(c) if c.left_edge.i == head.i + 1 else None  # "the agency N reported"
        if name is not None and name.start == head.i + 1:
            return name
    for c in (*head.rights, *(below for noun in (*apposed, *beside) for below in noun.rights)):
        name = _run(c) if c.dep_ == "appos" else _called(c)
        if name is not None:
            return name
    return None


def _called(clause: Token) -> Span | None:
    if clause.dep_ != "acl" or clause.lemma_ not in _CALLED:
        return None
    first = clause.i + 1
    while first < len(clause.doc) and clause.doc[first].lower_ in _BEFORE_NAME:
        first += 1
    last = first
    while last + 1 < len(clause.doc) and clause.doc[last + 1].pos_ == "PROPN" and last - first < _MOST:
        last += 1
    return _run(clause.doc[last]) if last < len(clause.doc) else None


def _run(last: Token) -> Span | None:
    """Return the proper nouns that end with a word."""
    if last.pos_ != "PROPN" or not last.text[:1].isupper():
        return None
    first = last
    while first.i > 0 and first.nbor(-1).pos_ == "PROPN" and last.i - first.i < _MOST:
        first = first.nbor(-1)
    return last.doc[first.i : last.i + 1]
