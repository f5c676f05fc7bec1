"""Two readings written by hand that use every class and property of an article graph."""

import re
from datetime import UTC, date, datetime

from kg import iris
from kg.article import Article, Publication
from kg.rdf.entities import entity_nquads
from kg.rdf.quads import encode
from kg.reading import Actor, Event, Mention, Place, Reading, Span, Statement, Tie, When

BASE = "https://data.example/kg/"
WHEN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)

_TEXT = """Norland warned Japan on Wednesday that it would pay for the new tariffs. \
“Tokyo is playing with fire,” Mira Voss, the foreign minister of Norland, said.

Two officials told Capital Wire that Japan may recall its envoy. \
Norland’s police reportedly arrested three Japanese traders in Norport last May. \
The ministry denied that anybody was arrested. She met the former premier Aksel Dahl, a member of the Harbour Party."""

_OTHER = "Norland will send grain to Japan, the Harbour Party said. Japan has threatened Norland with new tariffs."


class Desk:
    """Cuts spans out of one text."""

    def __init__(self, article: Article) -> None:
        self.article = article

    def span(self, words: str, nth: int = 1) -> Span:
        start = -1
        for _ in range(nth):
            start = self.article.text.index(words, start + 1)
        return Span(start, start + len(words), words)

    def sentence(self, words: str) -> Span:
        start = self.article.text.index(words)
        breaks = [end.end() for end in re.finditer(r"\.\s+", self.article.text) if end.end() <= start]
        before = max(breaks, default=0)
        end = self.article.text.index(".", start) + 1
        return Span(before, end, self.article.text[before:end])

    def event(self, words: str, kind: str, **told: object) -> Event:
        trigger = self.span(words)
        name = f"{kind}.{told['mode']}" if told.get("mode") else kind
        sentence = self.sentence(words)
        label = f"somebody · {kind.lower()} ({words})"
        fields = {"status": "actual", "rule": "verb", "lexicon": f"events:{words}", "confidence": 0.8, **told}
        identifier = iris.mint_event(self.article.id, trigger.start, trigger.end, name)
        return Event(identifier, kind, trigger, sentence, label, **fields)

    def tie(self, words: str, kind: str, source: str, target: str | None, **told: object) -> Tie:
        sentence = self.sentence(words)
        identifier = iris.mint_tie(self.article.id, sentence.start, sentence.end, kind)
        return Tie(identifier, kind, source, target, sentence, rule="title", confidence=0.7, **told)

    def statement(self, words: str, *speakers: str, number: int = 1, **told: object) -> Statement:
        evidence = self.sentence(words)
        identifier = iris.mint_statement(self.article.id, evidence.start, evidence.end, number)
        fields = {"rule": "own-voice", "confidence": 0.75, **told}
        return Statement(identifier, speakers, evidence, **fields)


def warning_reading() -> Reading:
    """A text posted by a blog, which has it from a weekly, which has it from a paper."""
    chain = (
        Publication("The Weekly", date(2025, 6, 5), "Norland warns Japan", "https://weekly.example/a?b=[1]"),
        Publication("Norland Courier", date(2025, 6, 4), "Norland warns Japan of consequences"),
    )
    article = Article(
        "Ångström Blog", date(2025, 6, 6), "Norland “warns” Japan\t…", "https://blog.example/x", _TEXT,
        ("Zoë Quist",), ("Trade & War", "Asia"), chain, notes=("The byline has two dates.",), key="a-1",
    )  # fmt: skip
    desk = Desk(article)
    officials = iris.mint_anonymous(article.id, "two officials")
    norland, japan, voss, dahl = "group/norland", "country/JP", "person/mira-voss", "person/aksel-dahl"
    wire, party, police = "source/capital-wire", "org/harbour-party", "org/norland-police"
    author = iris.mint_entity("person", "Zoë Quist")
    events = _warning_events(desk, norland, japan, police)
    ties = (
        desk.tie("foreign minister", "HOLDS_POSITION", voss, norland, role="foreign minister"),
        desk.tie("former premier", "HOLDS_POSITION", dahl, None, role="premier", former=True),
        desk.tie("a member", "MEMBER_OF", dahl, party),
    )
    said = desk.span("“Tokyo is playing with fire,”")
    claim = desk.statement("reportedly", author, describes=(events[2].id,), attribution="hearsay", cue="reportedly")
    statements = (
        desk.statement("warned", author, describes=(events[0].id,), about=(japan,), lexicon="speech:warn"),
        desk.statement(
            "playing", voss, attribution="quoted", content=(said,), kind="direct", about=(japan,), cue="said",
            speaker_surface="Mira Voss, the foreign minister of Norland", describes=(),
        ),
        desk.statement("playing", author, number=2, describes=(ties[0].id,)),
        desk.statement(
            "Two officials", officials, via=(wire,), attribution="paraphrased", modality="hypothetical", cue="told",
            content=(desk.span("that Japan may recall its envoy"),), kind="indirect", describes=(events[1].id,),
        ),
        claim,
        desk.statement(
            "denied", "org/ministry", polarity="negated", attribution="paraphrased", cue="denied",
            describes=(events[2].id,), disputes=(claim.id,), content=(desk.span("that anybody was arrested"),),
        ),
        desk.statement("She met", author, describes=(events[3].id, ties[1].id, ties[2].id)),
    )  # fmt: skip
    return Reading(article, _cast(officials), _places(), _mentions(desk), events, ties, statements, (), "en_x 1.0")


