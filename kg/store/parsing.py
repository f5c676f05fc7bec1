"""Quads as pyoxigraph reads them: N-Quads and Turtle to values, and back."""

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import Any, Final

import pyoxigraph as ox

from kg.errors import QueryError, UsageError
from kg.rdf.terms import Quad, Term, iri

_TOGETHER: Final = 16_000_000
"""Characters of N-Quads that are loaded together: few enough to hold in memory, many, for every load writes tables of
its own, and small ones cost time now and when they are merged."""


def parse_nquads(text: str) -> list[Quad]:
    """Return the quads of an N-Quads document, literals in canonical form.

    Raises:
        ValueError: it is none; the message has line and columns.
    """
    try:
        return [from_quad(quad) for quad in ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS)]
    except SyntaxError as error:
        raise ValueError(str(error)) from error


def parse_graph(text: str, graph: str, predicates: Container[str]) -> tuple[list[Quad], int]:
    """Return those quads of an N-Quads document that have one of the predicates, and the number of all its quads.

    All are read, but few are wanted: making `Quad` of each takes several times as long as reading them.

    Raises:
        ValueError: it is none, or a quad stands outside of `graph` (a term in N-Triples syntax).
    """
    own, wanted = ox.NamedNode(graph[1:-1]), _Wanted(predicates)
    found: list[Quad] = []
    number = 0
    try:
        for quad in ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS):
            number += 1
            if quad.graph_name != own:
                raise ValueError(f"a quad stands outside of {graph}: {from_quad(quad)}")
            if wanted[quad.predicate]:
                found.append(from_quad(quad))
    except SyntaxError as error:
        raise ValueError(f"its quads cannot be read: {error}") from error
    return found, number


class _Wanted(dict[Any, bool]):
    """Whether a predicate of pyoxigraph is among those in N-Triples syntax, asked once for each."""

    def __init__(self, predicates: Container[str]) -> None:
        self._predicates = predicates

    def __missing__(self, predicate: Any) -> bool:
        self[predicate] = wanted = str(predicate) in self._predicates
        return wanted


def parse_turtle(text: bytes, graph: str) -> set[Quad]:
    """Return the triples of a Turtle document in a graph; blank nodes are numbered in order of appearance."""
    names: dict[str, str] = {}

    def numbered(term: str) -> str:
        return names.setdefault(term, f"_:b{len(names)}") if term.startswith("_:") else term

    triples = ox.parse(text, format=ox.RdfFormat.TURTLE)
    return {Quad(numbered(str(t.subject)), str(t.predicate), numbered(str(t.object)), iri(graph)) for t in triples}


def rewrite(turtle: str, media_type: str, prefixes: Mapping[str, str]) -> bytes:
    """Return a Turtle document in another syntax of RDF, by its media type."""
    known = ox.RdfFormat.from_media_type(media_type)
    named = dict(prefixes) if media_type in ("text/turtle", "application/trig", "application/rdf+xml") else None
    triples = (quad.triple for quad in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE))
    written = ox.serialize(triples, format=known, prefixes=named)
    assert written is not None, "it is, where no file is named"
    return written


def from_quad(quad: Any) -> Quad:
    """Return a quad of pyoxigraph as ours."""
    graph = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)
    return Quad(str(quad.subject), str(quad.predicate), str(quad.object), graph)


def to_engine(quads: Iterable[Quad]) -> Iterator[Any]:
    """Yield quads of ours as those of pyoxigraph; blank nodes keep their labels."""
    return ox.parse("\n".join(map(str, quads)).encode(), format=ox.RdfFormat.N_QUADS)


def from_term(term: Any) -> Term:
    """Return a term of pyoxigraph as ours. Raises QueryError: it is a quoted triple."""
    if isinstance(term, ox.NamedNode):
        return Term("iri", term.value)
    if isinstance(term, ox.BlankNode):
        return Term("bnode", term.value)
    if isinstance(term, ox.Literal):
        datatype = term.datatype.value
        plain = term.language or datatype == "http://www.w3.org/2001/XMLSchema#string"
        return Term("literal", term.value, term.language or "", "" if plain else datatype)
    raise QueryError(f"the query gives a quoted triple, which rows cannot hold: {term}")


def to_graph(name: str) -> Any:
    """Return the name of a graph as pyoxigraph has it: an IRI, `_:label`, "" for the unnamed graph.

    Raises:
        UsageError: it is no valid one.
    """
    try:
        if name.startswith("_:"):
            return ox.BlankNode(name[2:])
        return ox.NamedNode(name) if name else ox.DefaultGraph()
    except ValueError as error:
        raise UsageError(f"{name!r} is no IRI of a graph: {error}") from error


def to_term(term: Term) -> Any:
    """Return a term of ours as that of pyoxigraph. Raises ValueError: it is no valid one."""
    if term.kind == "iri":
        return ox.NamedNode(term.value)
    if term.kind == "bnode":
        return ox.BlankNode(term.value)
    if term.language:
        return ox.Literal(term.value, language=term.language)
    return ox.Literal(term.value, datatype=ox.NamedNode(term.datatype)) if term.datatype else ox.Literal(term.value)


def in_parts(texts: Iterable[str]) -> Iterator[str]:
    """Yield N-Quads documents joined to parts of a size that is good to load."""
    part: list[str] = []
    size = 0
    for text in texts:
        part.append(text)
        size += len(text)
        if size >= _TOGETHER:
            yield "".join(part)
            part, size = [], 0
    if part:
        yield "".join(part)
