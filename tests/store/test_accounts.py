"""What the index tells of a statement is what its quads tell."""

from collections.abc import Iterable

import pytest
from making import BASE, WHEN
from sample_folder import help_after_storm, quarrel
from test_index import stories
from told_samples import spoken

from benchmarks.news_graph import make_articles
from kg import derive
from kg.iris import expand
from kg.query.things import Thing, Things
from kg.rdf.quads import encode
from kg.rdf.terms import Term
from kg.store import facts
from kg.store.accounts import Described, Named, Span
from kg.store.memory import MemoryStore
from kg.store.selection import Selection
from kg.vocab import DCTERMS, NEWS, SCHEMA


@pytest.fixture(scope="module")
def things() -> Things:
    """Forty made-up articles, and some with chains that fork, disputes, ties, unnamed speakers."""
    store = MemoryStore(derive, BASE)
    with store.writer() as writer:
        for one in (*spoken(make_articles(40, BASE, sentences=4)), *stories()):
            writer.put(one)
        for reading in (quarrel(), help_after_storm()):
            writer.put(encode(reading, base=BASE, when=WHEN))
    return Things(store.view())


def told(things: Things, name: str) -> dict[str, object]:
    """A statement as its quads have it."""
    one = things.get(name)
    evidence = things.get(one.all(NEWS.evidence)[0])
    article = things.get(evidence.one(NEWS.inArticle) or "")
    publisher = article.one(NEWS.publisher) or ""
    disputing = things.view.quads(predicate=NEWS.disputes, object=Term("iri", expand(name, BASE)))
    return {
        "words": [(one.one(NEWS[word]) or "").rpartition("#")[2] for word in ("status", "polarity", "modality")],
        "attribution": (one.one(NEWS.attribution) or "").rpartition("#")[2],
        "cue": one.one(NEWS.cue) or "",
        "confidence": float(one.one(NEWS.extractionConfidence) or 0),
        "evidence": span(evidence),
        "content": [span(things.get(name)) for name in one.all(NEWS.content)],
        "voices": [named(things, one.all(role)) for role in (NEWS.speaker, NEWS.via, SCHEMA.about)],
        "describes": [described(things, things.get(name)) for name in one.all(NEWS.describes)],
        "disputes": one.all(NEWS.disputes),
        "disputed_by": sorted({things.short(quad.subject[1:-1]) for quad in disputing}),
        "article": (article.id, article.one(SCHEMA.headline) or "", article.all(DCTERMS.subject)),
        "outlets": named(things, [publisher, article.one(NEWS.originalSource) or publisher]),
        "posted": (article.one(SCHEMA.datePublished), article.one(SCHEMA.url)),
        "original": max(article.all(NEWS.originalDate), default=article.one(SCHEMA.datePublished)),
    }


def span(one: Thing) -> Span:
    return Span(one.one(NEWS.exact) or "", one.number(NEWS.start), one.number(NEWS.end))


def named(things: Things, names: Iterable[str]) -> list[tuple[str, str, bool]]:
    found = [things.get(name) for name in names]
    return [(one.id, one.label, one.one(NEWS.anonymous) == "true") for one in found]


def described(things: Things, one: Thing) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": (one.one(NEWS.eventType) or one.one(NEWS.tieType) or "").rpartition("/")[2],
        "label": one.label,
        "days": [one.one(NEWS.eventDate), one.one(SCHEMA.endDate)],
        "basis": one.one(NEWS.dateBasis),
        "initiators": named(things, one.all(NEWS.initiator) + one.all(NEWS.tieFrom)),
        "recipients": named(things, one.all(NEWS.recipient) + one.all(NEWS.tieTo)),
    }


def plain(people: Iterable[Named]) -> list[tuple[str, str, bool]]:
    return [(one.id, one.label, one.anonymous) for one in people]


def plain_event(one: Described) -> dict[str, object]:
    return {
        "id": one.id,
        "kind": one.kind,
        "label": one.label,
        "days": [str(day) if day else None for day in (one.first, one.last)],
        "basis": one.basis,
        "initiators": plain(one.initiators),
        "recipients": plain(one.recipients),
    }


def test_accounts_are_what_the_quads_tell(things: Things) -> None:
    """Every statement of the folder has the voices, words, happenings and disputes that its quads have."""
    names = [line.id for line in things.view.lists.walk("statement", Selection())]
    accounts = things.view.accounts.read(names)
    assert len(names) > 100
    assert any(one.disputed_by for one in accounts.values()) and any(one.via for one in accounts.values())
    for name in names:
        one = accounts[name]
        assert told(things, name) == {
            "words": [facts.status_of(one.facts), facts.polarity_of(one.facts), facts.modality_of(one.facts)],
            "attribution": facts.attribution_of(one.facts),
            "cue": one.cue,
            "confidence": one.confidence,
            "evidence": one.evidence,
            "content": one.content,
            "voices": [plain(voices) for voices in (one.speakers, one.via, one.about)],
            "describes": [plain_event(event) for event in one.describes],
            "disputes": one.disputes,
            "disputed_by": [other for other, _ in one.disputed_by],
            "article": (one.posting.id, one.posting.headline, one.posting.topics),
            "outlets": plain([one.posting.publisher, one.posting.source]),
            "posted": (str(one.posting.posted) if one.posting.posted else None, one.posting.url),
            "original": str(one.posting.original) if one.posting.original else None,
        }
        for other, speakers in one.disputed_by:
            assert plain(speakers) == named(things, things.get(other).all(NEWS.speaker))


def test_what_is_not_here_is_left_out(things: Things) -> None:
    """Statements, articles and actors that nobody knows are not in the answer, whatever their names look like."""
    assert things.view.accounts.read(["article/x#s0-1", "article/x", "", "#", "'"]) == {}
    assert things.view.accounts.named(["person/nobody", "", "'"]) == {}


def test_names_come_for_all(things: Things) -> None:
    """Whom no article names is named by the end of the identifier, and has no kind."""
    known = next(iter(things.view.accounts.named(["country/US"]).values()))
    assert known == Named("country/US", "United States", kind="country")
    assert things.named(["country/US", "person/no-body"]) == {
        "country/US": known,
        "person/no-body": Named("person/no-body", "no body"),
    }
