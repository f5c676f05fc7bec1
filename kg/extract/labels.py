"""A line that opens with its speaker and a colon: `N: "..."`, "N: S" as headlines and scripts have it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.draft import Referent
from kg.extract.cues import LABEL
from kg.extract.utterance import Scene, Utterance
from kg.extract.voices import Voice

if TYPE_CHECKING:
    from spacy.tokens import Span

_LABEL = re.compile(r"[^\W\d_][^:\n?!.,;\"“”]{0,60}:\s+(?=\S)")
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_WORDS = 6
_SPEAKING = frozenset({"person", "organization", "media", "group"})


def find_labelled(scene: Scene) -> None:
    """Add an utterance for every paragraph outside interviews that a named speaker and a colon open.

    Without quotation marks only persons and bodies speak so: "Oslo: ..." is where the report was written.
    """
    for start, end in scene.paragraphs:
        match = _LABEL.match(scene.text, start, end)
        if match is None or scene.in_turn(start) or len(match[0].split()) > _WORDS:
            continue
        label = scene.doc.char_span(start, match.end(), alignment_mode="contract")
        rest = scene.doc.char_span(match.end(), end, alignment_mode="contract")
        named = _named(scene, label) if label is not None and rest is not None else None
        if label is None or rest is None or named is None:
            continue
        quote = scene.quote_at(match.end())
        told = quote.inner(scene.text) if quote is not None else _line(scene, rest, named)
        if told is not None:
            voice = Voice([named], label.start, label.end - 1)
            scene.utterances.append(Utterance(LABEL, None, label[:-1].text, "label", voice, [told]))


def _named(scene: Scene, label: Span) -> Referent | None:
    """Return the actor whose name ends right before the colon."""
    mention = scene.draft.table.at(label.end - 2) if len(label) > 1 else None
    if mention is None or mention.end != label.end - 1 or mention.kind in ("pronoun", "description"):
        return None
    plain = all(t.pos_ in ("PROPN", "NOUN", "ADJ", "PUNCT") for t in label)
    return mention.referent if mention.referent.is_actor and plain else None


def _line(scene: Scene, rest: Span, named: Referent) -> tuple[int, int] | None:
    """Return what an unquoted line tells, if somebody who can speak opens it and it has a verb."""
    if named.type not in _SPEAKING or not any(t.tag_ in _FINITE for t in rest):
        return None
    return scene.trimmed(rest.start_char, rest.end_char)
