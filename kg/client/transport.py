"""What carries requests: one method, and the reply as it comes in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kg.store.oxigraph import OxigraphView


@dataclass(frozen=True, slots=True)
class Asked:
    """One request."""

    path: str
    """Percent-encoded, from the root of the application: `/api/v1/statements`."""
    query: str = ""
    """Percent-encoded, without the question mark."""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    """Posted where there is one."""

    @property
    def method(self) -> str:
        """`GET`, or `POST` with a body."""
        return "GET" if self.body is None else "POST"


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer whose body may still be on its way."""

    status: int
    headers: Mapping[str, str]
    """Names in small letters."""
    blocks: Iterator[bytes]
    """Raises QueryError when the answer breaks off: what was read is not the whole."""

    def read(self) -> bytes:
        """Return the whole body."""
        return b"".join(self.blocks)


class Transport(Protocol):
    """A way to the application."""

    place: str
    """The folder or address, for people."""
    address: str
    """What addresses in answers begin with when they are whole: `http://127.0.0.1:8000`."""

    def send(self, asked: Asked) -> Reply:
        """Send a request; any thread may.

        Raises:
            Unreachable: nobody answers.
        """

    def view(self) -> "OxigraphView":
        """Return the newest state of the store itself. Raises UsageError: it is elsewhere."""

    def close(self) -> None:
        """Let go of connections and processes."""
