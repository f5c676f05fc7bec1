"""Reports that close their sentence: "S, N said", "S, its head, N, told reporters in Oslo".

Only words and tags are read, for the parser often takes the speaker for an apposition of the last noun before it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from kg.extract.contents import goes_on
from kg.extract.cues import Cue, cues
from kg.extract.relays import listener
from kg.extract.utterance import Scene, Utterance
from kg.extract.voices import Voice, find_voice, person_before
from kg.spots import with_lemma

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_STANCES = frozenset(
    "said claimed announced admitted reported warned wrote suggested predicted found confirmed".split()
)
_TAGS = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NAMING = frozenset("NN NNS NNP NNPS JJ JJS JJR DT PRP$ POS CD HYPH -LRB- -RRB- VBN VBG FW NFP XX CC IN AFX".split())
_PREPOSITIONS = frozenset({"of", "for", "at", "in", "on", "to", "from", "with", "against", "&", "and", "-"})
_HAVE = frozenset({"have", "has", "had", "also", "later", "then"})
_STOPS = frozenset({".", ",", ";", "—", "–", "!", "?"})
_CIRCUMSTANCE = frozenset({"IN", "RB", "CD"})
_SUBORDINATE = frozenset("when if after while as although because since before once though until whenever".split())
_REACH = 24
_LEAST = 3


def find_trailing(scene: Scene) -> None:
    """Add an utterance for every report at the end of its sentence that the parse did not give."""
    trailing = _trailing_verbs()
    known = {u.token.i: u for u in scene.utterances if u.token is not None}
    for index in with_lemma(scene.doc, frozenset(trailing)):
        if index in known and known[index].ranges:
            continue
        verb = scene.doc[index]
        found = _trailing(scene, verb, trailing[verb.lemma_])
        if found is None:
            continue
        if index in known:
            if not found.ranges:
                continue
            scene.utterances.remove(known[index])
        scene.utterances.append(found)
    scene.sort()


@cache
def _trailing_verbs() -> dict[str, Cue]:
    return {
        lemma: cue
        for lemma, cue in cues("verb").items()
        if cue.stance in _STANCES and cue.frames & {"clause", "N-clause"}
    }


def _trailing(scene: Scene, verb: Token, cue: Cue) -> Utterance | None:
    noun = _taken_for_noun(verb)
    if (verb.tag_ not in _TAGS and not noun) or scene.quoted(verb.idx) or not _ends(verb, cue):
        return None
    named = _speaker(verb)
    if named is None:
        return None
    start, first_end, comma = named
    if noun and any(t.pos_ == "CCONJ" for t in verb.doc[start:first_end]):
        return None
    sentence = verb.sent.start
    low = max([t.i + 1 for t in verb.doc[sentence:comma] if t.text == ";"], default=sentence)
    quoted = verb.doc[comma].text in "\"”’'" or scene.quote_at(verb.doc[comma - 1].idx) is not None
    whole = quoted or _is_clause(verb.doc[low:comma])
    rest = verb.doc[verb.i + 1 : verb.sent.end]
    if not whole and not goes_on(verb.doc[low:comma], rest):
        return None
    voice = _voice(scene, verb, start, first_end)
    if voice is None or voice.hearsay or (noun and not voice.referents):
        return None
    made = Utterance(cue, verb, verb.text, "trailing", voice, told=listener(verb), lead=start)
    if not quoted:
        parts = [verb.doc[low:comma]] if whole else [verb.doc[low:comma], rest]
        pieces = (scene.trimmed(*scene.characters(part.start, part.end)) for part in parts)
        made.ranges = [piece for piece in pieces if piece is not None]
    return made if made.ranges or "quote" in cue.frames else None


def _taken_for_noun(verb: Token) -> bool:
    """ "the opposition claims", "state media claim": the tagger reads the verb as a noun."""
    if verb.tag_ == "NN":
        return verb.i > 0 and verb.nbor(-1).tag_ in ("NNS", "NNPS") and verb.nbor().text in _STOPS
    return verb.tag_ == "NNS" and verb.lower_ != verb.lemma_


def _ends(verb: Token, cue: Cue) -> bool:
    """Whether nothing but a listener and circumstances stands between the verb and the next stop."""
    doc, end = verb.doc, verb.sent.end
    for index in range(verb.i + 1, min(end, verb.i + _REACH)):
        token = doc[index]
        if token.text in _STOPS:
            return True
        if token.text in (":", '"', "“") or token.tag_ in _FINITE or token.lower_ in ("that", "to"):
            return False
        first = index == verb.i + 1
        if first and token.tag_ not in _CIRCUMSTANCE and not token.ent_type_ and "N-clause" not in cue.frames:
            return False
    return verb.i + 1 >= end


def _speaker(verb: Token) -> tuple[int, int, int] | None:
    """Return start and end of the words that name the speaker, and the comma before them."""
    doc, low = verb.doc, verb.sent.start
    last = verb.i - 1
    while last > low and doc[last].lower_ in _HAVE:
        last -= 1
    ends = [last + 1]
    if doc[last].text == ",":
        comma = _noun_phrase(doc[low:last])
        if comma is None or comma - low < _LEAST:
            return None
        ends = [comma]
    start = _noun_phrase(doc[low : ends[0]])
    if start is None or (start - low < _LEAST and verb.nbor().text != ","):
        return None
    return start + 1, ends[0], start


def _noun_phrase(words: Span) -> int | None:
    """Return the comma before the noun phrase that ends some words."""
    tokens = list(words)
    for back, token in enumerate(reversed(tokens)):
        if token.text in (",", "—", "–") or (token.text in "\"”’'" and token.tag_ == "''"):
            first = tokens[len(tokens) - back] if back else None
            if first is None or first.tag_ in ("IN", "CC", "VBG") or first.pos_ == "PUNCT":
                return None
            return token.i
        single = back == 0 and token.tag_ == "PRP" and token.lower_ in ("he", "she", "they", "it")
        if single:
            continue
        if token.tag_ not in _NAMING or (token.tag_ in ("IN", "CC") and token.lower_ not in _PREPOSITIONS):
            return None
    return None


def _is_clause(words: Span) -> bool:
    tokens = list(words)
    if len(tokens) < _LEAST or not any(t.tag_ in _FINITE for t in tokens):
        return False
    subordinate = tokens[0].lower_ in _SUBORDINATE
    return not subordinate or any(t.text == "," for t in tokens)


def _voice(scene: Scene, verb: Token, start: int, end: int) -> Voice | None:
    doc = scene.doc
    person = person_before(scene.draft, verb, doc[start])
    if person is not None and person.start >= start:
        return Voice([person.referent], person.start, person.end)
    mention = scene.draft.table.at(end - 1)
    whole = mention is not None and all(t.pos_ == "DET" for t in doc[start : mention.start])
    if mention is not None and whole and mention.kind in ("name", "acronym") and mention.referent.is_actor:
        return Voice(list(mention.referents), start, end)
    found = find_voice(scene.speakers, doc[start:end].root, verb.lemma_)
    if found is None or found.start > end:
        return None
    return Voice(
        found.referents, start, max(end, found.end if found.end <= verb.i else end), found.hearsay, found.pending
    )
