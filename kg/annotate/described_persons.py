"""Persons taken up by a noun: `the lawmaker`, `his sister`, `the suspect`, `the woman`, `the 54-year-old`."""

from __future__ import annotations

from spacy.tokens import Token

from kg.annotate.description_words import Sort, age_told, compound_title, is_definite, possessor, sorts
from kg.annotate.history import History
from kg.annotate.profiles import Profiles, own_role
from kg.draft import Draft, Referent

_LESSER = frozenset("vice deputy former ex assistant late elect designate nominee candidate incoming next".split())
_REACH = 2
_TURNED = {
    "brother": ("brother", "sister"),
    "sister": ("brother", "sister"),
    "wife": ("husband",),
    "husband": ("wife",),
    "father": ("son", "daughter"),
    "mother": ("son", "daughter"),
    "son": ("father", "mother"),
    "daughter": ("father", "mother"),
}
"""By what ties the owner of a tie is called from the other end."""


class Persons:
    """Resolves the descriptions of single persons in one article."""

    def __init__(self, draft: Draft, history: History, profiles: Profiles) -> None:
        self.draft = draft
        self.history = history
        self.profiles = profiles

    def find(self, noun: Token, sort: Sort) -> tuple[Referent, ...]:
        """Return the person, or with a plural noun the persons, that the noun means; empty for nobody known."""
        owner = possessor(noun)
        owned = owner is not None and owner.dep_ == "poss"
        if not owned and not is_definite(noun):
            return ()
        if sort.kind == "kin" and owner is not None:
            return self._relative(sort, owner)
        people = self._called(noun, sort)
        if owner is not None:
            people = [p for p in people if self._belongs(p, owner)]
        if noun.tag_ in ("NNS", "NNPS"):
            return tuple(people) if len(people) > 1 else ()
        if not people and owner is None and sort.kind in ("human", "legal"):
            return self._only(sort.gender, noun)
        if not people and sort.kind == "role":
            return self.new(noun)
        return (min(people, key=self._is_lesser),) if people else ()

    def new(self, noun: Token) -> tuple[Referent, ...]:
        """Return who is just named, of whom nothing is told yet, for a phrase that tells more than an office has.

        "N shrugged. 'They fled,' said the former clerk": N is the clerk; "the minister" may be another.
        """
        owner, country = possessor(noun), self._country_beside(noun)
        told = any(c.dep_ in ("amod", "compound", "nmod") and c.i < noun.i for c in noun.children)
        if noun.tag_ != "NN" or noun.dep_ != "nsubj" or not is_definite(noun) or not (told or owner is not None):
            return ()
        if owner is not None:
            mention = self.draft.table.at(owner.i)
            country = mention.referent.iso2 if mention is not None and mention.referent.type == "country" else None
            if country is None or owner.dep_ == "poss":
                return ()
        near = (e for e in self.history.recent() if self.history.sentence - e.sentence <= _REACH)
        named = [e for e in near if e.referents[0].type == "person" and len(e.referents) == 1]
        named = [e for e in named if e.sentence == named[0].sentence]
        subjects = [e for e in named if e.subject and e.main] or named
        one = subjects[0].referents[0] if len({id(e.referents[0]) for e in subjects}) == 1 else None
        open_ = one is not None and not own_role(one) and country in (None, one.country or country)
        return (one,) if one is not None and open_ else ()

    def of_age(self, old: Token) -> tuple[Referent, ...]:
        """Return who `the 54-year-old` is: of that age, or the only person spoken of."""
        age = age_told(old)
        if not age or not is_definite(old):
            return ()
        known = [p for p in self._seen() if age in self._words(p)]
        return (known[0],) if known else self._only("", old)

    def _called(self, noun: Token, sort: Sort) -> list[Referent]:
        """Return those of whom the text says the noun, of the country beside it, the last named first."""
        longer = compound_title(noun)
        allowed = sorts()[longer].also if longer else sort.also
        country = self._country_beside(noun)
        seen = self._seen()
        if sort.kind == "legal":  # "police identified the suspect as N": the naming may follow
            seen += [
                p.referent for p in self.profiles.values() if p.referent.type == "person" and p.referent not in seen
            ]
        return [
            person
            for person in seen
            if (country is None or person.country == country)
            and (not sort.gender or person.gender in (None, sort.gender))
            and self._is_said(person, allowed)
        ]

    def _seen(self) -> list[Referent]:
        return [r for r in self.history.latest() if r.type == "person"]

    def _words(self, person: Referent) -> set[str]:
        profile = self.profiles.get(id(person))
        return profile.words if profile is not None else set()

    def _is_said(self, person: Referent, allowed: tuple[str, ...]) -> bool:
        role, words = f" {own_role(person)} ", self._words(person)
        return any(word in words or f" {word} " in role or role.endswith(f"{word} ") for word in allowed)

    def _is_lesser(self, person: Referent) -> bool:
        """Whether the person holds an office below the one named, or held it in the past."""
        return bool(_LESSER & set((person.role or "").lower().replace("-", " ").split()))

    def _country_beside(self, noun: Token) -> str | None:
        for child in noun.children:
            mention = self.draft.table.at(child.i)
            if mention is not None and mention.referent.type == "country":
                return mention.referent.iso2
        return None

    def _belongs(self, person: Referent, owner: Token) -> bool:
        """Whether a person stands in a tie to the owner: by a possessor, an office or the country."""
        mention = self.draft.table.at(owner.i)
        if mention is None:
            return owner.lemma_.lower() in self._words(person)
        referent = mention.referent
        if referent.type == "country":
            return person.country == referent.iso2
        profile = self.profiles.get(id(person))
        ties = profile.owners if profile is not None else ()
        if any((m := self.draft.table.at(at)) is not None and m.referent is referent for _, at in ties):
            return True
        return any(o.holder is person and referent in o.bodies for o in self.draft.offices)

    def _relative(self, sort: Sort, owner: Token) -> tuple[Referent, ...]:
        """Return the relative of an owner that the text has named as such, from either end of the tie."""
        mention = self.draft.table.at(owner.i)
        if mention is None or mention.referent.type != "person":
            return ()
        for profile in self.profiles.values():
            for word, at in profile.owners:
                other = self.draft.table.at(at)
                if other is not None and other.referent is mention.referent and word in sort.also:
                    return (profile.referent,)
        own = self.profiles.get(id(mention.referent))
        for word, at in own.owners if own is not None else ():
            other = self.draft.table.at(at)
            fits = other is not None and other.referent.type == "person" and set(_TURNED.get(word, ())) & set(sort.also)
            if fits and other is not None and other.referent.gender in (None, sort.gender or other.referent.gender):
                return (other.referent,)
        return ()

    def _only(self, gender: str, noun: Token) -> tuple[Referent, ...]:
        """Return the one person spoken of in the last sentences, unless somebody without a name came in since."""
        found: Referent | None = None
        for entry in self.history.recent():
            if self.history.sentence - entry.sentence > _REACH:
                break
            referent = entry.referents[0]
            if referent.type == "generic" and referent.role and not entry.plural and entry.token.lemma_ != noun.lemma_:
                continue
            if referent.type == "generic" and entry.token.lemma_ == noun.lemma_:
                return ()
            if (
                referent.type != "person"
                or len(entry.referents) > 1
                or referent.gender not in (None, gender or referent.gender)
            ):
                continue
            if found is not None and referent is not found:
                return ()
            found = referent
        return (found,) if found is not None and not found.role else ()
