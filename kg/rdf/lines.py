"""Writing the lines of one named graph."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from kg import iris
from kg.rdf import terms
from kg.rdf.terms import Quad
from kg.vocab import RDF, RDFS, XSD


class Lines:
    """The N-Quads lines of one graph, each once, in any order of adding; `str()` gives them sorted.

    Subjects and objects are short identifiers or full IRIs, predicates full IRIs.
    """

    def __init__(self, graph: str, base: str) -> None:
        self.base = base
        self._graph = self.iri(graph)
        self._lines: set[str] = set()

    def iri(self, identifier: str) -> str:
        """Return the term of a short identifier or full IRI."""
        return terms.iri(iris.expand(identifier, self.base))

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        """Add a line for each object, which is a term in N-Triples syntax."""
        for encoded in objects:
            self._lines.add(str(Quad(self.iri(subject), terms.iri(predicate), encoded, self._graph)))

    def link(self, subject: str, predicate: str, targets: Iterable[str]) -> None:
        """Add a line for each target, which is a short identifier or a full IRI."""
        self.add(subject, predicate, *(self.iri(target) for target in targets))

    def classify(self, subject: str, *classes: str) -> None:
        """Say of which classes the subject is."""
        self.link(subject, RDF.type, classes)

    def string(self, subject: str, predicate: str, value: str | None) -> None:
        """Add a plain string unless it is empty."""
        if value:
            self.add(subject, predicate, terms.literal(value))

    def words(self, subject: str, predicate: str, value: str | None, language: str = "en") -> None:
        """Add a string in a language unless it is empty."""
        if value:
            self.add(subject, predicate, terms.literal(value, language=language))

    def label(self, subject: str, value: str) -> None:
        """Add the one name that tools show."""
        self.words(subject, RDFS.label, value)

    def number(self, subject: str, predicate: str, value: int | float) -> None:
        """Add an integer, or a decimal in its shortest form: stores change any other."""
        datatype = XSD.integer if isinstance(value, int) else XSD.decimal
        text = str(value) if isinstance(value, int) else decimal(value)
        self.add(subject, predicate, terms.literal(text, datatype=datatype))

    def day(self, subject: str, predicate: str, value: date | None) -> None:
        """Add a date unless there is none."""
        if value is not None:
            self.add(subject, predicate, terms.literal(value.isoformat(), datatype=XSD.date))

    def flag(self, subject: str, predicate: str, value: bool) -> None:
        """Add `true`; a flag that is not set gives no line."""
        if value:
            self.add(subject, predicate, terms.literal("true", datatype=XSD.boolean))

    def __str__(self) -> str:
        return "".join(f"{line}\n" for line in sorted(self._lines))


def decimal(value: float) -> str:
    """Return a number with up to three decimals in the shortest form that `xsd:decimal` has for it."""
    return f"{Decimal(str(round(value, 3))).normalize():f}"
