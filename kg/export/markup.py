"""Text from articles in XML: whatever stands in it, the file stays well-formed and reads back the same."""

import re
from typing import Final

from kg.export.columns import Value

LONGEST_LABEL: Final = 200
_ILLEGAL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACES: Final = re.compile(r"\s+")
_ESCAPES: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
)


def clean(text: str) -> str:
    """Return a text without the characters that XML 1.0 cannot hold (section 2.2)."""
    return _ILLEGAL.sub("", text)


def one_line(text: str, longest: int = LONGEST_LABEL) -> str:
    """Return a label: one line, cut to so many characters with `…` where it is longer."""
    told = _SPACES.sub(" ", clean(text)).strip()
    return told if len(told) <= longest else told[: longest - 1].rstrip() + "…"


def escape(text: str) -> str:
    """Return a text for an attribute value in double quotes, or for element content."""
    return clean(text).translate(_ESCAPES)


def shown(value: Value) -> str:
    """Return a value as XML Schema writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return escape(value) if isinstance(value, str) else str(value)
