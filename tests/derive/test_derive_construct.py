"""The incremental derived graph against the CONSTRUCT queries that define it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from making import BASE, WHEN, Making, actor

from kg import derive
from kg.article import Article, Publication
from kg.rdf.quads import Encoded, encode
from kg.rdf.terms import Quad, Term
from kg.store.base import View
from kg.store.delta import Delta
from kg.store.folder import FolderStore
from kg.store.memory import MemoryStore
from kg.vocab import NEWS, SAID

ACTORS = [actor(name) for name in ("country/AA", "country/BB", "person/ann", "org/union", "source/daily", "group/few")]
IDS = st.sampled_from([one.id for one in ACTORS])
DAY = date(2025, 1, 1)
SOURCES = [Publication(f"Outlet {n}", date(2025, 1, n), f"Story {n}") for n in range(1, 6)]


@st.composite
def articles(draw: st.DrawFn) -> Encoded:
    """A small article on one of five stories, with random facts and a random repost chain."""
    chain = draw(st.permutations(SOURCES))[: draw(st.integers(1, 4))]
    own = chain[0]
    told = Article(own.publisher, own.published, own.headline, text=f"{own.headline}. " + "x" * 30, reposts=chain[1:])
    made = Making("-").know(*ACTORS).place("place/harbour", "Harbour")
    made.article = told
    made.reading = replace(made.reading, article=told, sentences=())
    described = []
    for _ in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(["ACCUSE", "AID", "OTHER"]))
        mode = draw(st.sampled_from([None, "loud"])) if kind == "ACCUSE" else None
        ends = draw(st.lists(IDS, max_size=2)), draw(st.lists(IDS, max_size=2))
        described.append(made.event(kind, *ends, mode=mode))
    for _ in range(draw(st.integers(0, 2))):
        target = draw(st.one_of(IDS, st.sampled_from(["place/harbour", None])))
        described.append(made.tie(draw(st.sampled_from(["LEADS", "LOCATED_IN"])), draw(IDS), target))
    for _ in range(draw(st.integers(0, 3))):
        made.say(
            draw(IDS),
            *draw(st.lists(st.sampled_from(described), max_size=2, unique=True) if described else st.just([])),
            polarity=draw(st.sampled_from(["affirmed", "negated"])),
            modality=draw(st.sampled_from(["actual", "future"])),
            about=tuple(draw(st.lists(IDS, max_size=2))),
        )
    return encode(made.reading, base=BASE, when=WHEN)


changes = st.lists(st.lists(st.tuples(articles(), st.booleans()), min_size=1, max_size=3), min_size=1, max_size=5)


def derived(view: View) -> set[Quad]:
    return set(view.quads(graph_name=f"{BASE}graph/derived"))


@given(changes)
@settings(max_examples=30, deadline=None)
def test_incremental_equals_construct(batches: list[list[tuple[Encoded, bool]]]) -> None:
    """After any adding, replacing and removing, the derived graph is what the queries make of the whole store."""
    store = MemoryStore(derive, BASE)
    stored: dict[str, Encoded] = {}
    for batch in batches:
        with store.writer() as writer:
            for encoded, away in batch:
                if away and writer.digest(encoded.article):
                    writer.remove(encoded.article)
                    del stored[encoded.article]
                else:
                    writer.put(encoded)
                    stored[encoded.article] = encoded
        assert derive.differences(store.view()) == (set(), set())
    fresh = MemoryStore(derive, BASE)
    with fresh.writer() as writer:
        for encoded in stored.values():
            writer.put(encoded)
    assert set(store.view().quads()) == set(fresh.view().quads())


def test_rebuild_repairs_the_derived_graph(tmp_path: Path) -> None:
    """Rebuilding drops what does not belong and brings back what is missing."""
    store = FolderStore.create(tmp_path / "graph", derive, BASE)
    made = Making("Row").know(*ACTORS)
    made.say("person/ann", made.event("ACCUSE", ["country/AA"], ["country/BB"], mode="loud"))
    with store.writer() as writer:
        writer.put(made.encoded())
        writer.commit()
        sound = derived(store.view())
        wrong = Quad(f"<{BASE}a>", f"<{SAID.accuse}>", f"<{BASE}b>", f"<{BASE}graph/derived>")
        writer._quads.apply(Delta(dropped=[f"{BASE}graph/derived"], added={wrong}))
        writer.rederive()
    assert derived(store.view()) == sound
    assert Quad(f"<{BASE}country/AA>", f"<{SAID.accuse}>", f"<{BASE}country/BB>", f"<{BASE}graph/derived>") in sound


def origin(view: View, article: str) -> tuple[list[str], list[str]]:
    node = BASE + article
    found = ([*view.quads(node, NEWS[name])] for name in ("originalSource", "originalDate"))
    first, second = ([quad.object for quad in quads] for quads in found)
    return first, second


def test_a_chain_runs_through_stored_articles() -> None:
    """A posting whose original is itself stored, and names an earlier one, gets the far end; and loses it again."""
    far, middle, near = (Publication(f"Outlet {n}", date(2025, 1, n), "Same story") for n in (1, 2, 3))
    posting = Making("x")
    posting.reading = replace(posting.reading, article=Article(*_head(near), text="t", reposts=(middle,)), sentences=())
    original = Making("y")
    original.reading = replace(
        original.reading, article=Article(*_head(middle), text="t", reposts=(far,)), sentences=()
    )
    store = MemoryStore(derive, BASE)
    with store.writer() as writer:
        writer.put(posting.encoded())
    assert origin(store.view(), near.id)[0] == [f"<{BASE}source/outlet-2>"]
    with store.writer() as writer:
        writer.put(original.encoded())
    assert origin(store.view(), near.id)[0] == [f"<{BASE}source/outlet-1>"]
    assert origin(store.view(), near.id)[1] == [str(Term("literal", "2025-01-01", "", _XSD_DATE))]
    with store.writer() as writer:
        writer.remove(middle.id)
    assert origin(store.view(), near.id)[0] == [f"<{BASE}source/outlet-2>"]


_XSD_DATE = "http://www.w3.org/2001/XMLSchema#date"


def _head(link: Publication) -> tuple[str, date | None, str]:
    return link.publisher, link.published, link.headline


def test_nothing_denied_or_foreseen_becomes_an_edge() -> None:
    """Denied, future and hypothetical statements give no edge, but their speakers do speak about the actors."""
    made = Making("Row").know(*ACTORS)
    event = made.event("ACCUSE", ["country/AA"], ["country/BB"])
    made.say("person/ann", event, polarity="negated").say("group/few", event, modality="hypothetical")
    store = MemoryStore(derive, BASE)
    with store.writer() as writer:
        writer.put(made.encoded())
    predicates = {quad.predicate for quad in derived(store.view()) if SAID.iri in quad.predicate}
    assert predicates == {f"<{SAID.speakAbout}>"}
