"""What the kinds of edges mean: the words that show them, their quarter and their score."""

from typing import Final, NamedTuple

from kg.vocab import EVENT_TYPES, QUADS, SCORES, SHORTCUTS, TIE_TYPES


class Relation(NamedTuple):
    """One kind of drawn edge."""

    said: str
    """Local name of the shortcut in `https://w3id.org/newskg/said/`."""
    words: str
    """How the edge reads between its ends, as the ontology labels the shortcut: `is said to threaten`."""
    quad: str = ""
    """The PLOVER quarter: `VERBAL_CONFLICT`; empty for ties and speech."""
    score: float | None = None
    """-10 (conflict) to +10 (cooperation), a property of the category; None for ties and speech."""


SPEAK_ABOUT: Final = "SPEAK_ABOUT"

_WORDS: Final = {
    "AGREE": "is said to agree with",
    "CONSULT": "is said to consult",
    "SUPPORT": "is said to support",
    "CONCEDE": "is said to concede to",
    "COOPERATE": "is said to cooperate with",
    "AID": "is said to aid",
    "RETREAT": "is said to retreat before",
    "REQUEST": "is said to request something of",
    "ACCUSE": "is said to accuse",
    "REJECT": "is said to reject",
    "THREATEN": "is said to threaten",
    "PROTEST": "is said to protest against",
    "SANCTION": "is said to sanction",
    "MOBILIZE": "is said to mobilize against",
    "COERCE": "is said to coerce",
    "ASSAULT": "is said to assault",
    "HOLDS_POSITION": "is said to hold a position in",
    "MEMBER_OF": "is said to be a member of",
    "LEADS": "is said to lead",
    "ALLY_OF": "is said to be an ally of",
    "OPPOSES": "is said to oppose",
    "LOCATED_IN": "is said to be located in",
    "PART_OF": "is said to be part of",
    "AFFILIATED_WITH": "is said to be affiliated with",
    "CITIZEN_OF": "is said to be a citizen of",
    "OWNS": "is said to own",
    "FAMILY_OF": "is said to be a relative of",
    "PREDECESSOR_OF": "is said to have preceded",
}
_QUAD_OF: Final[dict[str, str]] = {kind: quad for quad, kinds in QUADS.items() for kind in kinds}

RELATIONS: Final[dict[str, Relation]] = {
    kind: Relation(said, _WORDS[kind], _QUAD_OF.get(kind, ""), SCORES.get(kind)) for kind, said in SHORTCUTS.items()
} | {SPEAK_ABOUT: Relation("speakAbout", "is said to speak about")}
"""The kinds of edges of the actors view. OTHER is not among them: the ontology has no shortcut for it."""

VIEW_WORDS: Final[dict[str, str]] = {
    "INITIATES": "is said to begin",
    "BEFALLS": "is said to be done to",
    "AT": "is said to happen in",
    "TELLS": "tells of",
    "RELAYS": "relays",
    "REPOSTS": "reposts",
}
"""The kinds of edges of the events and sources views."""

KINDS: Final = frozenset((*EVENT_TYPES, *TIE_TYPES, SPEAK_ABOUT))
"""Every type that can be asked for."""


def words_of(kind: str) -> str:
    """Return how an edge of a kind reads; the kinds of a merged edge are joined by `+`."""
    return "; ".join(
        RELATIONS[one].words if one in RELATIONS else VIEW_WORDS.get(one, one.lower()) for one in kind.split("+")
    )
