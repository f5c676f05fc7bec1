"""Who takes part: the referents of a draft as frozen actors, places and mentions with identifiers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg import iris
from kg.draft import Draft, DraftTie, Referent
from kg.extract.confidence import actor_rules, confidence_of
from kg.identity import body_key, country_of_medium, media_key, person_key
from kg.reading import Actor, Mention, Place, Span
from kg.vocab import ACTOR_TYPES, ActorType

_GIVEN = 1.0
"""The header says so; it is not read off the text."""


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors and places of one article, and how to find their identifiers."""

    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    mentions: tuple[Mention, ...]
    own_voice: tuple[str, ...]
    """Who speaks where nobody is named: the authors, else the original outlet."""
    identifiers: dict[int, str]

    def id(self, referent: Referent) -> str:
        """Return the short identifier of a referent of this draft; a country has one even where it is no actor."""
        if id(referent) not in self.identifiers and referent.iso2:
            return iris.mint_country(referent.iso2)
        return self.identifiers[id(referent)]

    def ids(self, referents: Iterable[Referent]) -> tuple[str, ...]:
        """Return the identifiers of referents, each once, in order; generic ones have none."""
        return tuple(dict.fromkeys(self.identifiers[id(r)] for r in referents if id(r) in self.identifiers))


def make_cast(draft: Draft) -> Cast:
    """Return the cast of a draft: everyone mentioned, every voice, the authors and the original outlet."""
    everyone = {id(r): r for r in _everyone(draft) if r.type != "generic"}
    identifiers = {key: _mint(draft, referent) for key, referent in everyone.items()}
    byline = list(_byline(draft))
    actors = {actor.id: actor for actor in byline}
    places: dict[str, Place] = {}
    acting, located, attributed = _acting(draft), _located(draft), _attributed(draft)
    for key, referent in everyone.items():
        name = identifiers[key]
        if referent.is_actor and (key in acting or key not in located | attributed):
            actor = _actor(referent, name)
            actors[name] = _merge(actors[name], actor) if name in actors else actor
        if referent.type == "place" or key in located:
            places.setdefault(name, Place(name, _place_label(referent), referent.iso2 or referent.country))
    identifiers = {key: name for key, name in identifiers.items() if name in actors or name in places}
    voices = [a.id for a in byline if a.type == "person"] or [a.id for a in byline if a.type == "media"][:1]
    mentions = tuple(_mentions(draft, identifiers))
    return Cast(tuple(actors.values()), tuple(places.values()), mentions, tuple(voices), identifiers)


def _place_label(place: Referent) -> str:
    """Return the fullest name that the text uses of a place (`Rangoon`, not `Yangon`), the usual one of a country."""
    if place.type != "place" or not place.aliases:
        return place.name
    spelt = {"".join(filter(str.isalnum, surface)) for surface in place.aliases}
    known = "".join(filter(str.isalnum, place.name)) in spelt
    return place.name if known else max(place.aliases, key=lambda surface: (len(surface), surface))


def _everyone(draft: Draft) -> Iterator[Referent]:
    for mention in draft.table:
        yield from mention.referents
    yield from draft.voices()
    for event in draft.events:
        yield from (*event.agents, *event.targets)
        yield from (r for r in (event.place, event.attributed_to) if r is not None)
    for tie in draft.ties:
        yield from (r for r in (tie.source, tie.target) if r is not None)


def _acting(draft: Draft) -> set[int]:
    """Return the identities of all that act, speak, are acted on or are named as more than a location or a quality.

    "The Syrian president" alone makes no actor of Syria.
    """
    acting = {id(r) for m in draft.table if not (m.as_place or m.attributive) for r in m.referents}
    acting |= {id(r) for r in draft.voices()}
    acting |= {id(r) for event in draft.events for r in (*event.agents, *event.targets)}
    return acting | {id(r) for tie in draft.ties for r in (tie.source, tie.target) if r is not None and _counts(tie, r)}


def _counts(tie: DraftTie, referent: Referent) -> bool:
    """Whether an end of a tie makes an actor: to be the state of an office or a location does not."""
    return referent.type != "country" or tie.type not in ("HOLDS_POSITION", "LOCATED_IN", "PART_OF")


def _located(draft: Draft) -> set[int]:
    """Return the identities of all that are read as a location somewhere."""
    located = {id(mention.referent) for mention in draft.table if mention.as_place}
    return located | {id(event.place) for event in draft.events if event.place is not None}


def _attributed(draft: Draft) -> set[int]:
    """Return the identities of all that somewhere only tell what somebody or something is of."""
    return {id(m.referent) for m in draft.table if m.attributive}


def _mint(draft: Draft, referent: Referent) -> str:
    if referent.anonymous:
        return iris.mint_anonymous(draft.article.id, referent.name)
    if referent.iso2 and referent.type in ("country", "place"):
        return iris.mint_country(referent.iso2)
    if referent.type == "person":
        return iris.mint_entity("person", person_key(referent.name))
    if referent.type == "organization":
        return iris.mint_entity("organization", body_key(referent.name, referent.country or referent.home))
    if referent.type == "media":
        return iris.mint_entity("media", media_key(referent.name))
    kind = "group" if referent.type == "country" else referent.type
    return iris.mint_entity(kind, referent.name)


def _actor(referent: Referent, name: str) -> Actor:
    kind = _actor_type(referent)
    return Actor(
        id=name,
        type=kind,
        label=referent.name,
        aliases=tuple(sorted(referent.aliases - {referent.name})),
        country=referent.iso2 if referent.type == "country" else referent.country,
        home=referent.home,
        role=referent.role,
        anonymous=referent.anonymous,
        rule=referent.rule,
        confidence=confidence_of("actors", *actor_rules(kind, referent.rule)),
    )


def _actor_type(referent: Referent) -> ActorType:
    if referent.type == "country" and not referent.iso2:
        return "group"
    for known in ACTOR_TYPES:
        if referent.type == known:
            return known
    raise ValueError(f"{referent.name!r} is a {referent.type}, not an actor")


def _merge(one: Actor, other: Actor) -> Actor:
    """Return two records of one actor as one: the first label stays, names add up."""
    aliases = ({*one.aliases, *other.aliases, other.label}) - {one.label}
    return replace(
        one,
        aliases=tuple(sorted(aliases)),
        country=one.country or other.country,
        home=one.home or other.home,
        role=one.role or other.role,
    )


def _byline(draft: Draft) -> Iterator[Actor]:
    """Yield the authors and the outlets of the chain: they are actors even where the text never names them."""
    for author in draft.article.authors:
        yield Actor(iris.mint_entity("person", person_key(author)), "person", author, rule="byline", confidence=_GIVEN)
    # The original outlet comes first: it speaks where no author is named.
    for link in reversed((draft.article.first_outlet, *draft.article.reposts[1:])):
        if link.publisher:
            medium = iris.mint_entity("media", media_key(link.publisher))
            country = country_of_medium(link.publisher)
            yield Actor(medium, "media", link.publisher, country=country, rule="byline", confidence=_GIVEN)


def _mentions(draft: Draft, identifiers: dict[int, str]) -> Iterator[Mention]:
    for mention in draft.table:
        first, last = draft.doc[mention.start], draft.doc[mention.end - 1]
        start, end = first.idx, last.idx + len(last)
        span = Span(start, end, draft.article.text[start:end])
        for referent in mention.referents:
            if id(referent) in identifiers:
                yield Mention(span, identifiers[id(referent)], mention.kind, mention.as_place)
