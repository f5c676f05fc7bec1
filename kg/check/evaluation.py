"""Reading the articles of a gold standard, so that the readings can be scored."""

import logging
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import MappingProxyType

from kg.article import Article
from kg.check.evalformat import to_eval
from kg.check.score.schema import Record, complete
from kg.config import Config
from kg.errors import ArticleError, InputError
from kg.extraction import read_articles
from kg.read.base import ReadOptions
from kg.read.sources import read_all

_log = logging.getLogger(__name__)
IN_GOLD = MappingProxyType(
    {name: f"article.{name}" for name in ("title", "outlet", "published", "republisher", "posted")}
    | {"authors": "article.author"}
)
"""Where the annotation schema keeps what a reader asks for."""


def predict(gold: Path, articles: Path | None, config: Config) -> dict[str, Record]:
    """Return what the extractors read, in the annotation schema, by the identifier of the article.

    `articles` is a file or folder in any form that the readers know; without it the texts in the gold itself are
    read, with the title, outlet and date that stand beside them. Articles that cannot be used are missing, and the
    log tells why.

    Raises:
        InputError: no article can be used.
        ModelError: the spaCy pipeline is missing.
    """
    options = ReadOptions() if articles else ReadOptions(mapping=IN_GOLD)
    found = list(_usable(read_all([str(articles or gold)], options)))
    if not found:
        raise InputError(
            f"{articles or gold} holds no article that can be read", hint="give the texts: --articles FILE"
        )
    records = (complete(to_eval(reading), reading.article.origin) for reading in read_articles(found, config))
    return {record["id"]: record for record in records}


def _usable(articles: Iterable[Article | ArticleError]) -> Iterator[Article]:
    for one in articles:
        if isinstance(one, ArticleError):
            _log.warning("left out: %s", one)
        else:
            yield one
