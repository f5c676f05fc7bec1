"""The closed vocabularies of the ontology, as plain strings; an unknown term is an error.

The ontology file `ontology/news.ttl` is the source: a test compares every term here with it, both ways.
"""

from typing import Final, Literal, get_args

from kg.errors import VocabError

ActorType = Literal["person", "organization", "media", "group", "country"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "OTHER",
]  # fmt: skip
TieType = Literal[
    "HOLDS_POSITION", "MEMBER_OF", "LEADS", "ALLY_OF", "OPPOSES", "LOCATED_IN", "PART_OF", "AFFILIATED_WITH",
    "CITIZEN_OF", "OWNS", "FAMILY_OF", "PREDECESSOR_OF",
]  # fmt: skip
Polarity = Literal["affirmed", "negated"]
Modality = Literal["actual", "future", "hypothetical"]
Attribution = Literal["ownVoice", "quoted", "paraphrased", "hearsay"]
Status = Literal["asserted", "reported", "denied", "future", "hypothetical"]
DateBasis = Literal["day", "relative", "month", "year", "publication"]

ACTOR_TYPES: Final = get_args(ActorType)
EVENT_TYPES: Final = get_args(EventType)
TIE_TYPES: Final = get_args(TieType)
STATUSES: Final = get_args(Status)


def status_of(polarity: Polarity, modality: Modality, attribution: Attribution) -> Status:
    """Return the one word to filter and show by: the rule of `news:status`, which the shapes check again."""
    if polarity == "negated":
        return "denied"
    if modality != "actual":
        return modality
    return "asserted" if attribution == "ownVoice" else "reported"


class Namespace:
    """A closed namespace: `NEWS.Statement` is its IRI, `NEWS.Statment` raises VocabError."""

    def __init__(self, iri: str, terms: str) -> None:
        self.iri = iri
        self.terms = frozenset(terms.split())

    def __getattr__(self, term: str) -> str:
        if term.startswith("__"):
            raise AttributeError(term)
        return self[term]

    def __getitem__(self, term: str) -> str:
        if term not in self.terms:
            raise VocabError(f"{self.iri} has no term {term!r}", hint="the terms are those of ontology/news.ttl")
        return self.iri + term


NEWS: Final = Namespace(
    "https://w3id.org/newskg/ns#",
    """Article Actor Person Organization Source Group Country Place Event EventType Tie TieType Statement Quotation
    Mention Topic Extraction
    publisher repostOf originalSource originalDate country anonymous
    eventType initiator recipient place eventDate dateBasis score
    tieType tieFrom tieTo role former
    speaker via describes polarity modality attribution status cue evidence extractionConfidence disputes matches
    inArticle start end exact refersTo
    polarities affirmed negated modalities actual future hypothetical
    attributions ownVoice quoted paraphrased hearsay statuses asserted reported denied""",
)
