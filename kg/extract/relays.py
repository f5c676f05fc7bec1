"""Through whom speech came: the medium that was spoken to, or that reports it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.draft import Draft, Referent
from kg.extract.syntax import child, governing_subject, is_passive, phrase, subject

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TELLING = frozenset({"tell", "inform", "assure", "remind", "advise"})
_OCCASIONS = frozenset(
    "interview statement remark comment conversation briefing report article column letter essay op-ed editorial "
    "piece commentary broadcast".split()
)
# What is written to somebody did not come through them.
_WRITINGS = frozenset("letter report essay article column op-ed editorial piece commentary".split())
_MEDIUM_WORDS = frozenset(
    "news times post press tv radio television journal magazine weekly daily herald today tribune guardian gazette "
    "telegraph mail standard agency broadcasting chronicle observer review wire online media channel podcast lantern "
    "ledger star sun globe mirror express echo voice beacon sentinel courier dispatch record bulletin examiner "
    "inquirer argus advertiser monitor register bugle clarion independent newspaper broadcaster newswire newsroom "
    "mercury messenger argonaut lamp leader argus zeitung nachrichten rundschau presse journal diario jornal folha "
    "prensa noticias gazeta gazzetta corriere giornale novosti vesti pravda".split()
)
_KINDS = frozenset(
    "station agency broadcaster newspaper daily weekly channel magazine network portal website outlet newswire wire "
    "tabloid paper site podcast broadsheet".split()
)
_QUOTING = frozenset({"quote", "cite"})
_TIMES = frozenset({"DATE", "TIME"})
_FAR = 25
_WRITING = frozenset({"write", "argue", "claim", "say", "explain", "report", "suggest", "contend", "reveal"})
_PLATFORMS = frozenset({"twitter", "facebook", "instagram", "youtube", "telegram", "tiktok", "x", "truth social"})


def listener(verb: Token) -> tuple[Token | None, bool]:
    """Return who was spoken to, and whether as an interviewer: "told N", "said in an interview with N"."""
    found = quoting(verb)
    if found is not None:
        return found[1], True
    if verb.lemma_ in _TELLING:
        told = child(verb, "dobj", "dative")
        if told is not None:
            return (child(told, "pobj") if told.pos_ == "ADP" else told), False
    speaker = child(verb, "nsubj")
    for c in (*verb.children, *(speaker.rights if speaker is not None else ())):
        heard = _occasion(c, verb)
        if heard is not None and heard[0] is not None and heard[0].ent_type_ not in _TIMES:
            return heard
    return listener(verb.head) if verb.dep_ == "conj" and verb.head.pos_ == "VERB" else (None, False)


def _occasion(c: Token, verb: Token) -> tuple[Token | None, bool] | None:
    """Return the listener that one dependent of a verb of speech names."""
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
    return None


def quoting(verb: Token) -> tuple[Token | None, Token | None] | None:
    """Return who is quoted and by whom: "N quoted M as saying", "M was quoted by N as saying"."""
    if verb.dep_ not in ("pcomp", "advcl") or verb.i == 0 or verb.nbor(-1).lower_ != "as":
        return None
    above = next((t for t in verb.ancestors if t.lemma_ in _QUOTING), None)
    if above is None or not 0 < verb.i - above.i < _FAR:
        return None
    if is_passive(above):
        agent = child(above, "agent")
        return subject(above), child(agent, "pobj") if agent is not None else None
    return child(above, "dobj"), governing_subject(above)


def _interviewer(noun: Token | None) -> Token | None:
    if noun is None or noun.lemma_ not in _OCCASIONS:
        return None
    for c in noun.children:
        if c.dep_ == "prep" and c.lower_ in ("with", "to", "for", "on", "in"):
            return child(c, "pobj") if c.lower_ != "to" or noun.lemma_ not in _WRITINGS else None
    return child(noun, "compound", "poss", "nmod")


def relayed_by(draft: Draft, token: Token | None, interviewer: bool = False) -> list[Referent]:
    """Return the medium that words name as the one who was spoken to; nobody for other listeners."""
    if token is None:
        return []
    start, end = phrase(token)
    described = _described(token, end)
    found = [r for m in draft.table.within(start, end) for r in m.referents if not r.anonymous]
    found = [r for r in found if r.name.lower() not in _PLATFORMS]
    media = [r for r in found if r.type == "media"]
    if media:
        return media[:1]
    if described is not None:
        own = [r for m in draft.table.within(described.start, described.end) for r in m.referents if not r.anonymous]
        return own[:1] or [_unlisted(described)]
    bodies = [r for r in found if r.type == "organization" or (interviewer and r.type == "place")]
    if not found and token.pos_ == "PROPN":
        bodies = [_unlisted(token.doc[start:end])]
    return [r for r in bodies if interviewer or _sounds_like_medium(r.name)][:1]


def _described(token: Token, end: int) -> Span | None:
    """Return the name after the kind of a medium: "state news agency N", "local station N"."""
    doc = token.doc
    kind = next((t for t in doc[token.left_edge.i : end] if t.lemma_ in _KINDS and t.i + 1 < len(doc)), None)
    if kind is None or not doc[kind.i + 1].text[:1].isupper():
        return None
    stop = kind.i + 1
    while stop < len(doc) and doc[stop].text[:1].isupper() and doc[stop].ent_type_ not in _TIMES:
        stop += 1
    return doc[kind.i + 1 : stop] if stop > kind.i + 1 else None


def _unlisted(words: Span) -> Referent:
    """Return the medium that words name which no step has taken for a name."""
    first = words[1:] if words[0].text in ("the", "a", "an") and len(words) > 1 else words
    return Referent(first.text, "media", aliases={first.text}, confidence=0.4, rule="unlisted-outlet")


def _sounds_like_medium(name: str) -> bool:
    words = name.lower().replace(".", " ").split()
    return bool(_MEDIUM_WORDS & set(words)) or name.lower().endswith((".com", ".net", ".org", "tv"))
