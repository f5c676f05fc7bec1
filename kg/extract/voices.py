"""Who speaks: from the words that name a speaker to referents, named or unnamed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from kg.draft import Draft, Referent, TableMention
from kg.extract.cues import voices
from kg.extract.syntax import phrase

if TYPE_CHECKING:
    from spacy.tokens import Token

_BEHIND = frozenset({"of", "from", "by", "for", "at", "in", "to", "with", "on", "behind"})
_DOCUMENTS = frozenset({"document", "poll"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_NOBODY = frozenset({"it", "this", "that", "there", "these", "those", "what", "which", "something", "nothing", "all"})
_DROPPED_FIRST = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our"})
_NAME_LIMIT = 10
# The most common verbs of saying: whoever is their subject speaks, also when no list knows the noun.
_PLAIN = frozenset(
    {"say", "tell", "write", "add", "tweet", "explain", "recall", "insist", "reply", "ask", "argue", "complain"}
)


@dataclass(slots=True)
class Voice:
    """Who speaks, as far as the words tell."""

    referents: list[Referent]
    start: int
    end: int
    """Token range of the words that name the speaker."""
    hearsay: bool = False
    """Nobody in particular: "experts", "some"."""
    pending: bool = False
    """A pronoun or description that a later pass may resolve."""


def find_voice(draft: Draft, head: Token, lemma: str = "say") -> Voice | None:
    """Return who the noun phrase of `head` stands for as the subject of a verb of speech; None if it cannot speak.

    A pronoun without a known referent gives a voice without referents, to be settled later.
    """
    if head.pos_ == "DET" and head.lower_ == "both":
        head = head.head
    start, end = phrase(head)
    mention = draft.table.at(head.i)
    actors = _actors(mention)
    kind = voices().get(head.lemma_.lower(), "") if head.pos_ != "PROPN" else ""
    if mention is not None and actors:
        return Voice(
            [*actors, *_conjuncts(draft, head, actors)], start, end, pending=mention.kind in ("pronoun", "description")
        )
    person = _person_at_end(draft, head, start, end)
    if person is not None:
        return Voice([person], start, end)
    if head.pos_ == "PRON" or head.tag_ in ("WP", "WDT"):
        if head.lower_ in _NOBODY and head.lower_ != "it":
            return None
        return Voice([], start, end, hearsay=head.lower_ in voices(), pending=True)
    return _unnamed(draft, head, kind, lemma)


def _unnamed(draft: Draft, head: Token, kind: str, lemma: str) -> Voice | None:
    start, end = phrase(head)
    if kind in ("spokes", "body") or kind in _DOCUMENTS:
        body = _behind(draft, head, start, end)
        if body:
            return Voice(body, start, end)
    if kind == "expert" and head.tag_ in (*_PLURAL_TAGS, "DT", "PRP", "JJ", "NN") and start == head.i:
        return Voice([anonymous(draft, head)], start, end, hearsay=True)
    if kind in _DOCUMENTS and head.left_edge.lower_ in ("the", "its", "his", "her", "their"):
        return Voice([], start, end, pending=True)
    if not kind and not (
        lemma in _PLAIN and head.pos_ in ("NOUN", "PROPN") and head.ent_type_ not in ("DATE", "TIME", "CARDINAL")
    ):
        return None
    return Voice([anonymous(draft, head)], start, end, pending=head.left_edge.lower_ == "the")


def _actors(mention: TableMention | None) -> list[Referent]:
    return [r for r in mention.referents if r.is_actor] if mention is not None else []


def _conjuncts(draft: Draft, head: Token, known: list[Referent]) -> list[Referent]:
    """Return those named beside the first speaker: "X and Y said"."""
    found: list[Referent] = []
    for other in head.conjuncts:
        if other.i > head.i:
            found += [r for r in _actors(draft.table.at(other.i)) if r not in known and r not in found]
    return found


def _person_at_end(draft: Draft, head: Token, start: int, end: int) -> Referent | None:
    """Return the person named as apposition, or at the end of a long title: "Ambassador to Germany N"."""
    for other in head.children:
        if other.dep_ == "appos":
            for referent in _actors(draft.table.at(other.i)):
                if referent.type == "person":
                    return referent
    last = draft.table.at(end - 1)
    if last is None or last.start <= start:
        return None
    persons = [r for r in _actors(last) if r.type == "person"]
    before = draft.doc[last.start - 1]
    if not persons or before.dep_ == "prep" or before.lower_ in _BEHIND or before.tag_ == "POS" or before.dep_ == "cc":
        return None
    return persons[0]


def _behind(draft: Draft, head: Token, start: int, end: int) -> list[Referent]:
    """Return the body behind a spokesperson or document: possessor, modifier, or after "of", "from", "by"."""
    found: list[Referent] = []
    for mention in draft.table.within(start, end):
        if mention.start <= head.i < mention.end:
            continue
        actors = [r for r in mention.referents if r.is_actor]
        before = draft.doc[mention.start - 1].lower_ if mention.start else ""
        if (
            mention.start < head.i
            or before in _BEHIND
            or (draft.doc[mention.start].left_edge.i > 0 and before in _DROPPED_FIRST)
        ):
            found += actors
    bodies = [r for r in found if r.type != "person"]
    return bodies[-1:] if bodies and found[0].type != "person" else found[:1]


def anonymous(draft: Draft, head: Token) -> Referent:
    """Return the unnamed speaker that a noun phrase describes; one referent per description and article."""
    start, end = phrase(head)
    tokens = [t for t in draft.doc[start : min(end, start + _NAME_LIMIT)] if t.text.strip()]
    while len(tokens) > 1 and tokens[0].lower_ in _DROPPED_FIRST:
        tokens.pop(0)
    words = "".join(t.text_with_ws for t in tokens).strip(" ,;:—–-\"'“”‘’\n")
    name = words or head.text
    for referent in draft.voices():
        if referent.anonymous and referent.name.lower() == name.lower():
            return referent
    kind = voices().get(head.lemma_.lower(), "person")
    single = head.tag_ not in _PLURAL_TAGS and kind in ("person", "spokes")
    type_: Literal["person", "group"] = "person" if single else "group"
    country = next(
        (r.iso2 or r.country for m in draft.table.within(start, end) for r in m.referents if r.type == "country"), None
    )
    return Referent(
        name, type_, country=country, plural=not single, anonymous=True, confidence=0.6, rule="unnamed-speaker"
    )


def relayed_by(draft: Draft, token: Token | None) -> list[Referent]:
    """Return the medium that words name as the one who was spoken to; nobody for other listeners."""
    if token is None:
        return []
    start, end = phrase(token)
    for mention in draft.table.within(start, end):
        media = [r for r in mention.referents if r.type == "media"]
        if media:
            return media[:1]
    return [r for r in _actors(draft.table.at(token.i)) if r.type == "organization" and _sounds_like_medium(r.name)][:1]


_MEDIUM_WORDS = frozenset(
    "news times post press tv radio television journal magazine weekly daily herald today tribune guardian gazette "
    "telegraph mail standard agency broadcasting chronicle observer review wire online media channel podcast".split()
)


def _sounds_like_medium(name: str) -> bool:
    words = name.lower().replace(".", " ").split()
    return bool(_MEDIUM_WORDS & set(words)) or name.lower().endswith((".com", ".net", ".org", "tv"))
