"""The forms in which answers leave: names, media types, which suit which query."""

from dataclasses import dataclass
from typing import Final, Literal

from kg.errors import UsageError
from kg.query.guard import Form

Family = Literal["solutions", "graph"]


@dataclass(frozen=True, slots=True)
class Format:
    """One way to write an answer."""

    name: str
    """As in `?format=`."""
    media_type: str
    family: Family
    engine: str
    """The engine's own media type for it, when that differs."""
    aliases: tuple[str, ...] = ()
    """Other media types that ask for it."""

    @property
    def content_type(self) -> str:
        """The media type with its charset where text is meant for reading."""
        return f"{self.media_type}; charset=utf-8" if self.media_type.startswith("text/") else self.media_type


def _format(name: str, media_type: str, family: Family, *aliases: str) -> Format:
    return Format(name, media_type, family, media_type, aliases)


_OTHER_NAMES: Final[dict[str, tuple[str, str]]] = {
    "turtle": ("", "ttl"), "n3": ("", "ttl"), "ntriples": ("", "nt"), "n-triples": ("", "nt"), "nquads": ("", "nq"),
    "json-ld": ("", "jsonld"), "json": ("json", "jsonld"), "xml": ("xml", "rdfxml"), "rdf": ("", "rdfxml"),
    "rdf+xml": ("", "rdfxml"), "rdf/xml": ("", "rdfxml"),
}  # fmt: skip
"""What clients of other endpoints call the formats: for solutions, and for graphs."""

FORMATS: Final[tuple[Format, ...]] = (
    _format("json", "application/sparql-results+json", "solutions", "application/json"),
    _format("xml", "application/sparql-results+xml", "solutions", "application/xml", "text/xml"),
    _format("csv", "text/csv", "solutions"),
    _format("tsv", "text/tab-separated-values", "solutions"),
    _format("ttl", "text/turtle", "graph", "application/x-turtle"),
    _format("nt", "application/n-triples", "graph", "text/plain"),
    _format("jsonld", "application/ld+json", "graph", "application/json"),
    _format("rdfxml", "application/rdf+xml", "graph", "application/xml", "text/xml"),
    _format("trig", "application/trig", "graph"),
    _format("nq", "application/n-quads", "graph"),
)
"""In order of preference: where a request leaves it open, the first that suits is taken."""


def family_of(form: Form) -> Family:
    """Return what a query of a form answers with: CONSTRUCT and DESCRIBE give graphs."""
    return "graph" if form in ("construct", "describe") else "solutions"


def offered(form: Form) -> tuple[Format, ...]:
    """Return the formats for a form. ASK is not offered as CSV and TSV by the standard, and is here: one word."""
    family = family_of(form)
    return tuple(known for known in FORMATS if known.family == family)


def by_name(name: str, form: Form) -> Format:
    """Return a format by its short name or media type.

    Raises:
        UsageError: no format of that name suits the form.
    """
    meant = _OTHER_NAMES.get(name.lower(), ("", ""))[family_of(form) == "graph"] or name
    for known in offered(form):
        if meant in (known.name, known.media_type):
            return known
    names = ", ".join(known.name for known in offered(form))
    raise UsageError(f"{form.upper()} has no format {name!r}", hint=f"there are: {names}")
