"""How often one actor is one node in articles of opposed outlets, and how often two actors are.

python -m benchmarks.opposed [--faults]     the articles of gold/opposed.jsonl, the names of gold/opposed_names.jsonl
"""

import json
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from kg.article import Article
from kg.check.bundles import OneNode, compare
from kg.config import Config
from kg.extraction import read_articles

ARTICLES = Path(__file__).parents[1] / "gold/opposed.jsonl"
NAMES = ARTICLES.with_name("opposed_names.jsonl")


def measure() -> OneNode:
    """Read the articles, each by itself, and compare what the same actors are called."""
    told = [json.loads(line) for line in ARTICLES.read_text("utf-8").splitlines()]
    articles = [
        Article(one["outlet"], date.fromisoformat(one["date"]), one["title"], text=one["text"], key=one["id"])
        for one in told
    ]
    readings = {reading.article.key: reading for reading in read_articles(articles, Config())}
    tally = OneNode()
    for line in NAMES.read_text("utf-8").splitlines():
        compare(json.loads(line), readings, tally)
    return tally


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    tally = measure()
    print(f"one actor in two articles: {tally.joined} of {tally.pairs} pairs are one node ({tally.share:.2f})")
    print(f"two actors in one bundle: {tally.merged} of {tally.apart} pairs are one node")
    if "--faults" in arguments:
        print(*tally.faults, sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
