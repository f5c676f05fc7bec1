"""What queries have in common that differ in names, strings and comments alone: those who ask again ask the same shape.

What the guard decides hangs on the kinds of tokens and on words, not on what stands within `<>` or quotes; so what was
found for a shape holds for all queries of it, wherever nothing was found that quotes the query.
"""

import re
from typing import Final

_FILLED: Final = re.compile(r"""<[^<>"{}|^`\x00-\x20]*>|"[^"\n\r]*"|'[^'\n\r]*'|#[^\n\r]*""")
"""As `kg.query.tokens` cuts a text without backslashes and long quotes: none of these begins inside another token."""
_BASE: Final = re.compile("base", re.IGNORECASE)
_EMPTY: Final = {"<": "<_>", '"': '"_"', "'": "'_'", "#": " "}


def shape_of(query: str) -> str:
    """Return a query with one filling for all IRIs and strings and without comments, of the same kinds of tokens; ""
    if that is not to be had without cutting it into tokens, or where one IRI is relative to another.
    """
    if "\\" in query or '"""' in query or "'''" in query or _BASE.search(query):
        return ""
    return _FILLED.sub(_emptied, query)


def _emptied(found: re.Match[str]) -> str:
    return _EMPTY[found[0][0]]
