"""Answers of SPARQL queries as Python values."""

import json
from collections import namedtuple
from collections.abc import Iterator, Sequence
from typing import Any, Final, overload

from kg.client.connection import Json
from kg.client.results import frame
from kg.client.show import Shown, table
from kg.client.transport import Reply
from kg.rdf.python import graph_of, value_of

_SHOWN: Final = 20


class Rows(Shown, Sequence[Any]):
    """The solutions of a SELECT query, in order; each is a named tuple: `row.who`, or `row[0]`.

    Numbers, days and truth values are Python's own, identifiers and texts strings, what is unbound None.
    """

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        self.columns = tuple(columns)
        # A variable may be called like a keyword; it is reached by its place then.
        kind = namedtuple("Row", self.columns, rename=True)  # type: ignore[misc]
        self._rows = [kind(*row) for row in rows]

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, place: int) -> Any: ...

    @overload
    def __getitem__(self, place: slice) -> list[Any]: ...

    def __getitem__(self, place: int | slice) -> Any:
        return self._rows[place]

    def __iter__(self) -> Iterator[Any]:
        return iter(self._rows)

    def to_dicts(self) -> list[Json]:
        """Return each row as a dictionary."""
        return [dict(zip(self.columns, row, strict=True)) for row in self._rows]

    def to_pandas(self) -> Any:
        """Return the rows as a pandas DataFrame. Raises UsageError: pandas is not installed."""
        return frame(self.to_dicts(), list(self.columns))

    def __repr__(self) -> str:
        rows = "".join(f"\n  {row!r}" for row in self[:3])
        return f"<{len(self)} rows: {', '.join(self.columns)}>{rows}"

    def _html(self) -> str:
        return table(self.columns, self._rows[:_SHOWN], f"{min(len(self), _SHOWN)} of {len(self)} rows")


def answer_of(reply: Reply) -> Any:
    """Return what a query gave: rows, yes or no, or an rdflib Graph."""
    media_type = reply.headers.get("content-type", "").partition(";")[0]
    content = reply.read()
    if media_type != "application/sparql-results+json":
        return graph_of(content)
    told = json.loads(content)
    if "boolean" in told:
        return bool(told["boolean"])
    columns = told["head"]["vars"]
    rows = told["results"]["bindings"]
    return Rows(columns, [[value_of(row[name]) if name in row else None for name in columns] for row in rows])
