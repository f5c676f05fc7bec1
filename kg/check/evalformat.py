"""Readings in the annotation schema that gold is written in, one JSON object per article.

The schema names some things differently: CONCEDE is YIELD, media are sources, countries carry alpha-3 codes, ties are
relations, and only reported speech counts as a statement.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from kg import lexicon
from kg.iris import mint_country
from kg.reading import Actor, Event, Reading, Statement, Tie, When

_TYPES = {"CONCEDE": "YIELD"}
_SMALL = frozenset({"of", "for", "and", "the", "on", "de", "&"})
_POLARITIES = {"affirmed": "affirm", "negated": "deny"}


def to_eval(reading: Reading) -> dict[str, Any]:
    """Return one reading in the annotation schema; `id` is the input's own key of the article, else its identifier."""
    article = reading.article
    actors = _as_written(reading)
    labels = {place.id: place.label for place in reading.places} | {actor.id: actor.label for actor in actors}
    labels = _countries() | labels
    # Hearsay has nobody behind it, and the schema asks for an identifiable speaker.
    spoken = [s for s in reading.statements if s.kind is not None and s.attribution != "hearsay"]
    return {
        "id": article.key or article.id,
        "corpus": article.first_outlet.publisher,
        "article": _article(reading),
        "actors": [_actor(actor) for actor in actors if not actor.anonymous],
        "places": [{"name": place.label, "iso3": _iso3(place.country)} for place in reading.places],
        "events": [_event(f"e{n}", event, labels) for n, event in enumerate(reading.events, 1)],
        "statements": [_statement(f"s{n}", statement, labels) for n, statement in enumerate(spoken, 1)],
        "relations": [*_byline(reading), *(_relation(tie, labels) for tie in reading.ties if tie.status == "actual")],
        "partial_until": None,
    }


@cache
def _codes() -> Mapping[str, str]:
    return {row["iso2"]: row["iso3"] for row in lexicon.rows("countries")}


@cache
def _countries() -> dict[str, str]:
    """Return the names of countries by identifier: a tie may end at one that is no actor of the article."""
    return {mint_country(row["iso2"]): row["name"] for row in lexicon.rows("countries")}


def _iso3(iso2: str | None) -> str | None:
    return _codes().get(iso2) if iso2 else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _article(reading: Reading) -> dict[str, Any]:
    article = reading.article
    reposted = bool(article.reposts)
    return {
        "title": article.headline,
        "author": ", ".join(article.authors) or None,
        "outlet": article.first_outlet.publisher,
        "republisher": article.publisher if reposted else None,
        "published": _day(article.first_outlet.published),
        "posted": _day(article.published) if reposted else None,
        "categories": list(article.topics),
    }


def _as_written(reading: Reading) -> list[Actor]:
    """Return the actors; a body has the fullest name that the article gives it, not the one that it has everywhere.

    The schema has no identifiers across articles: a name there is what can be inferred from this text.
    """
    outlets = {link.publisher for link in (reading.article.first_outlet, *reading.article.reposts)}
    said: dict[str, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        said[mention.refers_to].add(mention.span.exact)
    return [actor if actor.label in said[actor.id] | outlets else _renamed(actor) for actor in reading.actors]


def _renamed(actor: Actor) -> Actor:
    """Return a body under its longest name of several words, if that is more than a part of its label."""
    known = {word.lower() for word in actor.label.split()} - _SMALL
    full = [
        name
        for name in actor.aliases
        if len(words := name.split()) > 1
        and all(word[0].isupper() or word in _SMALL for word in words)
        and not {word.lower() for word in words} - _SMALL < known
    ]
    if actor.type not in ("organization", "group") or not full:
        return actor
    name = max(full, key=lambda n: (len(n), n))
    return replace(actor, label=name, aliases=tuple(alias for alias in actor.aliases if alias != name))


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "name": actor.label,
        "type": actor.type,
        "aliases": list(actor.aliases),
        "iso3": _iso3(actor.country) if actor.type == "country" else None,
        "role": actor.role,
        "country": _iso3(actor.country or (actor.home if actor.type == "person" else None)),
        "confidence": actor.confidence,
        "rule": actor.rule,
    }


def _event(number: str, event: Event, labels: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": number,
        "sentence": event.sentence.exact,
        "trigger": event.trigger.exact,
        "type": _TYPES.get(event.type, event.type),
        "agent": [labels[actor] for actor in event.initiators],
        "target": [labels[actor] for actor in event.recipients],
        "place": labels[event.place] if event.place else None,
        "date": _when(event.when),
        "status": event.status,
        "attributed_to": labels[event.attributed_to] if event.attributed_to else None,
        "confidence": event.confidence,
    }


def _when(when: When | None) -> str | None:
    if when is None or when.basis == "publication":
        return None
    return when.first.isoformat()[: {"day": 10, "month": 7, "year": 4}[when.precision]]


def _statement(number: str, statement: Statement, labels: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": number,
        "speaker": labels[statement.speakers[0]],
        "co_speakers": [labels[speaker] for speaker in statement.speakers[1:]],
        "speaker_surface": statement.speaker_surface,
        "cue": statement.cue,
        "content": " [...] ".join(span.exact for span in statement.content),
        "kind": statement.kind,
        "about": [labels[actor] for actor in statement.about],
        "polarity": _POLARITIES[statement.polarity],
        "via": labels[statement.via[0]] if statement.via else None,
        "confidence": statement.confidence,
    }


def _byline(reading: Reading) -> list[dict[str, Any]]:
    """Return who wrote and who first published the article, as the schema's two relations of the byline."""
    article = reading.article
    written = [
        {"subject": author, "predicate": "author_of", "object": article.headline, "sentence": None}
        for author in article.authors
    ]
    outlet = article.first_outlet.publisher
    if not outlet:
        return written
    return [
        *written,
        {"subject": article.headline, "predicate": "published_by", "object": outlet, "sentence": None},
    ]


def _relation(tie: Tie, labels: Mapping[str, str]) -> dict[str, Any]:
    target = tie.role if tie.type == "HOLDS_POSITION" else labels.get(tie.target or "")
    return {
        "subject": labels[tie.source],
        "predicate": tie.type.lower(),
        "object": target or "",
        "sentence": tie.sentence.exact,
        "confidence": tie.confidence,
    }
