"""Whether a graph keeps the shapes of `ontology/shapes.ttl` (SHACL)."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from kg import iris
from kg.check.findings import Finding
from kg.rdf import formats, terms
from kg.rdf.terms import Quad, iri
from kg.vocab import NEWS, RDF, RDFS, TYPE

if TYPE_CHECKING:
    from rdflib import Graph

_SH = "http://www.w3.org/ns/shacl#"


def check_shapes(
    quads: str | Iterable[Quad], *, base: str, article: str = "", context: Iterable[Quad] = ()
) -> list[Finding]:
    """Return what is wrong with the things that the quads describe, sorted.

    `quads` are one article's graph, or a part of the entities graph that describes its things whole. `context` tells
    kinds, labels and notations of what they refer to in other graphs; it is believed and not checked. Validate
    article by article: the time of SHACL grows faster than the graph.
    """
    rows = list(terms.read_quads(quads)) if isinstance(quads, str) else list(quads)
    checked = {row.subject for row in rows}
    graph = formats.to_graph(rows, base=base)
    for row in (*context, *_types_named(rows)):
        if row.subject not in checked:
            graph.add((formats.to_node(row.subject), formats.to_node(row.predicate), formats.to_term(row.object)))
    found = {
        Finding(article, iris.compress(focus, base), message)
        for focus, message in _violations(graph)
        if iri(focus) in checked
    }
    return sorted(found)


def _types_named(rows: Iterable[Quad]) -> Iterator[Quad]:
    """Yield kind and label of the event and tie types of the ontology that the quads refer to."""
    classes = {iri(NEWS.eventType): NEWS.EventType, iri(NEWS.tieType): NEWS.TieType}
    for row in rows:
        known = classes.get(row.predicate)
        name = terms.parse(row.object).value.removeprefix(TYPE.iri) if known else ""
        if known and name in TYPE.terms:
            yield Quad(row.object, iri(RDF.type), iri(known))
            yield Quad(row.object, iri(RDFS.label), terms.literal(name))


@cache
def _shapes() -> "Graph":
    from rdflib import Graph

    text = resources.files("ontology").joinpath("shapes.ttl").read_text("utf-8")
    return Graph().parse(data=text, format="turtle")


def _violations(graph: "Graph") -> Iterator[tuple[str, str]]:
    """Yield the focus node and the message of every result of the validation."""
    import pyshacl
    from rdflib import URIRef

    _, report, _ = pyshacl.validate(graph, shacl_graph=_shapes(), inference="none", advanced=False, inplace=True)
    results: Any = report
    for result in results.subjects(URIRef(RDF.type), URIRef(_SH + "ValidationResult")):
        focus = str(results.value(result, URIRef(_SH + "focusNode")))
        message = str(results.value(result, URIRef(_SH + "resultMessage")) or "It does not keep its shape.")
        value = results.value(result, URIRef(_SH + "value"))
        yield focus, message if value is None or str(value) == focus else f"{message} It has {str(value)[:200]!r}."
