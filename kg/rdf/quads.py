"""The border post: what is read in an article becomes quads here and nowhere else."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from kg import iris
from kg.article import Article
from kg.rdf import entities, provenance
from kg.rdf.articles import add_article, publisher_actor, publishers
from kg.rdf.entities import Concept, Contribution
from kg.rdf.lines import Lines
from kg.rdf.terms import scrub
from kg.reading import Actor, Event, Place, Reading, Span, Statement, Tie
from kg.vocab import NEWS, SCHEMA, TYPE, mode_iri


@dataclass(frozen=True, slots=True)
class Encoded:
    """One reading, ready for a store: it pickles, so worker processes return these."""

    article: str
    """Short identifier."""
    digest: str
    headline: str
    text: str
    nquads: str
    """The article's own graph, one N-Quads line each, sorted."""
    meta: str
    """Its quads of the meta graph (run, version, time, ontology version)."""
    actors: tuple[Actor, ...]
    """What it tells of actors; the store merges these over all articles into the entities graph."""
    places: tuple[Place, ...]
    sentences: tuple[Span, ...]
    counts: dict[str, int]
    """Numbers for the closing line: articles, statements, statements by status, events, ties, mentions."""
    concepts: tuple[Concept, ...] = ()
    """Its subject headings and the modes of its events."""

    @property
    def contributions(self) -> tuple[Contribution, ...]:
        """All that goes into the entities graph (`kg.rdf.entities.entity_nquads`)."""
        return (*self.actors, *self.places, *self.concepts)


def encode(reading: Reading, *, base: str, when: datetime) -> Encoded:
    """Return a reading as quads under a data base IRI.

    Equal readings give equal `nquads` and contributions at any time; `when`, the moment of the run, goes into `meta`
    alone. Lone surrogates become U+FFFD, in the text as well, so that offsets hold.
    """
    article = reading.article
    lines = Lines(iris.mint_article_graph(article.id), base)
    add_article(lines, article)
    labels = {actor.id: actor.label for actor in reading.actors} | {place.id: place.label for place in reading.places}
    for actor in reading.actors:
        if actor.anonymous:
            _add_anonymous(lines, actor)
    for event in reading.events:
        _add_event(lines, article, event)
    for tie in reading.ties:
        _add_tie(lines, tie, labels)
    for statement in reading.statements:
        _add_statement(lines, article, statement)
    for mention in reading.mentions:
        node = _add_span(lines, article, mention.span)
        lines.link(node, NEWS.refersTo, [mention.refers_to])
        lines.string(node, NEWS.mentionKind, mention.kind)
    return Encoded(
        article=article.id,
        digest=article.digest,
        headline=scrub(article.headline),
        text=scrub(article.text),
        nquads=str(lines),
        meta=provenance.run_nquads(reading, base=base, when=when),
        actors=_actors(reading),
        places=_places(reading),
        sentences=tuple(replace(span, exact=scrub(span.exact)) for span in reading.sentences),
        counts=_counts(reading),
        concepts=_concepts(reading),
    )


def _add_anonymous(lines: Lines, actor: Actor) -> None:
    lines.classify(actor.id, *entities.ACTOR_CLASSES[actor.type])
    lines.label(actor.id, actor.label)
    lines.flag(actor.id, NEWS.anonymous, True)
    if actor.country:
        lines.link(actor.id, NEWS.country, [iris.mint_country(actor.country)])


def _add_span(lines: Lines, article: Article, span: Span) -> str:
    node = iris.mint_mention(article.id, span.start, span.end)
    lines.classify(node, NEWS.Mention)
    lines.link(node, NEWS.inArticle, [article.id])
    lines.number(node, NEWS.start, span.start)
    lines.number(node, NEWS.end, span.end)
    lines.string(node, NEWS.exact, span.exact)
    return node


def _add_event(lines: Lines, article: Article, event: Event) -> None:
    lines.classify(event.id, NEWS.Event)
    lines.label(event.id, event.label)
    event_type = mode_iri(event.type, event.mode) if event.mode else TYPE[event.type]
    lines.link(event.id, NEWS.eventType, [event_type])
    lines.link(event.id, NEWS.initiator, event.initiators)
    lines.link(event.id, NEWS.recipient, event.recipients)
    lines.link(event.id, NEWS.place, [event.place] if event.place else [])
    if event.when is not None:
        lines.day(event.id, NEWS.eventDate, event.when.first)
        lines.day(event.id, SCHEMA.endDate, event.when.last if event.when.last != event.when.first else None)
        lines.string(event.id, NEWS.dateBasis, event.when.basis)
    _add_origin(lines, event.id, event)
    trigger = _add_span(lines, article, event.trigger)
    lines.link(trigger, NEWS.refersTo, [event.id])
    lines.string(trigger, NEWS.mentionKind, "trigger")


