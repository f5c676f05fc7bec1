"""One actor, one node, over articles of opposed outlets (`gold/opposed.jsonl`)."""

import json
from datetime import date

import pytest

from benchmarks.opposed import ARTICLES, NAMES, measure
from kg.article import Article
from kg.check.bundles import OneNode, compare
from kg.reading import Mention, Reading, Span

FLOOR, CEILING = 0.61, 11
"""Share of the pairs that are one node, and number of different actors that are, as reached."""


def test_actors_of_opposed_outlets_are_one_node() -> None:
    """As many actors are one node over two articles as were reached, and no more different ones are."""
    tally = measure()
    assert tally.share >= FLOOR, tally.faults
    assert tally.merged <= CEILING, tally.faults


def test_every_name_stands_in_its_article() -> None:
    """The gold names articles that there are, and words that stand in them."""
    articles = map(json.loads, ARTICLES.read_text("utf-8").splitlines())
    told = {one["id"]: f"{one['title']}\n{one['text']}" for one in articles}
    for bundle in map(json.loads, NAMES.read_text("utf-8").splitlines()):
        keys = {actor["key"] for actor in bundle["actors"]}
        assert all({one, other} <= keys and one != other for one, other in bundle["apart"])
        for actor in bundle["actors"]:
            assert all(name in told[key] for key, names in actor["names"].items() for name in names)


def _reading(key: str, text: str, *named: tuple[str, str]) -> Reading:
    mentions = []
    for words, identifier in named:
        start = text.index(words)
        mentions.append(Mention(Span(start, start + len(words), words), identifier, "name"))
    article = Article("Example Times", date(2025, 3, 12), "A Headline", text=text, key=key)
    return Reading(article, mentions=tuple(mentions))


@pytest.mark.parametrize(
    ("second", "joined", "merged"),
    [("person/vladimir-orlov", 1, 0), ("person/v-orlov", 0, 0), ("person/anna-orlova", 0, 1)],
)
def test_what_counts_as_one_node(second: str, joined: int, merged: int) -> None:
    """A pair is one node if an identifier is shared; different actors that share one are counted as merged."""
    readings = {
        "a": _reading("a", "Volodymyr Orlov met Anna Orlova.", ("Volodymyr Orlov", "person/vladimir-orlov"),
                      ("Anna Orlova", "person/anna-orlova")),
        "b": _reading("b", "Mr Orlov left.", ("Orlov", second)),
    }  # fmt: skip
    bundle = {
        "bundle": "x",
        "actors": [
            {"key": "he", "names": {"a": ["Volodymyr Orlov"], "b": ["Orlov"]}},
            {"key": "she", "names": {"a": ["Anna Orlova"]}},
        ],
        "apart": [["he", "she"]],
    }
    tally = OneNode()
    compare(bundle, readings, tally)
    assert (tally.pairs, tally.joined, tally.apart, tally.merged) == (1, joined, 1, merged)
    assert len(tally.faults) == (1 - joined) + merged
