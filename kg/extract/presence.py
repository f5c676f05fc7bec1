"""Whether a candidate for an actor is one: a logistic function of its names and its part in the article, learnt.

`actor_weights.tsv` holds one weight a feature; `tools/train_actor_presence.py` makes it. Bodies, groups and persons
that nobody would call actors of the article (a law, a place, a word that the model took for a name) go from the mention
table, from events and from ties; who speaks, and every country, medium and known person, stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from math import exp

from kg.draft import Draft, DraftEvent, Referent, TableMention
from kg.lexicon import rows

THRESHOLD = 0.5
"""Candidates below are dropped: chosen by the totals of four sets, not by the folds alone, where 0.40 drops fewer
wrongly."""
_NAMED = ("name", "acronym", "demonym", "metonym")
_DEPS = frozenset("nsubj nsubjpass pobj dobj compound poss conj appos amod nmod ROOT".split())
_BEFORE = frozenset("in at on by of with from to for the a and , (".split())


@dataclass(slots=True)
class Candidate:
    """Someone or something that may be an actor, with everything that the article tells of it."""

    referent: Referent
    named: list[TableMention] = field(default_factory=list)
    """Where a name stands for it."""
    described: int = 0
    """How many pronouns and descriptions stand for it."""
    parts: set[str] = field(default_factory=set)
    """`agent` or `target` of an event, `voice`, `tied`."""


def candidates(draft: Draft) -> list[Candidate]:
    """Return all referents of the table that `drop_unlikely` may judge, in the order of their first mention."""
    found: dict[int, Candidate] = {}
    for mention in draft.table:
        for referent in mention.referents:
            if is_open(referent):
                candidate = found.setdefault(id(referent), Candidate(referent))
                if mention.kind in _NAMED:
                    candidate.named.append(mention)
                else:
                    candidate.described += 1
    for part, referents in _parts(draft):
        for referent in referents:
            if id(referent) in found:
                found[id(referent)].parts.add(part)
    return [c for c in found.values() if c.named]


def is_open(referent: Referent) -> bool:
    """Whether there can be doubt: a body, a group, or a person whom no lexicon knows."""
    if referent.anonymous:
        return False
    return referent.type in ("organization", "group") or (referent.type == "person" and referent.rule != "gazetteer")


def _parts(draft: Draft) -> Iterator[tuple[str, Iterable[Referent]]]:
    yield "voice", draft.voices()
    for event in draft.events:
        yield "agent", event.agents
        yield "target", event.targets
        if event.attributed_to is not None:
            yield "voice", (event.attributed_to,)
    for tie in draft.ties:
        yield "tied", (tie.source,) if tie.target is None else (tie.source, tie.target)


def drop_unlikely(draft: Draft) -> None:
    """Take the candidates that are no actors out of the table, the events and the ties."""
    gone = {
        id(c.referent)
        for c in candidates(draft)
        if "voice" not in c.parts and presence(features_of(draft, c)) < THRESHOLD
    }
    if not gone:
        return
    for mention in list(draft.table):
        if mention.group:
            mention.group = tuple(r for r in mention.group if id(r) not in gone)
        if id(mention.referent) in gone and not mention.group:
            draft.table.remove(mention)
    draft.events[:] = [event for event in draft.events if _keep(event, gone)]
    draft.ties[:] = [
        t for t in draft.ties if id(t.source) not in gone and (t.target is None or id(t.target) not in gone)
    ]


def _keep(event: DraftEvent, gone: set[int]) -> bool:
    """Take the gone out of an event; whether anybody of those who took part is left."""
    before = len(event.agents) + len(event.targets)
    event.agents = [r for r in event.agents if id(r) not in gone]
    event.targets = [r for r in event.targets if id(r) not in gone]
    left = len(event.agents) + len(event.targets)
    return left > 0 or before == 0


@cache
def weights() -> dict[str, float]:
    """Return the weight of each feature; a feature that is not listed weighs nothing."""
    return {row["feature"]: float(row["weight"]) for row in rows("actor_weights")}


def presence(features: Iterable[str]) -> float:
    """Return how likely candidates with these features are actors."""
    total = sum(weights().get(feature, 0.0) for feature in features)
    return 1.0 / (1.0 + exp(-max(min(total, 30.0), -30.0)))


def features_of(draft: Draft, candidate: Candidate) -> Iterator[str]:
    """Yield the names of the features of a candidate, each of them present or absent."""
    referent, count = candidate.referent, len(candidate.named)
    source = f"{referent.type}:{referent.rule}"
    words = referent.name.split()
    size = f"{min(len(words), 3)}"
    idle = "" if candidate.parts else "+idle"
    yield "bias"
    yield source
    yield f"{source}+{size}"
    yield f"{source}{idle}+part"
    yield f"{referent.type}+mentions={min(count, 3)}"
    yield f"{referent.type}+described={min(candidate.described, 2)}"
    for part in sorted(candidate.parts):
        yield f"{referent.type}+{part}"
    yield from _word_features(referent.type, words)
    yield from _place_features(draft, candidate)
    if referent.name.lower() in draft.article.headline.lower():
        yield "in headline"


_USES = {"body": "body", "media": "body", "group": "body", "venue": "venue", "thing": "thing"}


@cache
def _words() -> dict[str, frozenset[str]]:
    """Return words for bodies, venues and things as they are written, titles and first names in small letters."""
    known: dict[str, set[str]] = {name: set() for name in _USES.values()}
    for row in rows("institution_words"):
        if row["use"] in _USES:
            known[_USES[row["use"]]].add(row["word"])
    known["title"] = {row["title"].lower() for row in rows("titles")}
    known["first"] = {row["name"] for row in rows("first_names")}
    return {name: frozenset(words) for name, words in known.items()}


def _word_features(kind: str, words: list[str]) -> Iterator[str]:
    known, last = _words(), words[-1]
    for name in ("body", "venue", "thing"):
        if any(word in known[name] for word in words):
            yield f"{kind}+{name} word"
    if any(word.lower() in known["title"] for word in words):
        yield f"{kind}+title word"
    if words[0] in known["first"]:
        yield f"{kind}+first name"
    if len(words) == 1 and last.isupper():
        yield f"{kind}+acronym"
    if any(not c.isalpha() and c not in "-.'’&" for word in words for c in word):
        yield f"{kind}+odd character"
    if any("-" in word for word in words):
        yield f"{kind}+hyphen"
    if words[0][0].islower() or (len(words) > 1 and last[0].islower()):
        yield f"{kind}+small letter"


def _place_features(draft: Draft, candidate: Candidate) -> Iterator[str]:
    doc, kind = draft.doc, candidate.referent.type
    first = candidate.named[0]
    deps = {doc[m.head].dep_ for m in candidate.named}
    yield f"{kind}+dep={doc[first.head].dep_ if doc[first.head].dep_ in _DEPS else 'other'}"
    if deps & {"nsubj", "nsubjpass"}:
        yield f"{kind}+subject"
    if deps <= {"compound", "amod", "nmod"}:
        yield f"{kind}+only modifier"
    before = doc[first.start - 1].lower_ if first.start else ""
    yield f"{kind}+before={before if before in _BEFORE else 'title' if before in _words()['title'] else 'other'}"
    yield f"ent={kind}:{doc[first.head].ent_type_ or 'none'}"
    if all(m.as_place or m.attributive for m in candidate.named):
        yield f"{kind}+only place or quality"
    if all(doc[m.start].is_sent_start for m in candidate.named):
        yield f"{kind}+only opening"
    if doc[first.head].pos_ != "PROPN":
        yield f"{kind}+no proper noun"
    after = doc[first.end] if first.end < len(doc) else None
    if after is not None and after.text[0].isupper():
        yield f"{kind}+capital after"
    if after is not None and after.pos_ == "NOUN":
        yield f"{kind}+noun after"
