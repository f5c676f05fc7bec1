"""The working state of one article while it is read: the one value that goes through all steps.

Steps are plain functions `step(draft) -> None`, found by name among the entry points `newskg.steps` and run in the
order of `Config.steps`. Nothing here outlives its article (tables kept from one article to the next would change
results with the order of articles). Token positions are indices into `draft.doc`; spaCy is imported for types only.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from kg.article import Article
from kg.mentions import MentionKind as MentionKind
from kg.mentions import MentionTable as MentionTable
from kg.mentions import Referent as Referent
from kg.mentions import TableMention as TableMention
from kg.reading import EventStatus, SpeechKind, When
from kg.vocab import Attribution, EventType, Polarity, TieType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


QUOTATION_MARKS = "\"“”„‟«»‹›'‘’`"


@dataclass(slots=True, eq=False)
class Quote:
    """A stretch between quotation marks, in characters, marks included."""

    start: int
    end: int
    closed: bool = True
    """False where the closing mark is missing and the stretch runs to the end of the paragraph."""
    scare: bool = False
    """One to three words set off from the writer's voice, or a title: not speech."""
    title: bool = False
    """The name of a work, ship or plan."""

    def inner(self, text: str) -> tuple[int, int]:
        """Return the character range inside the marks, without white space at the edges."""
        start, end = self.start, self.end
        while start < end and (text[start] in QUOTATION_MARKS or text[start].isspace()):
            start += 1
        while end > start and (text[end - 1] in QUOTATION_MARKS or text[end - 1].isspace()):
            end -= 1
        return start, end


@dataclass(slots=True, eq=False)
class Speech:
    """One act of speech or writing that the article reports."""

    speakers: list[Referent]
    """Innermost voice first; empty only while it is not yet settled. Unnamed speakers are anonymous referents."""
    contents: list[tuple[int, int]]
    """Character ranges of what is said, without the cue."""
    kind: SpeechKind
    cue: str
    """The words that carry the attribution: `said`, `according to`; the label of an interview turn."""
    cue_token: int | None = None
    speaker_start: int | None = None
    """Token range of the words that name the speaker, None where no words do."""
    speaker_end: int | None = None
    speaker_surface: str = ""
    polarity: Polarity = "affirmed"
    attribution: Attribution = "paraphrased"
    stance: str = "said"
    """What the cue says of the content: said, claimed, admitted, denied, announced, asked, predicted ..."""
    via: list[Referent] = field(default_factory=list)
    parent: Speech | None = None
    disputes: list[Speech] = field(default_factory=list)
    sentence: int | None = None
    """Token index of the start of the sentence that holds the cue; None for an interview turn."""
    rule: str = ""
    lexicon: str = ""
    confidence: float = 0.6


@dataclass(slots=True, eq=False)
class DraftEvent:
    """One event while it is worked out."""

    start: int
    end: int
    """Token range of the trigger."""
    head: int
    type: EventType
    agents: list[Referent] = field(default_factory=list)
    targets: list[Referent] = field(default_factory=list)
    place: Referent | None = None
    place_rule: str = ""
    when: When | None = None
    when_rule: str = ""
    status: EventStatus = "actual"
    speech: Speech | None = None
    """The innermost speech that the trigger stands in."""
    attributed_to: Referent | None = None
    cue: str = ""
    """The words that carry the modality or the doubt: `could`, `reportedly`, `plans to`."""
    mode: str | None = None
    rule: str = ""
    lexicon: str = ""
    confidence: float = 0.6

    def date(self, when: When, rule: str) -> None:
        """Set when it happens, and the rule that tells it."""
        self.when, self.when_rule = when, rule


@dataclass(slots=True, eq=False)
class Office:
    """One place where the text says that a person holds a position."""

    holder: Referent
    role: str
    """The position as worded: `US Secretary of State`."""
    start: int
    end: int
    """Token range of those words."""
    bodies: tuple[Referent, ...] = ()
    """The states, bodies and places that the words name, in order."""
    former: bool = False
    rule: str = ""
    """`title` (before the name), `apposition`, `copula` ..."""
    confidence: float = 0.8


@dataclass(slots=True, eq=False)
class DraftTie:
    """One tie while it is worked out."""

    type: TieType
    source: Referent
    target: Referent | None
    token: int
    """The word that carries it in the sentence that states it; of an office the first of its words."""
    role: str | None = None
    former: bool = False
    end: int = 0
    """Where the words of an office end."""
    status: EventStatus = "actual"
    cue: str = ""
    """The words that carry the modality or the doubt: `could`, `allegedly`, `not`."""
    speech: Speech | None = None
    rule: str = ""
    confidence: float = 0.6


@dataclass(slots=True)
class Draft:
    """Everything known of one article so far."""

    article: Article
    doc: Doc
    table: MentionTable
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    """Character ranges of the paragraphs, without the line ends; set with the quotations."""
    quotes: list[Quote] = field(default_factory=list)
    speeches: list[Speech] = field(default_factory=list)
    questions: list[tuple[int, int]] = field(default_factory=list)
    """Character ranges of an interviewer's turns: what stands there is asked, not told."""
    offices: list[Office] = field(default_factory=list)
    """Every place where a person's position is told, in text order (filled by the step `titles`)."""
    events: list[DraftEvent] = field(default_factory=list)
    ties: list[DraftTie] = field(default_factory=list)

    @property
    def reference_date(self) -> date | None:
        """The day that "on Tuesday" is counted from: the original publication date, else the posted one."""
        return self.article.original_date

    def quote_at(self, character: int) -> Quote | None:
        """Return the quotation that a character stands in; scare quotes do not count."""
        for quote in self.quotes:
            if quote.start <= character < quote.end and not quote.scare:
                return quote
        return None

    def speech_at(self, token: Token) -> Speech | None:
        """Return the innermost speech whose content holds the token: the one with the shortest such range."""
        best: tuple[int, Speech] | None = None
        for speech in self.speeches:
            for start, end in speech.contents:
                if start <= token.idx < end and (best is None or end - start < best[0]):
                    best = (end - start, speech)
        return best[1] if best else None

    def tokens(self, start: int, end: int) -> Span | None:
        """Return the tokens of a character range, widened to whole tokens; None if it holds none."""
        return self.doc.char_span(start, end, alignment_mode="expand")

    def voices(self) -> Iterable[Referent]:
        """Return everyone who speaks in the article, in order of first speech."""
        seen: dict[int, Referent] = {}
        for speech in self.speeches:
            for referent in (*speech.speakers, *speech.via):
                seen.setdefault(id(referent), referent)
        return seen.values()
