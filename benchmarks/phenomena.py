"""How many short texts of one phenomenon each are read right, by group, as a Markdown table; and which are not.

python -m benchmarks.phenomena [--faults]     the texts of gold/phenomena.jsonl, manners.jsonl and constructions.jsonl
"""

import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from kg.article import Article
from kg.check.evalformat import to_eval
from kg.check.phenomena import Record, faults, read_phenomena
from kg.config import Config
from kg.extraction import read_articles

TEXTS = Path(__file__).parents[1] / "gold/phenomena.jsonl"
"""Half or more of each group are there for what must not be read."""
MANNERS = TEXTS.with_name("manners.jsonl")
"""In the manner of political news, of event coders' sentences and of dated reports; most are there to be read."""
CONSTRUCTIONS = TEXTS.with_name("constructions.jsonl")
"""One plain sentence for each way to say the same: voices, moods, orders, dates, names."""
_PUBLISHED = date(2025, 3, 12)
"""A Wednesday: what "on Monday" is counted from."""


def judged(texts: Sequence[Record]) -> Iterator[tuple[Record, list[str]]]:
    """Yield every text with its faults."""
    articles = (Article("Example Times", _PUBLISHED, "A Headline", text=one["text"], key=one["id"]) for one in texts)
    found = {reading.article.key: reading for reading in read_articles(articles, Config())}
    for one in texts:
        yield one, faults(one, to_eval(found[one["id"]]))


def main(arguments: Sequence[str]) -> None:
    """Read the texts, count, print."""
    results = [one for path in (TEXTS, MANNERS, CONSTRUCTIONS) for one in judged(read_phenomena(path))]
    print("| group | to be read | right | not to be read | right |\n| --- | ---: | ---: | ---: | ---: |")
    for group in [*dict.fromkeys(one["group"] for one, _ in results), "all"]:
        cells = []
        for negative in (False, True):
            wrong = [
                bool(told) for one, told in results if group in (one["group"], "all") and one["negative"] is negative
            ]
            cells += [len(wrong), wrong.count(False)]
        print(f"| {group} | " + " | ".join(map(str, cells)) + " |")
    for one, told in results if "--faults" in arguments else ():
        print(*(f"{one['id']} ({one['phenomenon']}) {fault}: {one['text']}" for fault in told), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
