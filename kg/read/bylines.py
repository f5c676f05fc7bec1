"""Names of authors out of a byline."""

import re
from collections.abc import Iterable, Iterator

_BY = re.compile(r"^(?:(?:written|posted|reported|story|text|analysis|words)\s+)?by\s*:?\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:;|,?\s+and\s+|\s+&\s+)\s*")
_ARTICLE = re.compile(r"^the\s+(?=[A-Z])")
_SUFFIX = re.compile(r"(?:Jr|Sr|PhD|Ph\.D|MD|M\.D|II|III|IV|Esq)\.?")


def strip_by(text: str) -> str:
    """Return a byline without its `By`."""
    return _BY.sub("", text.strip())


def has_by(text: str) -> bool:
    """Return whether a text begins with `By` (also `Written by`)."""
    return _BY.match(text.strip()) is not None


def split_names(parts: Iterable[str]) -> Iterator[str]:
    """Yield the authors' names of the parts of a byline in order: `By Ann Fole and Bo Ek` has two.

    A part after a comma that is a rank (`Jr.`) stays with its name; one that begins in lower case describes the
    author (`staff writer`) and is left out.
    """
    seen: set[str] = set()
    for part in parts:
        for group in _AND.split(strip_by(part)):
            for name in _split_commas(group):
                if name not in seen:
                    seen.add(name)
                    yield name


def _split_commas(group: str) -> Iterator[str]:
    name = ""
    for piece in (piece.strip() for piece in group.split(",")):
        if name and _SUFFIX.fullmatch(piece):
            name = f"{name}, {piece}"
            continue
        if name:
            yield name
        piece = _ARTICLE.sub("", piece)
        name = piece if piece and not piece[0].islower() else ""
    if name:
        yield name
