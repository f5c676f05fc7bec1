"""The entities graph: labels, other names, kinds and countries, merged from all articles. No claims live here.

Every article contributes records (`Actor`, `Place`, `Concept`); `entity_nquads` merges those of any number of
articles. The result does not depend on the order of the records, so a store may keep one row per (article, record),
put `pack(record)` in it, and rebuild the lines of just the identifiers that a changed article contributes to.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache, lru_cache
from typing import Literal, get_args

from kg import iris, lexicon
from kg.rdf.lines import Lines
from kg.reading import Actor, Place
from kg.vocab import EVENT_TYPES, NEWS, SCORES, SKOS, TYPE, ActorType, EventType, mode_iri

ENTITIES_GRAPH = iris.mint_graph("entities")

KIND_CLASSES = {
    "person": (NEWS.Person, NEWS.Actor),
    "org": (NEWS.Organization, NEWS.Actor),
    "source": (NEWS.Source, NEWS.Organization, NEWS.Actor),
    "group": (NEWS.Group, NEWS.Actor),
    "country": (NEWS.Country, NEWS.Actor, NEWS.Place),
    "place": (NEWS.Place,),
}
"""Classes by the first part of the short identifier."""

ACTOR_CLASSES: dict[ActorType, tuple[str, ...]] = {
    "person": KIND_CLASSES["person"],
    "organization": KIND_CLASSES["org"],
    "media": KIND_CLASSES["source"],
    "group": KIND_CLASSES["group"],
    "country": KIND_CLASSES["country"],
}


@dataclass(frozen=True, slots=True)
class Concept:
    """A subject heading in the scheme of the outlet that uses it, or a mode of an event type."""

    id: str
    """Short identifier of the topic, full IRI of the mode."""
    label: str
    kind: Literal["topic", "mode"]
    parent: str
    """For a topic the outlet whose heading it is, as worded; for a mode the event type."""


Contribution = Actor | Place | Concept

_RECORDS: dict[str, Callable[..., Contribution]] = {kind.__name__: kind for kind in get_args(Contribution)}


def pack(contribution: Contribution) -> str:
    """Return a record as one line of JSON, equal for equal records."""
    return json.dumps([type(contribution).__name__, asdict(contribution)], ensure_ascii=True, sort_keys=True)


@lru_cache(4096)
def unpack(packed: str) -> Contribution:
    """Return the record that `pack` wrote."""
    name, fields = json.loads(packed)
    return _RECORDS[name](**{key: tuple(value) if isinstance(value, list) else value for key, value in fields.items()})


def topic(name: str, publisher: str) -> Concept:
    """Return a subject heading of an outlet."""
    return Concept(iris.mint_topic(name), name, "topic", publisher)


def mode(event_type: EventType, name: str) -> Concept:
    """Return the concept of a mode: `COERCE.arrest`, labelled `coerce: arrest`."""
    return Concept(mode_iri(event_type, name), f"{event_type.lower()}: {name}", "mode", event_type)


def country_of(iso2: str) -> Place:
    """Return a country that is known only by the link of somebody else to it."""
    return Place(iris.mint_country(iso2), country_names().get(iso2.upper(), iso2.upper()), iso2.upper())


@cache
def country_names() -> dict[str, str]:
    """Return the English names of countries by ISO 3166-1 alpha-2 code, from the lexicon `countries`."""
    return {row["iso2"]: row["name"] for row in lexicon.rows("countries") if row["iso2"]}


def entity_nquads(contributions: Iterable[Contribution] | Mapping[Contribution, int], base: str) -> str:
    """Return the sorted N-Quads lines of the entities graph for all identifiers among the contributions.

    Pass every contribution to an identifier, from all articles, once per article, or with the number of articles:
    frequency decides between labels.
    The lines of one identifier have it as their subject, save that a topic also brings the lines of its scheme
    (`topics/...`), so replacing an identifier means replacing the lines with that subject. Anonymous actors are
    skipped: they live in the graph of their article. Countries that are only linked to come as contributions of
    their own (`kg.rdf.quads.encode` adds them).
    """
    groups: dict[str, dict[Contribution, int]] = defaultdict(dict)
    for contribution, uses in Counter(contributions).items():
        if not (isinstance(contribution, Actor) and contribution.anonymous):
            groups[contribution.id][contribution] = uses
    lines = Lines(ENTITIES_GRAPH, base)
    for identifier, told in groups.items():
        concepts = {one: uses for one, uses in told.items() if isinstance(one, Concept)}
        entities = {one: uses for one, uses in told.items() if not isinstance(one, Concept)}
        if concepts:
            _concept(lines, identifier, concepts)
        if entities:
            _entity(lines, identifier, entities)
    return str(lines)


def _total(names: Iterable[tuple[str, int]]) -> Counter[str]:
    """Return how often each name is used."""
    counts = Counter[str]()
    for name, uses in names:
        counts[name] += uses
    return counts


def most_usual(names: Iterable[str] | Mapping[str, int]) -> str:
    """Return the most frequent of names, or of counted names; among equals the shortest, then the first by code
    points."""
    counts = Counter(names)
    return min(counts, key=lambda name: (-counts[name], len(name), name))


def _entity(lines: Lines, identifier: str, told: Mapping[Actor | Place, int]) -> None:
    kind, _, rest = identifier.partition("/")
    names = _total((one.label, uses) for one, uses in told.items() if one.label)
    label = most_usual(names) if names else rest
    if kind == "country":
        lines.string(identifier, SKOS.notation, rest)
        label = country_names().get(rest, label)
    else:
        countries = _total((one.country, uses) for one, uses in told.items() if one.country)
        if countries:
            lines.link(identifier, NEWS.country, [iris.mint_country(most_usual(countries))])
    lines.classify(identifier, *KIND_CLASSES[kind])
    lines.label(identifier, label)
    others = {alias for one in told if isinstance(one, Actor) for alias in one.aliases} | set(names)
    for other in others - {label}:
        lines.words(identifier, SKOS.altLabel, other)


def _concept(lines: Lines, identifier: str, told: Mapping[Concept, int]) -> None:
    lines.label(identifier, most_usual(_total((one.label, uses) for one, uses in told.items())))
    first = next(iter(told))
    if first.kind == "mode":
        (parent,) = (known for known in EVENT_TYPES if known == first.parent)
        lines.classify(identifier, NEWS.EventType)
        lines.link(identifier, SKOS.broader, [TYPE[parent]])
        if parent in SCORES:
            lines.link(identifier, SKOS.inScheme, [TYPE.plover])
            lines.number(identifier, NEWS.score, SCORES[parent])
        return
    lines.classify(identifier, NEWS.Topic)
    for publisher in sorted({one.parent for one in told}):
        scheme = iris.mint_topic_scheme(publisher)
        lines.link(identifier, SKOS.inScheme, [scheme])
        lines.classify(scheme, SKOS.ConceptScheme)
        lines.label(scheme, f"Subject headings of {publisher or 'an unknown source'}")
