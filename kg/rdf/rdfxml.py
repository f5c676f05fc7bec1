"""RDF/XML, the oldest syntax: triples only, and only what XML 1.0 can hold (RDF 1.1 XML Syntax)."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from kg.errors import Inexpressible
from kg.rdf import terms
from kg.rdf.terms import Quad
from kg.vocab import RDF

# XML 1.0 has no way to write these, not even as character references.
_NOT_IN_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_START: Final = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_LOCAL_NAME: Final = re.compile(rf"[{_START}][{_START}.0-9\u00b7\u0300-\u036f\u203f\u2040-]*\Z")
"""A name of XML 1.0 without a colon."""
_RESERVED: Final = frozenset(
    f"{RDF.iri}{name}"
    for name in "RDF ID about parseType resource nodeID datatype Description li aboutEach aboutEachPrefix bagID".split()
)
"""Names that mean something else where a property stands (RDF 1.1 XML Syntax, section 5.1)."""
_OTHERS: Final = "ask for Turtle or N-Triples"


def rdfxml(triples: Iterable[Quad], prefixes: Mapping[str, str], *, exact: bool = False) -> Iterator[str]:
    """Yield the lines of an RDF/XML document in the order of the triples, which are best grouped by subject.

    Graph names are dropped. Control characters that XML cannot hold become U+FFFD, or are an error where the document
    is to be `exact`.

    Raises:
        Inexpressible: a predicate ends in no XML name, as RDF/XML needs it to; an object is a triple.
    """
    spaces = {"rdf": RDF.iri, **prefixes}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    yield "".join(f"\n    xmlns:{prefix}={_quoted(iri)}" for prefix, iri in spaces.items()) + ">\n"
    names = {iri: prefix for prefix, iri in spaces.items()}
    for subject, rows in groupby(triples, key=lambda row: row.subject):
        yield f"  <rdf:Description {_reference(subject, 'rdf:about')}>\n"
        for row in rows:
            if exact and _NOT_IN_XML.search(_written(row.object)):
                raise Inexpressible(f"XML cannot hold a character of {row.object[:80]}", hint=_OTHERS)
            yield f"    {_property(row, names)}\n"
        yield "  </rdf:Description>\n"
    yield "</rdf:RDF>\n"


def _written(encoded: str) -> str:
    return terms.parse(encoded).value if "\\" in encoded else encoded


def _property(row: Quad, names: Mapping[str, str]) -> str:
    predicate = row.predicate[1:-1]
    local = _LOCAL_NAME.search(predicate)
    if local is None or predicate in _RESERVED:
        raise Inexpressible(f"RDF/XML cannot hold the predicate <{predicate}>", hint=_OTHERS)
    if row.object[0] != '"' and " " in row.object:
        raise Inexpressible("RDF/XML cannot hold triples as objects", hint=_OTHERS)
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
