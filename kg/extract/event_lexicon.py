"""The event lexicons as look-up tables: which root a verb or noun names, and where its participants stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import get_args

from kg.errors import KgError
from kg.lexicon import rows
from kg.vocab import EVENT_TYPES, EventType


@dataclass(frozen=True, slots=True)
class VerbEntry:
    """One line of `event_verbs.tsv`."""

    lemma: str
    company: str
    """Lemma that must go with the verb (particle, preposition, object, complement); empty for the bare verb."""
    type: EventType | None
    """None for verbs that name no event."""
    undergoer: bool
    """Whether the subject is the target."""
    prepositions: tuple[str, ...]
    objects: Mapping[str, EventType | None]
    """Type by class of the object."""
    otherwise: EventType | None
    """Type where no named actor is the target."""
    mode: str | None

    @property
    def line(self) -> str:
        """Where the entry stands, for `Event.lexicon`."""
        return f"event_verbs:{self.lemma} {self.company}".rstrip()


@dataclass(frozen=True, slots=True)
class NounEntry:
    """One line of `event_nouns.tsv`."""

    lemma: str
    type: EventType
    modifier: str
    """What possessors, demonyms and compounds are: `a` agent, `t` target, `r` agent of a reciprocal event."""
    of: str
    prepositions: tuple[str, ...]
    mode: str | None

    @property
    def line(self) -> str:
        """Where the entry stands, for `Event.lexicon`."""
        return f"event_nouns:{self.lemma}"


def _type(text: str, where: str) -> EventType | None:
    if text in ("", "-"):
        return None
    for known in get_args(EventType):
        if text == known:
            return known  # type: ignore[no-any-return]
    raise KgError(f"{where}: {text!r} is no event type", hint="one of " + " ".join(EVENT_TYPES))


@cache
def verbs() -> dict[str, dict[str, VerbEntry]]:
    """Return the verbs: lemma, then accompanying lemma (empty for the bare verb), to entry."""
    table: dict[str, dict[str, VerbEntry]] = {}
    for row in rows("event_verbs"):
        where = f"event_verbs:{row['lemma']}"
        main = _type(row["type"], where)
        pairs = (pair.partition("=") for pair in row["objects"].split())
        entry = VerbEntry(
            row["lemma"], row["with"], main, row["args"] == "u", tuple(filter(None, row["preps"].split(","))),
            {name: _type(value, where) for name, _, value in pairs},
            _type(row["otherwise"], where) if row["otherwise"] else main, row["mode"] or None,
        )  # fmt: skip
        table.setdefault(row["lemma"], {})[row["with"]] = entry
    return table


@cache
def nouns() -> dict[str, NounEntry]:
    """Return the nouns and compounds by lemma."""
    table = {}
    for row in rows("event_nouns"):
        main = _type(row["type"], f"event_nouns:{row['lemma']}")
        if main is None:
            raise KgError(f"event_nouns:{row['lemma']} has no type")
        preps = tuple(filter(None, row["preps"].split(",")))
        table[row["lemma"]] = NounEntry(row["lemma"], main, row["modifier"], row["of"], preps, row["mode"] or None)
    return table


@cache
def light_verbs() -> dict[str, str]:
    """Return the light verbs: lemma to what their subject is of the noun, `agent` or `target`."""
    return {row["lemma"]: row["subject"] for row in rows("light_verbs")}


@cache
def classes_of() -> dict[str, frozenset[str]]:
    """Return the object classes of a noun lemma."""
    table: dict[str, set[str]] = {}
    for row in rows("object_classes"):
        for lemma in row["lemmas"].split():
            table.setdefault(lemma, set()).add(row["class"])
    return {lemma: frozenset(names) for lemma, names in table.items()}


@cache
def side_nouns() -> dict[str, str]:
    """Return the nouns that stand for the side they are named with ("an envoy of X"): lemma to kind.

    Kinds: `member` (people, bodies, forces), `deed` (laws, statements, decisions: whose they are acts in them).
    """
    return {lemma: row["kind"] for row in rows("side_nouns") for lemma in row["lemmas"].split()}


@cache
def deed_nouns() -> dict[str, frozenset[str]]:
    """Return the nouns that point back at a deed: lemma to the roots of the events that they may point at."""
    table: dict[str, set[str]] = {}
    for row in rows("deed_nouns"):
        for lemma in row["lemmas"].split():
            table.setdefault(lemma, set()).update(row["roots"].split())
    return {lemma: frozenset(roots) for lemma, roots in table.items()}


@cache
def clause_words(name: str) -> frozenset[str]:
    """Return one word list of `clause_words.tsv`; raises KeyError for a list that is not there."""
    return {row["set"]: frozenset(row["words"].split()) for row in rows("clause_words")}[name]


@cache
def polarity() -> dict[str, str]:
    """Return the words that praise or blame: lemma to `positive` or `negative`."""
    return {lemma: row["polarity"] for row in rows("polarity") for lemma in row["words"].split()}
