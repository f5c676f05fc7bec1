"""Length-preserving folding, so that a position in the folded text is a position in the text."""

import re
import unicodedata
from functools import cache

_LETTERS = re.compile(r"[^\W\d_]*")
_MARKS = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "–": "-", "‐": "-", "‑": "-", " ": " "}


def _plain(character: str) -> str:
    base = unicodedata.normalize("NFKD", character)[0]
    return base if base.isalpha() else character


_TABLE = str.maketrans(
    {chr(c): _plain(chr(c)) for c in range(0xC0, 0x250)}
    | _MARKS
    | {"ı": "i", "ł": "l", "ø": "o", "Ł": "L", "Ø": "O", "đ": "d", "Đ": "D"}
)


def fold(text: str) -> str:
    """Return the text with Latin letters bare and apostrophes and dashes plain; every character stays in place."""
    if text.isascii() and "`" not in text:
        return text
    return text.translate(_TABLE)


@cache
def leading_letters(word: str) -> str:
    """Return the run of letters that a word begins with: `Guinea` of `Guinea-Bissau`, `U` of `U.S.`."""
    match = _LETTERS.match(word)
    return match[0] if match else ""
