r"""Codepoint escapes, `\u00E9` and `\U0001F600`, which may stand anywhere in a query (SPARQL 1.1 Query, section 19.2).

The engine resolves them in strings and IRIs alone, so all others are resolved before anything reads the query: guard
and engine then see the same text, in which nothing is left to be resolved once more.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from kg.query.tokens import line_and_column, tokenize

_SHORT: Final = 4096
_ESCAPE: Final = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A query with its escapes resolved, and the way back to what was sent."""

    sent: str
    text: str
    _places: tuple[int, ...] = ()
    """Where in `text` resolved escapes stand, in order."""
    _longer: tuple[int, ...] = (0,)
    """By how many characters the first 0, 1, 2 … of them are longer as sent."""

    def origin(self, offset: int) -> int:
        """Return where in the query as sent that stands which is at an offset of the text."""
        return offset + self._longer[bisect_left(self._places, offset)]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset of the text, in the query as sent, counted from 1."""
        return line_and_column(self.sent, self.origin(offset))


@lru_cache(maxsize=256)
def _plain(query: str) -> Resolved:
    return Resolved(query, query)


def resolve(query: str) -> Resolved:
    r"""Resolve the escapes outside of strings, IRIs and comments.

    An escape stands for a character that could stand at its place itself. So those of white space, of a backslash and
    of half a surrogate pair are left as they are, which no grammar allows.
    """
    if "\\u" not in query and "\\U" not in query:
        return _plain(query) if len(query) < _SHORT else Resolved(query, query)
    parts: list[str] = []
    places, longer = list[int](), [0]
    end = 0
    for token in tokenize(query):
        found = _ESCAPE.match(query, token.start) if token.text == "\\" else None
        letter = _letter(found) if found else ""
        if found:
            parts += [query[end : found.start()], letter or found[0]]
            end = found.end()
        if found and letter:
            longer.append(longer[-1] + len(found[0]) - 1)
            places.append(found.start() - longer[-2])
    return Resolved(query, "".join([*parts, query[end:]]), tuple(places), tuple(longer))


def _letter(escape: re.Match[str]) -> str:
    code = int(escape[1] or escape[2], 16)
    if code <= 0x20 or code == 0x5C or 0xD800 <= code <= 0xDFFF or code > 0x10FFFF:
        return ""
    return chr(code)
