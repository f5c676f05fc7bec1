"""Who says it, in words: the one place where sentences are made that name speaker and outlet before what is said."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

_MOODS: Final = {"denied": " (a denial)", "future": " (of what is to come)", "hypothetical": " (of what might be)"}
_DRAWN: Final = ("asserted", "reported")
LONGEST: Final = 300
_LONGEST_NAME: Final = 48
_NAMED: Final = 3


class Voice(NamedTuple):
    """Who tells a sentence, and how."""

    outlet: str
    """Label of the original source."""
    day: str | None
    attribution: str
    status: str
    speakers: Sequence[str]
    """Labels; the outlet itself where it speaks in its own voice."""
    via: Sequence[str] = ()
    anonymous: bool = False

    def __str__(self) -> str:
        """What a reading says before the sentence: `Northern Wire (2025-03-17) quotes Ilse Varga`."""
        outlet = f"{self.outlet} ({self.day})" if self.day else self.outlet
        named = listed([name for name in self.speakers if name != self.outlet])
        if named and self.anonymous:
            named += " (unnamed)"
        relayed = f", relayed by {listed(self.via)}" if self.via else ""
        return f"{_lead(self.attribution, outlet, named)}{relayed}{_MOODS.get(self.status, '')}"


def reading(voice: Voice, sentence: str) -> str:
    """Return the sentence with its voice in front: `Northern Wire (2025-03-17) quotes Ilse Varga: “…`.

    >>> voice = Voice("Northern Wire", "2025-03-17", "quoted", "denied", ["Ilse Varga"], ["Danube Courier"])
    >>> reading(voice, "“No,” Varga said.")
    'Northern Wire (2025-03-17) quotes Ilse Varga, relayed by Danube Courier (a denial): “No,” Varga said.'
    """
    return f"{voice}: {' '.join(sentence.split())}"


def brief_reading(voice: Voice, sentence: str) -> str:
    """Return a reading of at most 300 characters: names and sentence are cut, the voice is never lost."""
    outlet, day, attribution, status, speakers, via, anonymous = voice
    names = [name for name in speakers if name != outlet]
    named = [_short(name) for name in names[:2]] + ["others"] * (len(names) > 2)
    relayed = [_short(name) for name in via[:1]]
    short = Voice(_short(outlet), day, attribution, status, named, relayed, anonymous)
    return shorten(reading(short, sentence), LONGEST)


def reading_of_edge(outlets: Sequence[str], ends: tuple[str, str], words: str, counts: Mapping[str, int]) -> str:
    """Return what is said to have passed between two, with the outlets that tell it and the statements behind it.

    >>> reading_of_edge(["Buoy", "Wire"], ("Norway", "Iceland"), "is said to accuse", {"asserted": 2, "denied": 1})
    'Buoy and Wire: Norway is said to accuse Iceland (statements: 2 asserted, 1 denied)'
    >>> reading_of_edge(["Buoy"], ("Norway", "Iceland"), "is said to aid", {"asserted": 0, "future": 1})
    'Buoy: Norway is said to aid Iceland, yet only as future (statements: 1 future)'
    """
    more = [f"{len(outlets) - _NAMED} more"] if len(outlets) > _NAMED else []
    told = {status: number for status, number in counts.items() if number}
    only = "" if any(status in _DRAWN for status in told) else f", yet only as {listed(list(told))}"
    numbers = ", ".join(f"{number} {status}" for status, number in told.items())
    tellers = listed([*outlets[:_NAMED], *more])
    return f"{tellers}: {ends[0]} {words} {ends[1]}{only} (statements: {numbers})"


def headline_of_posting(outlet: str, day: str | None, headline: str) -> str:
    """Return the headline of a posting with who posted it: `posted by Harbour Blog (2025-03-06): …`."""
    told = f"posted by {_short(outlet)}" + (f" ({day})" if day else "")
    return shorten(f"{told}: {' '.join(headline.split())}", LONGEST)


def voice_of(reading: str, sentence: str) -> str:
    """Return the part of a reading that names who says it: what stands before the sentence."""
    return reading.removesuffix(" ".join(sentence.split())).rstrip().removesuffix(":")


def listed(names: Sequence[str]) -> str:
    """Return names as one says them: `A, B and C`."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def shorten(text: str, longest: int) -> str:
    """Return a text cut to so many characters, the last one `…` where it was cut."""
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _lead(attribution: str, outlet: str, named: str) -> str:
    if attribution == "ownVoice":
        return f"{named} writes in {outlet}" if named else f"{outlet} says in its own voice"
    if attribution == "hearsay":
        return f"{outlet} passes on as hearsay" + (f" from {named}" if named else "")
    if attribution == "quoted":
        return f"{outlet} quotes {named or 'itself'}"
    return f"{outlet} reports what {named or 'it'} said"


def _short(name: str) -> str:
    return shorten(name, _LONGEST_NAME)
