"""A small graph folder from readings made by hand: two outlets, a repost, a denial, a hostile name."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from kg import derive, iris
from kg.article import Article, Publication
from kg.rdf.quads import encode
from kg.reading import Actor, Event, Mention, Place, Reading, Span, Statement, Tie, When
from kg.store.folder import FolderStore

HOSTILE = '<img src=x onerror="document.title=1">'
MOMENT = datetime(2025, 11, 20, 12, 0, tzinfo=UTC)
BASE = iris.DEFAULT_BASE

NORWAY = Actor("country/NO", "country", "Norway", ("Oslo", "Norwegian"), "NO")
ICELAND = Actor("country/IS", "country", "Iceland", ("Reykjavik",), "IS")
KARI = Actor(iris.mint_entity("person", "Kari Nordmo"), "person", "Kari Nordmo", ("Nordmo",), "NO", "spokeswoman")
AXIOS = Actor("source/axios", "media", "Axios")
FRONT = Actor(iris.mint_entity("organization", HOSTILE), "organization", HOSTILE)

QUARREL = (
    "Norway has accused Iceland of taking too much herring. "
    "“These catches are an insult,” Kari Nordmo said on Thursday, warning Iceland of closed ports. "
    "Iceland denies the Norwegian account. "
    "Norway could impose sanctions on Iceland next year. "
    "Officials close to the talks expect a treaty between Iceland and Norway, Axios reported. "
    f"🐟 “Norway lies,” said {HOSTILE}."
)
HELP = "Iceland sent rescue boats to Norway after the storm. Kari Nordmo is the spokeswoman of Norway."


class Pen:
    """Writes a reading: finds words in the text and mints identifiers from where they stand."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.events: list[Event] = []
        self.statements: list[Statement] = []
        self.mentions: list[Mention] = []

    def span(self, words: str, after: int = 0) -> Span:
        start = self.article.text.index(words, after)
        return Span(start, start + len(words), words)

    def sentence(self, words: str) -> Span:
        inside = self.span(words)
        return next(s for s in self.sentences() if s.start <= inside.start and inside.end <= s.end)

    def sentences(self) -> tuple[Span, ...]:
        spans, begin = [], 0
        for part in self.article.text.split(". "):
            end = min(begin + len(part) + 1, len(self.article.text))
            spans.append(Span(begin, end, self.article.text[begin:end]))
            begin = end + 1
        return tuple(spans)

    def event(self, words: str, kind: str, ends: tuple[Actor, Actor], when: When | None = None) -> str:
        trigger = self.span(words)
        name = iris.mint_event(self.article.id, trigger.start, trigger.end, kind)
        label = f"{ends[0].label} {kind.lower()} {ends[1].label}"
        told = Event(
            name, kind, trigger, self.sentence(words), label, "actual", (ends[0].id,), (ends[1].id,), when=when
        )  # type: ignore[arg-type]
        self.events.append(told)
        return name

    def say(self, words: str, speaker: Actor | str, number: int = 1, **more: object) -> str:
        evidence = self.sentence(words)
        name = iris.mint_statement(self.article.id, evidence.start, evidence.end, number)
        speaker_id = speaker if isinstance(speaker, str) else speaker.id
        self.statements.append(Statement(name, (speaker_id,), evidence, **more))  # type: ignore[arg-type]
        return name

    def mention(self, actor: Actor, *words: str) -> None:
        for word in words:
            begin = self.article.text.find(word)
            while begin >= 0:
                self.mentions.append(Mention(Span(begin, begin + len(word), word), actor.id, "name"))
                begin = self.article.text.find(word, begin + 1)


