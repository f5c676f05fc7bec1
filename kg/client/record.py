"""What answers hold, as frozen objects over their JSON.

Every key of the JSON is an attribute (`statement.speaker.label`) and an item (`statement["speaker"]`), so that keys
which a newer server adds are there at once. Where a method has the name of a key, the key is reached as an item:
`entity["mentions"]` is the number, `entity.mentions()` the words. No record holds a claim without who makes it:
`str(statement)` is its reading.
"""

import json
from collections.abc import Iterator, KeysView
from typing import TYPE_CHECKING, Any, ClassVar, Self

from kg.client.connection import Json, path_to
from kg.client.show import Shown, label_card

if TYPE_CHECKING:
    from kg.client.graph import NewsGraph


class Record(Shown):
    """One JSON object of an answer."""

    __slots__ = ("_data", "_graph")
    ROUTE: ClassVar[str] = ""
    """Where one thing of this kind is asked for."""

    _data: Json
    _graph: "NewsGraph"

    def __init__(self, data: Json, graph: "NewsGraph") -> None:
        object.__setattr__(self, "_data", data)
        object.__setattr__(self, "_graph", graph)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_") or name not in self._data:
            raise AttributeError(f"{type(self).__name__} has no {name!r}; it has: {', '.join(self._data)}")
        return self[name]

    def __getitem__(self, key: str) -> Any:
        return self._graph.wrap(self._data[key])

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"records are frozen: {name!r} cannot be set")

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __contains__(self, key: object) -> bool:
        return key in self._data

    def keys(self) -> KeysView[str]:
        """Return the keys of the JSON."""
        return self._data.keys()

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and other._data == self._data

    def __hash__(self) -> int:
        return hash(json.dumps(self._data, sort_keys=True))

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *(key for key in self._data if key.isidentifier())]

    def __repr__(self) -> str:
        named = [repr(self._data[key]) for key in ("id", "label") if key in self._data]
        return f"{type(self).__name__}({', '.join(named) or ', '.join(self._data)})"

    def to_dict(self) -> Json:
        """Return the JSON as a new dictionary."""
        copy: Json = json.loads(json.dumps(self._data))
        return copy

    def _html(self) -> str:
        return label_card(repr(self))


class Thing(Record):
    """A record that has an identifier."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        # A list shows less of a thing than the thing itself.
        return type(other) is type(self) and other.id == self.id

    def __hash__(self) -> int:
        return hash(self.id)

    @property
    def id(self) -> str:
        """Short identifier: `country/JP`."""
        return str(self._data["id"])

    def load(self) -> Self:
        """Return it with everything that the graph has of it: lists show less, references their label alone."""
        return type(self)(self._graph.connection.json(path_to(self.ROUTE, self.id)), self._graph)

    def to_rdf(self) -> Any:
        """Return it with all statements by it and about it as an rdflib Graph."""
        return self._graph.rdf(self.id)
