"""Datelines: the places that a report opens with ("GOMA, DR Congo (AFP) - ", "Paris, 4 March (Reuters) — ")."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.annotate.gazetteer import Entry, gazetteer
from kg.draft import Draft, Referent, TableMention

FIRST_PARAGRAPHS = 6
"""How many paragraphs an article has to come to its dateline: headline, date and byline may stand before."""
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:of|de|del|da|la|el|al) )?[^\W\d_a-z][\w.'’-]*){0,3}"
_LINE = re.compile(
    rf"(?P<names>{_NAME}(?: ?/ ?{_NAME})*)(?P<regions>(?:, (?!{_DATE}){_NAME})*)(?P<date>,? {_DATE})?"
    rf"(?P<agency> ?\((?:[A-Z][\w .'’/-]*)\))?(?P<mark> ?[—–] ?| - |: | -- |$)"
)
_PLACES = ("capital", "place")


def read_datelines(draft: Draft) -> None:
    """Put the places of the dateline into the mention table, and let their names mean the place from there on."""
    text = draft.article.text
    for start, end in draft.paragraphs[:FIRST_PARAGRAPHS]:
        match = _LINE.match(text[start:end])
        if match is None or not _is_dateline(match):
            continue
        country = next(filter(None, map(_country, re.findall(_NAME, match["regions"]))), None)
        for name in re.finditer(_NAME, match["names"]):
            _add(draft, start + name.start(), start + name.end(), country)
        for region in re.finditer(_NAME, match["regions"]):
            _drop_letters(draft, start + match.start("regions") + region.start(), region[0])
        return


def _drop_letters(draft: Draft, start: int, region: str) -> None:
    """Let `Nev.` behind a town be no place of its own."""
    span = draft.tokens(start, start + len(region)) if region.endswith(".") else None
    mention = draft.table.at(span.start) if span is not None else None
    if mention is not None:
        draft.table.remove(mention)


def length_of_dateline(paragraph: str) -> int:
    """Return how many characters of a paragraph its dateline takes, with the mark behind it; 0 where it has none."""
    match = _LINE.match(paragraph)
    return match.end() if match is not None and match["mark"] and _is_dateline(match) else 0


def _is_dateline(match: re.Match[str]) -> bool:
    """Tell datelines from bylines, labels of turns and plain sentences with a dash."""
    known = all(any(_known(name)) for name in re.findall(_NAME, match["names"]))
    if match["mark"] == "":
        return match["date"] is not None and (known or match["agency"] is not None)
    dated = match["date"] is not None or match["agency"] is not None
    shouted = match["names"].isupper()
    if match["mark"] == ": ":
        return shouted and known
    region = any(_country(name) for name in re.findall(_NAME, match["regions"]))
    return (dated and (known or shouted or region)) or (shouted and (known or region))


def _known(name: str) -> Iterator[Entry]:
    spellings = dict.fromkeys((name, _calm(name)))
    return (entry for spelling in spellings for entry in gazetteer().get(spelling) if entry.kind in _PLACES)


def _calm(name: str) -> str:
    return " ".join(word.capitalize() for word in name.split()) if name.isupper() else name


def _country(region: str) -> str | None:
    """Return the country that a name behind the town tells: itself or that of a state or province."""
    entries = (e for spelling in (region, _calm(region)) for e in gazetteer().get(spelling))
    return next((e.iso2 for e in entries if e.kind in ("country", *_PLACES) and e.iso2), None)


def _add(draft: Draft, start: int, end: int, country: str | None) -> None:
    span = draft.tokens(start, end)
    if span is None:
        return
    surface = draft.article.text[start:end]
    entry = next(_known(surface), None)
    name, home = (entry.canonical, entry.iso2) if entry else (_calm(surface), country)
    place = Referent(name, "place", country=home, aliases={surface}, rule="dateline")
    draft.table.add(TableMention(span.start, span.end, span.root.i, place, "name", as_place=True, rule="dateline"))
    for mention in draft.table:
        told = draft.doc[mention.start : mention.end].text
        if mention.rule not in ("gazetteer", "dateline") and told in (surface, name):
            mention.referent, mention.kind, mention.rule = place, "name", "dateline-name"
