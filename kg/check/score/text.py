"""The form in which texts are compared: Unicode NFKC, straight quotes, no case, no diacritics, single spaces."""

import re
import unicodedata
from collections import Counter
from functools import lru_cache

STOP = frozenset(
    "a an the of to in on at by for from with into over under out up off down and or not no is are was were be been "
    "being has have had having do does did will would may might can could should shall must its it his her their this "
    "that as".split()
)
SUFFIXES = tuple("ations ation ments ment ings ing ions ion ers er als al ies ied ed es s e y".split())
_QUOTES = str.maketrans(
    {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "`": "'"}
    | {"\u00a0": " ", "\u202f": " "}
)
_DOUBLED = re.compile(r"(\w)\1")
_SIZE = 1 << 16


@lru_cache(maxsize=_SIZE)
def norm(text: str | None) -> str:
    """Return a text as it is compared; None is the empty text."""
    folded = unicodedata.normalize("NFKC", (text or "").translate(_QUOTES)).casefold()
    plain = "".join(c for c in unicodedata.normalize("NFD", folded) if not unicodedata.combining(c))
    return " ".join(plain.split())


@lru_cache(maxsize=_SIZE)
def words(text: str | None) -> tuple[str, ...]:
    """Return the words of a text as they are compared, without punctuation."""
    return tuple(re.findall(r"\w+", norm(text)))


@lru_cache(maxsize=_SIZE)
def token_f1(one: str | None, other: str | None) -> float:
    """Return the F1 of two texts as bags of words; 1.0 when both are empty."""
    if not words(one) and not words(other):
        return 1.0
    common = sum((Counter(words(one)) & Counter(words(other))).values())
    return 2 * common / (len(words(one)) + len(words(other)))


@lru_cache(maxsize=_SIZE)
def stem(word: str) -> str:
    """Return a word without its inflection; doubled letters count once.

    >>> {stem(word) for word in ("attacked", "attacks", "attacking")}
    {'atack'}
    """
    for suffix in SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            return _DOUBLED.sub(r"\1", word[: -len(suffix)])
    return _DOUBLED.sub(r"\1", word)


def trigger_stems(trigger: str) -> set[str]:
    """Return the stems of the content words of a trigger; of all its words when it has only small ones."""
    content = [word for word in words(trigger) if word not in STOP] or list(words(trigger))
    return {stem(word) for word in content}


@lru_cache(maxsize=_SIZE)
def same_sentence(one: str, other: str) -> bool:
    """Return whether two sentences are equal, one inside the other, or have a token-F1 of 0.8 and more."""
    a, b = norm(one), norm(other)
    return bool(a and b) and (a == b or a in b or b in a or token_f1(one, other) >= 0.8)
