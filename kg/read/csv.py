"""CSV and TSV: one article a row, the first row names the fields."""

import csv
from collections.abc import Iterator

from kg.article import Article
from kg.errors import ArticleError, InputError
from kg.read.base import ReadOptions, Source
from kg.read.decode import Line
from kg.read.records import FIELDS, Place, article_from_record

_DELIMITERS = (",", "\t", ";", "|")
_KNOWN = frozenset(alias for aliases in FIELDS.values() for alias in aliases)


class CsvReader:
    """Reads rows as a stream; comma, tab, semicolon or bar is told by the first row."""

    name = "csv"
    suffixes = (".csv", ".tsv")

    def recognizes(self, source: Source) -> float:
        """Return how sure it is: the first line names fields that are known, or the name says so."""
        first = source.head.lstrip("\ufeff").partition("\n")[0]
        if len(first) > 10_000 or first.lstrip()[:1] in ("{", "[", "<"):
            return 0.0
        if source.suffix in self.suffixes:
            return 0.9
        names = {name.strip().strip('"') for name in first.split(_delimiter(first))}
        return 0.7 if len(names) > 1 and names & set(FIELDS["text"]) and len(names & _KNOWN) > 1 else 0.0

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | ArticleError]:
        """Yield an article or error for each row; a place is the line on which the row begins.

        Raises:
            InputError: there is no row of names, or no column for the text.
        """
        # The limit is one of the whole process; rows are bounded by `_feed`.
        csv.field_size_limit(max(csv.field_size_limit(), 2 * options.line_limit))
        feed = _Feed(source, options)
        first = source.head.lstrip("\ufeff").partition("\n")[0]
        rows = csv.reader(feed, delimiter="\t" if source.suffix == ".tsv" else _delimiter(first))
        names = next(rows, None)
        if names is None or not any(name.strip() for name in names):
            raise InputError(f"{source.name} has no row of column names", hint="name the columns in the first row")
        names = [name.strip().lstrip("\ufeff") for name in names]
        _check_columns(names, source, options)
        while True:
            feed.begin()
            try:
                row = next(rows, None)
            except csv.Error as error:
                origin = source.origin(options, feed.start)
                yield ArticleError(f"{origin}: the row cannot be read: {error}", hint="mend the row", origin=origin)
                continue
            if row is None:
                return
            if feed.problem or row:
                yield self._article(names, row, feed, options)

    def _article(self, names: list[str], row: list[str], feed: "_Feed", options: ReadOptions) -> Article | ArticleError:
        origin = feed.source.origin(options, feed.start)
        if feed.problem:
            return ArticleError(f"{origin}: the row {feed.problem}", hint="mend or remove the row", origin=origin)
        if len(row) > len(names):
            hint = "put fields that hold the delimiter into double quotes"
            message = f"{origin}: the row has {len(row)} fields, the first row names {len(names)}"
            return ArticleError(message, hint=hint, origin=origin)
        return article_from_record(dict(zip(names, row, strict=False)), Place(origin), options)


class _Feed:
    """The lines of the file for the row parser. A quote that is never closed ends it instead of filling the memory."""

    def __init__(self, source: Source, options: ReadOptions) -> None:
        self.source = source
        self.problem = ""
        self.start = 0
        self._limit = options.line_limit
        self._lines = source.lines(options.line_limit)
        self._last = 0
        self._taken = 0

    def begin(self) -> None:
        """A new row begins."""
        self.problem, self._taken, self.start = "", 0, self._last + 1

    def __iter__(self) -> "Iterator[str]":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._last = line.number
        self._taken += len(line.text) + 1
        if line.problem:
            self.problem = self.problem or _told(line)
        if self._taken > self._limit:
            # Where a row begins cannot be told after a quote that was not closed: here the file ends.
            self.problem = f"is longer than {self._limit:,} characters, nothing after it is read: a quote is not closed"
            self._lines = iter(())
            raise StopIteration
        return line.text + "\n"


def _told(line: Line) -> str:
    return f"{line.problem} (line {line.number})"


def _delimiter(first: str) -> str:
    return max(_DELIMITERS, key=first.count)


def _check_columns(names: list[str], source: Source, options: ReadOptions) -> None:
    wanted = options.mapping.get("text")
    if wanted is None and any(name in names for name in FIELDS["text"]):
        return
    if wanted is not None and wanted in names:
        return
    shown = ", ".join(name[:40] for name in names[:20])
    missing = f"no column {wanted!r}" if wanted else "no column that holds the text"
    raise InputError(f"{source.name} has {missing}; its columns are {shown}", hint="name it with --map text=COLUMN")
