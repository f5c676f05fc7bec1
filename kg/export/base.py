"""The contract of exporters: a View and options in, a stream of bytes out.

An exporter is found by its name among the entry points `newskg.exporters`, built without arguments, and holds no
state. It yields while it writes: the file never lies in memory as a whole.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar, Protocol, runtime_checkable

from kg.config import run_moment
from kg.errors import UsageError
from kg.graph.filters import Filters
from kg.graph.records import ViewName
from kg.store.base import View

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What to export. Exporters ignore what their form cannot hold.

    Raises:
        UsageError: there is no view of that name.
    """

    view: ViewName = "actors"
    """actors, events or sources."""
    filters: Filters = field(default_factory=Filters)
    dynamic: bool = False
    """Write the days on which nodes and edges are told of (GEXF); what has no day is left out and counted."""
    merge_types: bool = False
    """One edge per ordered pair instead of one per pair and type."""
    base_url: str = ""
    """Where the API is served, in front of the links to evidence: `https://news.example.org`."""
    communities: bool = True
    """Work out communities (Leiden) and betweenness."""
    layout: bool = False
    """Work out a place for each node (ForceAtlas2), for forms that hold places; up to 20,000 nodes."""

    bom: bool = False
    """Begin CSV tables with a byte order mark, by which spreadsheets know UTF-8; Gephi takes it for a letter."""

    def __post_init__(self) -> None:
        if self.view not in ("actors", "events", "sources"):
            raise UsageError(f"there is no view called {self.view!r}", hint="there are: actors, events, sources")


@runtime_checkable
class Exporter(Protocol):
    """One form that the graph can leave in."""

    name: ClassVar[str]
    """As in `--format` and among the entry points."""
    suffix: ClassVar[str]
    """Of the file, with its dot: `.gexf`."""
    media_type: ClassVar[str]

    def export(self, view: View, options: ExportOptions) -> Iterator[bytes]:
        """Yield the bytes of one file.

        Everything that can be refused is refused before the first bytes.

        Raises:
            UsageError: the options ask for what this form cannot hold.
            NotFound: the filters name somebody who is not in the graph.
            StoreError: the store cannot be read.
        """


@runtime_checkable
class FolderExporter(Exporter, Protocol):
    """A form of several files; its `export` yields them as one zip archive."""

    def files(self, view: View, options: ExportOptions) -> Iterator[tuple[str, Iterator[bytes]]]:
        """Yield the name and the bytes of each file; each is to be written before the next is asked for."""


def export_date() -> date:
    """Return the day to write into files: that of `SOURCE_DATE_EPOCH`, else today, in UTC.

    Raises:
        UsageError: `SOURCE_DATE_EPOCH` is not a number of seconds.
    """
    return run_moment().date()


def encoded(parts: Iterable[str]) -> Iterator[bytes]:
    """Yield text as UTF-8 in pieces of some 64 KiB."""
    held: list[str] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= _CHUNK:
            yield "".join(held).encode()
            held, size = [], 0
    if held:
        yield "".join(held).encode()
