"""Read an archive page in a test, and tell what was cut from it."""

from datetime import date
from pathlib import Path

from kg.article import Article
from kg.errors import ArticleError
from kg.read.archive import ArchiveReader
from kg.read.base import ReadOptions, Source

PAGES = Path(__file__).parent / "pages"
LONG = "The harbour council met again on Thursday and put off every decision that was on its list, the clerk said."


def read(path: Path, options: ReadOptions | None = None) -> list[Article | ArticleError]:
    return list(ArchiveReader().read(Source.from_path(path), options or ReadOptions()))


def articles(path: Path, options: ReadOptions | None = None) -> list[Article]:
    found = read(path, options)
    assert all(isinstance(one, Article) for one in found), found
    return [one for one in found if isinstance(one, Article)]


def chain(article: Article) -> list[tuple[str, date | None]]:
    return [(link.publisher, link.published) for link in article.reposts]
