"""A speech in the making, and what the functions that find speech share while they work on one draft."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.draft import Draft, Quote, Referent, Speech
from kg.extract.cues import Cue
from kg.extract.voices import Speakers, Voice
from kg.reading import SpeechKind

if TYPE_CHECKING:
    from spacy.tokens import Token

_SHORT = 120
"""Words set off may begin this many characters before a content range that lies in them."""
_LEADING = " \t\n,;:.–—-)]…"
_TRAILING = " \t\n,;:.–—-([…"


@dataclass(slots=True, eq=False)
class Utterance:
    """One cue with its speaker and the character ranges of its content, before it becomes a `Speech`."""

    cue: Cue
    token: Token | None
    words: str
    rule: str
    voice: Voice | None = None
    ranges: list[tuple[int, int]] = field(default_factory=list)
    negated: bool = False
    told: tuple[Token | None, bool] = (None, False)
    """Who was spoken to, and whether as an interviewer."""
    relay: list[Referent] = field(default_factory=list)
    """Who is named as having passed it on."""
    speech: Speech | None = None
    borrowed: Token | None = None
    """Where the content stands elsewhere: the word that points at it, or the first one after it."""
    lead: int | None = None
    """Token at which the words for the speaker begin, where they begin before `voice`."""

    @property
    def position(self) -> int:
        """Character at which the cue stands."""
        return self.token.idx if self.token is not None else self.ranges[0][0]

    def covers(self, character: int) -> bool:
        """Whether a character lies in the content."""
        return any(start <= character < end for start, end in self.ranges)


class Scene:
    """Text, quotations and paragraphs of one draft, with quick look-ups."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.doc = draft.doc
        self.text = draft.article.text
        self.paragraphs = draft.paragraphs
        self.marked = draft.quotes
        self.quotes = _outermost([quote for quote in draft.quotes if not quote.scare])
        self._starts = [quote.start for quote in self.quotes]
        self._marks = [quote.start for quote in self.marked]
        self._positions: list[int] = []
        self.speakers = Speakers(draft)
        self.utterances: list[Utterance] = []
        self.asides: list[tuple[Token, list[Referent]]] = []
        """Verbs of "as reported by N", with N."""
        self.turns: list[tuple[int, int]] = []
        """Character ranges of the paragraphs of an interview, in order."""

    def quote_at(self, character: int) -> Quote | None:
        """Return the outermost quotation that a character stands in; words merely set off do not count."""
        index = bisect_right(self._starts, character) - 1
        if index >= 0 and character < self.quotes[index].end:
            return self.quotes[index]
        return None

    def sort(self) -> None:
        """Bring the utterances into text order, as `cued_within` needs them."""
        self.utterances.sort(key=lambda u: u.position)
        self._positions = [u.position for u in self.utterances]

    def keep(self, utterances: Iterable[Utterance]) -> None:
        """Go on with some of the utterances."""
        self.utterances = list(utterances)
        self.sort()

    def cued_within(self, start: int, end: int) -> list[Utterance]:
        """Return the utterances whose cue stands in a character range."""
        return self.utterances[bisect_left(self._positions, start) : bisect_left(self._positions, end)]

    def quotes_within(self, start: int, end: int) -> list[Quote]:
        """Return the outermost quotations that begin in a character range."""
        return self.quotes[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def marked_within(self, start: int, end: int) -> list[Quote]:
        """Return all that stands between marks and begins in a character range."""
        return self.marked[bisect_left(self._marks, start) : bisect_left(self._marks, end)]

    def in_turn(self, character: int) -> bool:
        """Whether a character stands in a turn of an interview."""
        index = bisect_right(self.turns, (character, len(self.text) + 1)) - 1
        return index >= 0 and character < self.turns[index][1]

    def quoted(self, character: int) -> bool:
        """Whether a character is somebody's own words: in a quotation or in a turn of an interview."""
        return self.quote_at(character) is not None or self.in_turn(character)

    def trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        """Return a character range without loose punctuation and white space, None if no word is left."""
        text = self.text
        while start < end and text[start] in _LEADING:
            start += 1
        while end > start and text[end - 1] in _TRAILING:
            end -= 1
        if not any(c.isalnum() for c in text[start:end]):
            return None
        for quote in self.marked_within(start, end):
            if quote.start == start and quote.end >= end >= quote.end - 2:
                return quote.inner(text)
            if start < quote.start and end < quote.end <= end + 2 and quote.closed:
                return start, quote.end
        return start, end

    def characters(self, start: int, end: int) -> tuple[int, int]:
        """Return the character range of a token range."""
        last = self.doc[end - 1]
        return self.doc[start].idx, last.idx + len(last)

    def kind(self, ranges: list[tuple[int, int]], outer: Quote | None) -> SpeechKind:
        """Tell whether a content is quoted wholly (direct), partly (mixed) or not at all (indirect).

        Inside a quotation only the marks within it count.
        """
        touched = whole = 0
        for start, end in ranges:
            around = self.quote_at(start)
            first = min(start - _SHORT, around.start if around is not None else start)
            for quote in self.marked_within(first, end + 1):
                if quote.end <= start or (outer is not None and quote.start <= outer.start):
                    continue
                begin, stop = quote.inner(self.text)
                if begin <= start and end <= stop + 2:
                    touched, whole = touched + 1, whole + 1
                    break
                if not quote.title:
                    touched += 1
                    break
        if whole == len(ranges):
            return "direct"
        return "mixed" if touched else "indirect"


def _outermost(quotes: list[Quote]) -> list[Quote]:
    kept: list[Quote] = []
    for quote in quotes:
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return kept
