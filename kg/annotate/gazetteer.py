"""All names that the lexicons know, found at a position of a text by one look-up."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from kg import lexicon
from kg.folding import fold, leading_letters

EntryKind = Literal["country", "demonym", "capital", "organization", "media", "group", "person", "place"]
_ORDER = ("country", "capital", "organization", "media", "group", "demonym", "person", "place")


@dataclass(frozen=True, slots=True)
class Entry:
    """One spelling of one name that a lexicon knows."""

    surface: str
    """Folded: without diacritics, straight apostrophes."""
    kind: EntryKind
    canonical: str
    iso2: str | None = None
    use: str = ""
    """Narrower use, by the lexicon: for demonyms `adjective`, `noun` or `plural`, for capitals and places their
    column `use` or `kind`, `surname` or `sole` for a person's last name alone."""


class Gazetteer:
    """Names by the letters that they begin with."""

    def __init__(self) -> None:
        self._lengths: dict[str, list[int]] = {}
        """How long the names are that begin with a run of letters, longest first."""
        self._by_surface: dict[str, list[Entry]] = {}
        self.lower_starts: set[str] = set()
        """First letters-run of the names that begin with a small letter (`al-Masirah`)."""

    def add(self, entry: Entry) -> None:
        """Put a spelling in."""
        known = self._by_surface.setdefault(entry.surface, [])
        if any(other.kind == entry.kind and other.canonical == entry.canonical for other in known):
            return
        known.append(entry)
        known.sort(key=lambda e: _ORDER.index(e.kind))
        start = leading_letters(entry.surface)
        self._lengths.setdefault(start, []).append(len(entry.surface))
        if entry.surface[:1].islower():
            self.lower_starts.add(start)

    def freeze(self) -> "Gazetteer":
        """Put longer lengths before shorter ones; call once after the last `add`."""
        self._lengths = {start: sorted(set(lengths), reverse=True) for start, lengths in self._lengths.items()}
        return self

    def longest_at(self, folded: str, start: int, first_token: str) -> list[Entry]:
        """Return the entries of the longest spelling at a position of a folded text; several for one spelling."""
        for length in self._lengths.get(leading_letters(fold(first_token)), ()):
            end = start + length
            entries = self._by_surface.get(folded[start:end])
            if entries is not None and not folded[end : end + 1].isalnum():
                return entries
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
def adjective(iso2: str) -> str:
    """Return the adjective of a country, its name where it has none."""
    row = countries()[iso2]
    return row["adjectives"].split("|")[0] or row["name"]


@cache
def _by_surname() -> dict[str, list[Entry]]:
    known: dict[str, dict[str, Entry]] = {}
    for row in lexicon.rows("persons"):
        for name in (row["name"], *_values(row["aliases"])):
            if " " in name:
                entry = Entry(fold(name), "person", row["name"], row["iso2"] or None, row["gender"])
                known.setdefault(fold(name.split()[-1]), {}).setdefault(row["name"], entry)
    return {surname: list(entries.values()) for surname, entries in known.items()}


def bearers(surname: str) -> list[Entry]:
    """Return all persons of the lexicon with a surname."""
    return _by_surname().get(fold(surname), [])


@cache
def gazetteer() -> Gazetteer:
    """Return the names of all lexicons, built on the first call."""
    known = Gazetteer()
    for surface, kind, canonical, iso2, use in (*_countries(), *_bodies(), *_persons(), *_places()):
        known.add(Entry(fold(surface), kind, canonical, iso2 or None, use))
    return known.freeze()


_Row = tuple[str, EntryKind, str, str, str]


def _countries() -> Iterator[_Row]:
    for row in lexicon.rows("countries"):
        name, iso2 = row["name"], row["iso2"]
        for surface in (name, *_values(row["alternatives"])):
            yield surface, "country", name, iso2, ""
        for column, use in (("adjectives", "adjective"), ("demonyms", "noun"), ("plurals", "plural")):
            for surface in _values(row[column]):
                yield surface, "demonym", name, iso2, use
    for row in lexicon.rows("capitals"):
        yield row["name"], "capital", row["place"], row["iso2"], row["use"]


def _bodies() -> Iterator[_Row]:
    for row in lexicon.rows("organizations"):
        kind: EntryKind = "group" if row["type"] == "group" else "organization"
        for surface in (row["name"], *_values(row["aliases"])):
            yield surface, kind, row["name"], row["iso2"], ""
    for row in lexicon.rows("outlets"):
        for surface in (row["name"], *_values(row["aliases"])):
            yield surface, "media", row["name"], row["iso2"], ""


def _persons() -> Iterator[_Row]:
    for row in lexicon.rows("persons"):
        for surface in (row["name"], *_values(row["aliases"])):
            yield surface, "person", row["name"], row["iso2"], row["gender"]
        if row["surname"]:
            last = {name.split()[-1] for name in (row["name"], *_values(row["aliases"]))}
            for surface in sorted(last | {name.removeprefix("al-") for name in last}):
                yield surface, "person", row["name"], row["iso2"], "surname" if row["surname"] == "1" else "sole"


def _places() -> Iterator[_Row]:
    for row in lexicon.rows("places"):
        for surface in (row["name"], *_values(row["aliases"])):
            yield surface, "place", row["name"], row["iso2"], row["kind"]


def _values(cell: str) -> list[str]:
    return cell.split("|") if cell else []
