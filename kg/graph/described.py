"""Quads gathered by subject: the plainest form in which a description can be read."""

from collections.abc import Iterable
from datetime import date

from kg.errors import StoreError
from kg.iris import compress
from kg.rdf.terms import Quad, parse


class Described:
    """One subject with its values: IRIs as short identifiers where they lie under the base, literals as text."""

    __slots__ = ("_values", "id")

    def __init__(self, identifier: str) -> None:
        self.id = identifier
        self._values: dict[str, list[str]] = {}

    def add(self, predicate: str, value: str) -> None:
        """Add a value of a predicate (full IRI)."""
        self._values.setdefault(predicate, []).append(value)

    def one(self, predicate: str) -> str | None:
        """Return the value of a predicate, the first in order of text if there are several."""
        values = self._values.get(predicate)
        return min(values) if values else None

    def all(self, predicate: str) -> tuple[str, ...]:
        """Return every value of a predicate once, sorted."""
        values = self._values.get(predicate)
        return tuple(sorted(set(values))) if values else ()

    def day(self, predicate: str) -> date | None:
        """Return a date; the day of a dateTime.

        Raises:
            StoreError: the value is not a date.
        """
        value = self.one(predicate)
        if value is None:
            return None
        try:
            return date.fromisoformat(value[:10])
        except ValueError as error:
            raise StoreError(f"{value!r} of {self.id} is not a date", hint="run the check over the store") from error


def describe(
    quads: Iterable[Quad], base: str, wanted: frozenset[str], into: dict[str, Described] | None = None
) -> dict[str, Described]:
    """Return the subjects of quads by short identifier, added to those in `into`.

    `wanted` names the predicates (full IRIs) to read; others are passed over.
    """
    told = {} if into is None else into
    terms = {f"<{predicate}>": predicate for predicate in wanted}
    for quad in quads:
        predicate = terms.get(quad.predicate)
        if predicate is None:
            continue
        subject = compress(quad.subject[1:-1], base)
        value = quad.object
        plain = compress(value[1:-1], base) if value.startswith("<") else parse(value).value
        one = told.get(subject)
        if one is None:
            one = told[subject] = Described(subject)
        one.add(predicate, plain)
    return told


def local_name(iri: str) -> str:
    """Return what follows the last `#` or `/`."""
    return iri.rpartition("#")[2].rpartition("/")[2]
