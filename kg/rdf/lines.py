"""Writing the lines of one named graph."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache

from kg import iris
from kg.rdf import terms
from kg.vocab import RDF, RDFS, XSD

_term = lru_cache(1024)(terms.iri)
# Of predicates and datatypes, which are few.


class Lines:
    """The N-Quads lines of one graph, each once, in any order of adding; `str()` gives them sorted.

    Subjects and objects are short identifiers or full IRIs, predicates full IRIs.
    """

    def __init__(self, graph: str, base: str) -> None:
        self.base = base
        # Every node is the subject of several lines and the object of others.
        self._terms: dict[str, str] = {}
        self._end = f" {self.iri(graph)} .\n"
        self._lines: set[str] = set()

    def iri(self, identifier: str) -> str:
        """Return the term of a short identifier or full IRI."""
        term = self._terms.get(identifier)
        if term is None:
            term = self._terms[identifier] = terms.iri(iris.expand(identifier, self.base))
        return term

    def add(self, subject: str, predicate: str, *objects: str) -> None:
        """Add a line for each object, which is a term in N-Triples syntax."""
        for encoded in objects:
            self._lines.add(f"{self.iri(subject)} {_term(predicate)} {encoded}{self._end}")

    def link(self, subject: str, predicate: str, targets: Iterable[str]) -> None:
        """Add a line for each target, which is a short identifier or a full IRI."""
        for target in targets:
            self._lines.add(f"{self.iri(subject)} {_term(predicate)} {self.iri(target)}{self._end}")

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
        self.add(subject, predicate, f'"{text}"^^{_term(datatype)}')

    def day(self, subject: str, predicate: str, value: date | None) -> None:
        """Add a date unless there is none."""
        if value is not None:
            self.add(subject, predicate, terms.literal(value.isoformat(), datatype=XSD.date))

    def flag(self, subject: str, predicate: str, value: bool) -> None:
        """Add `true`; a flag that is not set gives no line."""
        if value:
            self.add(subject, predicate, terms.literal("true", datatype=XSD.boolean))

    def __str__(self) -> str:
        return "".join(sorted(self._lines))


def decimal(value: float) -> str:
    """Return a number with up to three decimals in the shortest form that `xsd:decimal` has for it."""
    return f"{Decimal(str(round(value, 3))).normalize():f}"
