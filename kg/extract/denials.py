"""Which earlier statements a denial contradicts, by the text's own account."""

from __future__ import annotations

import re
from itertools import takewhile

from kg.draft import Draft, Speech

_WORD = re.compile(r"[^\W\d_]{4,}")
# "the allegations", "this version", "it": what is denied was said before.
_POINTING = re.compile(
    r"(?:(?:the|this|that|these|those|such|any|all|his|her|their|its)\s+)?(?:\w+\s+)?"
    r"(?:it|this|that|allegations?|accusations?|claims?|charges?|reports?|version|account|suggestions?|assertions?|rumou?rs?)"
    r"(?:\s+(?:against\s+\w+|of events))?\W*",
    re.IGNORECASE,
)
_SHARE = 0.5
_REACH = 1200
"""How many characters back the text may have told what is denied."""


def link_denials(draft: Draft) -> None:
    """Fill `disputes` of every negated speech: others' statements of the same content, or the last one pointed at."""
    told: list[Speech] = []
    for speech in sorted(draft.speeches, key=_position):
        if speech.polarity == "negated":
            speech.disputes = _disputed(draft, speech, told)
        told.append(speech)


def _position(speech: Speech) -> int:
    return min(start for start, _ in speech.contents)


def _disputed(draft: Draft, denial: Speech, told: list[Speech]) -> list[Speech]:
    recent = takewhile(lambda s: _position(denial) - _position(s) < _REACH, reversed(told))
    others = [s for s in recent if s.polarity == "affirmed" and not _shares_speaker(s, denial)][::-1]
    same = [s for s in others if s.contents == denial.contents or _likeness(draft, s, denial) >= _SHARE]
    if same:
        return same[-1:]
    words = " ".join(draft.article.text[start:end] for start, end in denial.contents)
    return others[-1:] if others and _POINTING.fullmatch(words.strip()) else []


def _shares_speaker(one: Speech, other: Speech) -> bool:
    return any(referent in other.speakers for referent in one.speakers)


def _likeness(draft: Draft, one: Speech, other: Speech) -> float:
    """Return which share of the longer words of the denied content the other content has."""
    mine, theirs = (_stems(draft, speech) for speech in (other, one))
    return len(mine & theirs) / len(mine) if len(mine) > 2 else 0.0


def _stems(draft: Draft, speech: Speech) -> set[str]:
    text = " ".join(draft.article.text[start:end] for start, end in speech.contents)
    return {word.lower()[:5] for word in _WORD.findall(text)}