def _add_tie(lines: Lines, tie: Tie, labels: dict[str, str]) -> None:
    lines.classify(tie.id, NEWS.Tie)
    words = [labels.get(tie.source, tie.source), ("former " if tie.former else "") + tie.type.lower().replace("_", " ")]
    words += [labels.get(tie.target, tie.target)] if tie.target else []
    lines.label(tie.id, " · ".join(words) + (f" ({tie.role})" if tie.role else ""))
    lines.link(tie.id, NEWS.tieType, [TYPE[tie.type]])
    lines.link(tie.id, NEWS.tieFrom, [tie.source])
    lines.link(tie.id, NEWS.tieTo, [tie.target] if tie.target else [])
    lines.string(tie.id, NEWS.role, tie.role)
    lines.flag(tie.id, NEWS.former, tie.former)
    _add_origin(lines, tie.id, tie)


def _add_statement(lines: Lines, article: Article, statement: Statement) -> None:
    node = statement.id
    own_words = [span.exact for span in statement.content] if statement.attribution == "quoted" else []
    lines.classify(node, NEWS.Statement, *([NEWS.Quotation] if own_words else []))
    # The article's own voice always has a speaker: the original outlet, where nobody signs.
    unsigned = [publisher_actor(article.original).id] if statement.attribution in ("ownVoice", "hearsay") else []
    lines.link(node, NEWS.speaker, statement.speakers or unsigned)
    lines.link(node, NEWS.via, statement.via)
    for predicate, value in (
        (NEWS.polarity, statement.polarity),
        (NEWS.modality, statement.modality),
        (NEWS.attribution, statement.attribution),
        (NEWS.status, statement.status),
    ):
        lines.link(node, predicate, [NEWS[value]])
    lines.string(node, NEWS.cue, statement.cue)
    lines.string(node, NEWS.speakerWords, statement.speaker_surface)
    lines.link(node, NEWS.evidence, [_add_span(lines, article, statement.evidence)])
    lines.link(node, NEWS.content, [_add_span(lines, article, span) for span in statement.content])
    lines.string(node, SCHEMA.text, " … ".join(own_words))
    lines.link(node, NEWS.describes, statement.describes)
    lines.link(node, SCHEMA.about, statement.about)
    lines.link(node, NEWS.disputes, statement.disputes)
    _add_origin(lines, node, statement)


def _add_origin(lines: Lines, node: str, told: Event | Tie | Statement) -> None:
    lines.number(node, NEWS.extractionConfidence, float(told.confidence))
    lines.string(node, NEWS.rule, told.rule)
    lines.string(node, NEWS.lexicon, "" if isinstance(told, Tie) else told.lexicon)


def _actors(reading: Reading) -> tuple[Actor, ...]:
    """Return everyone with a name: actors, authors, and the outlets of the chain."""
    named = {actor.id: actor for actor in _bylines(reading.article)}
    named |= {actor.id: actor for actor in reading.actors if not actor.anonymous}
    return tuple(named[key] for key in sorted(named))


def _bylines(article: Article) -> Iterator[Actor]:
    for author in article.authors:
        yield Actor(iris.mint_entity("person", author), "person", author)
    yield from publishers(article)


def _places(reading: Reading) -> tuple[Place, ...]:
    """Return the places, and every country that somebody is linked to."""
    entities_told: tuple[Actor | Place, ...] = (*reading.actors, *reading.places)
    linked = {one.country.upper() for one in entities_told if one.country}
    linked |= {
        end.removeprefix("country/")
        for tie in reading.ties
        for end in (tie.source, tie.target or "")
        if end.startswith("country/")
    }
    places = {place.id: place for place in map(entities.country_of, linked)}
    places |= {place.id: place for place in reading.places}
    return tuple(places[key] for key in sorted(places))


def _concepts(reading: Reading) -> tuple[Concept, ...]:
    article = reading.article
    topics = [entities.topic(name, article.publisher) for name in article.topics]
    modes = [entities.mode(event.type, event.mode) for event in reading.events if event.mode]
    concepts = {concept.id: concept for concept in (*topics, *modes)}
    return tuple(concepts[key] for key in sorted(concepts))


def _counts(reading: Reading) -> dict[str, int]:
    by_status = Counter(statement.status for statement in reading.statements)
    return {
        "articles": 1,
        "statements": len(reading.statements),
        "events": len(reading.events),
        "ties": len(reading.ties),
        "mentions": len(reading.mentions),
        **{status: by_status[status] for status in sorted(by_status)},
    }
