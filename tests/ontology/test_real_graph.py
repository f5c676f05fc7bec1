"""The whole way from text to a checked graph, with the real pipeline."""

from datetime import date

import pyoxigraph
import pytest
from sampling import BASE, WHEN

from kg import derive
from kg.article import Article, Publication
from kg.check.view import check_view
from kg.config import Config
from kg.extraction import read_articles
from kg.query.library import named_queries
from kg.rdf.quads import Encoded, encode
from kg.store.base import View
from kg.store.memory import MemoryStore

_ENVOY = """Chile summoned the ambassador of Peru on Tuesday over a fishing dispute, the newspaper wrote.

“Peru has violated our waters twice this month,” Foreign Minister Alberto van Klaveren said. He warned that Santiago \
would respond with sanctions. Lima denied that its ships had crossed the border.

The Peruvian navy reportedly arrested four Chilean fishermen near Arica in March. An unnamed official told Reuters \
that Peru could withdraw from the treaty. 🐟 Brazil offered to mediate and plans to send a delegation to Lima."""

_TALKS = """Peruvian President Dina Boluarte met Brazilian officials in Lima on Friday. Brazil is an ally of Peru and \
a member of the Andean talks, she said. Bolivia condemned Chile’s “reckless threats” and called on the United Nations \
to send observers."""


@pytest.fixture(scope="module")
def encoded() -> list[Encoded]:
    articles = [
        Article(
            "The Harbour Blog", date(2025, 4, 3), "Chile summons envoy", "https://blog.example/1", _ENVOY,
            ("Inés Rojas",), ("Fishing",), (Publication("Santiago Courier", date(2025, 4, 2), "Chile summons envoy"),),
        ),
        Article("Lima Wire", date(2025, 4, 5), "Talks in Lima", text=_TALKS),
    ]  # fmt: skip
    return [encode(reading, base=BASE, when=WHEN) for reading in read_articles(articles, Config(base=BASE))]


@pytest.fixture(scope="module")
def view(encoded: list[Encoded]) -> View:
    store = MemoryStore(derive, BASE)
    with store.writer() as writer:
        for one in encoded:
            writer.put(one)
    return store.view()


def test_graph_of_the_real_pipeline_keeps_every_promise(view: View) -> None:
    """What the pipeline reads conforms to the shapes, and every offset and text is right."""
    assert list(check_view(view)) == []


def test_stores_keep_every_quad_as_it_is_written(encoded: list[Encoded]) -> None:
    """pyoxigraph changes no literal of an article's graph, so that a dump is byte-equal to what was written."""
    for one in encoded:
        store = pyoxigraph.Store()
        store.load(one.nquads.encode(), format=pyoxigraph.RdfFormat.N_QUADS)
        kept = pyoxigraph.serialize(store, format=pyoxigraph.RdfFormat.N_QUADS).decode()
        assert sorted(kept.splitlines()) == one.nquads.splitlines()


@pytest.mark.parametrize("name", named_queries())
def test_named_queries_run_on_the_real_graph(name: str, view: View) -> None:
    """Every named query runs on what the pipeline made, and nothing is told by nobody."""
    query = named_queries()[name]
    bound = query.bound({p.name: p.example for p in query.parameters}, BASE)
    if name == "18-subgraph-for-gephi":
        assert isinstance(list(view.construct(bound)), list)
    elif name == "25-nothing-without-a-voice":
        assert not view.ask(bound)
    else:
        assert isinstance(view.select(bound), list)


def test_what_is_said_about_a_country_is_found(view: View) -> None:
    """The quoted accusation against Peru is found by its speaker and its words, under the original source."""
    query = named_queries()["01-who-says-what-about"].bound({"target": "country/PE"}, BASE)
    rows = [row for row in view.select(query) if "violated our waters" in row["sentence"].value]
    assert {row["sourceLabel"].value for row in rows} == {"Santiago Courier"}
    assert any("Klaveren" in row["speakerLabel"].value for row in rows)
