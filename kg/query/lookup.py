"""Queries that only look something up: one triple pattern, few rows, nothing that makes the engine search.

For these the way to a worker and back costs more than the query. Each row is the next entry of an index, so that they
end at once whatever the data are, and the process that asks may run them itself.
"""

import io
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from kg.errors import KgError
from kg.query.blocks import Buffer
from kg.query.tokens import Kind, Token

if TYPE_CHECKING:
    from kg.store.oxigraph import OxigraphView

LARGEST: Final = 256 * 1024
"""Bytes of an answer: few rows may hold long texts."""
_SIGNS: Final[dict[Kind, str]] = {"iri": "i", "name": "i", "variable": "v", "string": "s", "language": "l"}
_PATTERN: Final = r"\{ [vi] [via] (?:[vi]|s(?: l| \^\^ i)?) (?:\. )?\}"
_LOOKUP: Final = re.compile(
    rf"(?:PREFIX i i )*(?:SELECT (?:\* |(?:v )+)(?:WHERE )?{_PATTERN} LIMIT \d{{1,3}}|ASK (?:WHERE )?{_PATTERN})"
)
"""Without DISTINCT, ORDER BY, OFFSET, FILTER and paths, all of which may read much and give out little."""
_LONGEST: Final = 64
"""Tokens."""


def is_lookup(tokens: Sequence[Token]) -> bool:
    """Whether a query is one triple pattern and at most 999 rows of it."""
    if len(tokens) > _LONGEST or not _LOOKUP.fullmatch(" ".join(map(_sign, tokens))):
        return False
    opening = next(number for number, token in enumerate(tokens) if token.text == "{")
    variables = [token.text[1:] for token in tokens[opening:] if token.kind == "variable"]
    # What stands twice joins: `?x ?p ?x` looks at every triple.
    return len(set(variables)) == len(variables)


def _sign(token: Token) -> str:
    if token.kind == "word":
        return token.text if token.text == "a" else token.text.upper()
    return _SIGNS.get(token.kind, token.text)


class _TooLarge(Exception):
    """There is more than a quick answer may hold."""


class _Piece(io.RawIOBase):
    """Holds an answer, up to a size."""

    def __init__(self) -> None:
        self.content = b""

    def writable(self) -> bool:
        """Whether it can be written to."""
        return True

    def write(self, block: Any) -> int:
        """Take a block. Raises _TooLarge."""
        self.content += block
        if len(self.content) > LARGEST:
            raise _TooLarge
        return len(block)


def look_up(view: "OxigraphView", request: Mapping[str, Any], prefixes: Mapping[str, str]) -> bytes | None:
    """Return the results of a lookup that the pool has prepared; None where a worker has to answer.

    Workers tell what is wrong with a query, and look after what XML cannot hold.
    """
    if request["default_graphs"] or request["named_graphs"] or request["media_type"].endswith("xml"):
        return None
    piece = _Piece()
    buffer = Buffer(piece, LARGEST // 4)
    try:
        view.write_results(request["query"], buffer, request["media_type"], dict(prefixes), request["base"])
        buffer.send()
    except (KgError, _TooLarge):
        return None
    return piece.content
