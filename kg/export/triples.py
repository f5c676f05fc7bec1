"""Quads written as Turtle, TriG, N-Quads and JSON-LD, one graph at a time, with the project's prefixes."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import attrgetter
from typing import Any, Final

from kg.rdf.terms import Quad, parse
from kg.vocab import PREFIXES, RDF, data_prefixes

Graphs = Iterable[tuple[str, list[Quad]]]
"""Graph IRIs with their quads, sorted."""

_LOCAL: Final = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_-]|\.(?=[A-Za-z0-9_-]))*")
_DATATYPE: Final = re.compile(r"\^\^<([^<>]*)>$")
_by_subject = attrgetter("subject")


class Prefixes:
    """The prefixes of one document."""

    def __init__(self, base: str) -> None:
        self.table = PREFIXES | data_prefixes(base)
        self._names = {namespace: prefix for prefix, namespace in self.table.items()}

    def curie(self, iri: str) -> str | None:
        """Return an IRI as `prefix:local`, None where it cannot be written so."""
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        prefix = self._names.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix and _LOCAL.fullmatch(iri, cut) else None

    def turtle(self, term: str) -> str:
        """Return a term in N-Triples syntax as Turtle writes it."""
        if term.startswith("<"):
            return self.curie(term[1:-1]) or term
        if term.startswith('"'):
            return _DATATYPE.sub(lambda found: "^^" + (self.curie(found[1]) or f"<{found[1]}>"), term)
        return term


def write_turtle(graphs: Graphs, base: str) -> Iterator[str]:
    """Yield the triples of all graphs as Turtle (W3C Recommendation 1.1)."""
    prefixes = Prefixes(base)
    yield from _head(prefixes)
    for _, quads in graphs:
        yield from _subjects(quads, prefixes, "")


def write_trig(graphs: Graphs, base: str) -> Iterator[str]:
    """Yield the graphs as TriG (W3C Recommendation 1.1)."""
    prefixes = Prefixes(base)
    yield from _head(prefixes)
    for name, quads in graphs:
        if quads and name:
            yield f"\n{name if name.startswith('_:') else prefixes.turtle(f'<{name}>')} {{\n"
            yield from _subjects(quads, prefixes, "    ")
            yield "}\n"
        elif quads:
            yield from _subjects(quads, prefixes, "")


def write_nquads(graphs: Graphs) -> Iterator[str]:
    """Yield the graphs as N-Quads (W3C Recommendation 1.1)."""
    for _, quads in graphs:
        for quad in quads:
            yield f"{quad}\n"


def write_jsonld(graphs: Graphs, base: str) -> Iterator[str]:
    """Yield the graphs as JSON-LD (W3C Recommendation 1.1): a context of prefixes, and one entry per named graph."""
    prefixes = Prefixes(base)
    yield f'{{"@context": {json.dumps(prefixes.table)},\n"@graph": ['
    comma = "\n"
    for name, quads in graphs:
        if quads:
            yield comma
            yield f'{{"@id": {json.dumps(name)}, "@graph": [' if name else ""
            yield from _nodes(quads, prefixes)
            yield "]}" if name else ""
            comma = ",\n"
    yield "\n]}\n"


def _head(prefixes: Prefixes) -> Iterator[str]:
    for prefix, namespace in sorted(prefixes.table.items()):
        yield f"@prefix {prefix}: <{namespace}> .\n"


def _subjects(quads: list[Quad], prefixes: Prefixes, indent: str) -> Iterator[str]:
    for subject, told in groupby(quads, _by_subject):
        lines = (f"{_verb(quad.predicate, prefixes)} {prefixes.turtle(quad.object)}" for quad in told)
        yield f"{indent}{prefixes.turtle(subject)} " + f" ;\n{indent}    ".join(lines) + " .\n"


def _verb(predicate: str, prefixes: Prefixes) -> str:
    return "a" if predicate == f"<{RDF.type}>" else prefixes.turtle(predicate)


def _nodes(quads: list[Quad], prefixes: Prefixes) -> Iterator[str]:
    comma = "\n"
    for subject, told in groupby(quads, _by_subject):
        node: dict[str, Any] = {"@id": _name(subject, prefixes)}
        for quad in told:
            predicate = quad.predicate[1:-1]
            if predicate == RDF.type:
                node.setdefault("@type", []).append(_name(quad.object, prefixes))
            else:
                node.setdefault(prefixes.curie(predicate) or predicate, []).append(_value(quad.object, prefixes))
        yield comma + json.dumps(node, ensure_ascii=False)
        comma = ",\n"


def _name(term: str, prefixes: Prefixes) -> str:
    if term.startswith("_:"):
        return term
    return prefixes.curie(term[1:-1]) or term[1:-1]


def _value(term: str, prefixes: Prefixes) -> dict[str, str]:
    if not term.startswith('"'):
        return {"@id": _name(term, prefixes)}
    literal = parse(term)
    if literal.language:
        return {"@value": literal.value, "@language": literal.language}
    if literal.datatype:
        return {"@value": literal.value, "@type": prefixes.curie(literal.datatype) or literal.datatype}
    return {"@value": literal.value}
