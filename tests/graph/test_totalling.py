"""The graph from columns is the graph from quads, edge by edge, under every filter."""

from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from told_samples import ACTORS, AGENCY, MINISTER, Said, day, reading, spoken, store_of

import kg.derive
from benchmarks.news_graph import make_articles
from kg.article import Publication
from kg.graph.accounts import read_accounts, read_catalog
from kg.graph.columns import Columns
from kg.graph.filters import Filters
from kg.graph.loading import read_columns
from kg.graph.projection import project_accounts
from kg.graph.records import Edge, Node
from kg.graph.relations import KINDS
from kg.graph.sheet import Sheet
from kg.graph.told import Account, Catalog
from kg.reading import When
from kg.store.base import View
from kg.store.memory import MemoryStore
from kg.vocab import STATUSES


@dataclass(frozen=True)
class Both:
    """A store, read in both ways."""

    view: View
    columns: Columns
    catalog: Catalog
    accounts: tuple[Account, ...]


def both(store: MemoryStore) -> Both:
    view = store.view()
    catalog = read_catalog(view)
    return Both(view, read_columns(view), catalog, tuple(read_accounts(view, catalog)))


@pytest.fixture(scope="module")
def made_up() -> Both:
    store = MemoryStore(kg.derive)
    with store.writer() as writer:
        for article in spoken(make_articles(70, store.base, sentences=3)):
            writer.put(article)
    return both(store)


def check(told: Both, filters: Filters) -> None:
    """Hold the two graphs against each other; spans and `same_as` are for exports alone."""
    sheet = Sheet(told.columns, filters, told.view.sentences)
    graph = project_accounts(told.catalog, told.accounts, filters)

    def node(one: Node) -> Node:
        return replace(one, spans=(), same_as=())

    def edge(one: Edge) -> Edge:
        # Of examples that are equally good either may be shown.
        return replace(one, spans=(), example="", example_statement="")

    assert list(map(node, sheet.nodes)) == list(map(node, graph.nodes))
    assert list(map(edge, sheet.edges)) == list(map(edge, graph.edges))
    assert list(map(edge, sheet.undrawn)) == list(map(edge, graph.undrawn))
    assert (sheet.articles, sheet.below_weight) == (graph.articles, graph.below_weight)


def some(values: list[str]) -> st.SearchStrategy[frozenset[str]]:
    return st.one_of(st.just(frozenset()), st.frozensets(st.sampled_from(values), max_size=3))


days = st.dates(date(2015, 1, 1), date(2025, 1, 1))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_every_filter_gives_the_same_graph(made_up: Both, data: st.DataObject) -> None:
    """Nodes, edges, weights, statuses, days, sources and what is contested or not drawn agree under any filters."""
    postings = made_up.catalog.postings
    since, until = sorted((data.draw(days), data.draw(days)))
    filters = Filters(
        status=data.draw(some(list(STATUSES))),
        source=data.draw(some(sorted({one.original_source for one in postings}))),
        posted_by=data.draw(some(sorted({one.publisher for one in postings}))),
        since=data.draw(st.sampled_from([since, None])),
        until=data.draw(st.sampled_from([until, None])),
        date_field=data.draw(st.sampled_from(["original", "posted", "event"])),
        topic=data.draw(some(sorted({topic for one in postings for topic in one.topics}))),
        min_confidence=data.draw(st.sampled_from([0.0, 0.5, 0.8])),
        min_weight=data.draw(st.sampled_from([0, 1, 2])),
        lang=data.draw(some(["en", "pt", "pt-br", "p"])),
        types=data.draw(some(sorted(KINDS))),
        speech=data.draw(st.booleans()),
    )
    check(made_up, filters)


def test_unfiltered_with_examples(made_up: Both) -> None:
    """Without filters too, and the example is a sentence of a statement behind the edge, told with its speaker."""
    check(made_up, Filters())
    sheet = Sheet(made_up.columns, Filters(), made_up.view.sentences)
    graph = project_accounts(made_up.catalog, made_up.accounts)
    same = sum(one.example == other.example for one, other in zip(sheet.edges, graph.edges, strict=True))
    assert same > 0.95 * len(graph.edges)
    assert all(edge.source_names[0] in edge.reading for edge in (*sheet.edges, *sheet.undrawn))


COPY = Publication("Tidal Press", date(2025, 3, 1), "What the harbour heard")
TOLD = (
    Said("Norland threatened Sudavia.", (), "THREATEN", ("org/norland",), ("org/sudavia",), when=day("2025-02-03")),
    Said("Ada Quill said so too.", ("person/ada-quill",), same_event=0, via=(AGENCY.id,)),
    Said("Sudavia denied it.", ("org/sudavia",), same_event=0, polarity="negated", disputes=(0,)),
    Said("All three met.", (), "CONSULT", ("org/norland", "org/sudavia"), ("org/esteria", "org/norland")),
    Said("Ada Quill leads Norland.", (), "LEADS", (MINISTER.id,), ("org/norland",), tie=True),
    Said("It happened in May.", (), "AID", ("org/norland",), ("org/esteria",), when=When(date(2025, 5, 1),
        date(2025, 5, 31), "month", "month")),
    Said("It happened that year.", (), "AID", ("org/norland",), ("org/esteria",), when=When(date(2024, 1, 1),
        date(2024, 12, 31), "year", "year")),
)  # fmt: skip


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(posted_by=frozenset({"source/harbour-blog"})),
        Filters(status=frozenset({"reported", "denied"})),
        Filters(since=date(2025, 5, 20), until=date(2025, 5, 21), date_field="event"),
        Filters(types=frozenset({"SPEAK_ABOUT"})),
    ],
    ids=Filters.describe,
)
def test_copies_count_once(filters: Filters) -> None:
    """Copies of one text, several ends, statements on one event, and days of months and years add up alike."""
    told = both(
        store_of(
            reading("Tidal Press", "2025-03-01", TOLD),
            reading("Harbour Blog", "2025-03-04", TOLD, reposts=(COPY,)),
            reading("Undated Daily", None, TOLD[:4], headline="Another", actors=ACTORS),
        )
    )
    check(told, filters)


def test_nothing_told() -> None:
    """An empty store gives an empty graph."""
    check(both(store_of()), Filters())
