"""Through whom speech came: the medium that was spoken to, or that reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.draft import Draft, Referent
from kg.extract.syntax import child, phrase

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TELLING = frozenset({"tell", "inform", "assure", "remind", "advise"})
_OCCASIONS = frozenset(
    "interview statement remark comment conversation briefing report article column letter essay op-ed editorial "
    "piece commentary broadcast".split()
)
_MEDIUM_WORDS = frozenset(
    "news times post press tv radio television journal magazine weekly daily herald today tribune guardian gazette "
    "telegraph mail standard agency broadcasting chronicle observer review wire online media channel podcast lantern "
    "ledger star sun globe mirror express echo voice beacon sentinel courier dispatch record bulletin examiner "
    "inquirer argus advertiser monitor register bugle clarion independent newspaper broadcaster newswire newsroom "
    "mercury messenger argonaut lamp leader argus zeitung nachrichten rundschau presse journal diario jornal folha "
    "prensa noticias gazeta gazzetta corriere giornale novosti vesti pravda".split()
)
_WRITING = frozenset({"write", "argue", "claim", "say", "explain", "report", "suggest", "contend", "reveal"})
_PLATFORMS = frozenset({"twitter", "facebook", "instagram", "youtube", "telegram", "tiktok", "x", "truth social"})


def listener(verb: Token) -> tuple[Token | None, bool]:
    """Return who was spoken to, and whether as an interviewer: "told N", "said in an interview with N"."""
    if verb.lemma_ in _TELLING:
        found = child(verb, "dobj", "dative")
        if found is not None:
            return (child(found, "pobj") if found.pos_ == "ADP" else found), False
    subject = child(verb, "nsubj")
    for c in (*verb.children, *(subject.rights if subject is not None else ())):
        if c.dep_ == "prep" and c.lower_ in ("in", "during"):
            inside = child(c, "pobj")
            found = _interviewer(inside)
            if found is not None:
                return found, True
            if inside is not None and inside.pos_ == "PROPN" and verb.lemma_ in _WRITING:
                return inside, False
        if c.dep_ in ("acl", "advcl") and c.lemma_ in ("speak", "talk"):
            to = next((p for p in c.rights if p.dep_ == "prep" and p.lower_ in ("to", "with", "on")), None)
            return (child(to, "pobj") if to is not None else None), True
        if c.dep_ == "prep" and c.lower_ in ("to", "on") and c.head == verb:
            return child(c, "pobj"), False
    return None, False


def _interviewer(noun: Token | None) -> Token | None:
    if noun is None or noun.lemma_ not in _OCCASIONS:
        return None
    for c in noun.children:
        if c.dep_ == "prep" and c.lower_ in ("with", "to", "for", "on", "in"):
            return child(c, "pobj")
    return child(noun, "compound", "poss", "nmod")


def relayed_by(draft: Draft, token: Token | None, interviewer: bool = False) -> list[Referent]:
    """Return the medium that words name as the one who was spoken to; nobody for other listeners."""
    if token is None:
        return []
    start, end = phrase(token)
    found = [r for m in draft.table.within(start, end) for r in m.referents if not r.anonymous]
    found = [r for r in found if r.name.lower() not in _PLATFORMS]
    media = [r for r in found if r.type == "media"]
    if media:
        return media[:1]
    bodies = [r for r in found if r.type == "organization" or (interviewer and r.type == "place")]
    if not found and token.pos_ == "PROPN":
        bodies = [_unlisted(token.doc[start:end])]
    return [r for r in bodies if interviewer or _sounds_like_medium(r.name)][:1]


def _unlisted(words: Span) -> Referent:
    """Return the medium that words name which no step has taken for a name."""
    first = words[1:] if words[0].pos_ == "DET" and len(words) > 1 else words
    return Referent(first.text, "media", aliases={first.text}, confidence=0.4, rule="unlisted-outlet")


def _sounds_like_medium(name: str) -> bool:
    words = name.lower().replace(".", " ").split()
    return bool(_MEDIUM_WORDS & set(words)) or name.lower().endswith((".com", ".net", ".org", "tv"))
