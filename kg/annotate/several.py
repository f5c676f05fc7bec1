"""Those named before, by what they share: `the two leaders`, `both countries`, `the pair`, `the Chilean`."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from kg import lexicon
from kg.annotate.history import History
from kg.draft import Referent

_NUMBERS = {"two": 2, "both": 2, "pair": 2, "couple": 2, "duo": 2, "parents": 2, "spouses": 2, "twins": 2}
_NUMBERS |= {"three": 3, "trio": 3, "four": 4, "five": 5}
_TYPES = {
    "persons": frozenset({"person"}),
    "states": frozenset({"country"}),
    "bodies": frozenset({"organization", "group", "media"}),
    "anybody": frozenset({"person", "country", "organization", "group", "media"}),
}
_NEAR = 2
_TAKEN_UP = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})
_PEOPLES = ("s", "ese", "sh", "ch")
"""Ends of demonyms that stand for all their people as well: `the French`, `the Japanese`."""
_TOGETHER = frozenset({"parents", "couple", "spouses", "twins"})
_STATES_TOO = frozenset({"sides", "two"})


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in lexicon.rows("descriptions"):
        if row["kind"] in _TYPES:
            found.update(dict.fromkeys(row["words"].split(), _TYPES[row["kind"]]))
    return found


def find_several(noun: Token, history: History) -> tuple[Referent, ...]:
    """Return those whom a counted plural with an article means; empty where nobody, or too many, come into question."""
    wanted = _classes().get(noun.lower_)
    if wanted is None:
        return ()
    number = _NUMBERS.get(noun.lower_, 0)
    definite = False
    for child in noun.children:
        if child.dep_ in ("prep", "relcl", "amod", "compound") and child.lower_ not in (
            "rival",
            "other",
            "neighbouring",
        ):
            return ()
        number = max(number, _NUMBERS.get(child.lower_, 0))
        definite = definite or child.dep_ in ("det", "poss", "predet", "preconj")
    if not number or not definite:
        return ()
    if noun.lower_ in _TOGETHER or _TYPES["anybody"] is wanted:
        found = _named_together(wanted, number, history) or _states(number, history) * (noun.lower_ in _STATES_TOO)
        return found or _named_nearby(_TYPES["persons"], number, history)
    if wanted is _TYPES["states"]:
        return _named_together(wanted, number, history) or _states(number, history)
    return _named_together(wanted, number, history) or _named_nearby(wanted, number, history)


def _named_together(wanted: frozenset[str], number: int, history: History) -> tuple[Referent, ...]:
    for group in reversed(history.groups):
        if len(group.referents) == number and all(r.type in wanted for r in group.referents):
            return () if history.others_beside(group, wanted) else group.referents
    return ()


def _states(number: int, history: History) -> tuple[Referent, ...]:
    """Return the countries that the last sentences tell of most, if they are as many as are spoken of."""
    found: dict[int, Referent] = {}
    for entry in history.recent():
        for referent in entry.referents:
            if referent.type == "country":
                found.setdefault(id(referent), referent)
    ranked = sorted(found.values(), key=lambda r: -history.counts[id(r)])
    if len(ranked) < number:
        return ()
    counts = [history.counts[id(r)] for r in ranked]
    return tuple(ranked[:number]) if len(ranked) == number or counts[number - 1] > counts[number] else ()


def _named_nearby(wanted: frozenset[str], number: int, history: History) -> tuple[Referent, ...]:
    """Return the only ones of a class in the last sentences, if they are as many as are spoken of."""
    found: dict[int, Referent] = {}
    for entry in history.recent():
        if history.sentence - entry.sentence > _NEAR or (
            len(found) >= number and entry.sentence < history.sentence - 1
        ):
            break
        for referent in entry.referents:
            if referent.type in wanted and not entry.attributive:
                found.setdefault(id(referent), referent)
    return tuple(found.values()) if len(found) == number else ()


def find_nationals(noun: Token, iso2: str | None, history: History) -> tuple[Referent, ...] | None:
    """Return the persons named before that a demonym with `the` takes up; None where it means a people or its state.

    `the Chilean` is one person, of that country or of one that the text has not told, and never Chile; `the two Serbs`
    are two.
    """
    if not any(child.dep_ == "det" and child.lower_ == "the" for child in noun.children) or noun.dep_ not in _TAKEN_UP:
        return None
    number = max((_NUMBERS.get(child.lower_, 0) for child in noun.children), default=0)
    if not number and noun.lower_.endswith(_PEOPLES):
        return None
    found: dict[int, Referent] = {}
    for entry in history.recent():
        near = history.sentence - entry.sentence <= _NEAR
        for referent in entry.referents if near else ():
            if referent.type == "person" and referent.country in (None, iso2):
                found.setdefault(id(referent), referent)
    known = [r for r in found.values() if r.country == iso2] if iso2 else []
    people = tuple(known if len(known) == (number or 1) else found.values())
    return people if len(people) == (number or 1) else () if not number else None