def _warning_events(desk: Desk, norland: str, japan: str, police: str) -> tuple[Event, ...]:
    may = When(date(2025, 5, 1), date(2025, 5, 31), "month", "month")
    wednesday = When(date(2025, 6, 4), date(2025, 6, 4), "relative", "day")
    return (
        desk.event("warned", "THREATEN", initiators=(norland,), recipients=(japan,), when=wednesday),
        desk.event("recall", "SANCTION", initiators=(japan,), status="possible"),
        desk.event(
            "arrested", "COERCE", mode="arrest", initiators=(police,), recipients=(japan,), place="place/norport",
            when=may, status="claimed",
        ),
        desk.event("met", "CONSULT", initiators=("person/mira-voss", "person/aksel-dahl")),
    )  # fmt: skip


def _cast(officials: str) -> tuple[Actor, ...]:
    return (
        Actor("group/norland", "group", "Norland", ("the Norlanders",)),
        Actor("country/JP", "country", "Japan", ("Tokyo",), "JP"),
        Actor("person/mira-voss", "person", "Mira Voss", ("Voss",), role="foreign minister"),
        Actor("person/aksel-dahl", "person", "Aksel Dahl", (), "NO"),
        Actor("source/capital-wire", "media", "Capital Wire"),
        Actor("org/harbour-party", "organization", "Harbour Party"),
        Actor("org/norland-police", "organization", "Norland Police"),
        Actor("org/ministry", "organization", "Ministry of Trade"),
        Actor(officials, "group", "two officials", anonymous=True),
    )


def _places() -> tuple[Place, ...]:
    return (Place("place/norport", "Norport"), Place("country/JP", "Japan", "JP"))


def _mentions(desk: Desk) -> tuple[Mention, ...]:
    return (
        Mention(desk.span("Norland"), "group/norland", "name"),
        Mention(desk.span("Japan"), "country/JP", "name"),
        Mention(desk.span("Tokyo"), "country/JP", "metonym"),
        Mention(desk.span("Japanese"), "country/JP", "demonym"),
        Mention(desk.span("it"), "group/norland", "pronoun"),
        Mention(desk.span("Norport"), "place/norport", "name", as_place=True),
        Mention(desk.span("Mira Voss"), "person/mira-voss", "name"),
    )


def grain_reading() -> Reading:
    """An original: unsigned, undated, with a promise told by a party and a threat told in its own voice."""
    article = Article("Capital Wire", None, "Grain for Japan", text=_OTHER)
    desk = Desk(article)
    actors = (
        Actor("group/norland", "group", "Norland"),
        Actor("country/JP", "country", "Japan", (), "JP"),
        Actor("org/harbour-party", "organization", "The Harbour Party", ("Harbour Party",)),
    )
    aid = desk.event("send", "AID", initiators=("group/norland",), recipients=("country/JP",), status="planned")
    threat = desk.event("threatened", "THREATEN", initiators=("country/JP",), recipients=("group/norland",))
    leads = desk.tie("Norland will", "ALLY_OF", "group/norland", "country/JP")
    statements = (
        desk.statement(
            "send", "org/harbour-party", attribution="paraphrased", modality="future", describes=(aid.id, leads.id),
            content=(desk.span("Norland will send grain to Japan"),),
        ),
        desk.statement("threatened", describes=(threat.id,)),
    )  # fmt: skip
    mention = Mention(desk.span("Harbour Party"), "org/harbour-party", "name")
    return Reading(article, actors, (), (mention,), (aid, threat), (leads,), statements)


def article_and_meta_nquads() -> str:
    """The graphs of both articles, the entities and the runs, as N-Quads."""
    encoded = [encode(reading, base=BASE, when=WHEN) for reading in (warning_reading(), grain_reading())]
    told = [contribution for one in encoded for contribution in one.contributions]
    return "".join(one.nquads + one.meta for one in encoded) + entity_nquads(told, BASE)
