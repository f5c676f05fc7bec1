"""What is fixed about a statement as one number, so that an index holds it and a filter is a mask.

Folders keep these numbers. The positions below may be added to at the end, never changed; `tests/store/test_facts.py`
holds them.
"""

from datetime import date
from typing import Final

from kg.vocab import Attribution, DateBasis, Modality, Polarity, Status

STATUS: Final[tuple[Status, ...]] = ("asserted", "reported", "denied", "future", "hypothetical")
POLARITY: Final[tuple[Polarity, ...]] = ("affirmed", "negated")
MODALITY: Final[tuple[Modality, ...]] = ("actual", "future", "hypothetical")
ATTRIBUTION: Final[tuple[Attribution, ...]] = ("ownVoice", "quoted", "paraphrased", "hearsay")
BASIS: Final[tuple[DateBasis, ...]] = ("day", "relative", "month", "year", "publication")
KIND: Final = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
    "HOLDS_POSITION", "MEMBER_OF", "LEADS", "ALLY_OF", "OPPOSES", "LOCATED_IN", "PART_OF", "AFFILIATED_WITH",
    "CITIZEN_OF", "OWNS", "FAMILY_OF", "PREDECESSOR_OF",
)  # fmt: skip
"""Event and tie types by number."""

ANONYMOUS: Final = 1 << 8
"""A speaker is unnamed."""
DISPUTED: Final = 1 << 9
"""Another statement disputes it."""
FIRST_KIND: Final = 10
"""Bit of the first type; a statement has the bits of all types that it describes."""

SPEAKER, VIA, ABOUT, ENDS = 1, 2, 4, 8
"""Bits of `voice.roles`: `ABOUT` is named in the content, `ENDS` takes part in what is described."""
INITIATOR, RECIPIENT, PLACE, TIE_FROM, TIE_TO = 1, 2, 4, 8, 16
"""Bits of `part.roles`."""


def pack(status: Status, polarity: Polarity, modality: Modality, attribution: Attribution) -> int:
    """Return the number of the four values of a statement."""
    number = STATUS.index(status) | POLARITY.index(polarity) << 3
    return number | MODALITY.index(modality) << 4 | ATTRIBUTION.index(attribution) << 6


def status_of(facts: int) -> Status:
    """Return the status that `pack` was given."""
    return STATUS[facts & 7]


def polarity_of(facts: int) -> Polarity:
    """Return the polarity that `pack` was given."""
    return POLARITY[facts >> 3 & 1]


def modality_of(facts: int) -> Modality:
    """Return the modality that `pack` was given."""
    return MODALITY[facts >> 4 & 3]


def attribution_of(facts: int) -> Attribution:
    """Return the attribution that `pack` was given."""
    return ATTRIBUTION[facts >> 6 & 3]


def month_of(ordinal: int) -> int:
    """Return the number of the month of a day."""
    day = date.fromordinal(ordinal)
    return day.year * 12 + day.month - 1


def month_name(month: int) -> str:
    """Return a month as `2025-11`."""
    return f"{month // 12:04}-{month % 12 + 1:02}"
