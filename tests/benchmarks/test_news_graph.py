"""The made-up news of the benchmarks: like real news in shape, and the same at every time."""

from itertools import islice
from pathlib import Path

import pytest

from benchmarks import news_graph
from kg.check.view import check_view
from kg.store.folder import open_view
from kg.vocab import STATUSES

BASE = "https://example.org/newskg/"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("news") / "kg"
    news_graph.main([str(path), "--articles", "100", "--batch", "60"])
    return path


def test_bytes_depend_on_the_arguments_alone() -> None:
    """Equal arguments give equal articles, another seed gives others."""
    one, again = (list(news_graph.make_articles(40, BASE)) for _ in range(2))
    assert one == again
    assert one != list(news_graph.make_articles(40, BASE, seed=8))


def test_it_streams() -> None:
    """The first articles of a graph of any size come without the others being made."""
    assert len(list(islice(news_graph.make_articles(100_000, BASE), 3))) == 3


def test_it_holds_all_that_news_hold(folder: Path) -> None:
    """Every status, disputes, voices in between, unnamed speakers, reposts of reposts, places, days, ties."""
    view = open_view(folder)
    news = "PREFIX news: <https://w3id.org/newskg/ns#> "
    told = {row["s"].value.rpartition("#")[2] for row in view.select(news + "SELECT DISTINCT ?s { ?x news:status ?s }")}
    assert told == set(STATUSES)
    for pattern in (
        "?no news:disputes ?yes", "?s news:via ?v", "?s news:speaker/news:anonymous true",
        "?a news:repostOf/news:repostOf ?b", "?e news:place ?p ; news:eventDate ?d", "?t news:tieTo ?o",
    ):  # fmt: skip
        assert view.ask(f"{news} ASK {{ {pattern} }}"), pattern
    view.close()


def test_offsets_and_shapes_hold(folder: Path) -> None:
    """The check of stores finds nothing wrong in it."""
    view = open_view(folder)
    assert list(check_view(view)) == []
    view.close()
