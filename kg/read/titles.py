"""Which of the lines above a header line are the site's header, the headline and the sub-headline."""

import re
from dataclasses import dataclass

from kg.read.normalize import squeeze

_NAVIGATION = re.compile(r"^(?:home|about|contact|archives?|search|menu|donate|subscribe)\b.{0,200}$", re.IGNORECASE)
_ENDS_SENTENCE = (".", ";", ":")


@dataclass(frozen=True, slots=True)
class Titles:
    """The lines above a header line by their part; empty where there is none."""

    title: str = ""
    site: str = ""
    notes: tuple[str, ...] = ()


def choose_titles(above: list[str], site_lines: int | None = None, *, first: bool) -> Titles:
    """Return headline and site of the lines above a header line; sub-headlines go into the notes.

    After the first post the first line is the headline and all others are sub-headlines. Above the first post stands
    the site's header, too: its first line that is no navigation names the site, and the last line is the headline,
    unless it reads as a sub-headline of the line before. `site_lines` tells how many lines the site's header has.
    """
    lines = [squeeze(line) for line in above]
    if not lines:
        return Titles()
    if not first:
        return _titled(lines)
    if site_lines is not None:
        inner = _titled(lines[site_lines:]) if len(lines) > site_lines else Titles()
        return Titles(inner.title, _site(lines[:site_lines]), inner.notes)
    if len(lines) == 1:
        return Titles(lines[0])
    if len(lines) > 2 and _is_sub_headline(lines[-1], lines[-2]):
        note = f"Sub-headline, told from the headline by its length: {lines[-1]}"
        return Titles(lines[-2], _site(lines[:-2]), (note,))
    return Titles(lines[-1], _site(lines[:-1]))


def _titled(lines: list[str]) -> Titles:
    return Titles(lines[0], notes=tuple(f"Sub-headline: {line}" for line in lines[1:]))


def _site(lines: list[str]) -> str:
    return next((line for line in lines if not _NAVIGATION.match(line) and len(line) <= 100), "")


def _is_sub_headline(line: str, before: str) -> bool:
    """A sub-headline is longer than its headline, and a sentence: in sentence case or with a full stop."""
    words, words_before = line.split(), before.split()
    if len(words_before) < 3 or len(words) < 8 or len(line) < 1.2 * len(before):
        return False
    if line.endswith(_ENDS_SENTENCE):
        return True
    return len(words) >= 12 and len(words_before) >= 5 and _share_of_capitals(words) < 0.6


def _share_of_capitals(words: list[str]) -> float:
    return sum(word[:1].isupper() for word in words) / len(words)
