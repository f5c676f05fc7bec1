"""One paragraph while its quotations are dealt out to cues and speakers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.draft import Quote
from kg.extract.cues import ANY_VERB
from kg.extract.syntax import governing_subject, subject
from kg.extract.utterance import Scene, Utterance
from kg.extract.voices import find_voice

if TYPE_CHECKING:
    from spacy.tokens import Token

_SENTENCE_END = re.compile(
    r"(?<![A-Z])(?<!\b(?:Mr|Ms|Dr|Lt|St|Jr|Sr|Co))(?<!\b(?:Mrs|Gen|Col|Sen|Rep|Gov|Rev))[.!?][\"”’)\]]*\s+(?=[\"“A-Z])|\n"
)
_WORD = re.compile(r"\w+")
_NAMINGS = ("verb-N-small", "verb-N-as", "verb-to-as", "verb-N-of")
_NOT_SPEAKING = frozenset({"seem", "appear", "have", "become", "remain", "mean", "want", "try", "include"})
_OPEN_END = ",?!…—–-"
_NEAR = 60
_LONG = 5
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


class Paragraph:
    """One paragraph with its cues outside quotations, while its quotations are dealt out."""

    def __init__(self, scene: Scene, start: int, end: int, cues: list[Utterance]) -> None:
        self.scene, self.start, self.end, self.cues = scene, start, end, cues
        self.text = scene.text
        self.previous: tuple[Quote, Utterance] | None = None

    def owner(self, quote: Quote, last: Utterance | None, carried: Quote | None) -> Utterance | None:
        """Return the utterance that a quotation belongs to, a new one where only the speaker carries over."""
        before = self._segment_before(quote)
        found = (
            self._overlapping(quote, self.cues)
            or self._after(quote)
            or self._before(quote, before)
            or self._continued(quote, before)
            or self._introduced(quote, before)
            or self._carried_over(quote, last, carried)
        )
        if found is not None:
            self.previous = quote, found
        return found

    def named_owner(self, quote: Quote) -> Utterance | None:
        """Return the utterance whose cue stands beside a quotation."""
        cues = [u for u in self.cues if not quote.start <= u.position < quote.end]
        return self._overlapping(quote, cues) or self._after(quote) or self._before(quote, self._segment_before(quote))

    def _segment_before(self, quote: Quote) -> tuple[int, int]:
        """Return the characters before a quotation in its sentence, from the last quotation or sentence end on."""
        start = self.start
        earlier = [q.end for q in self.scene.quotes_within(self.start, quote.start)]
        start = max([start, *earlier])
        for match in _SENTENCE_END.finditer(self.text, start, quote.start + 1):
            start = match.end()
        return start, quote.start

    def _overlapping(self, quote: Quote, cues: list[Utterance]) -> Utterance | None:
        best: tuple[int, Utterance] | None = None
        for u in cues:
            for start, end in u.ranges:
                if start < quote.end and quote.start < end and (best is None or end - start < best[0]):
                    best = end - start, u
        return best[1] if best else None

    def _after(self, quote: Quote) -> Utterance | None:
        """ "...", N said / said N."""
        _, stop = quote.inner(self.text)
        tail = self.text[stop - 1 : stop]
        following = self.text[quote.end : quote.end + 3].lstrip(" ,")[:1]
        if tail not in _OPEN_END and not following.islower() and self.text[quote.end : quote.end + 1] != ",":
            return None
        limit = min([q.start for q in self.scene.quotes_within(quote.end, self.end)] + [self.end])
        match = _SENTENCE_END.search(self.text, quote.end, limit)
        limit = match.start() if match else limit
        for u in self.cues:
            if quote.end <= u.position < limit and "quote" in u.cue.frames and self._is_next(u, quote.end):
                return u
        return None

    def _is_next(self, utterance: Utterance, position: int) -> bool:
        """Whether cue or speaker follow a position at once, but for an adverb."""
        starts = [utterance.position]
        if utterance.voice is not None and utterance.voice.end > utterance.voice.start:
            starts.append(self.scene.doc[utterance.voice.start].idx)
        who = subject(utterance.token) if utterance.token is not None else None
        if who is not None and who.left_edge.idx >= position:
            starts.append(who.left_edge.idx)
        return len(_WORD.findall(self.text[position : max(min(starts), position)])) <= 2

    def _before(self, quote: Quote, segment: tuple[int, int]) -> Utterance | None:
        """N said(,|:) "..."."""
        start, end = segment
        tail = self.text[start:end].rstrip()[-1:]
        for u in reversed(self.cues):
            if not start <= u.position < end:
                continue
            near = len(_WORD.findall(self.text[u.position : end])) <= 4
            if tail == ":" and u.ranges and u.rule.startswith(_NAMINGS):
                return self._same_speaker(quote, u)
            if tail in (":", ",") or near:
                return u if "quote" in u.cue.frames or tail == ":" else None
        return None

    def _introduced(self, quote: Quote, segment: tuple[int, int]) -> Utterance | None:
        """Comma or colon before a quotation without a cue: the subject of the nearest finite verb speaks."""
        start, end = segment
        tail = self.text[start:end].rstrip()[-1:]
        words = self.text[quote.start + 1 : quote.end]
        if tail not in (":", ",") or len(_WORD.findall(words)) < _LONG or (tail == "," and not words[:1].isupper()):
            return None
        span = self.scene.doc.char_span(start, end, alignment_mode="contract")
        verb = _nearest_verb(list(span)) if span is not None else None
        head = governing_subject(verb) if verb is not None else None
        voice = find_voice(self.scene.speakers, head, "") if head is not None else None
        if verb is None or voice is None or voice.hearsay:
            return None
        return _new(self.scene, Utterance(ANY_VERB, verb, verb.text, "introduced", voice))

    def _continued(self, quote: Quote, segment: tuple[int, int]) -> Utterance | None:
        """A quotation that begins a sentence after another, or after a sentence with a cue, has the same speaker."""
        if self.previous is None:
            return self._after_told(quote, segment)
        earlier, owner = self.previous
        between = self.text[earlier.end : quote.start]
        words = _WORD.findall(between)
        cue_between = owner.token is not None and earlier.end <= owner.position < quote.start
        others = [u for u in self.cues if u is not owner and earlier.end <= u.position < quote.start]
        if not words or (cue_between and not others and len(between) < _NEAR * 3 and _one_sentence(between)):
            return owner
        if self._begins_sentence(quote, segment):
            speaker = others[-1] if others else owner
            return self._same_speaker(quote, speaker)
        return None

    def _after_told(self, quote: Quote, segment: tuple[int, int]) -> Utterance | None:
        told = [u for u in self.cues if u.position < quote.start and u.voice is not None]
        if not told or not self._begins_sentence(quote, segment):
            return None
        if not told[-1].ranges:
            return told[-1] if self._in_sentence_before(told[-1], quote) else None
        return self._same_speaker(quote, told[-1])

    def _in_sentence_before(self, utterance: Utterance, quote: Quote) -> bool:
        return len(_SENTENCE_END.findall(self.text, utterance.position, quote.start + 1)) <= 1

    def _same_speaker(self, quote: Quote, speaker: Utterance) -> Utterance | None:
        if len(_WORD.findall(self.text[quote.start : quote.end])) < _LONG:
            return None
        return _new(self.scene, _follow(speaker, "continued"))

    def _begins_sentence(self, quote: Quote, segment: tuple[int, int]) -> bool:
        return not self.text[segment[0] : segment[1]].strip() and self.text[quote.start + 1 : quote.start + 2].isupper()

    def _carried_over(self, quote: Quote, last: Utterance | None, carried: Quote | None) -> Utterance | None:
        """A paragraph that begins with a quotation and has no cue belongs to the last speaker."""
        if last is None or self.text[self.start : quote.start].strip() or last.voice is None:
            return None
        if carried is not None or not last.ranges:
            return last
        return last if _holds_quote(self.scene, last) else None


def _holds_quote(scene: Scene, utterance: Utterance) -> bool:
    """Whether an utterance holds quoted words."""
    return scene.kind(utterance.ranges, None) != "indirect"


def _one_sentence(between: str) -> bool:
    return len(_SENTENCE_END.findall(between.rstrip())) == 0


def _nearest_verb(tokens: list[Token]) -> Token | None:
    finite = [
        t
        for t in tokens
        if t.pos_ == "VERB"
        and t.lemma_ not in _NOT_SPEAKING
        and t.tag_ in _FINITE
        and t.dep_ not in ("aux", "auxpass", "relcl")
    ]
    return finite[-1] if finite else None


def _follow(speaker: Utterance, rule: str) -> Utterance:
    same = speaker.voice.again() if speaker.voice is not None else None
    return Utterance(speaker.cue, speaker.token, speaker.words, rule, same)


def _new(scene: Scene, utterance: Utterance) -> Utterance:
    scene.utterances.append(utterance)
    return utterance
