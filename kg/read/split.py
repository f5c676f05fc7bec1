"""The rows of `kg split`: how an input is cut, before anything is built."""

from collections.abc import Iterable, Iterator
from typing import Any

from kg.article import Article, Publication
from kg.errors import ArticleError


def split_rows(articles: Iterable[Article | ArticleError]) -> Iterator[dict[str, Any]]:
    """Yield one row for each article, and one for each piece that could not be cut, ready for JSON.

    An article's row has `number` (from 1, articles alone), `origin`, `key`, `id`, `outlet`, `posted` (ISO day or
    None), `chain` (nearest link first: `outlet`, `published`, `url`), `original_outlet`, `original_date`, `authors`,
    `title`, `topics`, `characters`, `notes`, and `error` None. The row of an error has `number` None, `origin`,
    `error` and `hint`.
    """
    number = 0
    for one in articles:
        if isinstance(one, ArticleError):
            yield {"number": None, "origin": one.origin, "error": one.message, "hint": one.hint}
            continue
        number += 1
        yield _row(number, one)


def _row(number: int, article: Article) -> dict[str, Any]:
    return {
        "number": number,
        "origin": article.origin,
        "key": article.key,
        "id": article.id,
        "outlet": article.publisher,
        "posted": _day(article),
        "chain": [{"outlet": link.publisher, "published": _day(link), "url": link.url} for link in article.reposts],
        "original_outlet": article.original.publisher,
        "original_date": _day(article.original),
        "authors": list(article.authors),
        "title": article.headline,
        "topics": list(article.topics),
        "characters": len(article.text),
        "notes": list(article.notes),
        "error": None,
    }


def _day(publication: Publication) -> str | None:
    return publication.published.isoformat() if publication.published else None
