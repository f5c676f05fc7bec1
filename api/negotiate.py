"""Which of the forms on offer a request accepts (RFC 9110, section 12.5.1)."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple, TypeVar

from fastapi import Request

from kg.errors import KgError

_TOKEN: Final = r"[\w!#$%&'*+.^`|~-]+"
_PART: Final = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*+"?)++', re.DOTALL)
_RANGE: Final = re.compile(rf"\s*({_TOKEN})/({_TOKEN})\s*", re.ASCII)
_QUALITY: Final = re.compile(r"(?=.?\d)\d{0,9}(?:\.\d{0,9})?", re.ASCII)
_QUOTED: Final = re.compile(r'"(?:[^"\\]|\\.)*+"?', re.DOTALL)

_EXACT: Final = 2


class Moved(KgError):
    """What is asked for has another identifier now; `location` is where it stands."""

    def __init__(self, message: str, *, location: str) -> None:
        super().__init__(message, hint=location)
        self.location = location


class NotAcceptable(KgError):
    """None of the forms that the request accepts can be had."""


class _Range(NamedTuple):
    type: str
    subtype: str
    quality: float


T = TypeVar("T")


def accepted(request: Request) -> str:
    """Return what a request accepts: its `Accept` fields as one, empty where it leaves the choice."""
    return b", ".join(value for name, value in request.scope["headers"] if name == b"accept").decode("latin-1")


def accepts_html(request: Request) -> bool:
    """Whether a browser asks: HTML before the forms of data."""
    data = ("application/json", "text/turtle", "application/ld+json")
    offers = [(False, data), (True, ("text/html", "application/xhtml+xml"))]
    return bool(accepted(request)) and choose(f"{accepted(request)}, */*;q=0.01", offers)


def choose(accept: str | None, offers: Sequence[tuple[T, Sequence[str]]]) -> T:
    """Return the value of the best offer: a value with its media type, and others that ask for it by their full name.

    Among equally good ones the first wins; no header takes the first. Ranges that cannot be read are skipped.

    Raises:
        NotAcceptable: the header leaves none.
    """
    ranges = _ranges(accept or "")
    if not ranges:
        return offers[0][0]
    best: tuple[float, int, int] | None = None
    chosen: T | None = None
    for place, (value, media_types) in enumerate(offers):
        for number, media_type in enumerate(media_types):
            quality, exactness = _quality(media_type, ranges)
            if number and exactness < _EXACT:
                continue
            rank = (quality, exactness if quality else 0, -place)
            if quality > 0 and (best is None or rank > best):
                best, chosen = rank, value
    if best is None or chosen is None:
        known = ", ".join(types[0] for _, types in offers)
        raise NotAcceptable(f"nothing here can be had as {accept}", hint=f"there are: {known}")
    return chosen


@lru_cache(maxsize=64)
def takes_gzip(accepted: bytes) -> bool:
    """Whether fields `Accept-Encoding` ask for gzip no less than for the bare answer (RFC 9110, section 12.5.3)."""
    told: dict[str, float] = {}
    for part in accepted.decode("latin-1").lower().split(","):
        coding, *parameters = part.split(";")
        quality = _told_quality(parameters)
        if quality is not None:
            told[coding.strip()] = quality
    others = told.get("*", 0.0)
    gzip = told.get("gzip", told.get("x-gzip", others))
    return gzip > 0 and gzip >= told.get("identity", others)


def _ranges(accept: str) -> list[_Range]:
    ranges = []
    for part in _PART.findall(accept):
        media, *parameters = _QUOTED.sub('""', part).split(";")
        # Old clients say `*` for `*/*`.
        found = _RANGE.fullmatch("*/*" if media.strip() == "*" else media.lower())
        quality = _told_quality(parameters)
        if found and quality is not None and (found[1] != "*" or found[2] == "*"):
            ranges.append(_Range(found[1], found[2], quality))
    return ranges


def _told_quality(parameters: Sequence[str]) -> float | None:
    """Return the weight of a range, 1 where none is told, None where it is no number."""
    named = (one.partition("=") for one in parameters)
    told = [value.strip() for name, _, value in named if name.strip().lower() == "q"]
    if not told:
        return 1.0
    return min(float(told[0]), 1.0) if _QUALITY.fullmatch(told[0]) else None


def _quality(media_type: str, ranges: list[_Range]) -> tuple[float, int]:
    """Return the quality of a media type, and how exactly the range that decides it names it."""
    kind, _, subtype = media_type.partition("/")
    best = (0.0, -1)
    for one in ranges:
        exactness = (
            _EXACT if (one.type, one.subtype) == (kind, subtype) else 1 if (one.type, one.subtype) == (kind, "*") else 0
        )
        if exactness or (one.type, one.subtype) == ("*", "*"):
            best = max(best, (one.quality, exactness), key=lambda pair: pair[1])
    return best
