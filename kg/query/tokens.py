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
    | (?P<string>  \"\"\"(?:[^"\\]|\\.|"(?!""))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
                 | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<language>@[A-Za-z]+(?:-[A-Za-z0-9]+)* )
    | (?P<variable>[?$]\w+ )
    | (?P<bnode>   _:\w(?:[\w.\-·]*[\w\-·])? )
    | (?P<name>    (?:[^\W\d_](?:[\w.\-·]{0,100}[\w\-·])?)? :
                   (?:(?:[\w:]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])
                      (?:(?:[\w:.\-·]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%])*
                         (?:[\w:\-·]|%[0-9A-Fa-f]{2}|\\[_~.\-!$&'()*+,;=/?\#@%]))?)? )
    | (?P<number>  (?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)? )
    | (?P<word>    [^\W\d]\w* )
    | (?P<mark>    \^\^ | && | \|\| | [<>!]= | \S )
    """,
    re.VERBOSE | re.DOTALL,
)


class Token(NamedTuple):
    """One token with its place in the query."""

    kind: Kind
    text: str
    start: int


def tokenize(query: str) -> Iterator[Token]:
    """Yield the tokens of a query, without white space and comments; never fails."""
    position = 0
    while match := _TOKEN.match(query, position):
        position = match.end()
        kind = match.lastgroup
        if kind != "skip":
            yield Token(kind, match[0], match.start())  # type: ignore[arg-type]


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Return where an offset lies, both counted from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
