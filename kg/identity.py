"""Under which name an actor is the same in all articles: the name that its identifier is made of.

Outlets write one person or office in many ways. What differs by habit alone is taken away: diacritics, patronymics and
middle initials, transliteration of Slavic surnames, the several forms of one first name, the order of East Asian names,
and how a country's office is called. The result is a key to match by, not a name to show.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from kg import lexicon
from kg.folding import fold

_REMEMBERED = 4096
_PATRONYMIC = re.compile(r".{2,}(?:ovich|evich|ovych|ovna|evna|ivna|yivna|ichna|ovytch)$")
_SLAVIC = re.compile(r".{2,}(?:[oe]v|[oe]va|yov|sk[iy]+|skij|skaya?|enko|chuk|[iyj]uk|[oe]vi?y?ch)$")
_INITIAL = re.compile(r"\w\.?(?:\w\.)*")
_SYLLABLES = re.compile(r"(?:(?:[bcdfghjklmnpqrstwxyz]|[zcs]h)?'?[aeiou]{1,3}(?:ng?|r|k|m|p|h)?-?){1,3}")
# Of one sound, in this order; `x` and `q` stand for sounds that must not be taken for `h`.
_SOUNDS = (
    ("'", ""), ("’", ""), ("shch", "q"), ("kh", "x"), ("zh", "j"), ("ch", "c"), ("sh", "w"), ("h", "g"), ("q", "shch"),
    ("x", "kh"), ("j", "zh"), ("c", "ch"), ("w", "sh"),
)  # fmt: skip


@cache
def _lines(use: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(row["words"].split("|")) for row in lexicon.rows("name_keys") if row["use"] == use)


@cache
def _given() -> dict[str, str]:
    """Return for each form of a first name the one that stands for all, in small letters."""
    known: dict[str, str] = {}
    for row in lexicon.rows("given_variants"):
        forms = [fold(form).lower() for form in row["variants"].split("|")]
        for form in forms:
            known.setdefault(form, forms[0])
    return known


@cache
def _organs() -> dict[str, str]:
    return {_spelt(name): line[0] for line in _lines("organ") for name in line}


@cache
def _states() -> dict[str, str]:
    """Return the first adjective of a country by each of its names and adjectives in small letters."""
    known: dict[str, str] = {}
    for row in lexicon.rows("countries"):
        adjectives = row["adjectives"].split("|") if row["adjectives"] else [row["name"]]
        for form in (row["name"], *row["alternatives"].split("|"), *adjectives):
            known.setdefault(fold(form).lower(), adjectives[0])
    return known


@cache
def _adjective(iso2: str) -> str:
    return next(_states()[fold(row["name"]).lower()] for row in lexicon.rows("countries") if row["iso2"] == iso2)


@cache
def _known() -> dict[str, str]:
    """Return the lexicon's name of a person or body by the keys of all its names."""
    known: dict[str, str] = {}
    for row in lexicon.rows("persons"):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            if " " in name:
                known.setdefault(_person_key(name), row["name"])
    for row in lexicon.rows("organizations"):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            if " " in name:
                known.setdefault(_body_key(name, row["iso2"] or None), row["name"])
    return known


@lru_cache(maxsize=_REMEMBERED)
def person_key(name: str) -> str:
    """Return the name by which a person is one in all articles: the lexicon's where it knows them.

    >>> person_key("Vladimir Grigoryevich Tkachuk"), person_key("Volodymyr Tkachuk"), person_key("Wei Zhang")
    ('vladimir tkachuk', 'vladimir tkachuk', 'wei zhang')
    """
    key = _person_key(name)
    return _known().get(key, key)


def _person_key(name: str) -> str:
    words = [word for word in fold(name).lower().replace("‑", "-").split() if word not in ("al", "el")]
    if len(words) == 1 and words[0].isascii() and _SLAVIC.fullmatch(words[0]):
        return _slavic(words[0])
    if len(words) < 2 or not all(word.isascii() for word in words):
        return fold(name)
    eastern = _eastern(words)
    if eastern:
        return eastern
    words = _without_prophet(_single(words))
    first, last = _usual(words[0]), words[-1]
    kept = (w for w in words[1:-1] if not (_INITIAL.fullmatch(w) or _PATRONYMIC.fullmatch(w) or w in _set("middle")))
    spanish = last in _set("double") and words[0] not in _set("composite")
    middle = [] if spanish else [_usual(word) for word in kept]
    patronymic = any(_PATRONYMIC.fullmatch(word) for word in words[1:-1])
    last = re.sub(r"^[ae]l-(?=..)", "", last)
    last = re.sub(r"q(i?)$", r"c\1", last)  # Krasniqi and Krasnići
    if patronymic or _SLAVIC.fullmatch(last):
        last = _slavic(last)
    return " ".join((first, *middle, last))


def _without_prophet(words: list[str]) -> list[str]:
    """Return a name without the Muhammad before two names of one's own: Mohammed Irfan Qureshi is Irfan Qureshi."""
    first, _, second = words[0].partition("-")
    if second and _usual(first) == "mohammed":
        words = [first, second, *words[1:]]
    named = len(words) > 2 and _usual(words[0]) == "mohammed" and words[1] not in _set("particle")
    return words[1:] if named and not _INITIAL.fullmatch(words[1]) else words


@cache
def _set(use: str) -> frozenset[str]:
    return frozenset(word.lower() for line in _lines(use) for word in line)


