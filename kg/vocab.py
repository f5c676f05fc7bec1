"""The closed vocabularies of the ontology, as plain strings; an unknown term is an error.

The ontology file `ontology/news.ttl` is the source: a test compares every term here with it, both ways.
"""

import re
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
EntityType = Literal["person", "organization", "media", "group", "country", "place"]
Status = Literal["asserted", "reported", "denied", "future", "hypothetical"]
DateBasis = Literal["day", "relative", "month", "year", "publication"]

ACTOR_TYPES: Final[tuple[ActorType, ...]] = get_args(ActorType)
EVENT_TYPES: Final[tuple[EventType, ...]] = get_args(EventType)
TIE_TYPES: Final[tuple[TieType, ...]] = get_args(TieType)
STATUSES: Final[tuple[Status, ...]] = get_args(Status)


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
        # Kept, so that the next look-up does not come here.
        value = self.__dict__[term] = self[term]
        return value

    def __getitem__(self, term: str) -> str:
        if term not in self.terms:
            raise VocabError(f"{self.iri} has no term {term!r}", hint="the terms are those of ontology/news.ttl")
        return self.iri + term


ONTOLOGY: Final = "https://w3id.org/newskg/ns"
ONTOLOGY_VERSION: Final = "0.1.0"
ONTOLOGY_VERSION_IRI: Final = f"{ONTOLOGY}/{ONTOLOGY_VERSION}"

NEWS: Final = Namespace(
    "https://w3id.org/newskg/ns#",
    """Article Actor Person Organization Source Group Country Place Event EventType Tie TieType Statement Quotation
    Mention Topic Extraction
    publisher repostOf originalSource originalDate country anonymous
    eventType initiator recipient place eventDate dateBasis score shortcut
    tieType tieFrom tieTo role former
    speaker speakerWords via describes polarity modality attribution status cue content evidence
    extractionConfidence rule lexicon model disputes matches
    inArticle start end exact refersTo mentionKind
    polarities affirmed negated modalities actual future hypothetical
    attributions ownVoice quoted paraphrased hearsay statuses asserted reported denied""",
)
"""Classes, properties and closed values."""

KINDS: Final[dict[str, str]] = {
    NEWS.Country: "country",
    NEWS.Source: "media",
    NEWS.Person: "person",
    NEWS.Group: "group",
    NEWS.Organization: "organization",
    NEWS.Place: "place",
}
"""Class to the kind of an actor or place, the more telling class first: a country is also a place, a source also an
organization."""

QUADS: Final[dict[str, tuple[EventType, ...]]] = {
    "VERBAL_COOPERATION": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    "MATERIAL_COOPERATION": ("COOPERATE", "AID", "RETREAT"),
    "VERBAL_CONFLICT": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "MATERIAL_CONFLICT": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
"""The four quarters of the event types; OTHER stands in none."""

SCORES: Final[dict[str, float]] = {
    "AGREE": 2.5, "CONSULT": 2.5, "SUPPORT": 5.0, "CONCEDE": 4.5, "COOPERATE": 9.5, "AID": 10.0, "RETREAT": 6.5,
    "REQUEST": 0.0, "ACCUSE": -3.0, "REJECT": -2.0, "THREATEN": -3.5, "PROTEST": -5.0, "SANCTION": -6.0,
    "MOBILIZE": -5.5, "COERCE": -7.0, "ASSAULT": -9.0,
}  # fmt: skip
"""`news:score` of the event types, from conflict (-10) to cooperation (+10), after the PLOVER manual's table."""

TYPE: Final = Namespace(
    "https://w3id.org/newskg/type/",
    " ".join(("plover", "ties", *QUADS, *EVENT_TYPES, *TIE_TYPES)),
)
"""Event types, their quarters and tie types. Modes (`COERCE.arrest`) are open: see `mode_iri`."""

SHORTCUTS: Final[dict[str, str]] = {
    **{event_type: event_type.lower() for event_type in SCORES},
    "HOLDS_POSITION": "holdsPositionIn", "MEMBER_OF": "memberOf", "LEADS": "leads", "ALLY_OF": "allyOf",
    "OPPOSES": "opposes", "LOCATED_IN": "locatedIn", "PART_OF": "partOf", "AFFILIATED_WITH": "affiliatedWith",
    "CITIZEN_OF": "citizenOf", "OWNS": "owns", "FAMILY_OF": "familyOf", "PREDECESSOR_OF": "predecessorOf",
}  # fmt: skip
"""Event or tie type to the local name of its `said:` shortcut; OTHER has none."""

SAID: Final = Namespace(
    "https://w3id.org/newskg/said/",
    " ".join(("interact", "speakAbout", "tiedTo", *SHORTCUTS.values())),
)
"""Shortcuts actor to actor, in the derived graph alone."""

SCHEMA: Final = Namespace(
    "https://schema.org/",
    "headline datePublished author url identifier inLanguage sha256 text about sameAs endDate softwareVersion",
)
PROV: Final = Namespace("http://www.w3.org/ns/prov#", "wasGeneratedBy generatedAtTime used")
SKOS: Final = Namespace(
    "http://www.w3.org/2004/02/skos/core#", "Concept ConceptScheme altLabel notation broader inScheme definition note"
)
DCTERMS: Final = Namespace("http://purl.org/dc/terms/", "subject conformsTo title description isReplacedBy")
RDF: Final = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type")
RDFS: Final = Namespace("http://www.w3.org/2000/01/rdf-schema#", "label comment subClassOf subPropertyOf seeAlso")
OWL: Final = Namespace("http://www.w3.org/2002/07/owl#", "Ontology Class ObjectProperty DatatypeProperty versionIRI")
XSD: Final = Namespace(
    "http://www.w3.org/2001/XMLSchema#", "string boolean integer decimal double date dateTime gYear gYearMonth"
)

PREFIXES: Final[dict[str, str]] = {
    "news": NEWS.iri, "type": TYPE.iri, "said": SAID.iri, "schema": SCHEMA.iri, "prov": PROV.iri, "skos": SKOS.iri,
    "dcterms": DCTERMS.iri, "rdf": RDF.iri, "rdfs": RDFS.iri, "owl": OWL.iri, "xsd": XSD.iri,
}  # fmt: skip
"""Prefixes of the vocabularies, as queries and exports bind them."""

_DATA_KINDS: Final = ("article", "country", "person", "org", "source", "group", "place", "topic", "graph", "run")


def data_prefixes(base: str) -> dict[str, str]:
    """Return the prefixes of data identifiers: `country` for `{base}country/` and so on for every kind."""
    return {kind: f"{base}{kind}/" for kind in _DATA_KINDS}


def mode_iri(event_type: EventType, mode: str) -> str:
    """Return the IRI of a mode, the narrower concept of an event type: `.../type/COERCE.arrest`.

    Modes are an open list, so the word is spelled with letters, digits and `-` alone.
    """
    return f"{TYPE[event_type]}.{re.sub('[^a-z0-9]+', '-', mode.lower()).strip('-')}"
