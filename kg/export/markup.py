"""Text from articles in XML: whatever stands in it, the file stays well-formed and reads back the same."""

import re
from collections.abc import Callable
from typing import Any, Final

from kg.export.columns import Value

LONGEST_LABEL: Final = 200
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_SPACES: Final = re.compile(r"\s+")
_BREAKS: Final = str.maketrans({"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def clean(text: str) -> str:
    """Return a text without the characters that XML 1.0 cannot hold (section 2.2)."""
    return _ILLEGAL.sub("", text)


def cell(text: str) -> str:
    """Return a text for a cell of CSV: with an apostrophe in front if a spreadsheet would run it as a formula."""
    told = clean(text)
    return "'" + told if told.startswith(_FORMULA) else told


def one_line(text: str, longest: int = LONGEST_LABEL) -> str:
    """Return a label: one line, cut to so many characters with `…` where it is longer."""
    told = _SPACES.sub(" ", clean(text)).strip()
    return told if len(told) <= longest else told[: longest - 1].rstrip() + "…"


def escape(text: str) -> str:
    """Return a text for an attribute value in double quotes, or for element content."""
    # To look for a character is much quicker than to replace what is not there; a million lines pass here.
    plain = text.isprintable()
    told = text if plain else clean(text)
    if "&" in told:
        told = told.replace("&", "&amp;")
    if "<" in told:
        told = told.replace("<", "&lt;")
    if ">" in told:
        told = told.replace(">", "&gt;")
    if '"' in told:
        told = told.replace('"', "&quot;")
    return told if plain else told.translate(_BREAKS)


def _boolean(value: Value) -> str:
    return "true" if value else "false"


SHOWN: Final[dict[str, Callable[[Any], str]]] = {
    "string": escape,
    "integer": str,
    "double": str,
    "boolean": _boolean,
}
"""By the type of a column: how XML Schema writes its values."""
