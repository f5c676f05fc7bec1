"""Steps `statements` and `speakers`: who says what, found once, and its speakers settled once pronouns are known."""

from __future__ import annotations

from functools import cache

from kg import lexicon
from kg.draft import Draft, Referent, Speech
from kg.extract.according import find_according
from kg.extract.denials import link_denials
from kg.extract.direct import attach_quotes
from kg.extract.indirect import find_reported
from kg.extract.interview import find_turns
from kg.extract.relays import relayed_by
from kg.extract.utterance import Scene, Utterance
from kg.extract.voices import anonymous, find_voice
from kg.vocab import Attribution

_UNMEASURED = 0.6
_MOSTLY = 0.6
_MAIN = ("ROOT", "conj", "ccomp")


def find_statements(draft: Draft) -> None:
    """Fill `draft.speeches` with all speech the article reports, in text order.

    Speakers given by a pronoun that nothing resolves yet stay empty until `settle_speakers`.
    """
    scene = Scene(draft)
    find_turns(scene)
    find_according(scene)
    find_reported(scene)
    scene.utterances.sort(key=lambda u: u.position)
    attach_quotes(scene)
    scene.utterances = sorted((u for u in scene.utterances if u.ranges), key=lambda u: u.position)
    _relay(scene)
    _relay_asides(scene)
    _untangle(scene)
    draft.speeches = []
    for utterance in scene.utterances:
        utterance.speech = _speech(scene, utterance)
        draft.speeches.append(utterance.speech)
    _nest(scene)
    link_denials(draft)


@cache
def _confidences() -> dict[str, float]:
    """Return the share of right readings by rule, as measured on the development gold."""
    return {row["rule"]: float(row["confidence"]) for row in lexicon.rows("speech_rules")}


def settle_speakers(draft: Draft) -> None:
    """Read every speaker again from the mention table; who stays unknown is the last speaker, else unnamed."""
    last: list[Referent] = []
    for speech in draft.speeches:
        if speech.cue_token is not None or not speech.speakers:
            _settle(draft, speech, last)
        _relay_by_parent(speech)
        last = speech.speakers
    link_denials(draft)


def _settle(draft: Draft, speech: Speech, last: list[Referent]) -> None:
    if speech.speaker_start is None or speech.speaker_end is None:
        return
    head = draft.doc[speech.speaker_start : speech.speaker_end].root
    voice = find_voice(draft, head)
    mention = draft.table.at(head.i)
    named = mention is not None and mention.kind not in ("pronoun", "description", "first_person")
    if speech.speakers and named and not speech.speakers[0].anonymous:
        return
    if voice is not None and voice.referents and not (speech.speakers and voice.referents[0].anonymous):
        speech.speakers = voice.referents
    if not speech.speakers:
        parent = speech.parent.speakers if speech.parent is not None else []
        speech.speakers = [r for r in last if r not in parent] or [anonymous(draft, head)]
        speech.confidence = round(speech.confidence * 0.6, 2)


def _relay(scene: Scene) -> None:
    """ "According to X, Y said ...": Y speaks by way of X, and that is one statement."""
    for outer in [u for u in scene.utterances if u.rule == "according" or u.cue.lemma == "report"]:
        for u in list(scene.utterances):
            if outer in scene.utterances and _carries(scene, outer, u):
                u.relay += outer.voice.referents if outer.voice is not None else []
                scene.utterances.remove(outer)


def _carries(scene: Scene, outer: Utterance, u: Utterance) -> bool:
    """Whether the content of one utterance is little more than the other utterance."""
    if u is outer or u.token is None or not outer.covers(u.token.idx) or u.token.dep_ not in _MAIN:
        return False
    naming = len(scene.doc[u.voice.start : u.voice.end].text) + len(u.words) if u.voice is not None else 0
    size = sum(end - start for start, end in outer.ranges)
    return sum(end - start for start, end in u.ranges) >= _MOSTLY * (size - naming)


def _relay_asides(scene: Scene) -> None:
    """ "..., as reported by N": the statement before it in the sentence came by way of N."""
    for verb, referents in scene.asides:
        low, high = verb.sent.start_char, verb.idx
        before = [u for u in scene.utterances if any(start < high and low < end for start, end in u.ranges)]
        before = before or [u for u in scene.utterances if u.token is not None and low <= u.token.idx < high]
        if before:
            before[-1].relay += referents


def _untangle(scene: Scene) -> None:
    """A speaker's report inside the same speaker's words is one statement; "..., adding that ..." is cut out of it."""
    seen: dict[tuple[tuple[int, int], ...], Utterance] = {}
    for u in list(scene.utterances):
        other = seen.setdefault(tuple(u.ranges), u)
        if other is not u and _same_speaker(scene, other, u):
            scene.utterances.remove(u)
    for outer in list(scene.utterances):
        for u in list(scene.utterances):
            if u is outer or u.token is None or not outer.covers(u.token.idx) or not _same_speaker(scene, outer, u):
                continue
            if u.token.tag_ == "VBG" or u.rule.endswith("-lifted"):
                _cut(scene, outer, u)
            elif outer.token is not None and u in scene.utterances:
                scene.utterances.remove(u)
    scene.utterances = [u for u in scene.utterances if u.ranges]


def _same_speaker(scene: Scene, outer: Utterance, u: Utterance) -> bool:
    if outer.voice is None or u.voice is None:
        return False
    if not u.voice.referents and scene.doc[u.voice.end - 1].pos_ == "PRON":
        return scene.quote_at(u.position) is None
    return any(r in outer.voice.referents for r in u.voice.referents) or (
        u.voice.start == outer.voice.start and u.voice.end == outer.voice.end
    )


def _cut(scene: Scene, outer: Utterance, u: Utterance) -> None:
    """Take a cue and all after it out of the content around it."""
    assert u.token is not None
    kept = []
    for start, end in outer.ranges:
        if start <= u.token.idx < end:
            piece = scene.trimmed(start, u.token.left_edge.idx)
            if piece is not None:
                kept.append(piece)
        elif start < u.token.idx:
            kept.append((start, end))
    outer.ranges = kept or outer.ranges


def _speech(scene: Scene, u: Utterance) -> Speech:
    outer = scene.quote_at(u.token.idx) if u.token is not None else None
    kind = "direct" if u.rule == "interview" else scene.kind(u.ranges, outer)
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
    speech.confidence = _confidences().get(rule, _UNMEASURED)
    return speech


def _nest(scene: Scene) -> None:
    """Set `parent`: the innermost speech whose content holds the cue."""
    for u in scene.utterances:
        if u.token is None or u.speech is None:
            continue
        around = [o for o in scene.utterances if o is not u and o.covers(u.token.idx)]
        if around:
            u.speech.parent = min(around, key=lambda o: sum(end - start for start, end in o.ranges)).speech
            _relay_by_parent(u.speech)


def _relay_by_parent(speech: Speech) -> None:
    """What is told inside somebody's quoted words came by way of that speaker."""
    if speech.parent is not None and speech.parent.kind != "indirect" and not speech.via:
        speech.via = [r for r in speech.parent.speakers if r not in speech.speakers]
