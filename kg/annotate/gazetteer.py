"""All names that the lexicons know, found at a position of a text by one look-up."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg import lexicon
from kg.annotate.folding import fold, leading_letters

EntryKind = Literal["country", "demonym", "capital", "place", "organization", "media", "group"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling of one name that a lexicon knows."""

    surface: str
    """Folded: without diacritics, straight apostrophes."""
    kind: EntryKind
    canonical: str
    iso2: str | None = None
    use: str = ""
    """Narrower use, by the lexicon: for demonyms `adjective`, `noun` or `plural`, for capitals the column `use`."""
    written: str = ""
    """The spelling with its diacritics."""


class Gazetteer:
    """Names by the letters that they begin with."""

    def __init__(self) -> None:
        self._by_start: dict[str, list[Entry]] = {}
        self._by_surface: dict[str, list[Entry]] = {}

    def add(self, entry: Entry) -> None:
        """Put a spelling in."""
        known = self._by_surface.setdefault(entry.surface, [])
        if entry in known:
            return
        known.append(entry)
        starts = self._by_start.setdefault(leading_letters(entry.surface), [])
        starts.append(entry)
        starts.sort(key=lambda e: -len(e.surface))

    def longest_at(self, folded: str, start: int, first_token: str) -> list[Entry]:
        """Return the entries of the longest spelling at a position of a folded text; several for one spelling."""
        for entry in self._by_start.get(leading_letters(first_token), ()):
            end = start + len(entry.surface)
            if folded.startswith(entry.surface, start) and not folded[end : end + 1].isalnum():
                return self._by_surface[entry.surface]
        return []

    def get(self, surface: str) -> list[Entry]:
        """Return the entries of exactly this spelling."""
        return self._by_surface.get(fold(surface), [])


@cache
def countries() -> dict[str, dict[str, str]]:
    """Return the lines of the country lexicon by ISO 3166-1 alpha-2 code."""
    return {row["iso2"]: row for row in lexicon.rows("countries")}


def country_name(iso2: str) -> str:
    """Return the name that news use for a country."""
    return countries()[iso2]["name"]


@cache
def gazetteer() -> Gazetteer:
    """Return the names of all lexicons, built on the first call."""
    known = Gazetteer()
    for surface, kind, canonical, iso2, use in _entries():
        known.add(Entry(fold(surface), kind, canonical, iso2 or None, use, surface))
    return known


def _entries() -> Iterator[tuple[str, EntryKind, str, str, str]]:
    for row in lexicon.rows("countries"):
        name, iso2 = row["name"], row["iso2"]
        for surface in (name, *_values(row["alternatives"])):
            yield surface, "country", name, iso2, ""
        for column, use in (("adjectives", "adjective"), ("demonyms", "noun"), ("plurals", "plural")):
            for surface in _values(row[column]):
                yield surface, "demonym", name, iso2, use
    for row in lexicon.rows("capitals"):
        yield row["name"], "capital", row["place"], row["iso2"], row["use"]


def _values(cell: str) -> list[str]:
    return cell.split("|") if cell else []
