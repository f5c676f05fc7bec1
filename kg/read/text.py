"""Plain text and Markdown: one article a file."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kg.article import Article
from kg.errors import ArticleError
from kg.read.base import ReadOptions, Source, web_page
from kg.read.cut import is_title_like
from kg.read.frontmatter import split_front_matter
from kg.read.headers import LONGEST_HEADER, Header, parse_header
from kg.read.markdown import strip_markdown
from kg.read.normalize import compose, squeeze
from kg.read.records import FIELDS, Place, article_from_record

_MARKDOWN = (".md", ".markdown", ".mdown")
_LEAD_LINES = 4
_SUB_HEADLINES = 2
_WRAPPED = range(45, 101)
_JSON_START = re.compile(r"\s*(?:\{\s*\"|\[\s*\{)")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


class TextReader:
    """Reads a file as one article.

    Front matter (YAML or TOML) gives the fields, with the names that `kg.read.records` knows. Without it the first
    line is the headline, and header lines after it (`By Ann Fole`, `Wednesday, January 23, 2019`,
    `The Harbour Post | 3 May 2024`) tell author, day and outlet; a sub-headline before them goes into the notes. The
    file's own date is the last resort and noted.
    Lines wrapped at a fixed width are joined, length for length.
    """

    name = "text"
    suffixes = (".txt", ".text", *_MARKDOWN)

    def recognizes(self, source: Source) -> float:
        """Return how sure it is: any text will do but the start of JSON, so little."""
        if source.has_markup and not source.head.startswith(("---", "+++")):
            return 0.0
        if _JSON_START.match(source.head):
            return 0.0
        if source.suffix in _MARKDOWN:
            return 0.6
        return 0.3 if source.suffix in self.suffixes or not source.suffix else 0.1

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | ArticleError]:
        """Yield the file's article, or what is wrong with it.

        Raises:
            InputError: the file is a web page.
        """
        if source.has_markup:
            raise web_page(source)
        yield self._article(source, options)

    def _article(self, source: Source, options: ReadOptions) -> Article | ArticleError:
        origin = source.origin(options)
        # A character takes four bytes at most: such a file need not be read to know that it is too long.
        if source.size > 4 * options.max_characters + 2**17:
            message = (
                f"{origin}: the file has {source.size:,} bytes; at most {options.max_characters:,} characters are read"
            )
            return ArticleError(message, hint="split it, or give its articles as JSONL", origin=origin)
        try:
            fields, rest = split_front_matter(compose(source.text()))
        except ValueError as error:
            return ArticleError(f"{origin}: {error}", hint="mend the front matter", origin=origin)
        if source.suffix in _MARKDOWN:
            rest = strip_markdown(rest)
        record = {str(name).lower(): value for name, value in fields.items()}
        body, sub_headlines = _read_lead(rest.strip(), record)
        record["text"] = join_wrapped(body)
        article = article_from_record(record, Place(origin, source.modified), options)
        if isinstance(article, ArticleError):
            return article
        return replace(article, notes=(*(f"Sub-headline: {line}" for line in sub_headlines), *article.notes))


def join_wrapped(text: str) -> str:
    """Return the text with the line ends inside wrapped paragraphs as spaces; the length stays.

    A paragraph is wrapped if it has more than one line and all but its last are 45 to 100 characters long.
    """
    parts: list[str] = []
    position = 0
    for gap in (*_PARAGRAPH.finditer(text), None):
        paragraph = text[position : gap.start() if gap else len(text)]
        lines = paragraph.split("\n")
        wrapped = (
            len(lines) > 1 and all(len(line) in _WRAPPED for line in lines[:-1]) and len(lines[-1]) <= _WRAPPED[-1]
        )
        parts.append(paragraph.replace("\n", " ") if wrapped else paragraph)
        if gap:
            parts.append(gap.group())
            position = gap.end()
    return "".join(parts)


def _read_lead(text: str, record: dict[str, Any]) -> tuple[str, list[str]]:
    """Take headline and header lines off the text into the record, where it does not have them yet.

    Lines between headline and a header line that tells author or outlet and day are sub-headlines.
    """
    line, _, after = text.partition("\n")
    if not _has(record, "title"):
        if not is_title_like(line.strip()) or not after.strip():
            return text, []
        record["title"] = line.strip()
        text = after.lstrip()
    text, sub_headlines = _take_sub_headlines(text)
    header = Header()
    for _ in range(_LEAD_LINES):
        line, _, after = text.partition("\n")
        more = parse_header(line)
        joined = header.joined(more) if more else None
        if joined is None or not after.strip():
            break
        header, text = joined, after.lstrip()
    told = {"published": header.day or header.posted, "authors": list(header.authors), "outlet": header.outlet}
    record |= {name: value for name, value in told.items() if value and not _has(record, name)}
    return text, sub_headlines


def _take_sub_headlines(text: str) -> tuple[str, list[str]]:
    rest, taken = text, list[str]()
    for _ in range(_SUB_HEADLINES + 1):
        line, _, after = rest.partition("\n")
        header = parse_header(line)
        if header is not None:
            return (rest, taken) if header.is_strong else (text, [])
        if len(line) > LONGEST_HEADER:
            break
        taken.append(squeeze(line))
        rest = after.lstrip()
    return text, []


def _has(record: dict[str, Any], name: str) -> bool:
    return any(record.get(alias) for alias in FIELDS[name])
