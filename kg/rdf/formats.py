"""N-Quads in other syntaxes of RDF, for people and programs that read those.

rdflib writes them, in memory: this is for an article, an entity or a picture, and for exports of moderate size.
"""

import json
from collections.abc import Iterable
from importlib import resources
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from kg.errors import UsageError
from kg.rdf import terms
from kg.rdf.rdfxml import rdfxml
from kg.rdf.terms import Quad
from kg.vocab import PREFIXES, data_prefixes

if TYPE_CHECKING:
    from rdflib import Dataset, Graph
    from rdflib.term import IdentifiedNode, Literal

FORMATS: Final[dict[str, str]] = {
    "turtle": "text/turtle",
    "trig": "application/trig",
    "jsonld": "application/ld+json",
    "ntriples": "application/n-triples",
    "nquads": "application/n-quads",
    "rdfxml": "application/rdf+xml",
}
"""Name of a syntax to its media type. `turtle`, `ntriples` and `rdfxml` know no graphs."""


def convert(quads: str | Iterable[Quad], form: str, *, base: str) -> str:
    """Return quads in another syntax, prefixes bound, in an order that depends on the quads alone.

    `quads` are N-Quads lines or `Quad` values; `base` is the data base IRI, for its prefixes. Syntaxes without graphs
    give the union. In RDF/XML, control characters that XML cannot hold become U+FFFD.

    Raises:
        UsageError: there is no syntax of that name, or a predicate cannot be written in RDF/XML.
    """
    if form not in FORMATS:
        raise UsageError(f"there is no RDF syntax called {form!r}", hint=f"there are: {', '.join(FORMATS)}")
    rows = sorted(set(terms.read_quads(quads) if isinstance(quads, str) else quads))
    if form == "nquads":
        return "".join(f"{row}\n" for row in rows)
    if form == "trig":
        return _trig(rows, base)
    if form == "jsonld":
        document = json.loads(
            to_dataset(rows, base=base).serialize(format="json-ld", context=context(), auto_compact=True)
        )
        return json.dumps(_ordered(document), ensure_ascii=False, indent=2) + "\n"
    triples = sorted({row._replace(graph_name="") for row in rows})
    if form == "ntriples":
        return "".join(f"{row}\n" for row in triples)
    if form == "rdfxml":
        return "".join(rdfxml(triples, PREFIXES))
    return str(to_graph(triples, base=base).serialize(format="turtle"))


def _trig(rows: list[Quad], base: str) -> str:
    """Return TriG made of one Turtle document per graph: rdflib's own writer leaves graphs in any order."""
    prefixes: set[str] = set()
    blocks = []
    for name, members in groupby(sorted(rows, key=lambda row: row.graph_name), key=lambda row: row.graph_name):
        lines = to_graph(members, base=base).serialize(format="turtle").split("\n")
        head = next((n for n, line in enumerate(lines) if not line.startswith("@prefix ")), len(lines))
        prefixes.update(lines[:head])
        body = "\n".join(lines[head:]).strip("\n")
        blocks.append(f"{name} {{\n{body}\n}}\n" if name else f"{body}\n")
    return "\n".join(["".join(f"{line}\n" for line in sorted(prefixes)), *blocks])


def to_graph(quads: Iterable[Quad], *, base: str) -> "Graph":
    """Return the triples of quads, whatever graph they are in, as an rdflib graph with our prefixes."""
    from rdflib import Graph

    graph = Graph(bind_namespaces="none")
    _bind(graph, base)
    for quad in quads:
        graph.add((to_node(quad.subject), to_node(quad.predicate), to_term(quad.object)))
    return graph


def to_dataset(quads: Iterable[Quad], *, base: str) -> "Dataset":
    """Return quads as an rdflib dataset with our prefixes; queries on it see the union of the graphs."""
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    _bind(dataset, base)
    for quad in quads:
        graph = dataset.graph(to_node(quad.graph_name)) if quad.graph_name else dataset.default_graph
        graph.add((to_node(quad.subject), to_node(quad.predicate), to_term(quad.object)))
    return dataset


def to_node(encoded: str) -> "IdentifiedNode":
    """Return an IRI or blank node in N-Triples syntax as rdflib's term."""
    from rdflib import BNode, URIRef

    return BNode(encoded[2:]) if encoded.startswith("_:") else URIRef(encoded[1:-1])


def to_term(encoded: str) -> "IdentifiedNode | Literal":
    """Return a term in N-Triples syntax as rdflib's, the lexical form of literals untouched."""
    from rdflib import Literal, URIRef

    if not encoded.startswith('"'):
        return to_node(encoded)
    term = terms.parse(encoded)
    datatype = URIRef(term.datatype) if term.datatype else None
    return Literal(term.value, lang=term.language or None, datatype=datatype, normalize=False)


def context() -> dict[str, Any]:
    """Return the JSON-LD context of the project (`ontology/context.jsonld`)."""
    text = resources.files("ontology").joinpath("context.jsonld").read_text("utf-8")
    published: dict[str, Any] = json.loads(text)["@context"]
    return published


def _bind(graph: "Graph", base: str) -> None:
    for prefix, namespace in {**PREFIXES, **data_prefixes(base)}.items():
        graph.bind(prefix, namespace, override=True, replace=True)


def _ordered(value: Any) -> Any:
    """Return a JSON value with its arrays sorted, which stand for sets here: rdflib leaves them in any order."""
    if isinstance(value, dict):
        return {key: _ordered(member) for key, member in value.items()}
    if isinstance(value, list):
        return sorted((_ordered(member) for member in value), key=lambda member: json.dumps(member, sort_keys=True))
    return value
