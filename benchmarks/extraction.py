"""Words per CPU second of annotation and extraction, as a share of the bare spaCy pipeline on the same texts.

python -m benchmarks.extraction [--steps] [INPUT...]     default: the example corpus

Bare is `spacy.load(model).pipe(texts)` as it comes. It and ours take turns over small groups of articles, so that
whatever else the machine does slows both; a round gives one ratio, the median of the rounds counts.
`--steps` prints what each step costs as a share of bare.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import spacy

from kg import plugins
from kg.annotate.pipeline import draft_articles, load_pipeline
from kg.article import Article
from kg.config import Config
from kg.errors import ArticleError
from kg.extract.assemble import assemble
from kg.extraction import read_articles
from kg.rdf.quads import encode
from kg.read.base import ReadOptions
from kg.read.sources import read_all

EXAMPLES = Path(__file__).parents[1] / "examples" / "corpus"
ROUNDS = 7
WORDS = 20_000
GROUP = 16
"""Articles in a turn: two batches of ours."""

Spent = dict[str, float]
Work = Callable[[Sequence[Article], Spent], None]


def articles_of(inputs: Sequence[str]) -> list[Article]:
    """Return the articles of the inputs, repeated until they have enough words to measure."""
    once = [a for a in read_all(inputs, ReadOptions()) if not isinstance(a, ArticleError)]
    words = sum(len(a.text.split()) for a in once)
    return once * max(1, WORDS // max(words, 1))


def groups_of(articles: Sequence[Article]) -> Iterator[Sequence[Article]]:
    for start in range(0, len(articles), GROUP):
        yield articles[start : start + GROUP]


class Stopwatch:
    """Adds the CPU seconds since its last press to a name."""

    def __init__(self, spent: Spent) -> None:
        self._spent, self._last = spent, time.process_time()

    def press(self, name: str) -> None:
        now = time.process_time()
        self._spent[name] += now - self._last
        self._last = time.process_time()


def bare(config: Config) -> Work:
    nlp = spacy.load(config.model)

    def work(articles: Sequence[Article], spent: Spent) -> None:
        watch = Stopwatch(spent)
        for _ in nlp.pipe(article.text for article in articles):
            pass
        watch.press("bare")

    return work


def ours(config: Config) -> Work:
    when = datetime.now(UTC)

    def work(articles: Sequence[Article], spent: Spent) -> None:
        watch = Stopwatch(spent)
        for reading in read_articles(articles, config):
            watch.press("read")
            encode(reading, base=config.base, when=when)
            watch.press("encode")
        watch.press("read")

    return work


def by_step(config: Config) -> Work:
    nlp = load_pipeline(config.model)
    steps = [(name, plugins.load("newskg.steps", name)) for name in config.steps]
    when = datetime.now(UTC)

    def work(articles: Sequence[Article], spent: Spent) -> None:
        watch = Stopwatch(spent)
        for draft in draft_articles(articles, nlp):
            watch.press("parse")
            for name, step in steps:
                step(draft)
                watch.press(name)
            reading = assemble(draft, config.model)
            watch.press("assemble")
            encode(reading, base=config.base, when=when)
            watch.press("encode")
        watch.press("parse")

    return work


def rounds_of(articles: Sequence[Article], works: Sequence[Work]) -> list[Spent]:
    """Return the CPU seconds of every round by name, after one round that only warms up."""
    rounds = []
    for _ in range(ROUNDS + 1):
        spent: Spent = defaultdict(float)
        for group in groups_of(articles):
            for work in works:
                work(group, spent)
        rounds.append(spent)
    return rounds[1:]


def main(arguments: Sequence[str]) -> None:
    inputs = [argument for argument in arguments if argument != "--steps"]
    config = Config()
    articles = articles_of(inputs or [str(EXAMPLES)])
    words = sum(len(article.text.split()) for article in articles)
    split = "--steps" in arguments
    rounds = rounds_of(articles, [bare(config), by_step(config) if split else ours(config)])
    print(f"{len(articles)} articles, {words:,} words, {ROUNDS} rounds, medians of words per CPU second")
    lines = (
        ("bare spacy.pipe", {"bare"}),
        ("annotate + extract", set(rounds[0]) - {"bare", "encode"}),
        ("... + encode to quads", set(rounds[0]) - {"bare"}),
    )
    for title, names in lines:
        taken = [sum(spent[name] for name in names) for spent in rounds]
        share = median(spent["bare"] / seconds for spent, seconds in zip(rounds, taken, strict=True))
        print(f"  {title:24} {median(words / seconds for seconds in taken):8,.0f}  {share:5.2f} of bare")
    for name in rounds[0] if split else ():
        print(f"  {name:24} {median(spent[name] / spent['bare'] for spent in rounds):8.1%} of bare")


if __name__ == "__main__":
    main(sys.argv[1:])
