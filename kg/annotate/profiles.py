"""What the text says of whom it names: the words of titles, appositions and sentences with `be` beside the names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Token

from kg.annotate.description_words import age_told
from kg.draft import Draft, Referent, TableMention

_BESIDE = frozenset({"compound", "nmod", "amod", "appos"})
_FOR = re.compile(r"\s(?:for|to)\s")
_COPULAS = frozenset({"be", "become", "remain"})
_NAMING = frozenset({"identify", "name"})
_HELD = frozenset("arrest charge accuse detain convict sentence suspect indict jail imprison apprehend try".split())
_HARMED = frozenset("kill murder shoot stab rape injure wound abduct kidnap behead assault attack drown hit".split())
_NAMES = ("name", "acronym", "metonym")


@dataclass(slots=True)
class Profile:
    """What the text says of one referent."""

    referent: Referent
    words: set[str] = field(default_factory=set)
    """Lower-case words and lemmas of the nouns and adjectives that are said of it, and of its name if it is a body."""
    owners: list[tuple[str, int]] = field(default_factory=list)
    """Ties by a possessor: the noun, and the token that owns (`his sister X`: sister, `his`)."""


Profiles = dict[int, Profile]


def read_profiles(draft: Draft) -> Profiles:
    """Return the profile of every person and body by identity."""
    profiles: Profiles = {}
    for mention in draft.table:
        referent = mention.referent
        if referent.type in ("place", "country", "generic") or mention.kind not in _NAMES:
            continue
        known = profiles.get(id(referent))
        if known is None:
            known = profiles[id(referent)] = Profile(referent, _own_words(referent))
        _read_beside(draft, mention, known)
    return profiles


def own_role(referent: Referent) -> str:
    """Return what somebody is, in small letters: a spokesman for the governor is no governor."""
    return _FOR.split(referent.role or "", maxsplit=1)[0].lower()


def _own_words(referent: Referent) -> set[str]:
    words = set(own_role(referent).replace("'s", "").replace("-", " ").split())
    if referent.type != "person":
        for name in (referent.name, *referent.aliases):
            words.update(name.lower().replace("'s", "").replace("(", " ").replace(")", " ").split())
    return words


def _read_beside(draft: Draft, mention: TableMention, known: Profile) -> None:
    head = draft.doc[mention.head]
    for child in head.children:
        if not mention.start <= child.i < mention.end and child.dep_ in _BESIDE:
            _take(draft, child, known)
        elif child.dep_ == "relcl":
            _read_copula(draft, child, known)
        if child.pos_ == "NUM" and child.dep_ in ("appos", "nummod", "npadvmod"):
            known.words.add(child.text)
    dep, governor = head.dep_, head.head
    if dep == "appos" and governor.dep_ == "pobj" and governor.head.lower_ in ("for", "to"):
        governor = governor.head.head  # "a spokesman for the governor, N,"
    if dep == "appos" and draft.table.at(governor.i) is None:
        _take(draft, governor, known)
    elif dep == "nsubj":
        _read_copula(draft, governor, known)
    if dep in ("nsubjpass", "dobj") and known.referent.type == "person":
        lemma = governor.lemma_
        if lemma in _HELD:
            known.words.add("accused")
        elif lemma in _HARMED:
            known.words.add("victim")
    elif dep == "pobj" and governor.lower_ == "as":
        _read_naming(draft, governor.head, known)


def _read_naming(draft: Draft, verb: Token, known: Profile) -> None:
    if verb.dep_ == "dobj":  # the parser hangs "as N" on the object as often
        verb = verb.head
    for child in verb.children if verb.lemma_ in _NAMING else ():
        if child.dep_ in ("dobj", "nsubjpass") and draft.table.at(child.i) is None:
            _take(draft, child, known)


def _read_copula(draft: Draft, verb: Token, known: Profile) -> None:
    """`X is a lawyer`, `X, who was a clerk`."""
    if verb.lemma_ not in _COPULAS:
        return
    for child in verb.children:
        if child.dep_ == "neg":
            return
        if child.dep_ == "attr" and child.pos_ == "NOUN":
            _take(draft, child, known)


def _take(draft: Draft, noun: Token, known: Profile) -> None:
    """Add a noun with the words before it, unless it names somebody else."""
    mention = draft.table.at(noun.i)
    if mention is not None:
        return
    if noun.pos_ in ("NOUN", "PROPN", "ADJ"):
        known.words.add(noun.lower_)
        known.words.add(noun.lemma_.lower())
    for child in noun.children:
        if child.dep_ in ("compound", "amod", "nmod") and draft.table.at(child.i) is None:
            known.words.add(age_told(child) or child.lower_)
        elif child.dep_ == "poss":
            known.owners.append((noun.lemma_.lower(), child.i))
        elif child.dep_ == "conj" and noun.dep_ in ("appos", "attr"):
            known.words.add(child.lemma_.lower())
