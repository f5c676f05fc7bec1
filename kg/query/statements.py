"""Statements as they are shown: always with who says it, who tells it, and the sentence behind it."""

from collections.abc import Iterable
from typing import Any

from kg.errors import NotFound
from kg.iris import compress, expand
from kg.query.readings import Voice, reading
from kg.query.things import Json, Things
from kg.rdf.terms import Term
from kg.store import facts
from kg.store.accounts import Account, Described, Posting, Span
from kg.vocab import NEWS


def show_statements(things: Things, identifiers: Iterable[str]) -> list[dict[str, Any]]:
    """Return statements in the one shape that all answers share, in the order given.

    Raises:
        NotFound: there is no statement of that identifier.
    """
    wanted = list(identifiers)
    accounts = things.view.accounts.read(wanted)
    missing = next((name for name in wanted if name not in accounts), None)
    if missing is not None:
        raise NotFound(f"there is no statement {missing}")
    shown = {name: _show(one) for name, one in accounts.items()}
    return [shown[name] for name in wanted]


def matches_of(things: Things, identifier: str) -> list[str]:
    """Return the statements of other articles that look like the same one, whichever of the two says so."""
    node = Term("iri", expand(identifier, things.base))
    others = {
        compress(quad.subject[1:-1], things.base) for quad in things.view.quads(predicate=NEWS.matches, object=node)
    }
    return sorted({*others, *things.get(identifier).all(NEWS.matches)})


def _show(one: Account) -> dict[str, Any]:
    speakers: list[Json] = [{**speaker.reference(), "anonymous": speaker.anonymous} for speaker in one.speakers]
    events = [_happening(event) for event in one.describes]
    attribution, status = facts.attribution_of(one.facts), facts.status_of(one.facts)
    voice = Voice(
        one.posting.source.label,
        str(one.posting.original) if one.posting.original else None,
        attribution,
        status,
        [speaker.label for speaker in one.speakers],
        [relaying.label for relaying in one.via],
        any(speaker.anonymous for speaker in one.speakers),
    )
    return {
        "id": one.id,
        "status": status,
        "polarity": facts.polarity_of(one.facts),
        "modality": facts.modality_of(one.facts),
        "attribution": attribution,
        "cue": one.cue,
        "speaker": speakers[0],
        "speakers": speakers,
        "via": [actor.reference() for actor in one.via],
        "about": [actor.reference() for actor in one.about],
        "event": events[0] if events else None,
        "events": events,
        "evidence": _span(one.evidence),
        "content": [_span(span) for span in one.content],
        "article": _posting(one.posting),
        "disputes": one.disputes,
        "disputed_by": [{"id": name, "speakers": [one.reference() for one in who]} for name, who in one.disputed_by],
        "extraction_confidence": one.confidence,
        "reading": reading(voice, one.evidence.exact),
    }


def _happening(one: Described) -> Json:
    return {
        "id": one.id,
        "type": one.kind,
        "label": one.label,
        "initiators": [actor.reference() for actor in one.initiators],
        "recipients": [actor.reference() for actor in one.recipients],
        "date": str(one.first) if one.first else None,
        "end_date": str(one.last) if one.last else None,
        "date_basis": one.basis,
    }


def _posting(one: Posting) -> Json:
    return {
        "id": one.id,
        "title": one.headline,
        "original_source": one.source.reference(),
        "original_date": str(one.original) if one.original else None,
        "posted_by": one.publisher.reference(),
        "posted_date": str(one.posted) if one.posted else None,
        "url": one.url,
        "topics": one.topics,
    }


def _span(one: Span) -> Json:
    return one._asdict()
