"""The ontology on one page, for readers in a hurry."""

from collections.abc import Iterator
from typing import Final

from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, URIRef

_LONGEST: Final = 110


def outline(turtle: str) -> str:
    """Return classes and properties of an ontology, a line each with the first sentence of its meaning."""
    graph = Graph().parse(data=turtle, format="turtle")
    parts = []
    for title, kinds in (("Classes", (OWL.Class,)), ("Properties", (OWL.ObjectProperty, OWL.DatatypeProperty))):
        terms = sorted({term for kind in kinds for term in graph.subjects(RDF.type, kind) if isinstance(term, URIRef)})
        shown = [_line(graph, term) for term in terms if _name(graph, term).startswith("news:")]
        parts.append("\n".join([f"{title}:", *shown]))
    said = sorted(_name(graph, term) for term in graph.subjects(RDF.type, OWL.ObjectProperty))
    shortcuts = " ".join(name for name in said if name.startswith("said:"))
    return "\n\n".join(
        [*parts, f"Shortcuts, actor to actor, from asserted and reported statements alone:\n{shortcuts}"]
    )


def _line(graph: Graph, term: URIRef) -> str:
    ends = " → ".join(_names(graph, term, predicate) for predicate in (RDFS.domain, RDFS.range))
    return f"{_name(graph, term)}{f' ({ends})' if ends.strip(' →') else ''}: {_meaning(graph, term)}"


def _names(graph: Graph, term: URIRef, predicate: URIRef) -> str:
    return "|".join(sorted(_name(graph, end) for end in graph.objects(term, predicate) if isinstance(end, URIRef)))


def _name(graph: Graph, term: object) -> str:
    return graph.namespace_manager.normalizeUri(str(term))


def _meaning(graph: Graph, term: URIRef) -> str:
    told = next(_sentences(graph, term), "")
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST]}…"


def _sentences(graph: Graph, term: URIRef) -> Iterator[str]:
    for predicate in (RDFS.comment, SKOS.definition, RDFS.label):
        for value in graph.objects(term, predicate):
            if isinstance(value, Literal):
                yield " ".join(str(value).split()).partition(". ")[0].rstrip(".")
