"""Reading the articles of a gold standard, so that the readings can be scored."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType

from kg.article import Article
from kg.check.evalformat import to_eval
from kg.check.score.schema import Record, complete
from kg.config import Config
from kg.errors import ArticleError
from kg.extraction import read_articles
from kg.read.base import ReadOptions
from kg.read.sources import read_all

IN_GOLD = MappingProxyType(
    {name: f"article.{name}" for name in ("title", "outlet", "published", "republisher", "posted")}
    | {"authors": "article.author"}
)
"""Where the annotation schema keeps what a reader asks for."""


def predict(gold: Path, articles: Path | None, config: Config) -> tuple[dict[str, Record], list[ArticleError]]:
    """Return what the extractors read, in the annotation schema by identifier, and why other articles were not read.

    `articles` is a file or folder in any form that the readers know; without it the texts in the gold itself are
    read, with the title, outlet and date that stand beside them.

    Raises:
        ModelError: the spaCy pipeline is missing.
    """
    options = ReadOptions(mapping=ReadOptions().mapping if articles else IN_GOLD, max_characters=config.max_characters)
    left_out: list[ArticleError] = []
    found = _usable(read_all([str(articles or gold)], options), left_out)
    records = [complete(to_eval(reading), reading.article.origin) for reading in read_articles(found, config)]
    return {record["id"]: record for record in records}, left_out


def _usable(articles: Iterable[Article | ArticleError], left_out: list[ArticleError]) -> Iterator[Article]:
    for one in articles:
        if isinstance(one, ArticleError):
            left_out.append(one)
        else:
            yield one
