"""The graph to ask, from Python."""

from types import TracebackType
from typing import Self

from kg.client.base import API
from kg.client.lists import Lists
from kg.client.queries import Queries
from kg.client.show import Shown, label_card


class NewsGraph(Lists, Queries, Shown):
    """A graph of who says what about whom; `kg.open` makes it.

    Filters are those of the HTTP API (docs/graph-api.md), by name: `status`, `source`, `posted_by`, `topic`,
    `min_confidence`, `date_field`; days are `since` and `until`. Who is meant may be a record, an identifier
    (`country/JP`) or a name (`Japan`). A filter that a list does not have is an error that names those it has.
    """

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of connections and processes; the end of the program does it too."""
        self.connection.transport.close()

    def __repr__(self) -> str:
        return f"kg.open({self.connection.transport.place!r})"

    def __str__(self) -> str:
        told = self.connection.json(f"{API}/stats")
        status = ", ".join(f"{number} {name}" for name, number in told["by_status"].items())
        return (
            f"{_counted(told['articles'], 'article')} · {_counted(told['sources'], 'original source')} · "
            f"{_counted(told['statements'], 'statement')}: {status} · {self.connection.transport.place}"
        )

    def _html(self) -> str:
        return label_card(str(self))


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