def quarrel(publisher: str = "Harbour Log") -> Reading:
    """The reposted article of The Meridian."""
    original = Publication("The Meridian", date(2025, 11, 14), "Norway and Iceland quarrel over herring")
    article = Article(
        publisher,
        date(2025, 11, 15),
        "Norway and Iceland quarrel over herring",
        "https://harbour.example/herring",
        text=QUARREL,
        topics=("Fishing",),
        reposts=(original,),
    )
    pen = Pen(article)
    outlet = "source/the-meridian"
    thursday = When(date(2025, 11, 13), date(2025, 11, 13), "relative", "day")
    accused = pen.event("accused", "ACCUSE", (NORWAY, ICELAND))
    insult = pen.event("insult", "ACCUSE", (KARI, ICELAND), thursday)
    warned = pen.event("warning", "THREATEN", (KARI, ICELAND), thursday)
    treaty = pen.event("treaty", "AGREE", (ICELAND, NORWAY))
    sanctions = pen.event("sanctions", "SANCTION", (NORWAY, ICELAND))
    lies = pen.event("lies", "ACCUSE", (FRONT, NORWAY))
    nobody = Actor(
        iris.mint_anonymous(article.id, "officials close to the talks"), "group", "officials", anonymous=True
    )
    first = pen.say("accused", outlet, describes=(accused,), about=(NORWAY.id, ICELAND.id), confidence=0.9)
    quoted = {"attribution": "quoted", "cue": "said", "kind": "direct"}
    pen.say(
        "insult",
        KARI,
        describes=(insult,),
        about=(ICELAND.id,),
        content=(pen.span("These catches are an insult"),),
        confidence=0.8,
        **quoted,
    )
    pen.say("warning", outlet, 2, describes=(warned,), about=(ICELAND.id,), cue="warning", confidence=0.7)
    pen.say(
        "denies",
        ICELAND,
        polarity="negated",
        attribution="paraphrased",
        cue="denies",
        describes=(accused,),
        disputes=(first,),
        confidence=0.6,
    )
    pen.say("sanctions", outlet, modality="hypothetical", describes=(sanctions,), cue="could", confidence=0.5)
    pen.say(
        "treaty",
        nobody,
        modality="future",
        attribution="paraphrased",
        via=(AXIOS.id,),
        describes=(treaty,),
        cue="expect",
        confidence=0.4,
    )
    pen.say(
        "lies",
        FRONT,
        describes=(lies,),
        about=(NORWAY.id,),
        content=(pen.span("Norway lies"),),
        confidence=0.8,
        **quoted,
    )
    pen.mention(NORWAY, "Norway", "Norwegian")
    pen.mention(ICELAND, "Iceland")
    pen.mention(KARI, "Kari Nordmo")
    pen.mention(FRONT, HOSTILE)
    actors = (NORWAY, ICELAND, KARI, AXIOS, FRONT, nobody)
    return Reading(
        article, actors, (), tuple(pen.mentions), tuple(pen.events), (), tuple(pen.statements), pen.sentences()
    )


def help_after_storm() -> Reading:
    """An article of another outlet, of its own."""
    article = Article("Daily Fjord", date(2025, 12, 2), "Boats for the neighbours", text=HELP, topics=("Weather",))
    pen = Pen(article)
    aid = pen.event("sent", "AID", (ICELAND, NORWAY), When(date(2025, 12, 1), date(2025, 12, 1), "day", "day"))
    pen.say("sent", "source/daily-fjord", describes=(aid,), about=(ICELAND.id, NORWAY.id), confidence=0.95)
    sentence = pen.sentence("spokeswoman")
    tie = Tie(
        iris.mint_tie(article.id, sentence.start, sentence.end, "HOLDS_POSITION"),
        "HOLDS_POSITION",
        KARI.id,
        NORWAY.id,
        sentence,
        "spokeswoman",
    )
    pen.say("spokeswoman", "source/daily-fjord", describes=(tie.id,), about=(KARI.id,))
    pen.mention(NORWAY, "Norway")
    pen.mention(ICELAND, "Iceland")
    pen.mention(KARI, "Kari Nordmo")
    harbour = Place("place/bergen", "Bergen", "NO")
    return Reading(
        article,
        (NORWAY, ICELAND, KARI),
        (harbour,),
        tuple(pen.mentions),
        tuple(pen.events),
        (tie,),
        tuple(pen.statements),
        pen.sentences(),
    )


def net(size: tuple[int, int], headline: str = "Nets") -> Reading:
    """One sentence in which so many act on so many."""
    sides = (
        [Actor(f"org/{side}-{n}", "organization", f"{side} {n}") for n in range(many)]
        for side, many in zip("ab", size, strict=True)
    )
    acting, acted = sides
    article = Article("Daily Fjord", date(2025, 10, 2), headline, text=f"{headline}: all accused all.")
    pen = Pen(article)
    name = pen.event("accused", "ACCUSE", (acting[0], acted[0]))
    ends = {"initiators": tuple(one.id for one in acting), "recipients": tuple(one.id for one in acted)}
    events = tuple(replace(one, **ends) for one in pen.events)
    pen.say("accused", "source/daily-fjord", describes=(name,), confidence=0.9)
    return Reading(article, (*acting, *acted), (), (), events, (), tuple(pen.statements), pen.sentences())


def add(folder: Path, *readings: Reading, base: str = BASE) -> None:
    """Add readings to a folder, made if it is not there, in one commit."""
    known = (folder / "manifest.json").exists()
    store = FolderStore(folder, derive) if known else FolderStore.create(folder, derive, base)
    with store.writer() as writer:
        for reading in readings:
            writer.put(encode(reading, base=base, when=MOMENT))
