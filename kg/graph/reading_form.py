"""A sentence is never shown alone: always who says it and which outlet tells it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kg.graph.told import Account, Catalog, Posting, Telling

LONGEST = 300
_LONGEST_NAME = 60


class Tellers(NamedTuple):
    """Who tells a sentence, by their labels."""

    outlet: str
    """The original source."""
    day: date | None
    voices: Sequence[str]
    """Who speaks, without the outlet itself."""
    via: Sequence[str]


def example_of(telling: Telling, posting: Posting, catalog: Catalog, account: Account) -> str:
    """Return the sentence behind a statement in reading form, at most 300 characters.

    `Ilse Varga, according to Northern Wire (2025-03-17): …`; in the outlet's own voice `according to Northern Wire
    (2025-03-17): …`; with the relaying outlet `officials, via The Harbour Ledger, according to Northern Wire …`.
    """
    outlet = catalog.name(posting.original_source)
    voices = [_name(name, catalog, account) for name in telling.speakers if name != posting.original_source]
    via = [_name(name, catalog, account) for name in telling.via]
    return example_text(Tellers(outlet, posting.day, voices, via), telling.sentence)


def example_text(tellers: Tellers, sentence: str) -> str:
    """Return a sentence in reading form."""
    day, voices = tellers.day, tellers.voices
    told = f"according to {_short(tellers.outlet)}" + (f" ({day.isoformat()})" if day else "")
    if voices:
        passed = "".join(f", via {_short(name)}" for name in tellers.via[:2])
        named = " and ".join(_short(name) for name in voices[:2])
        more = " and others" if len(voices) > 2 else ""
        told = f"{named}{more}{passed}, {told}"
    return shorten(f"{told}: {' '.join(sentence.split())}", LONGEST)


def headline_of(posting: Posting, day: date | None, hand: str) -> str:
    """Return the headline of a repost with who posted it: `posted by Harbour Blog (2025-03-06): …`."""
    told = f"posted by {_short(hand)}" + (f" ({day.isoformat()})" if day else "")
    return shorten(f"{told}: {' '.join(posting.headline.split())}", LONGEST)


def _name(identifier: str, catalog: Catalog, account: Account) -> str:
    local = account.characters.get(identifier)
    return local.label if local else catalog.name(identifier)


def _short(name: str) -> str:
    return shorten(name, _LONGEST_NAME)


def shorten(text: str, longest: int) -> str:
    """Return a text cut to so many characters, the last one `…` where it was cut."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
