"""One plain sentence for a statement, which always names who says it and which outlet tells it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_MOODS: Final = {"denied": " (a denial)", "future": " (of what is to come)", "hypothetical": " (of what might be)"}


@dataclass(frozen=True, slots=True)
class Voice:
    """What a reading says besides the sentence."""

    outlet: str
    """Label of the original source."""
    day: str | None
    attribution: str
    status: str
    speakers: Sequence[str]
    """Labels; the outlet itself where it speaks in its own voice."""
    via: Sequence[str] = ()
    anonymous: bool = False


def reading(voice: Voice, sentence: str) -> str:
    """Return the sentence with its voice in front: `Northern Wire (2025-03-17) quotes Ilse Varga: “…`.

    >>> voice = Voice("Northern Wire", "2025-03-17", "quoted", "denied", ["Ilse Varga"], ["Danube Courier"])
    >>> reading(voice, "“No,” Varga said.")
    'Northern Wire (2025-03-17) quotes Ilse Varga, relayed by Danube Courier (a denial): “No,” Varga said.'
    """
    outlet = f"{voice.outlet} ({voice.day})" if voice.day else voice.outlet
    named = _listed([name for name in voice.speakers if name != voice.outlet])
    if named and voice.anonymous:
        named += " (unnamed)"
    relayed = f", relayed by {_listed(voice.via)}" if voice.via else ""
    mood = _MOODS.get(voice.status, "")
    return f"{_lead(voice.attribution, outlet, named)}{relayed}{mood}: {' '.join(sentence.split())}"


def _lead(attribution: str, outlet: str, named: str) -> str:
    if attribution == "ownVoice":
        return f"{named} writes in {outlet}" if named else f"{outlet} says in its own voice"
    if attribution == "hearsay":
        return f"{outlet} passes on as hearsay" + (f" from {named}" if named else "")
    if attribution == "quoted":
        return f"{outlet} quotes {named or 'itself'}"
    return f"{outlet} reports what {named or 'it'} said"


def _listed(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
