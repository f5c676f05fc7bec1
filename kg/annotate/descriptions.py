"""Descriptions: `the president`, `the Ukrainian leader`, `the suspect`, `the agency`, `the bloc`, `the country`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg import lexicon
from kg.annotate.history import History
from kg.annotate.profiles import Profiles
from kg.annotate.words import titles
from kg.draft import Draft, Referent

_DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
_NARROWING = frozenset({"amod", "compound", "prep", "poss", "relcl", "nmod", "acl"})
_LESSER = frozenset("vice deputy former ex assistant late elect designate nominee candidate incoming next".split())
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Sort:
    """What a noun of a description can take up."""

    kind: str
    gender: str = ""
    also: tuple[str, ...] = ()
    """The words of a role, name or apposition that it answers to."""


@cache
def sorts() -> dict[str, Sort]:
    """Return the nouns that take up somebody, with what they answer to."""
    known: dict[str, Sort] = {}
    for row in lexicon.rows("descriptions"):
        also = tuple(word.replace("_", " ") for word in row["also"].split())
        for word in row["words"].split():
            plain = word.replace("_", " ")
            known.setdefault(plain, Sort(row["kind"], row["gender"], also or (plain,)))
    for word, title in titles().items():
        if title.kind != "honorific":
            known.setdefault(word, Sort("role", title.gender, (title.title,)))
    return known


@cache
def _kinds_of_bodies() -> frozenset[str]:
    """Return the words in a name that make it a body of a kind of its own, so that `the group` or `the firm` is not it."""
    return frozenset(w for s in sorts().values() if s.kind == "body" for w in s.also)


class Describer:
    """Resolves the descriptions of one article."""

    def __init__(self, draft: Draft, history: History, home: Referent | None, profiles: Profiles) -> None:
        self.draft = draft
        self.history = history
        self.home = home
        self.profiles = profiles

    def find(self, noun: Token) -> tuple[Referent, ...]:
        """Return whom a definite noun phrase means by its head noun; empty where it names nobody known."""
        word = noun.lemma_.lower()
        sort = sorts().get(word) or sorts().get(noun.lower_)
        if sort is None or not _is_definite(noun):
            return ()
        plural = noun.tag_ in ("NNS", "NNPS")
        if sort.kind == "ruler":
            return (self.home,) if self.home is not None and _is_bare(noun) else ()
        if sort.kind == "state":
            return self._state() if _is_bare(noun) and not plural else ()
        if sort.kind in ("role", "human", "legal", "kin"):
            return self._persons(noun, sort, plural=plural)
        if plural and sort.kind not in ("force", "police") and noun.lower_ != "forces":
            return ()
        found = self._body(word, sort)
        return (found,) if found is not None else ()

    def _state(self) -> tuple[Referent, ...]:
        """Return the country meant by `the country`: the one just named, else the one the article is about."""
        for entry in self.history.recent():
            referent = entry.referents[0]
            if referent.type == "country" and self.history.sentence - entry.sentence <= 1:
                return (referent,)
        return (self.home,) if self.home is not None else ()

    def _persons(self, noun: Token, sort: Sort, *, plural: bool) -> tuple[Referent, ...]:
        """Return the persons of whom the text says the noun, of the country that a modifier names."""
        wanted = _compound(noun)
        allowed = (sorts()[wanted].also if wanted in sorts() else (wanted,)) if wanted else sort.also
        country = self._country_beside(noun)
        found = [p for p in self._known_persons(sort) if not (country and p.country != country)]
        found = [p for p in found if not sort.gender or p.gender in (None, sort.gender)]
        people = tuple(p for p in found if self._is_said(p, allowed))
        if plural:
            return people if len(people) > 1 else ()
        if people and len(people) > 1:
            people = tuple(p for p in people if self._is_foremost(p, allowed)) or people
        return people[:1]

    def _known_persons(self, sort: Sort) -> Iterable[Referent]:
        """Return the persons named so far, the last first; of suspects and victims all, as their naming may follow."""
        seen = [r for r in self.history.latest() if r.type == "person"]
        if sort.kind != "legal":
            return seen
        return seen + [
            p.referent for p in self.profiles.values() if p.referent.type == "person" and p.referent not in seen
        ]

    def _is_said(self, person: Referent, allowed: tuple[str, ...]) -> bool:
        role = f" {(person.role or '').lower()} "
        profile = self.profiles.get(id(person))
        words = profile.words if profile is not None else ()
        return any(f" {word} " in role or word in words or role.endswith(f"{word} ") for word in allowed)

    def _is_foremost(self, person: Referent, allowed: tuple[str, ...]) -> bool:
        """Whether the person holds the very office, not one below or one of the past."""
        parts = (person.role or "").lower().replace("-", " ").split()
        return not _LESSER & set(parts)

    def _country_beside(self, noun: Token) -> str | None:
        for child in noun.children:
            mention = self.draft.table.at(child.i)
            if mention is not None and mention.referent.type == "country":
                return mention.referent.iso2
        return None

    def _body(self, word: str, sort: Sort) -> Referent | None:
        """Return the body that a noun means: one whose name or apposition holds it, the most often named; else by kind."""
        seen = [r for r in self.history.latest() if r.type in ("organization", "media", "group")]
        named = [r for r in seen if self._is_called(r, sort.also)]
        if named:
            return max(named, key=lambda r: self.history.counts[id(r)])
        if sort.kind == "media":
            return next((r for r in seen if r.type == "media"), None)
        if sort.kind == "bloc":
            return next((r for r in seen if r.name.lower() in sort.also), None)
        if sort.kind == "firm":
            return next((r for r in seen if r.type == "organization" and self._is_plain(r)), None)
        return None

    def _is_called(self, referent: Referent, allowed: tuple[str, ...]) -> bool:
        profile = self.profiles.get(id(referent))
        if profile is None:
            return False
        return any(word in profile.words for word in allowed)

    def _is_plain(self, referent: Referent) -> bool:
        """Whether the name is of no kind of its own, as those of firms are."""
        return not any(part.lower() in _kinds_of_bodies() for part in referent.name.split())


def _is_definite(noun: Token) -> bool:
    return any(child.dep_ == "det" and child.lower_ in _DETERMINERS for child in noun.children)


def _is_bare(noun: Token) -> bool:
    """Whether nothing narrows the noun down: `the government`, not `the new government of the city`."""
    return not any(c.dep_ in _NARROWING for c in noun.children)


def _compound(noun: Token) -> str:
    """Return the longest known title that ends with the noun and the words before it (`foreign minister`), else empty."""
    parts = [c.lower_ for c in noun.children if c.dep_ in ("compound", "amod") and c.i < noun.i]
    for size in range(len(parts), 0, -1):
        longer = " ".join([*parts[-size:], noun.lower_])
        if longer in titles() or longer in sorts():
            return longer
    return ""
