"""The gold of the example articles: every span stands in its text, every name is a known one."""

from functools import cache
from pathlib import Path

import pytest

from kg.article import Article
from kg.check.score.schema import Record, read_gold
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


def names(rows: list[Record]) -> set[str]:
    return {row["name"] for row in rows}


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
    record = GOLD[key]
    for event in record["events"]:
        assert event["sentence"] in record["text"], event
        assert event["trigger"] in event["sentence"], event
    for statement in record["statements"]:
        for part in statement["content"].split(" [...] "):
            assert part in record["text"], statement
        for field in ("cue", "speaker_surface"):
            assert statement[field] in record["text"], statement
    for relation in record["relations"]:
        assert relation["sentence"] in (record["article"]["title"],) or relation["sentence"] in record["text"], relation


@ARTICLES
def test_names_belong_to_actors(key: str) -> None:
    """Whoever acts, is acted on, is spoken about or is related is an actor; unnamed people only speak."""
    record = GOLD[key]
    actors, places = names(record["actors"]), names(record["places"])
    voices = actors | {statement["speaker"] for statement in record["statements"]}
    for event in record["events"]:
        assert event["agent"] or event["target"], event
        assert {*event["agent"], *event["target"]} <= actors, event
        assert event["place"] is None or event["place"] in places, event
        assert event["attributed_to"] is None or event["attributed_to"] in voices, event
    for statement in record["statements"]:
        assert set(statement["about"]) <= actors, statement
        assert statement["via"] is None or statement["via"] in actors, statement
    for relation in record["relations"]:
        ends = {relation["subject"]} if relation["predicate"] == "holds_position" else set()
        ends = ends or {relation["subject"], relation["object"]}
        assert ends <= actors | places | {record["article"]["title"]}, relation


@ARTICLES
def test_aliases_stand_in_the_text(key: str) -> None:
    """An alias is a surface form of its own article, and no two rows of a layer are the same."""
    record = GOLD[key]
    for actor in record["actors"]:
        for alias in actor["aliases"]:
            assert alias in record["text"], (actor["name"], alias)
    assert len(names(record["actors"])) == len(record["actors"])
    events = [(event["sentence"], event["trigger"], *event["agent"]) for event in record["events"]]
    assert len(set(events)) == len(events)
