"""Add the first names of the world to `kg/lexicon/first_names.tsv`: `python -m tools.first_names NAME_DATA.json`.

NAME_DATA.json is that of the package nomquamgender 0.1.4 (MIT; Van Buskirk, Clauset and Larremore, "An open-source
cultural consensus approach to name-based gender classification", 2022): of each name how many of 36 sources know it,
how many bearers they count, and the share of women among them. Names that the file holds already stay as they are.
"""

import calendar
import json
import sys
from functools import cache
from pathlib import Path

import spacy

from kg import lexicon
from kg.annotate.words import fold
from kg.config import DEFAULT_MODEL

_TARGET = Path(__file__).parents[1] / "kg/lexicon/first_names.tsv"
_SOURCES, _BEARERS = 8, 50
"""What fewer sources know, or fewer people are called, is left out: much of it is no first name."""
_COMMON_SOURCES, _COMMON_BEARERS = 18, 1000
_SURE = 0.9
"""Share of one sex among the bearers from which a name tells it."""
_LISTS = ("places", "countries", "capitals", "organizations", "outlets", "persons", "institution_words")


@cache
def english_words() -> frozenset[str]:
    """Return the English words that the model's lemmatizer knows, in small letters."""
    tables = spacy.load(DEFAULT_MODEL).get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    parts = (part for name in ("lemma_index", "lemma_exc") for part in tables.get_table(name).values())
    return frozenset(word for part in parts for word in part)


def dictionary() -> frozenset[str]:
    """Return English words, the words of all other names that are known, and short names of days and months."""
    words = set(english_words())
    named = (value for name in _LISTS for row in lexicon.rows(name) for value in row.values())
    words.update(fold(word).lower() for value in named for word in value.replace("|", " ").split())
    words.update(name.lower() for name in (*calendar.day_abbr, *calendar.month_abbr))
    return frozenset(words)


def line(name: str, told: tuple[int, int, float], words: frozenset[str]) -> str:
    """Return the row of a name: gender, and 1 where it is also a word, 2 where it is rare."""
    sources, bearers, women = told
    gender = "f" if women >= _SURE else "m" if women <= 1 - _SURE else ""
    rare = sources < _COMMON_SOURCES or bearers < _COMMON_BEARERS
    return f"{name.capitalize()}\t{gender}\t{'1' if name in words else '2' if rare else ''}\n"


def main(path: Path) -> None:
    """Write the names after those that are there."""
    known = {fold(row["name"]).lower() for row in lexicon.rows("first_names")}
    words, added = dictionary(), []
    for name, told in json.loads(path.read_text("utf-8")).items():
        plain = name.isascii() and name.isalpha() and len(name) > 2 and name not in known
        if plain and isinstance(told, list) and told[0] >= _SOURCES and told[1] >= _BEARERS:
            added.append(line(name, (told[0], told[1], told[2]), words))
    with _TARGET.open("a", encoding="utf-8") as target:
        target.writelines(sorted(added))
    print(f"{len(added)} names added to {len(known)}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
