"""The word lists of this room as sets, read once."""

from dataclasses import dataclass
from functools import cache

from kg import lexicon
from kg.folding import fold

CONNECTORS = frozenset({"of", "for", "and", "the", "&", "on", "de", "del", "di", "la", "du", "des"})
POSSESSIVES = frozenset({"'s", "’s", "'", "’"})


@dataclass(frozen=True, slots=True)
class Title:
    """One office, rank or calling."""

    title: str
    kind: str
    """office, head, rank, honorific, calling."""
    gender: str
    plural: bool = False


@cache
def institution_words(use: str) -> frozenset[str]:
    """Return the words of one use: body, organ, government, people, venue, media, camp."""
    return frozenset(row["word"] for row in lexicon.rows("institution_words") if row["use"] == use)


@cache
def name_words(use: str) -> frozenset[str]:
    """Return the words that look like names, of one use: common, never, general."""
    return frozenset(row["word"] for row in lexicon.rows("name_words") if row["use"] == use)


@cache
def titles() -> dict[str, Title]:
    """Return all titles by their lower-case wording, plurals too."""
    known: dict[str, Title] = {}
    for row in lexicon.rows("titles"):
        word = row["title"].lower()
        known[word] = Title(word, row["kind"], row["gender"])
    for row in lexicon.rows("titles"):
        word = row["title"].lower()
        many = row["plural"] or (word + ("es" if word.endswith(("s", "ch")) else "s"))
        known.setdefault(many, Title(word, row["kind"], row["gender"], plural=True))
    return known


@cache
def title_words() -> frozenset[str]:
    """Return every single word that a title is made of, lower case."""
    small = {"of", "the", "to", "and", "in"}
    return frozenset(part for title in titles() for part in title.split() if part not in small)


@cache
def first_names() -> dict[str, tuple[str, str]]:
    """Return first names, folded: the gender (m, f or empty), and 1 for one that is also a word, 2 for a rare one."""
    return {fold(row["name"]): (row["gender"], row["word"]) for row in lexicon.rows("first_names")}


@cache
def name_variants() -> dict[str, str]:
    """Return for each spelling of a first name, folded, one spelling that stands for all of them."""
    known: dict[str, str] = {}
    for row in lexicon.rows("given_variants"):
        spellings = row["variants"].split("|")
        for spelling in spellings:
            known.setdefault(fold(spelling), fold(spellings[0]))
    return known


def gender_of(name: str) -> str:
    """Return m or f by the first name of a full name, empty where the list does not tell."""
    first = fold(name.split()[0]) if name else ""
    return first_names().get(first, ("", ""))[0]


def is_first_name(word: str, *, sure: bool = False) -> bool:
    """Whether a word is a known first name; with `sure`, one that is not a common word or a place as well."""
    known = first_names().get(fold(word))
    return known is not None and not (sure and known[1] == "1")


def is_common_first_name(word: str) -> bool:
    """Whether a word is a first name of many people and nothing else."""
    known = first_names().get(fold(word))
    return known is not None and not known[1]
