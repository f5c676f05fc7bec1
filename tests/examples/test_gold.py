"""The gold of the example articles: every span stands in its text, every name is a known one."""

from functools import cache
from pathlib import Path

import pytest
from gold_checks import check_aliases, check_names, check_spans

from kg.article import Article
from kg.check.score.schema import read_gold
from kg.read.base import ReadOptions
from kg.read.sources import read_all

EXAMPLES = Path(__file__).parents[2] / "examples"
GOLD = read_gold(EXAMPLES / "gold.jsonl")
ARTICLES = pytest.mark.parametrize("key", GOLD)


@cache
def corpus() -> dict[str, Article]:
    """Return the example articles by the identifier that `kg extract --format eval` prints."""
    read = [one for one in read_all([str(EXAMPLES / "corpus")], ReadOptions()) if isinstance(one, Article)]
    return {article.key or article.id: article for article in read}


def test_gold_covers_the_example_corpus() -> None:
    """Every example article has gold, and nothing else has."""
    assert set(GOLD) == set(corpus())
    assert len(GOLD) == 16


@ARTICLES
def test_gold_holds_the_text_that_readers_return(key: str) -> None:
    """The text in the gold is the body as the readers cut it, under the headline they find."""
    assert GOLD[key]["text"] == corpus()[key].text
    assert GOLD[key]["article"]["title"] == corpus()[key].headline


@ARTICLES
def test_spans_are_verbatim(key: str) -> None:
    """Sentences, triggers, cues and contents occur in the text as they stand."""
    check_spans(GOLD[key])
    assert all(statement["cue"] is not None for statement in GOLD[key]["statements"])


@ARTICLES
def test_names_belong_to_actors(key: str) -> None:
    """Whoever acts, is acted on, is spoken about or is related is an actor; unnamed people only speak."""
    check_names(GOLD[key])


@ARTICLES
def test_aliases_stand_in_the_text(key: str) -> None:
    """An alias is a surface form of its own article, and no two rows of a layer are the same."""
    record = GOLD[key]
    check_aliases(record)
    events = [(event["sentence"], event["trigger"], *event["agent"]) for event in record["events"]]
    assert len(set(events)) == len(events)
