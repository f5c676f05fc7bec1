"""RDF terms and quads as plain values, written the way N-Quads writes them.

A `Quad` holds four strings in N-Triples syntax, so that it pickles, sorts and prints without any RDF library; a
`Term` is one of them taken apart.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_XSD_STRING: Final = XSD + "string"


class Quad(NamedTuple):
    """One quad in N-Triples syntax: `<https://...>`, `"text"@en`. `graph_name` is `""` for the default graph."""

    subject: str
    predicate: str
    object: str
    graph_name: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in self if part) + " ."


class Term(NamedTuple):
    """An IRI, a literal or a blank node, taken apart."""

    kind: Literal["iri", "literal", "bnode"]
    value: str
    """The IRI, the lexical form, or the label of the blank node without `_:`."""
    language: str = ""
    datatype: str = ""
    """IRI; empty for plain strings, language-tagged strings, IRIs and blank nodes."""

    def __str__(self) -> str:
        if self.kind == "iri":
            return iri(self.value)
        if self.kind == "bnode":
            return f"_:{self.value}"
        return literal(self.value, language=self.language, datatype=self.datatype)


_ESCAPES: Final = {
    "\\": "\\\\",
    '"': '\\"',
    "\n": "\\n",
    "\r": "\\r",
    "\t": "\\t",
    "\b": "\\b",
    "\f": "\\f",
}
_ESCAPED: Final = re.compile(r'[\\"\x00-\x1f\x7f]')
# Beyond what the N-Quads grammar forbids: what RFC 3987 forbids anywhere, since stores check for it on loading.
_NOT_IN_IRI: Final = re.compile(
    r'[\x00-\x20<>"{}|^`\\\x7f-\x9f\u200e\u200f\u202a-\u202e\ud800-\uf8ff\ufdd0-\ufdef\ufff0-\uffff\U000e0000-\U0010ffff]'
    r"|%(?![0-9A-Fa-f]{2})"
)
_PLAIN_IRI: Final = re.compile(r"[A-Za-z0-9._~:/?#@!$&'()*+,;=-]*")
# Square brackets are legal around an IPv6 address alone.
_AUTHORITY: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*")
_SURROGATE: Final = re.compile(r"[\ud800-\udfff]")
_NOT_PLAIN: Final = re.compile(r'[\\"\x00-\x1f\x7f\ud800-\udfff]')
_LANGUAGE: Final = re.compile(r"[A-Za-z]+(-[A-Za-z0-9]+)*")
_LITERAL: Final = re.compile(r'"((?:[^"\\]|\\.)*)"(?:@([A-Za-z0-9-]+)|\^\^<([^>]*)>)?', re.DOTALL)
_LINE: Final = re.compile(
    r"""(<[^>]*>|_:\S+)\s+(<[^>]*>)\s+(<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[A-Za-z0-9-]+|\^\^<[^>]*>)?)"""
    r"(?:\s+(<[^>]*>|_:\S+))?\s*\.\s*",
    re.DOTALL,
)
_UNESCAPE: Final = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)", re.DOTALL)
_SIMPLE: Final = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


def iri(value: str) -> str:
    """Return an IRI in N-Triples syntax; characters that IRIs cannot hold are percent-encoded."""
    if _PLAIN_IRI.fullmatch(value):
        return f"<{value}>"
    escaped = _NOT_IN_IRI.sub(_percent, scrub(value))
    match = _AUTHORITY.match(escaped)
    host, rest = (match[0], escaped[match.end() :]) if match else ("", escaped)
    return f"<{host}{rest.replace('[', '%5B').replace(']', '%5D')}>"


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())


def scrub(text: str) -> str:
    """Return a text with U+FFFD for lone surrogates, which no encoding of RDF can hold; its length stays."""
    return _SURROGATE.sub("\ufffd", text)


def literal(value: str, *, language: str = "", datatype: str = "") -> str:
    """Return a literal in N-Triples syntax; what is no language tag leaves a plain string."""
    text = _escaped(value) if _NOT_PLAIN.search(value) else value
    if language and _LANGUAGE.fullmatch(language):
        return f'"{text}"@{language}'
    return f'"{text}"^^<{datatype}>' if datatype and datatype != _XSD_STRING else f'"{text}"'


def _escaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: _ESCAPES.get(found[0]) or f"\\u{ord(found[0]):04X}", scrub(text))


def read_quads(nquads: str) -> Iterator[Quad]:
    """Yield the quads of N-Quads lines as this project writes them: no comments, one blank between terms or more.

    Raises:
        ValueError: a line is not a quad.
    """
    # Literals may hold U+2028 and U+0085, where str.splitlines would cut.
    for line in nquads.split("\n"):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line)
        if match is None:
            raise ValueError(f"not an N-Quads line: {line[:200]!r}")
        yield Quad(match[1], match[2], match[3], match[4] or "")


def parse(encoded: str) -> Term:
    """Return the term that a string in N-Triples syntax stands for.

    Raises:
        ValueError: the string is not one term.
    """
    if encoded.startswith("<") and encoded.endswith(">"):
        return Term("iri", encoded[1:-1])
    if encoded.startswith("_:"):
        return Term("bnode", encoded[2:])
    match = _LITERAL.fullmatch(encoded)
    if match is None:
        raise ValueError(f"not a term in N-Triples syntax: {encoded!r}")
    datatype = "" if match[3] == _XSD_STRING else match[3] or ""
    return Term("literal", _UNESCAPE.sub(_unescape, match[1]), match[2] or "", datatype)


def _unescape(found: re.Match[str]) -> str:
    escape = found[1]
    if escape[0] in "uU" and len(escape) > 1:
        return chr(int(escape[1:], 16))
    return _SIMPLE.get(escape, escape)
