"""Words per CPU second of annotation and extraction, as a share of the bare spaCy pipeline on the same texts.

python -m benchmarks.extraction [INPUT...]     default: the example corpus
"""

import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from kg.read.sources import read_all

from kg.annotate.pipeline import load_pipeline
from kg.article import Article
from kg.config import Config
from kg.errors import ArticleError
from kg.extraction import read_articles
from kg.rdf.quads import encode
from kg.read.base import ReadOptions

EXAMPLES = Path(__file__).parents[1] / "examples" / "corpus"
ROUNDS = 5
WORDS = 20_000


def articles_of(inputs: Sequence[str]) -> list[Article]:
    """Return the articles of the inputs, repeated until they have enough words to measure."""
    once = [a for a in read_all(inputs, ReadOptions()) if not isinstance(a, ArticleError)]
    words = sum(len(a.text.split()) for a in once)
    return once * max(1, WORDS // max(words, 1))


def cpu_seconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def main(inputs: Sequence[str]) -> None:
    config = Config()
    nlp = load_pipeline(config.model)
    articles = articles_of(inputs or [str(EXAMPLES)])
    words = sum(len(article.text.split()) for article in articles)
    when = datetime.now(UTC)

    def bare() -> None:
        for _ in nlp.pipe(article.text for article in articles):
            pass

    def read() -> None:
        for _ in read_articles(articles, config):
            pass

    def to_quads() -> None:
        for reading in read_articles(articles, config):
            encode(reading, base=config.base, when=when)

    rounds = [(cpu_seconds(bare), cpu_seconds(read), cpu_seconds(to_quads)) for _ in range(ROUNDS)]
    print(f"{len(articles)} articles, {words:,} words, {ROUNDS} rounds, medians of words per CPU second")
    for number, name in enumerate(("bare spacy.pipe", "annotate + extract", "... + encode to quads")):
        speed = median(words / times[number] for times in rounds)
        share = median(times[0] / times[number] for times in rounds)
        print(f"  {name:24} {speed:8,.0f}  {share:5.2f} of bare")


if __name__ == "__main__":
    main(sys.argv[1:])
