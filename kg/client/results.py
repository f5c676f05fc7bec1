"""Lists: fetched page by page while they are read, with exact totals, and on their way into other tools."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, overload

from kg.client.connection import Json, Parameters
from kg.client.drawing import drawn
from kg.client.record import Record
from kg.client.show import Shown, table
from kg.errors import UsageError
from kg.rdf.python import graph_of

if TYPE_CHECKING:
    from kg.client.graph import NewsGraph

R = TypeVar("R", bound=Record)

_FIRST: Final = 100
_FURTHER: Final = 500
"""Items asked for at once."""
_SHOWN: Final = 10


class Results(Shown, Generic[R]):
    """A list of the graph. Nothing is asked for before it is needed; only the first page is kept.

    `len()` is exact and asks for the first page alone. Iterating anew asks anew, from the second page on.
    """

    def __init__(self, graph: "NewsGraph", path: str, kind: type[R], parameters: Parameters) -> None:
        self._graph, self._path, self._kind = graph, path, kind
        self._parameters = dict(parameters)
        self._kept: Json | None = None

    @property
    def _first(self) -> Json:
        if self._kept is None:
            self._kept = self._page(None, _FIRST)
        return self._kept

    def _page(self, cursor: str | None, limit: int) -> Json:
        return self._graph.connection.json(self._path, {"limit": limit, **self._parameters, "cursor": cursor})

    def __len__(self) -> int:
        return int(self._first["total"])

    @property
    def total(self) -> int:
        """How many there are."""
        return len(self)

    @property
    def truncated(self) -> bool:
        """Whether the server looked at a part only; `note` says which."""
        return bool(self._first["truncated"])

    @property
    def note(self) -> str:
        """What the server says about the list."""
        return str(self._first.get("note", ""))

    @property
    def more(self) -> Mapping[str, Any]:
        """What comes with the list besides its items: facets, the edges of a pair, counts."""
        own = ("items", "total", "next", "truncated")
        return {key: self._graph.wrap(value) for key, value in self._first.items() if key not in own}

    def __iter__(self) -> Iterator[R]:
        page = self._first
        while True:
            for item in page["items"]:
                yield self._kind(item, self._graph)
            if page["next"] is None:
                return
            page = self._page(page["next"], _FURTHER)

    @overload
    def __getitem__(self, place: int) -> R: ...

    @overload
    def __getitem__(self, place: slice) -> list[R]: ...

    def __getitem__(self, place: int | slice) -> R | list[R]:
        """Return one item or some, reading no further than needed; places may count from the end."""
        if isinstance(place, slice):
            wanted = range(len(self))[place]
            if not wanted:
                return []
            low, high = min(wanted[0], wanted[-1]), max(wanted[0], wanted[-1])
            found = list(islice(self, low, high + 1, abs(wanted.step)))
            return found if wanted.step > 0 else found[::-1]
        begin = place + len(self) if place < 0 else place
        for item in islice(self, begin, begin + 1) if begin >= 0 else ():
            return item
        raise IndexError(f"there is no item {place}; there are {len(self)}")

    def to_dicts(self) -> list[Json]:
        """Return all items as dictionaries."""
        return [item.to_dict() for item in self]

    def to_pandas(self) -> Any:
        """Return all items as a pandas DataFrame: nested keys with dots, references in lists as identifiers.

        Raises:
            UsageError: pandas is not installed.
        """
        return frame([flat(item) for item in self.to_dicts()])

    def to_networkx(self) -> Any:
        """Return who is said to do what to whom in all items as a networkx.MultiDiGraph (see `NewsGraph.graph`).

        Denied, planned and supposed things are no edges: `.graph["undrawn"]` has the identifiers of what draws none.

        Raises:
            UsageError: the items join nobody to anybody.
        """
        return self._graph.network_of(drawn(self.to_dicts(), self._first.get("center")))

    def to_rdf(self) -> Any:
        """Return all things as one rdflib Graph: statements with evidence and article, events with who tells them.

        `entity.to_rdf()` has the statements by one actor and about it.

        Raises:
            UsageError: the items are no things of the graph, but sums, words or neighbours.
        """
        told = self._graph.connection.ask(self._path, {**self._parameters, "format": "ttl"}, accept="text/turtle")
        return graph_of(told.read(), "turtle")

    def to_csv(self, path: str | os.PathLike[str]) -> Path:
        """Write all rows as the server's CSV, and return the path; the file is there when it is whole.

        Raises:
            UsageError: this list has no CSV, which its rows by `to_pandas` have.
        """
        parameters = {**self._parameters, "format": "csv"}
        return save(self._graph.connection.ask(self._path, parameters, accept="text/csv").blocks, path)

    def __repr__(self) -> str:
        kind = self._kind.__name__
        cut = ", cut short" if self.truncated else ""
        return f"<{len(self)} × {kind}{cut}>" + "".join(f"\n  {item!r}" for item in self[:3])

    def _html(self) -> str:
        shown = self[:_SHOWN]
        note = " ".join(filter(None, (f"{len(shown)} of {len(self)}.", self.note)))
        if all(type(item)._html is not Record._html for item in shown):
            return "".join(item._repr_html_() for item in shown) + f"<div>{note}</div>"
        rows = [flat(item.to_dict()) for item in shown]
        columns = list(dict.fromkeys(key for row in rows for key in row))
        return table(columns, ([row.get(key, "") for key in columns] for row in rows), note)


def flat(data: Json, prefix: str = "") -> Json:
    """Return one row: nested keys joined by dots, objects in lists as their identifiers.

    >>> flat({"speaker": {"id": "person/x"}, "via": [{"id": "source/y", "label": "Y"}]})
    {'speaker.id': 'person/x', 'via': ['source/y']}
    """
    row: Json = {}
    for key, value in data.items():
        if isinstance(value, dict):
            row |= flat(value, f"{prefix}{key}.")
        elif isinstance(value, list):
            row[prefix + key] = [one["id"] if isinstance(one, dict) and "id" in one else one for one in value]
        else:
            row[prefix + key] = value
    return row


def frame(rows: Sequence[Json], columns: list[str] | None = None) -> Any:
    """Return rows as a pandas DataFrame. Raises UsageError: pandas is not installed."""
    try:
        import pandas
    except ImportError as error:
        raise UsageError("pandas is not installed", hint="pip install 'newskg[pandas]'") from error
    return pandas.DataFrame(rows, columns=columns)


def save(blocks: Iterable[bytes], path: str | os.PathLike[str]) -> Path:
    """Write a file that is there when it is whole, and not before. Raises QueryError: the answer broke off."""
    target = Path(path)
    part = target.with_name(target.name + ".part")
    try:
        with part.open("wb") as file:
            for block in blocks:
                file.write(block)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
    return target
