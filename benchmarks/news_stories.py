"""Made-up stories as readings: what the extractors would return for an article, without reading one.

A story is a text with who says what in it; an article is one posting of a story. Both depend on seed and number alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Final

from benchmarks.news_world import World
from kg import iris
from kg.article import Article, Publication
from kg.reading import Actor, Event, Mention, Place, Reading, Span, Statement, Tie, When
from kg.vocab import SCORES, Attribution, EventType, Modality, Polarity, TieType

_DEEDS: Final[dict[EventType, str]] = {
    "CONSULT": "met", "SUPPORT": "backed", "AGREE": "signed a treaty with", "ACCUSE": "accused",
    "THREATEN": "threatened", "SANCTION": "sanctioned", "AID": "aided", "REJECT": "rebuffed", "ASSAULT": "attacked",
    "COERCE": "detained", "PROTEST": "marched against", "REQUEST": "petitioned", "COOPERATE": "traded with",
    "MOBILIZE": "armed against", "CONCEDE": "yielded to", "RETREAT": "withdrew from", "OTHER": "mentioned",
}  # fmt: skip
_TIES: Final[dict[TieType, str]] = {
    "LEADS": "leads", "MEMBER_OF": "belongs to", "ALLY_OF": "is an ally of", "OPPOSES": "opposes",
    "AFFILIATED_WITH": "works with", "HOLDS_POSITION": "serves in", "OWNS": "owns", "PART_OF": "is part of",
}  # fmt: skip
_MODALITIES: Final[tuple[Modality, ...]] = ("actual",) * 8 + ("future", "hypothetical")
_FIRST_DAY: Final = date(2015, 1, 1)
_DAYS: Final = 3650
_UNNAMED: Final = "a senior official"


@dataclass(slots=True)
class _Told:
    """What one story tells so far, in the graph of one posting."""

    article: Article
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    ties: list[Tie] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)

    def name(self, actor: Actor, sentence: Span) -> str:
        """Note that a sentence names an actor, and return its identifier."""
        self.actors[actor.id] = actor
        begin = sentence.start + sentence.exact.index(actor.label)
        self.mentions.append(Mention(Span(begin, begin + len(actor.label), actor.label), actor.id, "name"))
        return actor.id


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence of a story."""

    speaker: Actor | None
    """None in the outlet's own voice."""
    unnamed: bool
    via: Actor | None
    source: Actor
    target: Actor
    kind: EventType | TieType
    deed: str
    denial: bool
    """Of the line before: same deed, same ends."""
    modality: Modality
    day: date | None
    place: str
    confidence: float

    @property
    def sentence(self) -> str:
        """The words."""
        told = f"{self.source.label} {'never ' if self.denial else ''}{self.deed} {self.target.label}"
        told += f" at {self.place}" if self.place else ""
        told += f" on {self.day.day} {self.day:%B %Y}" if self.day else ""
        voice = _UNNAMED.capitalize() if self.unnamed else self.speaker and self.speaker.label
        via = f", {self.via.label} reported" if self.via else ""
        return f"{voice} said that {told}{via}." if voice else f"{told}."


def make_reading(world: World, seed: int, number: int, sentences: int) -> Reading:
    """Return the reading of one article; every seventh reposts an earlier one, some of those a repost."""
    article, story = _posting(world, seed, number)
    told = Random(f"{seed}/story/{story}")
    lines = list(_lines(world, told, 1 + told.randrange(2 * sentences - 1)))
    article = replace(article, text=" ".join(line.sentence for line in lines))
    found, spans, begin = _Told(article), [], 0
    for line in lines:
        spans.append(Span(begin, begin + len(line.sentence), line.sentence))
        _tell(found, line, spans[-1])
        begin = spans[-1].end + 1
    return Reading(
        article,
        tuple(found.actors.values()),
        tuple(found.places.values()),
        tuple(found.mentions),
        tuple(found.events),
        tuple(found.ties),
        tuple(found.statements),
        tuple(spans),
        "made-up",
    )


