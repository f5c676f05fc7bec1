"""JSON Lines: one article a line."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kg.article import Article
from kg.errors import ArticleError
from kg.read.base import ReadOptions, Source
from kg.read.records import Place, article_from_record


class JsonlReader:
    """Reads JSON Lines as a stream; a line that cannot be used is an error of its own and the rest goes on."""

    name = "jsonl"
    suffixes = (".jsonl", ".ndjson", ".jl")

    def recognizes(self, source: Source) -> float:
        """Return how sure it is: the first lines are JSON objects, or the name says so."""
        lines = [line for line in source.head.split("\n", 5)[:5] if line.strip()]
        if not lines or not lines[0].lstrip().startswith("{"):
            return 0.9 if source.suffix in self.suffixes else 0.0
        objects = sum(_is_object(line) for line in lines)
        if source.suffix in self.suffixes:
            return 0.95
        return 0.9 if objects > 1 else 0.6 if objects else 0.0

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | ArticleError]:
        """Yield one article or error a line; blank lines are passed over."""
        for line in source.lines(options.line_limit):
            origin = source.origin(options, line.number)
            if line.problem:
                yield ArticleError(f"{origin}: the line {line.problem}", hint="mend or remove the line", origin=origin)
            elif line.text.strip():
                yield self._article(line.text, origin, options)

    def _article(self, text: str, origin: str, options: ReadOptions) -> Article | ArticleError:
        try:
            record = parse_json(text)
        except ValueError as error:
            return ArticleError(f"{origin}: the line is not JSON: {error}", hint="mend the line", origin=origin)
        if not isinstance(record, Mapping):
            return ArticleError(f"{origin}: the line is no JSON object", hint="one object a line", origin=origin)
        return article_from_record(record, Place(origin), options)


def parse_json(text: str) -> Any:
    """Return the value of a JSON text.

    Raises:
        ValueError: it is not JSON, nested too deeply, or holds a number of thousands of digits.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"column {error.colno}" if error.lineno == 1 else f"line {error.lineno}, column {error.colno}"
        raise ValueError(f"{error.msg} at {place}") from error
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _is_object(line: str) -> bool:
    try:
        return isinstance(parse_json(line), dict)
    except ValueError:
        return False
