"""Descriptions: `the president`, `the Ukrainian leader`, `the suspect`, `the agency`, `the bloc`, `the country`."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.described_persons import Persons
from kg.annotate.description_words import Sort, is_bare, is_definite, is_spoken_for, kinds_of_bodies, sorts
from kg.annotate.history import History
from kg.annotate.profiles import Profiles
from kg.annotate.several import find_several
from kg.annotate.words import titles
from kg.draft import Draft, Referent

_PERSONS = frozenset({"role", "human", "legal", "kin"})
_BODIES = frozenset({"organization", "media", "group"})
_NEAR = 3


class Describer:
    """Resolves the descriptions of one article."""

    def __init__(self, draft: Draft, history: History, home: Referent | None, profiles: Profiles) -> None:
        self.draft = draft
        self.history = history
        self.home = home
        self.profiles = profiles
        self.persons = Persons(draft, history, profiles)

    def find(self, noun: Token) -> tuple[Referent, ...]:
        """Return whom a definite noun phrase means by its head noun; empty where it names nobody known."""
        if noun.pos_ == "ADJ":
            return self.persons.of_age(noun) if noun.lower_ == "old" else ()
        found = find_several(noun, self.history)
        if found:
            return found
        sort = sorts().get(noun.lower_) or sorts().get(noun.lemma_.lower())
        if sort is None:
            return self.persons.new(noun) if noun.lower_ in titles() else ()
        if sort.kind in _PERSONS:
            return self.persons.find(noun, sort)
        definite = is_definite(noun) or is_spoken_for(noun)
        plural = noun.tag_ in ("NNS", "NNPS")
        if sort.kind == "ruler" and is_bare(noun):
            open_ = noun.lower_ == "authorities" and not any(c.dep_ in ("det", "nummod") for c in noun.children)
            state = self.home or self._foremost_state()
            return (state,) if state is not None and (open_ or definite) else ()
        if sort.kind == "ruler" or not definite:
            return ()
        if sort.kind == "state":
            return self._state() if is_bare(noun) and not plural else ()
        if plural and sort.kind not in ("force", "police") and noun.lower_ != "forces":
            return ()
        body = self._body(sort)
        return (body,) if body is not None else ()

    def _state(self) -> tuple[Referent, ...]:
        """Return the country meant by `the country`: the one just named, else the one the article is about."""
        near = (e for e in self.history.recent() if self.history.sentence - e.sentence <= 1)
        states = [entry for entry in near if entry.referents[0].type == "country"]
        # "Germany banned the Iranian airline from the country": an adjective only where nothing else is there.
        for entry in sorted(states, key=lambda entry: entry.attributive):
            return (entry.referents[0],)
        return (self.home,) if self.home is not None else ()

    def _foremost_state(self) -> Referent | None:
        """Return the country named most often so far, if it is ahead of all others."""
        ranked = sorted((r for r in self.history.latest() if r.type == "country"), key=self._count, reverse=True)
        if not ranked or (len(ranked) > 1 and self._count(ranked[1]) >= self._count(ranked[0])):
            return None
        return ranked[0]

    def _count(self, referent: Referent) -> int:
        return self.history.counts[id(referent)]

    def _body(self, sort: Sort) -> Referent | None:
        """Return the body whose name or apposition holds the noun, the most often named; else the last of its kind."""
        seen = [r for r in self.history.latest() if r.type in _BODIES]
        named = [r for r in seen if self._is_called(r, sort.also)]
        if named:
            return max(named, key=lambda r: self.history.counts[id(r)])
        if sort.kind == "media":
            return next((r for r in seen if r.type == "media"), None)
        if sort.kind == "bloc":
            return next((r for r in seen if r.name.lower() in sort.also), None)
        if sort.kind == "firm":
            return next((r for r in seen if r.type == "organization" and self._is_plain(r)), None)
        return self._nearest() if sort.kind == "loose" else None

    def _is_called(self, referent: Referent, allowed: tuple[str, ...]) -> bool:
        profile = self.profiles.get(id(referent))
        return profile is not None and any(word in profile.words for word in allowed)

    def _is_plain(self, referent: Referent) -> bool:
        """Whether the name is of no kind of its own, as those of firms are."""
        return not any(part.lower() in kinds_of_bodies() for part in referent.name.split())

    def _nearest(self) -> Referent | None:
        """Return the last body of no kind of its own."""
        for entry in self.history.recent():
            referent = entry.referents[0]
            near = self.history.sentence - entry.sentence <= _NEAR and not entry.attributive
            if near and referent.type in ("organization", "group") and self._is_plain(referent):
                return referent
        return None
