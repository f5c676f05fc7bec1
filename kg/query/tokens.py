"""SPARQL cut into tokens, and nothing more: enough to know what is a word and what only looks like one.

The engine's own grammar decides later whether a query is valid. This scan has to be right about one thing: where
comments, strings, IRIs, prefixed names and variables begin and end (SPARQL 1.1, section 19.8), so that a bare word is
never overlooked and never made up.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

Kind = Literal["iri", "string", "language", "variable", "bnode", "name", "number", "word", "mark"]

_TOKEN: Final = re.compile(
    r"""
      (?P<skip>    [\x00-\x20]+ | \#[^\n\r]* )
    | (?P<iri>     <(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*> )
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<variable>[?$]\w+ )
    | (?P<bnode>   _:\w(?:[\w.\-·]*[\w\-·])? )
    | (?P<name>    (?:[^\W\d_](?:[\w.\-·]{0,100}[\w\-·])?)? :
                   (?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])
                      (?:(?:[\w:.\-·]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*
                         (?:[\w:\-·]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]))?)? )
    | (?P<number>  (?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)? )
    | (?P<word>    [^\W\d]\w* )
    | (?P<mark>    \^\^ | && | \|\| | [<>!]= | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_INSIDE: Final = {
    '"""': re.compile(r'(?:[^"\\]|\\.|"(?!""))*+', re.DOTALL),
    "'''": re.compile(r"(?:[^'\\]|\\.|'(?!''))*+", re.DOTALL),
    '"': re.compile(r'(?:[^"\\\n\r]|\\.)*+', re.DOTALL),
    "'": re.compile(r"(?:[^'\\\n\r]|\\.)*+", re.DOTALL),
}
"""What a string may hold, by the quotes around it; the longer quotes are tried first."""


class Token(NamedTuple):
    """One token with its place in the query."""

    kind: Kind
    text: str
    start: int


def tokenize(query: str) -> Iterator[Token]:
    """Yield the tokens of a query, without white space and comments; never fails, in time linear in the length.

    A quote that nothing closes is a mark, so that words after it are seen.
    """
    position = 0
    strings = _Strings(query)
    while position < len(query):
        end = strings.end(position) if query[position] in "\"'" else 0
        if end:
            yield Token("string", query[position:end], position)
            position = end
            continue
        match = _TOKEN.match(query, position)
        assert match is not None, "the last alternatives match any character"
        position = match.end()
        kind = match.lastgroup
        if kind != "skip":
            yield Token(kind, match[0], match.start())  # type: ignore[arg-type]


class _Strings:
    """Where strings end. Text that was searched in vain for the end of a string is not searched for it again."""

    def __init__(self, query: str) -> None:
        self._query = query
        self._searched = dict.fromkeys(_INSIDE, 0)
        """By kind of quotes: no string that opens before this place is closed."""

    def end(self, start: int) -> int:
        """Return where the string that opens at `start` ends, 0 if it is not closed."""
        for quotes, inside in _INSIDE.items():
            if start < self._searched[quotes] or not self._query.startswith(quotes, start):
                continue
            found = inside.match(self._query, start + len(quotes))
            assert found is not None, "it may be empty"
            if self._query.startswith(quotes, found.end()):
                return found.end() + len(quotes)
            self._searched[quotes] = found.end()
        return 0


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return where an offset lies, both counted from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
