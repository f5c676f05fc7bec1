"""What all ways of asking share."""

from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from kg.client.connection import Connection, Json, Parameters, path_to
from kg.client.naming import as_parameters
from kg.client.record import Record, Thing
from kg.client.results import Results
from kg.client.wrapping import wrapped

if TYPE_CHECKING:
    from kg.client.graph import NewsGraph

R = TypeVar("R", bound=Record)

API: Final = "/api/v1"


class Asking:
    """One graph, over its connection."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    @property
    def _graph(self) -> "NewsGraph":
        return cast("NewsGraph", self)

    def get(self, path: str, /, **parameters: Any) -> Record:
        """Return what any address of the API answers with in JSON: `g.get("/api/v1/stats", topic="topic/war")`."""
        return self.one_of(path, Record, parameters)

    def one_of(self, path: str, kind: type[R], filters: Parameters) -> R:
        """Return the one record that an address answers with."""
        return kind(self.connection.json(path, self.parameters(filters)), self._graph)

    def list_of(self, path: str, kind: type[R], filters: Parameters) -> Results[R]:
        """Return the list that an address answers with, not yet asked for."""
        return Results(self._graph, path, kind, self.parameters(filters))

    def _one(self, path: str, identifier: "str | Thing", kind: type[R]) -> R:
        return self.one_of(
            path_to(API + path, identifier.id if isinstance(identifier, Thing) else identifier), kind, {}
        )

    def _list(self, path: str, kind: type[R], filters: Parameters) -> Results[R]:
        return self.list_of(API + path, kind, filters)

    def wrap(self, value: Any) -> Any:
        """Return a value of an answer with its objects as records."""
        return wrapped(value, self._graph)

    def parameters(self, filters: Parameters) -> Json:
        """Return filters as the API takes them: names looked up, days under the names of the route."""
        return as_parameters(self._graph, filters)
