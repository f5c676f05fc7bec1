"""A sentence is never shown alone: always who says it and which outlet tells it."""

from datetime import date

from kg.graph.told import Account, Catalog, Posting, Telling

LONGEST = 300
_LONGEST_NAME = 60


def example_of(telling: Telling, posting: Posting, catalog: Catalog, account: Account) -> str:
    """Return the sentence behind a statement in reading form, at most 300 characters.

    `Ilse Varga, according to Northern Wire (2025-03-17): …`; in the outlet's own voice `according to Northern Wire
    (2025-03-17): …`; with the relaying outlet `officials, via The Harbour Ledger, according to Northern Wire …`.
    """
    outlet = shorten(catalog.name(posting.original_source), _LONGEST_NAME)
    told = f"according to {outlet}" + (f" ({posting.day.isoformat()})" if posting.day else "")
    voices = [name for name in telling.speakers if name != posting.original_source]
    if voices:
        via = "".join(f", via {_name(name, catalog, account)}" for name in telling.via[:2])
        named = " and ".join(_name(name, catalog, account) for name in voices[:2])
        more = " and others" if len(voices) > 2 else ""
        told = f"{named}{more}{via}, {told}"
    head = f"{told}: "
    return shorten(head + " ".join(telling.sentence.split()), LONGEST)


def headline_of(posting: Posting, day: date | None, hand: str) -> str:
    """Return the headline of a repost with who posted it: `posted by Harbour Blog (2025-03-06): …`."""
    told = f"posted by {shorten(hand, _LONGEST_NAME)}" + (f" ({day.isoformat()})" if day else "")
    return shorten(f"{told}: {' '.join(posting.headline.split())}", LONGEST)


def _name(identifier: str, catalog: Catalog, account: Account) -> str:
    local = account.characters.get(identifier)
    return shorten(local.label if local else catalog.name(identifier), _LONGEST_NAME)


def shorten(text: str, longest: int) -> str:
    """Return a text cut to so many characters, the last one `…` where it was cut."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