def _posting(world: World, seed: int, number: int) -> tuple[Article, int]:
    """Return an article without text, and the number of the story that it tells."""
    dice = Random(f"{seed}/posting/{number}")
    outlet, day = world.outlets.one(dice).label, _FIRST_DAY + timedelta(dice.randrange(_DAYS))
    topics = tuple(world.topics.several(dice, 1 + number % 2))
    article = Article(
        outlet,
        day,
        f"{world.actors.one(dice).label} and the {topics[0]}",
        f"https://news.example/{number}",
        authors=(world.persons.one(dice).label,) if number % 2 else (),
        topics=topics,
        key=str(number),
    )
    if number % 7 != 6:
        return article, number
    origin, story = _posting(world, seed, dice.randrange(number))
    link = Publication(origin.publisher, origin.published, origin.headline, origin.url)
    later = (origin.published or day) + timedelta(dice.randrange(6))
    chain = (link, *origin.reposts)
    return replace(article, published=later, headline=origin.headline, reposts=chain), story


def _lines(world: World, dice: Random, count: int) -> Iterator[_Line]:
    before: _Line | None = None
    for _ in range(count):
        if before and not before.denial and dice.random() < 0.2:
            speaker, *_ = [one for one in world.actors.several(dice, 2) if one != before.speaker]
            before = replace(before, speaker=speaker, unnamed=False, via=None, denial=True, modality="actual")
        else:
            before = _line(world, dice)
        yield before


def _line(world: World, dice: Random) -> _Line:
    source, target = world.actors.several(dice, 2)
    chance = dice.random()
    tie = dice.random() < 0.15
    told: dict[EventType, str] | dict[TieType, str] = _TIES if tie else _DEEDS
    kind = dice.choice(tuple(told))
    spoken = chance < 0.65
    return _Line(
        speaker=world.actors.one(dice) if spoken else None,
        unnamed=0.65 <= chance < 0.75,
        via=world.outlets.one(dice) if spoken and dice.random() < 0.2 else None,
        source=source,
        target=target,
        kind=kind,
        deed=told[kind],  # type: ignore[index]
        denial=False,
        modality=dice.choice(_MODALITIES),
        day=_FIRST_DAY + timedelta(dice.randrange(_DAYS)) if not tie and dice.random() < 0.7 else None,
        place=world.places.one(dice) if not tie and dice.random() < 0.4 else "",
        confidence=round(0.4 + 0.6 * dice.random(), 2),
    )


def _tell(found: _Told, line: _Line, span: Span) -> None:
    ends = found.name(line.source, span), found.name(line.target, span)
    disputed = found.statements[-1:] if line.denial else []
    described = disputed[0].describes[0] if disputed else _happening(found, line, span, ends)
    speakers: tuple[str, ...] = ()
    if line.unnamed:
        anonymous = iris.mint_anonymous(found.article.id, _UNNAMED)
        found.actors[anonymous] = Actor(anonymous, "person", _UNNAMED, anonymous=True)
        speakers = (anonymous,)
    elif line.speaker:
        speakers = (found.name(line.speaker, span),)
    via = (found.name(line.via, span),) if line.via else ()
    polarity: Polarity = "negated" if line.denial else "affirmed"
    attribution: Attribution = "paraphrased" if speakers else "ownVoice"
    begin = line.sentence.index(line.source.label)
    content = Span(span.start + begin, span.end, line.sentence[begin:])
    found.statements.append(
        Statement(
            iris.mint_statement(found.article.id, span.start, span.end),
            speakers,
            span,
            polarity,
            line.modality,
            attribution,
            (described,),
            ends,
            (content,) if speakers else (),
            "indirect" if speakers else None,
            cue="said" if speakers else "",
            via=via,
            disputes=tuple(one.id for one in disputed),
            rule="made-up",
            confidence=line.confidence,
        )
    )


def _happening(found: _Told, line: _Line, span: Span, ends: tuple[str, str]) -> str:
    if line.kind not in SCORES and line.kind != "OTHER":
        name = iris.mint_tie(found.article.id, span.start, span.end, line.kind)
        tie = Tie(name, line.kind, *ends, span, rule="made-up", confidence=line.confidence)  # type: ignore[arg-type]
        found.ties.append(tie)
        return name
    begin = span.start + line.sentence.index(line.deed)
    trigger = Span(begin, begin + len(line.deed), line.deed)
    name = iris.mint_event(found.article.id, trigger.start, trigger.end, line.kind)
    place = iris.mint_entity("place", line.place) if line.place else None
    if place:
        found.places[place] = Place(place, line.place)
    when = When(line.day, line.day, "day", "day") if line.day else None
    label = f"{line.source.label} {line.deed} {line.target.label}"
    event = Event(name, line.kind, trigger, span, label, "actual", (ends[0],), (ends[1],), place, when)  # type: ignore[arg-type]
    found.events.append(replace(event, rule="made-up", confidence=line.confidence))
    return name
