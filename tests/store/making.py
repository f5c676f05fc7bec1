"""Small articles made by hand, ready for a store."""

from dataclasses import replace
from datetime import UTC, date, datetime

from kg.article import Article, Publication
from kg.rdf.quads import Encoded, encode
from kg.reading import Actor, Event, Place, Reading, Span, Statement, Tie
from kg.vocab import EventType, Modality, Polarity, TieType

BASE = "https://example.org/newskg/"
WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
KINDS = {"person": "person", "org": "organization", "source": "media", "group": "group", "country": "country"}


def actor(identifier: str, label: str = "", *aliases: str) -> Actor:
    """An actor whose type follows from its identifier."""
    kind, _, slug = identifier.partition("/")
    country = slug if kind == "country" else None
    return Actor(identifier, KINDS[kind], label or slug.title(), aliases, country)


def article(
    headline: str, *, publisher: str = "Daily", reposts: tuple[Publication, ...] = (), text: str = ""
) -> Article:
    """An article of one day."""
    return Article(publisher, date(2025, 3, 1), headline, text=text or f"{headline}. Nobody answered.", reposts=reposts)


class Making:
    """One reading that grows fact by fact; each fact has its own span, so that identifiers differ."""

    def __init__(self, headline: str, **told: object) -> None:
        self.article = article(headline, **told)
        self.reading = Reading(self.article)
        self._spans = 0
        end = self.article.text.find(".") + 1
        rest = Span(end + 1, len(self.article.text), self.article.text[end + 1 :])
        self.reading = replace(self.reading, sentences=(Span(0, end, self.article.text[:end]), rest))

    def _span(self) -> Span:
        self._spans += 1
        return Span(0, self._spans, self.article.text[: self._spans])

    def know(self, *actors: Actor) -> "Making":
        """Add actors, the later record of an identifier instead of the earlier."""
        known = {one.id: one for one in (*self.reading.actors, *actors)}
        self.reading = replace(self.reading, actors=tuple(known.values()))
        return self

    def place(self, identifier: str, label: str) -> "Making":
        """Add a place that never acts."""
        self.reading = replace(self.reading, places=(*self.reading.places, Place(identifier, label)))
        return self

    def event(self, kind: EventType, start: list[str], end: list[str], *, mode: str | None = None) -> str:
        """Add an event and return its identifier."""
        span = self._span()
        identifier = f"{self.article.id}#e{span.start}-{span.end}.{kind}"
        made = Event(identifier, kind, span, span, kind, "actual", tuple(start), tuple(end), mode=mode)
        self.reading = replace(self.reading, events=(*self.reading.events, made))
        return identifier

    def tie(self, kind: TieType, start: str, end: str | None) -> str:
        """Add a tie and return its identifier."""
        span = self._span()
        identifier = f"{self.article.id}#t{span.start}-{span.end}.{kind}"
        self.reading = replace(self.reading, ties=(*self.reading.ties, Tie(identifier, kind, start, end, span)))
        return identifier

    def say(
        self,
        speaker: str,
        *described: str,
        polarity: Polarity = "affirmed",
        modality: Modality = "actual",
        about: tuple[str, ...] = (),
    ) -> "Making":
        """Add a statement of a speaker."""
        span = self._span()
        identifier = f"{self.article.id}#s{span.start}-{span.end}"
        made = Statement(identifier, (speaker,), span, polarity, modality, "paraphrased", tuple(described), about)
        self.reading = replace(self.reading, statements=(*self.reading.statements, made))
        return self

    def encoded(self, base: str = BASE) -> Encoded:
        """The article as a store takes it."""
        return encode(self.reading, base=base, when=WHEN)


def threat(headline: str, start: str = "country/AA", end: str = "country/BB", **told: object) -> Encoded:
    """An article in which a spokesman says that one side threatens the other."""
    made = Making(headline, **told).know(actor(start), actor(end), actor("person/ann-example", "Ann Example"))
    return made.say("person/ann-example", made.event("THREATEN", [start], [end])).encoded()
