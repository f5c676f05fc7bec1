"""Properties of things, read in few batches and kept as long as the state lasts."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from threading import Lock
from typing import Final, TypeVar

from kg.iris import compress, expand
from kg.rdf.terms import Term
from kg.rdf.terms import iri as node
from kg.store.accounts import Named
from kg.store.base import View
from kg.vocab import KINDS, NEWS, RDF, RDFS

_BATCH: Final = 200
_KEPT: Final = 200_000

T = TypeVar("T")
Json = dict[str, object]
Properties = dict[str, list[Term]]
"""Predicate IRI to its objects."""


class Thing:
    """One subject with its properties; identifiers come out short."""

    def __init__(self, identifier: str, properties: Properties, base: str) -> None:
        self.id = identifier
        self._properties = properties
        self._base = base

    def __bool__(self) -> bool:
        return bool(self._properties)

    def one(self, predicate: str) -> str | None:
        """Return the first value of a property, an IRI in short form; None if it has none."""
        return next(iter(self.all(predicate)), None)

    def all(self, predicate: str) -> list[str]:
        """Return all values of a property, IRIs in short form, sorted."""
        terms = self._properties.get(predicate, ())
        return sorted(compress(term.value, self._base) if term.kind == "iri" else term.value for term in terms)

    def number(self, predicate: str) -> int:
        """Return an integer property, 0 where it is missing."""
        return int(self.one(predicate) or 0)

    @property
    def label(self) -> str:
        """The name to show; the last part of the identifier where it has none."""
        return self.one(RDFS.label) or self.id.rpartition("/")[2].rpartition("#")[2].replace("-", " ") or self.id

    @property
    def type(self) -> str:
        """`person`, `organization`, `media`, `group`, `country` or `place`; empty for anything else."""
        classes = self._properties.get(RDF.type, ())
        known = {term.value for term in classes}
        return next((name for class_, name in KINDS.items() if class_ in known), "")

    def reference(self) -> Json:
        """Return identifier and label: how a thing is named inside of others."""
        return {"id": self.id, "label": self.label}


class Things:
    """Reads things of one view. Threads may share it."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.base = view.base
        self._known: dict[str, Thing] = {}
        self._lock = Lock()

    def short(self, iri: str) -> str:
        """Return the short form of an IRI."""
        return compress(iri, self.base)

    def get(self, identifier: str) -> Thing:
        """Return a thing; one without properties is false."""
        return self.fetch([identifier])[identifier]

    def fetch(self, identifiers: Iterable[str]) -> dict[str, Thing]:
        """Return things by short identifier, those unknown in one query a batch."""
        wanted = dict.fromkeys(identifiers)
        with self._lock:
            found = {name: self._known[name] for name in wanted if name in self._known}
        missing = [name for name in wanted if name not in found]
        for begin in range(0, len(missing), _BATCH):
            found |= self._read(missing[begin : begin + _BATCH])
        return found

    def named(self, identifiers: Iterable[str]) -> dict[str, Named]:
        """Return how actors, places and outlets are named.

        The index knows that at once of whom articles name; all properties of one that many speak of are thousands.
        """
        wanted = set(identifiers)
        found = self.view.accounts.named(wanted)
        others = self.fetch(sorted(wanted - found.keys()))
        unnamed = (Named(name, one.label, one.one(NEWS.anonymous) == "true", one.type) for name, one in others.items())
        return found | {one.id: one for one in unnamed}

    def _read(self, identifiers: list[str]) -> dict[str, Thing]:
        values = " ".join(node(expand(name, self.base)) for name in identifiers)
        rows = self.view.select(f"SELECT DISTINCT ?s ?p ?o WHERE {{ VALUES ?s {{ {values} }} ?s ?p ?o }}")
        told: dict[str, Properties] = {name: {} for name in identifiers}
        for row in rows:
            name = compress(row["s"].value, self.base)
            told.setdefault(name, {}).setdefault(row["p"].value, []).append(row["o"])
        things = {name: Thing(name, properties, self.base) for name, properties in told.items()}
        with self._lock:
            if len(self._known) > _KEPT:
                self._known.clear()
            self._known |= things
        return things


def references(things: Mapping[str, Thing | Named], identifiers: Iterable[str]) -> list[Json]:
    """Return the references of things already fetched."""
    return [things[name].reference() for name in identifiers]


def in_batches(items: Iterable[T], size: int = 100) -> Iterator[list[T]]:
    """Yield something long in parts."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part
