"""Which of the forms on offer an `Accept` header asks for (RFC 9110, section 12.5.1)."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeVar

from api.problems import NotAcceptable

_RANGE: Final = re.compile(r"^\s*([\w!#$&^.+*-]+)/([\w!#$&^.+*-]+)\s*$")

_EXACT: Final = 2


class _Range(NamedTuple):
    type: str
    subtype: str
    quality: float


T = TypeVar("T")


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


def _ranges(accept: str) -> list[_Range]:
    ranges = []
    for part in accept.split(","):
        media, *parameters = part.split(";")
        found = _RANGE.match(media.lower())
        if found is None:
            continue
        quality = 1.0
        for parameter in parameters:
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "q":
                quality = _number(value.strip())
        ranges.append(_Range(found[1], found[2], quality))
    return ranges


def _number(text: str) -> float:
    return min(float(text), 1.0) if re.fullmatch(r"\d(\.\d{0,3})?", text) else 0.0


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
