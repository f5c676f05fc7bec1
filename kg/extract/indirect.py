"""Speech told in the writer's words: verbs and nouns of speech with the content that the parse gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.borrowing import borrows
from kg.extract.committal import is_noncommittal, is_reported, is_said_of
from kg.extract.complements import is_about_claim, noun_contents
from kg.extract.contents import inserted, verb_contents
from kg.extract.cues import VERBAL, Cue, find_cues, voices
from kg.extract.lifting import lift_participles
from kg.extract.relays import listener, quoting
from kg.extract.resuming import resumed, without_resumed
from kg.extract.syntax import OBJECTS, child, governing_subject, is_hypothetical, is_infinitive, is_negated, is_passive
from kg.extract.timing import without_timing
from kg.extract.utterance import Scene, Utterance
from kg.extract.voices import Voice, find_voice, person_before

if TYPE_CHECKING:
    from spacy.tokens import Token

_SAID_WHEN_NEGATED = frozenset({"found", "believed", "confirmed", "agreed", "ruled", "admitted"})
_OPEN_WHEN_NEGATED = frozenset({"rule out", "exclude", "deny", "dispute"})
_BEFORE_INVERSION = frozenset(",\"”’'")
_INVERTED = ("nsubj", "dobj", "attr", "npadvmod", "ccomp")
_ASIDE = frozenset({"said", "claimed", "announced", "admitted", "reported", "warned", "wrote", "suggested"})
_ASIDE_CLAUSES = ("ccomp", "xcomp", "advcl", "conj", "acl")
_BRIEF, _LONGER = 4, 9
"""How many words "as N put it" may have after its verb; the longer only where it can be nothing else."""
_OWN_CLAIM = frozenset({"claimed", "admitted", "suggested", "warned", "accused"})
_ATTITUDES = frozenset({"believed"})
_FIRST_OR_SECOND = frozenset({"i", "we", "you", "us", "me"})
_GOING_ON = frozenset({"continue", "begin", "proceed", "use", "come", "appear"})
_LIGHT = frozenset(
    "make issue give offer release repeat raise voice express level publish send deliver post provide reiterate".split()
)


def find_reported(scene: Scene) -> None:
    """Add an utterance for every cue that has a speaker and content, or that a quotation may still complete."""
    for token, cue in find_cues(scene.doc):
        verbal = token.pos_ in VERBAL
        utterance = _from_verb(scene, token, cue) if verbal else _from_noun(scene, token, cue)
        if utterance is not None and _may_speak(scene, utterance):
            scene.utterances.append(utterance)
    lift_participles(scene)


def _from_verb(scene: Scene, verb: Token, cue: Cue) -> Utterance | None:
    if (
        verb.dep_ in ("amod", "compound")
        or _is_kept_from(verb)
        or is_noncommittal(verb)
        or is_said_of(verb)
        or (verb.tag_ == "VB" and not _is_carried_out(verb))
    ):
        return None
    negated = is_negated(verb)
    if negated and cue.stance not in _SAID_WHEN_NEGATED and cue.lemma not in _OPEN_WHEN_NEGATED:
        return None
    voice = _voice(scene, verb)
    if voice is not None and is_passive(verb) and child(verb, "mark") is not None and verb.nbor(-1).lower_ == "as":
        if cue.stance not in _OWN_CLAIM:
            scene.asides.append((verb, voice.referents))
            return None
        return Utterance(cue, verb, verb.text, "verb-as", voice, borrowed=verb.nbor(-1))
    if voice is None or (cue.stance in _ATTITUDES and not any(not r.anonymous for r in voice.referents)):
        return None
    aside = _as_aside(verb, cue) if cue.stance in _ASIDE else None
    frame, ranges = ("", []) if is_hypothetical(verb) else aside or verb_contents(verb, cue)
    if not ranges and not is_hypothetical(verb) and "clause" in cue.frames:
        frame, ranges = "inserted", inserted(verb, voice.start, voice.end)
    if ranges and not is_reported(scene, verb, cue, frame, ranges):
        return None
    if negated and cue.stance == "denied" and frame not in ("that", "clause", "ger"):
        return None
    borrowed = borrows(verb, cue.stance) if not ranges and not is_hypothetical(verb) else None
    if not ranges and borrowed is None and "quote" not in cue.frames:
        return None
    particle = child(verb, "prt")
    words = f"{verb.text} {particle.text}" if particle is not None and " " in cue.lemma else verb.text
    utterance = Utterance(cue, verb, words, f"verb-{frame}" if ranges else "verb", voice)
    utterance.ranges = _trim(scene, without_timing(scene, without_resumed(verb, ranges)))
    utterance.borrowed = borrowed
    utterance.negated = _denies(verb, cue, frame, negated)
    utterance.told = listener(verb)
    return utterance


def _denies(verb: Token, cue: Cue, frame: str, negated: bool) -> bool:
    """Whether the content is said to be untrue; a plan that is "dismissed as premature" is not."""
    if cue.stance == "denied":
        return not negated and (frame != "N-as" or is_about_claim(verb))
    return negated


def _voice(scene: Scene, verb: Token) -> Voice | None:
    """Return who speaks: the subject, or the person whose name stands right before the verb."""
    head = _speaking(verb)
    if head is not None and head.i < verb.i and _in_words_before(scene, head, verb):
        head = _inverted(verb)
    if head is not None and head.i < verb.i and head.pos_ != "PRON":
        person = person_before(scene.draft, verb, head)
        if person is not None and not any(r.type == "person" for r in scene.draft.table.actors_at(head.i)):
            return Voice([person.referent], person.start, person.end)
    if head is None and verb.tag_ in ("VBD", "VBZ") and not is_passive(verb):
        person = person_before(scene.draft, verb, verb.sent[0])
        return Voice([person.referent], person.start, person.end) if person is not None else None
    return find_voice(scene.speakers, head, verb.lemma_) if head is not None else None


def _from_noun(scene: Scene, noun: Token, cue: Cue) -> Utterance | None:
    if cue.stance == "denied":
        return None
    frame, ranges = noun_contents(noun, cue)
    head = _owner(noun) if ranges else None
    if head is None or (head.lower_ in ("it", "they") and head.dep_ != "poss"):
        return None
    voice = find_voice(scene.speakers, head, "")
    if voice is None:
        return None
    return Utterance(cue, noun, noun.text, f"noun-{frame}", voice, _trim(scene, ranges))


def _is_carried_out(verb: Token) -> bool:
    """Whether an infinitive is told as done: "went on to say", "did not say"; not "plans to say"."""
    if not is_infinitive(verb):
        if verb.dep_ == "conj" and is_infinitive(verb.head):
            return _is_carried_out(verb.head)
        return child(verb, "nsubj") is not None or verb.dep_ == "conj" or _follows_words(verb)
    if verb.head.lemma_ == "go":
        return verb.dep_ in ("xcomp", "advcl") and any(c.lower_ == "on" for c in verb.head.rights)
    return verb.dep_ == "xcomp" and verb.head.lemma_ in _GOING_ON


def _is_kept_from(verb: Token) -> bool:
    """ "banned from claiming", "without saying", "accused of telling": nobody is told to have spoken."""
    return verb.dep_ == "pcomp" and verb.head.lower_ in ("from", "without", "of", "to", "for", "against", "about")


def _speaking(verb: Token) -> Token | None:
    quoted = quoting(verb)
    if quoted is not None and quoted[0] is not None:
        return quoted[0]
    if is_passive(verb) and verb.lemma_ != "read":
        agent = child(verb, "agent")
        return child(agent, "pobj") if agent is not None else None
    found = governing_subject(resumed(verb) or verb)
    if found is not None and found.i + 1 < verb.i and _follows_words(verb):
        # "The minister, said N, ...": two subjects, of which the one after the verb speaks.
        return next((c for c in verb.rights if c.dep_ == "nsubj"), found)
    if found is None and _follows_words(verb):
        # "..., said N": the parser takes an inverted subject for an object now and then.
        found = _inverted(verb)
    if found is None and verb.lemma_ == "read" and verb.dep_ == "acl":
        found = verb.head.head.head if verb.head.dep_ == "pobj" and verb.head.head.lower_ == "of" else verb.head
    return found


def _inverted(verb: Token) -> Token | None:
    return next((c for c in verb.rights if c.dep_ in _INVERTED and _can_speak(c)), None)


def _in_words_before(scene: Scene, head: Token, verb: Token) -> bool:
    """ "'Nonsense,' replied N": the parser takes the quoted word for who speaks."""
    quote = scene.quote_at(head.idx)
    return quote is not None and quote.end <= verb.idx and _follows_words(verb)


def _follows_words(verb: Token) -> bool:
    return verb.i > 0 and verb.nbor(-1).text in _BEFORE_INVERSION


def _can_speak(noun: Token) -> bool:
    return noun.pos_ == "PROPN" or noun.lemma_ in voices()


def _owner(noun: Token) -> Token | None:
    """Return who made a claim: possessor, "by N", "from N", or the subject of "made the claim"."""
    owner = child(noun, "poss")
    if owner is not None:
        return owner
    for c in noun.rights:
        if c.dep_ == "prep" and c.lower_ in ("by", "from", "of"):
            return child(c, "pobj")
    if noun.dep_ == "dobj" and noun.head.lemma_ in _LIGHT:
        return governing_subject(noun.head)
    if noun.dep_ == "pobj" and noun.head.lower_ == "with":
        above = next((t for t in noun.head.ancestors if t.pos_ in VERBAL), None)
        return governing_subject(above) if above is not None else None
    return None


def _as_aside(verb: Token, cue: Cue) -> tuple[str, list[tuple[int, int]]] | None:
    """ "As N put it, ...": the content is the rest of the sentence."""
    mark = next((c for c in verb.lefts if c.lower_ == "as" and c.dep_ in ("mark", "advmod")), None)
    if mark is None or is_passive(verb) or verb.dep_ not in ("advcl", "parataxis"):
        return None
    between = mark.i > verb.sent.start and mark.nbor(-1).text in (",", "—", "–", "(")
    told = "N-clause" if any(c.dep_ in OBJECTS for c in verb.rights) else "clause"
    plain = not any(c.dep_ in _ASIDE_CLAUSES for c in verb.rights) and (between or told in cue.frames)
    if verb.right_edge.i - verb.i > (_LONGER if plain else _BRIEF):
        return None  # "as she spoke to the crowd on Friday" tells when
    sentence, start, end = verb.sent, verb.left_edge.i, verb.right_edge.i + 1
    return "as", [(a, b) for a, b in ((sentence.start, start), (end, sentence.end)) if b > a]


def _trim(scene: Scene, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    found = []
    for start, end in ranges:
        stop = next((t.i for t in scene.doc[start:end] if _parts(scene, t)), end)
        piece = scene.trimmed(*scene.characters(start, stop)) if stop > start else None
        found += [piece] if piece is not None else []
    return found


def _parts(scene: Scene, token: Token) -> bool:
    """A semicolon outside quotation marks ends what is said."""
    return token.text == ";" and scene.quote_at(token.idx) is None


def _may_speak(scene: Scene, utterance: Utterance) -> bool:
    """Inside a quotation only others than its speaker are quoted again; the writer's own "I said" is no report."""
    assert utterance.token is not None
    token, voice = utterance.token, utterance.voice
    first = scene.doc[voice.end - 1].lower_ if voice is not None and voice.end else ""
    if first in _FIRST_OR_SECOND:
        return False
    if not scene.quoted(token.idx):
        return True
    return utterance.cue.stance not in ("believed", "predicted") and first != "it"
