"""The words that report speech, from `kg/lexicon/speech.tsv`, and where they stand in a parsed text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg import lexicon
from kg.spots import with_lemma

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of the speech lexicon."""

    lemma: str
    stance: str
    """What it says of the content: said, claimed, admitted, denied, announced, asked, predicted ..."""
    frames: frozenset[str]
    """What may follow it as content; the head of the lexicon explains the names."""
    alone: bool = False
    """Whether it may stand before or after a quotation as a sentence of its own."""

    @property
    def line(self) -> str:
        """The lexicon line, as `file:lemma`."""
        return f"speech:{self.lemma}"


ANY_VERB = Cue("*", "said", frozenset({"quote"}))
"""Any verb before a comma or colon and a quotation: "N attacked the inquiry, '...'"."""
LABEL = Cue(":", "said", frozenset())
"""The label of an interview turn."""


@cache
def cues(pos: str) -> dict[str, Cue]:
    """Return the cues of one part of speech (verb, noun, phrase) by lemma."""
    return {
        row["lemma"]: Cue(row["lemma"], row["stance"], frozenset(row["frames"].split()), row["alone"] == "yes")
        for row in lexicon.rows("speech")
        if row["pos"] == pos
    }


@cache
def voices() -> dict[str, str]:
    """Return the nouns that can stand for an unnamed speaker with their kind (see the head of the lexicon)."""
    return {row["lemma"]: row["kind"] for row in lexicon.rows("voices")}


def find_cues(doc: Doc) -> Iterator[tuple[Token, Cue]]:
    """Yield the verbs and nouns of speech with their lexicon lines, in text order."""
    verbs, nouns = cues("verb"), cues("noun")
    for index in with_lemma(doc, _single_words()):
        token = doc[index]
        if token.pos_ in VERBAL:
            cue = verbs.get(_with_particle(token))
        else:
            cue = nouns.get(token.lemma_) if token.pos_ == "NOUN" else None
        if cue is not None:
            yield token, cue


@cache
def _single_words() -> frozenset[str]:
    return frozenset({*(lemma.partition(" ")[0] for lemma in cues("verb")), *cues("noun")})


def _with_particle(verb: Token) -> str:
    """Return the lemma with its particle: "pointed out" is a cue, "called off" is none though "called" is."""
    particle = next((child.lower_ for child in verb.rights if child.dep_ == "prt"), None)
    return f"{verb.lemma_} {particle}" if particle else verb.lemma_
