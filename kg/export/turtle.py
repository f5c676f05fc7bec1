"""The graph itself, as RDF: Turtle, TriG, N-Quads, JSON-LD.

The filters of the options choose articles and statements (see `kg.export.scope`); view, links and looks do not apply.
Turtle has no named graphs: it holds the triples of all of them.
"""

from collections.abc import Iterator
from typing import ClassVar

from kg.export.base import ExportOptions, encoded
from kg.export.scope import graphs
from kg.export.triples import write_jsonld, write_nquads, write_trig, write_turtle
from kg.store.base import View


class TurtleExporter:
    """Turtle."""

    name: ClassVar[str] = "ttl"
    suffix: ClassVar[str] = ".ttl"
    media_type: ClassVar[str] = "text/turtle"

    def export(self, view: View, options: ExportOptions) -> Iterator[bytes]:
        """Yield the file (see `kg.export.base.Exporter`)."""
        return encoded(write_turtle(graphs(view, options.filters), view.base))


class TrigExporter:
    """TriG."""

    name: ClassVar[str] = "trig"
    suffix: ClassVar[str] = ".trig"
    media_type: ClassVar[str] = "application/trig"

    def export(self, view: View, options: ExportOptions) -> Iterator[bytes]:
        """Yield the file (see `kg.export.base.Exporter`)."""
        return encoded(write_trig(graphs(view, options.filters), view.base))


class NQuadsExporter:
    """N-Quads."""

    name: ClassVar[str] = "nq"
    suffix: ClassVar[str] = ".nq"
    media_type: ClassVar[str] = "application/n-quads"

    def export(self, view: View, options: ExportOptions) -> Iterator[bytes]:
        """Yield the file (see `kg.export.base.Exporter`)."""
        return encoded(write_nquads(graphs(view, options.filters)))


class JsonLdExporter:
    """JSON-LD."""

    name: ClassVar[str] = "jsonld"
    suffix: ClassVar[str] = ".jsonld"
    media_type: ClassVar[str] = "application/ld+json"

    def export(self, view: View, options: ExportOptions) -> Iterator[bytes]:
        """Yield the file (see `kg.export.base.Exporter`)."""
        return encoded(write_jsonld(graphs(view, options.filters), view.base))