def _single(words: list[str]) -> list[str]:
    """Return a Spanish name without its second surname: Ramon Avila Gutierrez is Ramon Avila."""
    end = next((i for i, word in enumerate(words[1:], 1) if word in _set("double")), len(words))
    return words[: end + 1]


def _usual(given: str) -> str:
    """Return the form of a first name that stands for all, of each half of a double name."""
    return "-".join(_given().get(part, part) for part in given.split("-"))


def _eastern(words: list[str]) -> str:
    """Return an East Asian name with the surname first, in order of the alphabet where both may be the surname."""
    if len(words) == 3 and words[0] in _set("surname") and all(_SYLLABLES.fullmatch(word) for word in words[1:]):
        words = [words[0], f"{words[1]}-{words[2]}"]
    if len(words) != 2 or words[0] in _given():
        return ""
    first, last = (word in _set("surname") for word in words)
    if not all(known or _SYLLABLES.fullmatch(word) for word, known in zip(words, (first, last), strict=True)):
        return ""
    if not first and not last:
        return ""
    ordered = words if first and not last else [words[1], words[0]] if last and not first else sorted(words)
    return _korean(ordered) or " ".join(ordered)


@cache
def _romanized() -> dict[str, str]:
    """Return the spelling that stands for all of a Korean surname or syllable, by each of its spellings."""
    return {form.lower(): line[0].lower() for line in _lines("korean") for form in line}


def _korean(name: list[str]) -> str:
    """Return a Korean name in one romanization, empty for one that is not Korean for sure: Park Jae-won, Pak Jaewon."""
    surname, given = name
    known = _romanized()
    parts = given.split("-") if "-" in given else _two_syllables(given)
    if surname not in known or len(parts) != 2 or not all(part in known for part in parts):
        return ""
    return f"{known[surname]} {known[parts[0]]}-{known[parts[1]]}"


def _two_syllables(given: str) -> list[str]:
    """Return the two syllables that a name written in one word falls into, if it can be only one pair."""
    cuts = ([given[:at], given[at:]] for at in range(2, len(given) - 1))
    pairs = [pair for pair in cuts if all(part in _romanized() for part in pair)]
    return pairs[0] if len(pairs) == 1 else []


def _slavic(surname: str) -> str:
    """Return one spelling of a surname that Latin letters give in several: Hnatiuk and Gnatyuk, Yershov and Ershov."""
    for written, sound in _SOUNDS:
        surname = surname.replace(written, sound)
    surname = re.sub(r"(.)\1+", r"\1", surname.replace("w", "v"))
    surname = re.sub(r"[ijy]+(?=[aou])", "y", surname)
    surname = re.sub(r"^[ijy]+(?=e)|(?<=[aeiou])[ijy]+(?=e)", "", surname)
    surname = re.sub(r"(?<=[aeo])[ijy](?=[^aeiou]|$)", "y", surname)
    return re.sub(r"[ijy]+$", "y", surname)


@lru_cache(maxsize=_REMEMBERED)
def body_key(name: str, iso2: str | None) -> str:
    """Return the name by which a body is one in all articles; an office of state has its country's before it.

    >>> body_key("Ministry of Foreign Affairs of Ukraine", "UA"), body_key("China Coast Guard", "CN")
    ('Ukrainian foreign ministry', 'Chinese coast guard')
    """
    key = _body_key(name, iso2)
    return _known().get(key, key)


@cache
def _media() -> dict[str, tuple[str, str | None]]:
    """Return the lexicon's name and country of an outlet by all its names in small letters."""
    known: dict[str, tuple[str, str | None]] = {}
    for row in lexicon.rows("outlets"):
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            known.setdefault(fold(name).lower(), (row["name"], row["iso2"] or None))
    return known


def media_key(name: str) -> str:
    """Return the name by which an outlet is one in all articles.

    >>> media_key("Russia Today"), media_key("ITAR-TASS"), media_key("The Northern Wire")
    ('RT', 'TASS', 'The Northern Wire')
    """
    return _media().get(fold(name).lower(), (name, None))[0]


def country_of_medium(name: str) -> str | None:
    """Return the code of the country of an outlet, None for one that no list knows or that has none."""
    return _media().get(fold(name).lower(), (name, None))[1]


def is_organ(name: str) -> bool:
    """Whether a name is that of an office which every state has, with no state in it: `Foreign Ministry`."""
    return _spelt(fold(name).lower().removeprefix("the ")) in _organs()


def _body_key(name: str, iso2: str | None) -> str:
    base = _spelt(fold(name).lower().removeprefix("the ")).split()
    for state, rest in _parted(base):
        if state in _states() and rest in _organs():
            return f"{_states()[state]} {_organs()[rest]}"
    organ = _organs().get(" ".join(base))
    return f"{_adjective(iso2)} {organ}" if organ and iso2 else fold(name)


def _parted(words: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what may be the country of an office and the rest: before it, or behind its last "of"."""
    for cut in range(1, len(words)):
        yield re.sub("'s?$", "", " ".join(words[:cut])), " ".join(words[cut:])
        if words[cut] == "of":
            yield " ".join(words[cut + 1 :]).removeprefix("the "), " ".join(words[:cut])


def _spelt(name: str) -> str:
    for british, american in _lines("spelling"):
        name = name.replace(american, british)
    return name
