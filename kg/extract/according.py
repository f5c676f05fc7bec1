"""Speech named by a phrase: "according to N", "in the words of N", "on the grounds that"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.cues import VERBAL, Cue, cues, voices
from kg.extract.event_lexicon import clause_words
from kg.extract.syntax import child, governing_subject
from kg.extract.utterance import Scene, Utterance
from kg.extract.voices import find_voice
from kg.spots import standing

if TYPE_CHECKING:
    from spacy.tokens import Token

_PAUSES = frozenset({",", ";", "—", "–", "("})
_RECKONING = frozenset({"account", "count", "estimate", "estimates", "reckoning", "tally", "calculation", "telling"})
_RELATIVES = frozenset({"whom", "whose", "which"})
_FIRST_WORDS = _RECKONING | frozenset("according words opinion view eyes grounds ground pretext per".split())


def find_according(scene: Scene) -> None:
    """Add an utterance for every phrase that names a speaker for the sentence around it."""
    lines = cues("phrase")
    for token in _first_words(scene):
        if token.lower_ in _RECKONING:
            utterance = _by_reckoning(scene, token, lines["by the reckoning of"])
            if utterance is not None and utterance.ranges:
                scene.utterances.append(utterance)
                continue
        cue, end = _match(token, lines)
        if cue is None or scene.quoted(token.idx):
            continue
        utterance = _on_grounds(scene, token, cue) if "that" in cue.frames else _sentence(scene, token, cue, end)
        if utterance is not None and utterance.ranges:
            scene.utterances.append(utterance)


def _first_words(scene: Scene) -> list[Token]:
    return [scene.doc[index] for index in standing(scene.doc, _FIRST_WORDS)]


def _match(token: Token, lines: dict[str, Cue]) -> tuple[Cue | None, int]:
    """Return the phrase that the word belongs to and the token index after it."""
    for back in (0, 2, 1):
        start = token.i - back
        if start < 0:
            continue
        for length in (5, 4, 3, 2, 1):
            words = " ".join(t.lower_ for t in token.doc[start : start + length])
            if words in lines and token.i < start + length:
                return lines[words], start + length
    return None, 0


def _sentence(scene: Scene, token: Token, cue: Cue, end: int) -> Utterance | None:
    doc = scene.doc
    if end >= len(doc) or "sentence" not in cue.frames:
        return None
    start = end - len(cue.lemma.split())
    if doc[end].lower_ in _RELATIVES:
        return _relative(scene, doc[start], doc[end], cue)
    head = _named(doc[end - 1])
    if head is None:
        return None
    if head.lemma_ in clause_words("measure") and head.left_edge == head:
        return None
    voice = find_voice(scene.speakers, head, "say")
    if voice is None:
        return None
    after = max(_name_end(scene, head, voice.end), end)
    for c in head.rights:
        if c.dep_ == "prep" and c.left_edge.i == after and any(t.ent_type_ in ("DATE", "TIME") for t in c.rights):
            after = c.right_edge.i + 1
    clause = _clause(doc[start], token)
    loose = next((c for c in head.rights if c.dep_ in ("acl", "relcl") and c.left_edge.i <= after + 1), None)
    if loose is not None:
        after = max(after, loose.right_edge.i + 1)
    elif start > clause[0] + 3 and after + 1 < clause[1] and doc[after].text == "," and doc[after + 1].tag_ == "WP":
        after = clause[1]
    ranges = _around(scene, clause, start, after)
    return Utterance(
        cue, doc[start], scene.text[doc[start].idx : doc[end - 1].idx + len(doc[end - 1])], "according", voice, ranges
    )


def _relative(scene: Scene, first: Token, pronoun: Token, cue: Cue) -> Utterance | None:
    """ "N, according to whom S, left": N says that S."""
    verb = next((t for t in pronoun.ancestors if t.pos_ in VERBAL), None)
    if first.i < 2 or verb is None or verb.i < pronoun.i:
        return None
    before = first.nbor(-2) if first.nbor(-1).text == "," else first.nbor(-1)
    voice = find_voice(scene.speakers, verb.head if verb.dep_ == "relcl" else before, "say")
    start = pronoun.head.i + 1 if pronoun.lower_ == "whose" else pronoun.i + 1
    comma = (t.i for t in scene.doc[verb.i : verb.right_edge.i + 1] if t.text == ",")
    piece = scene.trimmed(*scene.characters(start, next(comma, verb.right_edge.i + 1)))
    return Utterance(cue, first, cue.lemma, "according", voice, [piece]) if voice and piece else None


def _by_reckoning(scene: Scene, noun: Token, cue: Cue) -> Utterance | None:
    """ "By N's count, S": N says that S."""
    by, owner = noun.head, child(noun, "poss")
    if noun.dep_ != "pobj" or by.lower_ != "by" or owner is None or scene.quoted(noun.idx):
        return None
    if by.i > by.sent.start and by.nbor(-1).text not in _PAUSES:
        return None
    voice = find_voice(scene.speakers, owner, "say")
    low, high = _clause(by, noun)
    low = max([t.i + 1 for t in scene.doc[low + 1 : by.i] if t.pos_ == "CCONJ" and t.nbor(-1).text == ","], default=low)
    ranges = _around(scene, (low, high), by.i, noun.right_edge.i + 1)
    return Utterance(cue, by, scene.doc[by.i : noun.i + 1].text, "according", voice, ranges) if voice else None


def _name_end(scene: Scene, head: Token, end: int) -> int:
    """Return where the words for the speaker end: "N, the mayor," is one phrase, "N, the bridge is ..." is not."""
    mention = scene.draft.table.at(head.i)
    other = child(head, "appos")
    if mention is None or other is None or other.lemma_ in voices() or scene.draft.table.actors_at(other.i):
        return end
    return mention.end if mention.end < end and scene.doc[mention.end].text == "," else end


def _named(last: Token) -> Token | None:
    """Return the head of the noun phrase after a preposition."""
    found = child(last, "pobj")
    if found is None and last.i + 1 < len(last.doc):
        found = last.doc[last.i + 1]
        while (
            found.head.i > found.i
            and found.head.i - found.i < 8
            and found.dep_ in ("compound", "det", "amod", "poss", "nmod")
        ):
            found = found.head
    return found


def _clause(first: Token, token: Token) -> tuple[int, int]:
    """Return the token range of the clause that a phrase comments on: the sentence or its coordinated part."""
    sentence = token.sent
    start, end = sentence.start, sentence.end
    verb = next((t for t in token.ancestors if t.pos_ in VERBAL), None)
    if verb is not None and verb.dep_ in ("relcl", "advcl") and first.i > verb.left_edge.i:
        return verb.left_edge.i, verb.right_edge.i + 1
    coordinated = verb is not None and verb.dep_ == "conj" and child(verb, "nsubj", "nsubjpass") is not None
    if verb is not None and coordinated and first.i > 0 and first.nbor(-1).pos_ == "CCONJ":
        return verb.left_edge.i, end
    return start, end


def _around(scene: Scene, clause: tuple[int, int], start: int, after: int) -> list[tuple[int, int]]:
    """Return the characters before and after the phrase in its clause."""
    found = []
    for a, b in ((clause[0], start), (after, clause[1])):
        if b > a:
            piece = scene.trimmed(*scene.characters(a, b))
            if piece is not None:
                found.append(piece)
    return found


def _on_grounds(scene: Scene, token: Token, cue: Cue) -> Utterance | None:
    """ "N banned it on the grounds that S": N says that S."""
    clause = next((c for c in token.rights if c.dep_ in ("acl", "ccomp", "relcl")), None)
    verb = next((t for t in token.ancestors if t.pos_ in VERBAL), None)
    head = governing_subject(verb) if verb is not None else None
    if clause is None or verb is None or head is None or child(verb, "auxpass") is not None:
        return None
    voice = find_voice(scene.speakers, head, "")
    piece = scene.trimmed(*scene.characters(clause.left_edge.i, clause.right_edge.i + 1))
    if voice is None or piece is None:
        return None
    if scene.text[piece[0] : piece[0] + 5].lower() == "that ":
        piece = piece[0] + 5, piece[1]
    return Utterance(cue, token, cue.lemma, "grounds", voice, [piece])
