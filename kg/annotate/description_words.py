"""The nouns that take up somebody named before, and how a phrase is headed by them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from kg import lexicon
from kg.annotate.words import titles

_DETERMINERS = frozenset({"the", "this", "that", "these", "those"})
_NARROWING = frozenset({"amod", "compound", "prep", "poss", "relcl", "nmod", "acl"})


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
            known.setdefault(word, known.get(title.title) or Sort("role", title.gender, (title.title,)))
    return known


@cache
def kinds_of_bodies() -> frozenset[str]:
    """Return the words of a name that tell the kind of a body, so that `the firm` or `the group` does not mean it."""
    return frozenset(w for s in sorts().values() if s.kind == "body" for w in s.also)


def is_definite(noun: Token) -> bool:
    """Whether the phrase speaks of somebody known: `the`, `this`."""
    return any(child.dep_ == "det" and child.lower_ in _DETERMINERS for child in noun.children)


@cache
def _speaking() -> frozenset[str]:
    # An official may speak for himself.
    return frozenset(row["lemma"] for row in lexicon.rows("voices") if row["kind"] == "spokes") - {"official"}


def is_spoken_for(noun: Token) -> bool:
    """Whether the noun tells, by itself, for whom somebody without a name speaks: `a company spokesman`."""
    beside = noun.dep_ in ("compound", "nmod") and noun.tag_ == "NN" and noun.head.i > noun.i and is_bare(noun)
    return beside and noun.head.lemma_.lower() in _speaking()


def is_bare(noun: Token) -> bool:
    """Whether nothing narrows the noun down: `the government`, not `the new government of the city`."""
    return not any(c.dep_ in _NARROWING for c in noun.children)


def possessor(noun: Token) -> Token | None:
    """Return who owns: `his sister`, `the company's lawyer`, and with `of` as well."""
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ == "prep" and child.lower_ == "of":
            return next((c for c in child.children if c.dep_ == "pobj" and c.pos_ in ("NOUN", "PROPN", "PRON")), None)
    return None


def compound_title(noun: Token) -> str:
    """Return the longest title that ends with the noun and begins before it (`foreign minister`), else empty."""
    parts = [c.lower_ for c in noun.children if c.dep_ in ("compound", "amod") and c.i < noun.i]
    for size in range(len(parts), 0, -1):
        longer = " ".join([*parts[-size:], noun.lower_])
        if longer in sorts():
            return longer
    return ""


def age_told(old: Token) -> str:
    """Return the number of `54-year-old`, empty where the word is not the end of one."""
    doc, last = old.doc, old.i
    if last >= 4 and doc[last - 1].text == "-" and doc[last - 2].lower_ in ("year", "month") and doc[last - 4].like_num:
        return str(doc[last - 4].text)
    return ""
