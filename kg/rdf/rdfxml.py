"""RDF/XML, the oldest syntax: triples only, and only what XML 1.0 can hold (RDF 1.1 XML Syntax)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from kg.errors import UsageError
from kg.rdf import terms
from kg.rdf.terms import Quad
from kg.vocab import RDF

# XML 1.0 has no way to write these, not even as character references.
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOCAL_NAME: Final = re.compile(r"[^\W\d][\w.-]*\Z")


def rdfxml(triples: Iterable[Quad], prefixes: Mapping[str, str]) -> Iterator[str]:
    """Yield the lines of an RDF/XML document in the order of the triples, which must be grouped by subject.

    Graph names are dropped. Control characters that XML cannot hold become U+FFFD.

    Raises:
        UsageError: a predicate ends in no XML name, as RDF/XML needs it to.
    """
    spaces = {"rdf": RDF.iri, **prefixes}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    yield "".join(f"\n    xmlns:{prefix}={_quoted(iri)}" for prefix, iri in spaces.items()) + ">\n"
    names = {iri: prefix for prefix, iri in spaces.items()}
    for subject, rows in groupby(triples, key=lambda row: row.subject):
        yield f"  <rdf:Description {_reference(subject, 'rdf:about')}>\n"
        for row in rows:
            yield f"    {_property(row, names)}\n"
        yield "  </rdf:Description>\n"
    yield "</rdf:RDF>\n"


def _property(row: Quad, names: Mapping[str, str]) -> str:
    predicate = row.predicate[1:-1]
    local = _LOCAL_NAME.search(predicate)
    if local is None:
        raise UsageError(f"RDF/XML cannot hold the predicate <{predicate}>", hint="ask for Turtle or N-Triples")
    space, name = predicate[: local.start()], local[0]
    prefix = names.get(space)
    opening, tag = (f"{prefix}:{name}", f"{prefix}:{name}") if prefix else (f"{name} xmlns={_quoted(space)}", name)
    if not row.object.startswith('"'):
        return f"<{opening} {_reference(row.object, 'rdf:resource')}/>"
    term = terms.parse(row.object)
    if term.language:
        opening += f" xml:lang={_quoted(term.language)}"
    elif term.datatype:
        opening += f" rdf:datatype={_quoted(term.datatype)}"
    return f"<{opening}>{_text(term.value)}</{tag}>"


def _reference(encoded: str, attribute: str) -> str:
    if encoded.startswith("_:"):
        return f"rdf:nodeID={_quoted(encoded[2:])}"
    return f"{attribute}={_quoted(encoded[1:-1])}"


def _text(value: str) -> str:
    # A carriage return would be read back as a line feed.
    return escape(_NOT_IN_XML.sub("\ufffd", value), {"\r": "&#13;"})


def _quoted(value: str) -> str:
    return quoteattr(_NOT_IN_XML.sub("\ufffd", value))
