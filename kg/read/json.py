"""JSON: a list of records, an object that holds one, or one record."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from kg.article import Article
from kg.errors import ArticleError, InputError
from kg.read.base import ReadOptions, Source
from kg.read.jsonl import parse_json
from kg.read.records import FIELDS, Place, article_from_record

_LISTS = ("articles", "items", "results", "data", "documents", "docs", "entries", "records", "posts", "news", "hits")
_LIST_START = re.compile(r"\s*\[\s*[{\]]")
_OBJECT_START = re.compile(r"\s*\{\s*\"")
_LARGEST = 2**30


class JsonReader:
    """Reads one JSON document whole; larger collections belong into JSON Lines, which is read as a stream."""

    name = "json"
    suffixes = (".json",)

    def recognizes(self, source: Source) -> float:
        """Return how sure it is: the text begins as a list or object does, or the name says so."""
        if source.suffix in self.suffixes:
            return 0.9
        if _LIST_START.match(source.head):
            return 0.7
        return 0.5 if _OBJECT_START.match(source.head) else 0.0

    def read(self, source: Source, options: ReadOptions) -> Iterator[Article | ArticleError]:
        """Yield an article or error for each record; places are counted from 1.

        Raises:
            InputError: it is not JSON, holds no records, or is larger than a gibibyte.
        """
        if source.size > _LARGEST:
            raise InputError(
                f"{source.name} is too large for one JSON document", hint="give JSON Lines, one object a line"
            )
        try:
            document = parse_json(source.text().removeprefix("\ufeff"))
        except ValueError as error:
            raise InputError(f"{source.name} is not JSON: {error}", hint="mend the file, or give JSON Lines") from error
        for number, record in enumerate(_records(document, source.name, options), 1):
            origin = source.origin(options, number)
            if isinstance(record, Mapping):
                yield article_from_record(record, Place(origin), options)
            else:
                yield ArticleError(f"{origin}: the record is no object", hint="one object an article", origin=origin)


def _records(document: Any, name: str, options: ReadOptions) -> list[Any]:
    if isinstance(document, list):
        if document:
            return document
        raise InputError(f"{name} holds an empty list", hint="give at least one article")
    if not isinstance(document, dict):
        raise InputError(f"{name} holds neither a list nor an object", hint="give a list of objects, one an article")
    texts = (options.mapping.get("text", ""), *FIELDS["text"])
    if any(isinstance(document.get(text), str) for text in texts):
        return [document]
    for key in _LISTS:
        inner = document.get(key)
        if isinstance(inner, dict):
            inner = next(
                (inner[deeper] for deeper in ("results", *_LISTS) if isinstance(inner.get(deeper), list)), None
            )
        if isinstance(inner, list) and inner:
            return inner
    raise InputError(f"{name} holds no list of articles", hint=f"it is looked for in {', '.join(_LISTS)}")
