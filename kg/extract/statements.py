"""Steps `statements` and `speakers`: who says what, found once, and its speakers settled once pronouns are known."""

from __future__ import annotations

from itertools import pairwise

from kg.draft import Draft, Referent, Speech
from kg.extract.according import find_according
from kg.extract.blocks import find_blocks
from kg.extract.borrowing import lend
from kg.extract.cues import voices
from kg.extract.denials import link_denials
from kg.extract.direct import attach_quotes
from kg.extract.indirect import find_reported
from kg.extract.interview import find_turns
from kg.extract.labels import find_labelled
from kg.extract.relays import relayed_by
from kg.extract.tangle import nest, relay, relay_by_parent, untangle
from kg.extract.trailing import find_trailing
from kg.extract.utterance import Scene, Utterance
from kg.extract.voices import Speakers, anonymous, find_voice
from kg.vocab import Attribution

_SPOKESPERSONS = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_TAKEN_UP = frozenset({"spokes", "person"})
"""Kinds of nouns that take up the one who spoke before under the same noun."""


def find_statements(draft: Draft) -> None:
    """Fill `draft.speeches` with all speech the article reports, in text order.

    Speakers given by a pronoun that nothing resolves yet stay empty until `settle_speakers`.
    """
    scene = Scene(draft)
    find_turns(scene)
    find_labelled(scene)
    find_according(scene)
    find_reported(scene)
    find_trailing(scene)
    attach_quotes(scene)
    find_blocks(scene)
    lend(scene)
    scene.keep(u for u in scene.utterances if u.ranges)
    relay(scene)
    untangle(scene)
    for utterance in scene.utterances:
        utterance.speech = _speech(scene, utterance)
    draft.speeches = [u.speech for u in scene.utterances if u.speech is not None]
    nest(scene)
    link_denials(draft)


def settle_speakers(draft: Draft) -> None:
    """Read every speaker again from the mention table; who stays unknown is the last speaker, else unnamed."""
    last: list[Referent] = []
    known = Speakers(draft)
    described: dict[str, list[Referent]] = {}
    for speech in draft.speeches:
        if speech.cue_token is not None or not speech.speakers:
            _settle(known, speech, last)
        _speak_for(draft, speech, last)
        _take_up(draft, speech, described)
        relay_by_parent(speech)
        last = speech.speakers
    _go_on_through(draft)
    link_denials(draft)


def _speak_for(draft: Draft, speech: Speech, last: list[Referent]) -> None:
    """ "The navy released a statement. A spokesperson said S": for the navy, the body that spoke last."""
    if speech.speaker_start is None or speech.speaker_end is None or not last or not speech.speakers:
        return
    words = draft.doc[speech.speaker_start : speech.speaker_end]
    bare = words.root.lemma_.lower() in _SPOKESPERSONS and all(t == words.root or t.pos_ == "DET" for t in words)
    if bare and speech.speakers[0].anonymous and all(r.is_actor and r.type not in ("person", "media") for r in last):
        speech.speakers = list(last)


def _take_up(draft: Draft, speech: Speech, described: dict[str, list[Referent]]) -> None:
    """ "A company spokesman said S. The spokesman added T": the same spokesman speaks, for the same body."""
    if speech.speaker_start is None or speech.speaker_end is None or not speech.speakers:
        return
    words = draft.doc[speech.speaker_start : speech.speaker_end]
    noun = words.root.lemma_.lower()
    if voices().get(noun) not in _TAKEN_UP:
        return
    if words.text.lower() == f"the {noun}" and speech.speakers[0].anonymous:
        speech.speakers = list(described.get(noun, speech.speakers))
    described[noun] = speech.speakers


def _go_on_through(draft: Draft) -> None:
    """ "N told M that S. He also said ...": what the same speaker goes on to say came through M, too."""
    for earlier, speech in pairwise(draft.speeches):
        if speech.via or not earlier.via or speech.parent is not earlier.parent or speech.speaker_start is None:
            continue
        pronoun = draft.doc[speech.speaker_start].pos_ == "PRON"
        if pronoun and speech.speakers == earlier.speakers and not _parted(draft, earlier, speech):
            speech.via = list(earlier.via)


def _parted(draft: Draft, earlier: Speech, speech: Speech) -> bool:
    start, end = earlier.contents[0][0], speech.contents[0][0]
    return "\n" in draft.article.text[start:end]


def _settle(known: Speakers, speech: Speech, last: list[Referent]) -> None:
    if speech.speaker_start is None or speech.speaker_end is None:
        return
    draft = known.draft
    head = draft.doc[speech.speaker_start : speech.speaker_end].root
    voice = find_voice(known, head)
    mention = draft.table.at(head.i)
    named = mention is not None and mention.kind not in ("pronoun", "description", "first_person")
    if speech.speakers and named and not speech.speakers[0].anonymous:
        return
    if voice is not None and voice.referents and not (speech.speakers and voice.referents[0].anonymous):
        speech.speakers = voice.referents
    if not speech.speakers:
        parent = speech.parent.speakers if speech.parent is not None else []
        speech.speakers = [r for r in last if r not in parent] or [anonymous(known, head)]


def _speech(scene: Scene, u: Utterance) -> Speech:
    outer = scene.quote_at(u.token.idx) if u.token is not None else None
    kind = "direct" if u.rule in ("interview", "block") else scene.kind(u.ranges, outer)
    voice = u.voice
    attribution: Attribution = "paraphrased" if kind == "indirect" else "quoted"
    if voice is not None and voice.hearsay:
        attribution = "hearsay"
    rule = f"{u.rule}-{kind}"
    speech = Speech(list(voice.referents) if voice else [], u.ranges, kind, u.words, rule=rule, lexicon=u.cue.line)
    speech.stance, speech.attribution = u.cue.stance, attribution
    speech.polarity = "negated" if u.negated else "affirmed"
    speech.via = [*u.relay, *(r for r in relayed_by(scene.draft, *u.told) if r not in u.relay)]
    speech.via = [r for r in speech.via if r not in speech.speakers]
    if voice is not None and voice.end > voice.start:
        speech.speaker_start, speech.speaker_end = voice.start, voice.end
        speech.speaker_surface = scene.doc[voice.start : voice.end].text
    if u.token is not None:
        speech.cue_token, speech.sentence = u.token.i, u.token.sent.start
    return speech
