"""The W3C's test suite of SPARQL 1.1, read from its manifests (https://github.com/w3c/rdf-tests)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"

QUERIES = ("aggregates", "bind", "bindings", "cast", "construct", "exists", "functions", "grouping", "negation",
           "project-expression", "property-path", "subquery", "csv-tsv-res", "json-res")  # fmt: skip
UPDATES = ("add", "basic-update", "clear", "copy", "delete-data", "delete-insert", "delete-where", "delete", "drop",
           "move", "update-silent")  # fmt: skip
SYNTAX = ("syntax-query", "syntax-update-1", "syntax-update-2", "syntax-fed")

SYNTAXES = {".ttl": ox.RdfFormat.TURTLE, ".rdf": ox.RdfFormat.RDF_XML, ".nt": ox.RdfFormat.N_TRIPLES}


@dataclass(frozen=True)
class Data:
    """A dataset by its files: of the default graph, and of named graphs."""

    default: tuple[Path, ...] = ()
    named: tuple[tuple[str, Path], ...] = ()

    def quads(self) -> list[Any]:
        """Return the quads, as a store has them."""
        store = ox.Store()
        for graph, path in (*((None, path) for path in self.default), *self.named):
            target = ox.NamedNode(graph) if graph else ox.DefaultGraph()
            # Blank nodes of two files, and of an update that comes after, are different ones whatever their labels.
            for quad in ox.parse(
                path.read_bytes(), format=SYNTAXES[path.suffix], base_iri=path.as_uri(), rename_blank_nodes=True
            ):
                store.add(ox.Quad(*quad.triple, target))
        return list(store)


@dataclass(frozen=True)
class Case:
    """One test."""

    name: str
    """Folder and local name."""
    kind: str
    """Local name of its class."""
    request: Path
    data: Data
    result: Path | None
    """Of a query."""
    after: Data
    """Of an update."""

    @property
    def text(self) -> str:
        """The request, with what its relative IRIs are relative to."""
        return f"BASE <{self.request.as_uri()}>\n{self.request.read_text('utf-8')}"


def cases(suite: Path, folders: tuple[str, ...]) -> Iterator[Case]:
    """Yield the tests of some folders in the order of their manifests."""
    for folder in folders:
        manifest = suite / folder / "manifest.ttl"
        store = ox.Store()
        store.load(manifest.read_bytes(), format=ox.RdfFormat.TURTLE, base_iri=manifest.as_uri())
        look = _Look(store)
        entry = look.one(None, MF + "entries")
        while entry != ox.NamedNode(RDF + "nil"):
            test = look.one(entry, RDF + "first")
            yield _case(look, folder, test)
            entry = look.one(entry, RDF + "rest")


def _case(look: "_Look", folder: str, test: Any) -> Case:
    kind = look.one(test, RDF + "type").value.rpartition("#")[2]
    action, result = look.one(test, MF + "action"), look.one(test, MF + "result")
    name = f"{folder}/{test.value.rpartition('#')[2]}"
    if isinstance(action, ox.NamedNode):
        return Case(name, kind, _path(action), Data(), None, Data())
    request = look.one(action, QT + "query") or look.one(action, UT + "request")
    outcome = _path(result) if isinstance(result, ox.NamedNode) else None
    after = look.data(result) if outcome is None else Data()
    return Case(name, kind, _path(request), look.data(action), outcome, after)


def _path(node: Any) -> Path:
    return Path(node.value.removeprefix("file://"))


class _Look:
    """Looks values up in a manifest."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def all(self, subject: Any, predicate: str) -> list[Any]:
        """Return the objects of a subject."""
        return [quad.object for quad in self._store.quads_for_pattern(subject, ox.NamedNode(predicate), None)]

    def one(self, subject: Any, predicate: str) -> Any:
        """Return one object of a subject, None without any."""
        return next(iter(self.all(subject, predicate)), None)

    def data(self, node: Any) -> Data:
        """Return the dataset that a node describes."""
        default = tuple(_path(one) for name in (QT, UT) for one in self.all(node, name + "data"))
        named = []
        for graph in (one for name in (QT, UT) for one in self.all(node, name + "graphData")):
            if isinstance(graph, ox.NamedNode):
                named.append((graph.value, _path(graph)))
            else:
                named.append((self.one(graph, RDFS + "label").value, _path(self.one(graph, UT + "graph"))))
        return Data(default, tuple(named))
