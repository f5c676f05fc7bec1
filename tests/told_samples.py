"""Small stores of made-up news for the tests of graphs and exports."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from itertools import cycle

import kg.derive
from kg.article import Article, Publication
from kg.iris import mint_article, mint_event, mint_mention, mint_statement, mint_tie
from kg.rdf.quads import Encoded, encode
from kg.reading import Actor, Event, Mention, Reading, Span, Statement, Tie, When
from kg.store.base import View
from kg.store.memory import MemoryStore
from kg.vocab import Attribution, EventType, Modality, Polarity, TieType

WHEN = datetime(2026, 1, 2, tzinfo=UTC)

NORLAND = Actor("org/norland", "organization", "Norland", country="NO")
SUDAVIA = Actor("org/sudavia", "organization", "Sudavia")
ESTERIA = Actor("org/esteria", "organization", "Esteria")
MINISTER = Actor("person/ada-quill", "person", "Ada Quill", country="NO", role="foreign minister")
AGENCY = Actor("source/tidal-press", "media", "Tidal Press")
ACTORS = (NORLAND, SUDAVIA, ESTERIA, MINISTER, AGENCY)


@dataclass(frozen=True)
class Said:
    """One sentence, with the one statement that it makes."""

    sentence: str
    speakers: tuple[str, ...] = ()
    kind: EventType | TieType | None = None
    initiators: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    polarity: Polarity = "affirmed"
    modality: Modality = "actual"
    attribution: Attribution = "paraphrased"
    when: When | None = None
    via: tuple[str, ...] = ()
    disputes: tuple[int, ...] = ()
    """Numbers of earlier sentences whose statements this one disputes."""
    same_event: int | None = None
    """Number of an earlier sentence whose event this one describes too."""
    about: tuple[str, ...] = ()
    confidence: float = 0.8
    tie: bool = False
    place: str | None = None


def day(text: str) -> When:
    return When(date.fromisoformat(text), date.fromisoformat(text), "day", "day")


def reading(
    publisher: str,
    published: str | None,
    told: Iterable[Said],
    *,
    headline: str = "What the harbour heard",
    reposts: tuple[Publication, ...] = (),
    topics: tuple[str, ...] = (),
    actors: tuple[Actor, ...] = ACTORS,
) -> Reading:
    """Return a reading whose text is the sentences, one a line."""
    said = tuple(told)
    text = "\n".join(one.sentence for one in said)
    posted = date.fromisoformat(published) if published else None
    article = Article(
        publisher=publisher, published=posted, headline=headline, text=text, topics=topics, reposts=reposts
    )
    spans, start = [], 0
    for one in said:
        spans.append(Span(start, start + len(one.sentence), one.sentence))
        start += len(one.sentence) + 1
    events, ties, statements, mentions = [], [], [], []
    names: list[str | None] = []
    for one, span in zip(said, spans, strict=True):
        name = None if one.same_event is None else names[one.same_event]
        trigger = Span(span.start, span.start + 3, span.exact[:3])
        if one.same_event is None and one.tie:
            name = mint_tie(article.id, span.start, span.end, one.kind)
            ties.append(Tie(name, one.kind, one.initiators[0], one.recipients[0], span))
        elif one.same_event is None and one.kind:
            name = mint_event(article.id, trigger.start, trigger.end, one.kind)
            label = f"{one.kind.lower()}: {one.sentence[:30]}"
            events.append(
                Event(
                    name, one.kind, trigger, span, label, "actual", one.initiators, one.recipients, one.place, one.when
                )
            )
        names.append(name)
        statements.append(
            Statement(
                mint_statement(article.id, span.start, span.end),
                one.speakers,
                span,
                one.polarity,
                one.modality,
                one.attribution if one.speakers else "ownVoice",
                (name,) if name else (),
                one.about,
                via=one.via,
                disputes=tuple(mint_statement(article.id, spans[n].start, spans[n].end) for n in one.disputes),
                confidence=one.confidence,
            )
        )
        for actor in (*one.initiators, *one.recipients):
            mentions.append(Mention(Span(span.start, span.start + 5, span.exact[:5]), actor, "name"))
    used = (*{actor.id: actor for actor in actors}.values(),)
    return Reading(article, used, (), tuple(mentions), tuple(events), tuple(ties), tuple(statements), tuple(spans))


def spoken(articles: Iterable[Encoded]) -> Iterator[Encoded]:
    """Yield English articles as if they were in several languages by turns, and in none."""
    for article, tag in zip(articles, cycle(("en", "pt-BR", "pt", "")), strict=False):
        told = article.nquads.replace('inLanguage> "en"', f'inLanguage> "{tag}"')
        assert told != article.nquads or tag == "en"
        yield replace(article, nquads=told)


def store_of(*readings: Reading) -> MemoryStore:
    store = MemoryStore(kg.derive)
    with store.writer() as writer:
        for one in readings:
            writer.put(encode(one, base=store.base, when=WHEN))
    return store


def view_of(*readings: Reading) -> View:
    return store_of(*readings).view()


def wire(url: str | None = None) -> Publication:
    return Publication("Northern Wire", date(2025, 3, 4), "What the harbour heard", url)


def first_story() -> Reading:
    """Northern Wire, as Harbour Blog reposts it: threat, denial, plan, fear, tie, relayed claim."""
    return reading(
        "Harbour Blog",
        "2025-03-06",
        (
            Said("Norland warned Sudavia over the lighthouse on Monday.", (), "THREATEN", ("org/norland",),
                 ("org/sudavia",), when=day("2025-03-03"), confidence=0.9),
            Said("Ada Quill said Norland had warned Sudavia twice.", ("person/ada-quill",), "THREATEN",
                 ("org/norland",), ("org/sudavia",)),
            Said("Sudavia denies that it was warned at all.", ("org/sudavia",), polarity="negated", same_event=1,
                 disputes=(1,)),
            Said("Sudavia will aid Esteria next year.", (), "AID", ("org/sudavia",), ("org/esteria",),
                 modality="future"),
            Said("Sudavia might attack Norland some day.", ("person/ada-quill",), "ASSAULT", ("org/sudavia",),
                 ("org/norland",), modality="hypothetical"),
            Said("Ada Quill leads the diplomats of Norland.", (), "LEADS", ("person/ada-quill",), ("org/norland",),
                 tie=True),
            Said("Esteria backs Norland, Tidal Press has reported.", ("org/esteria",), "SUPPORT", ("org/esteria",),
                 ("org/norland",), via=("source/tidal-press",)),
        ),
        reposts=(wire(),),
        topics=("Harbours",),
    )  # fmt: skip


def second_copy() -> Reading:
    """The very text of the first story, reposted by another blog."""
    story = first_story()
    article = replace(story.article, publisher="Quay Notes", published=date(2025, 3, 7))
    return _moved(story, article)


def second_story() -> Reading:
    """Southern Post's own piece on the same people."""
    return reading(
        "Southern Post",
        "2025-03-08",
        (
            Said("Norland warned Sudavia again in March.", (), "THREATEN", ("org/norland",), ("org/sudavia",),
                 when=When(date(2025, 3, 1), date(2025, 3, 31), "month", "month"), confidence=0.7),
            Said("Sudavia accused Norland of smuggling herring.", (), "ACCUSE", ("org/sudavia",), ("org/norland",)),
            Said("Norland put a toll on Sudavia's herring.", (), "SANCTION", ("org/norland",), ("org/sudavia",)),
        ),
        headline="Herring and honour",
    )  # fmt: skip


def undated_story() -> Reading:
    """A piece without any date, about a pair that nobody else names."""
    return reading(
        "Loose Leaf",
        None,
        (Said("Esteria thanked Sudavia for the rope.", (), "CONSULT", ("org/esteria",), ("org/sudavia",)),),
        headline="Rope",
    )


def sample_view() -> View:
    return view_of(first_story(), second_copy(), second_story(), undated_story())


def _moved(story: Reading, article: Article) -> Reading:
    old, new = story.article.id, article.id
    assert mint_article(article.publisher, article.published, article.headline, None) == new
    assert mint_mention(new, 0, 1).startswith(new)

    def rename(name: str) -> str:
        return name.replace(old, new)

    return replace(
        story,
        article=article,
        events=tuple(replace(one, id=rename(one.id)) for one in story.events),
        ties=tuple(replace(one, id=rename(one.id)) for one in story.ties),
        statements=tuple(
            replace(
                one,
                id=rename(one.id),
                describes=tuple(map(rename, one.describes)),
                disputes=tuple(map(rename, one.disputes)),
            )
            for one in story.statements
        ),
    )
