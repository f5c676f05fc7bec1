"""RDF documents of others, read as a stream: every syntax, bounded memory, nothing fetched from anywhere.

The engine's parsers keep to the W3C Recommendations. What they would do with a hostile document is stopped before the
bytes reach them: entities in XML, which multiply; nesting, which their stack and their time do not bear.
"""

import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import IO, Any, Final, Protocol
from xml.parsers import expat

import pyoxigraph as ox

from kg.errors import InputError, RdfSyntaxError
from kg.store.encodings import Utf8

MEDIA_TYPES: Final[dict[str, str]] = {
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "nq": "application/n-quads",
    "trig": "application/trig",
    "rdf": "application/rdf+xml",
    "owl": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
"""Ending of a file's name to the media type of the syntax that it tells."""

_NESTING: Final = 500
_LIGHT: Final = 64 * 2**20
"""Unpacked bytes that no packed document is too small for."""
_RATIO: Final = 250
_ENTITY: Final = b"<!ENTITY"
_TRIPLE: Final = re.compile(rb"<<|>>|\n")
_JSON_MARK: Final = re.compile(rb'\\.|["\[\]{}]', re.DOTALL)


class Source(Protocol):
    """Where bytes come from."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to so many bytes, none at the end."""


@dataclass(frozen=True, slots=True)
class Document:
    """What is told of an RDF document beside its bytes."""

    name: str
    """For errors."""
    media_type: str
    base: str = ""
    """IRI against which relative ones are resolved; empty makes them errors."""
    graph: str = ""
    """IRI of the graph for triples that name none; empty for the unnamed graph."""


def read_document(stream: Source, document: Document) -> Iterator[Any]:
    """Yield the quads of a document as pyoxigraph has them, blank nodes under new labels.

    Raises:
        RdfSyntaxError: it is not what its media type says.
        InputError: it declares XML entities, nests too deep, or holds a term of more than 16 MiB.
    """
    form = ox.RdfFormat.from_media_type(document.media_type)
    default, own = ox.DefaultGraph(), ox.NamedNode(document.graph) if document.graph else None
    try:
        plain = Utf8(stream) if document.media_type == "application/rdf+xml" else stream
        source: Any = _Watched(plain, _GUARDS[document.media_type]())
        parsed = ox.parse(source, format=form, base_iri=document.base or None, rename_blank_nodes=True)
        for quad in parsed:
            if own is not None and quad.graph_name == default:
                quad = ox.Quad(quad.subject, quad.predicate, quad.object, own)
            yield quad
    except SyntaxError as error:
        raise _syntax_error(error, document) from error
    except UnicodeError as error:
        raise RdfSyntaxError(f"{document.name} is not in the encoding that it tells: {error}") from error
    except MemoryError as error:
        raise InputError(f"{document.name} cannot be read: it holds a term of more than 16 MiB") from error
    except RdfSyntaxError as error:
        raise _misplaced(document, error.message, error.line, error.column) from error
    except InputError as error:
        raise InputError(f"{document.name} {error.message}", hint=error.hint) from error


def _syntax_error(error: SyntaxError, document: Document) -> RdfSyntaxError:
    reason, hint = re.sub(r"^Parser error at line .*?: ", "", error.msg), ""
    if "No scheme found" in reason:
        hint = "it holds a relative IRI: say what it is relative to (--base)"
    elif "LoadDocumentCallback" in reason:
        reason, hint = "its context lies elsewhere, and nothing is fetched", "write the context into the document"
    return _misplaced(document, reason, error.lineno or 0, error.offset or 0, hint)


def _misplaced(document: Document, reason: str, line: int, column: int, hint: str = "") -> RdfSyntaxError:
    where = f", line {line}, column {column}" if line else ""
    return RdfSyntaxError(f"{document.name}{where}: {reason}", hint=hint, line=line, column=column)


class _Watched:
    """Bytes on their way to a parser, looked at by a guard."""

    def __init__(self, stream: Source, guard: Callable[[bytes], None]) -> None:
        self._stream, self._guard = stream, guard

    def read(self, size: int = -1, /) -> bytes:
        part = self._stream.read(size)
        self._guard(part)
        return part


def _deep() -> InputError:
    return InputError(f"nests deeper than {_NESTING} levels", hint="send N-Quads")


def _xml() -> Callable[[bytes], None]:
    """Refuse entities and nesting; say where it is no XML, which the engine does not."""
    # Other encodings are gone by now; one that is declared still is for the engine to refuse.
    parser = expat.ParserCreate("UTF-8")
    tail, depth, ended = b"", 0, False

    def opened(*_: object) -> None:
        nonlocal depth
        depth += 1
        if depth > _NESTING:
            raise _deep()

    def closed(_: object) -> None:
        nonlocal depth
        depth -= 1

    def look(part: bytes) -> None:
        nonlocal tail, ended
        if _ENTITY in tail + part:
            raise InputError("declares XML entities, which are not read here", hint="write them out, or send Turtle")
        tail = (tail + part)[1 - len(_ENTITY) :]
        try:
            if not ended:
                ended = not part
                parser.Parse(part, ended)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise RdfSyntaxError(f"not XML: {reason}", line=error.lineno, column=error.offset + 1) from error

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    return look


def _triples(*, lines: bool = False) -> Callable[[bytes], None]:
    """Refuse triples in triples (RDF 1.2) without end; brackets and lists do not go by way of the stack.

    Signs in strings count, too, which are few; where every line is one statement, each is counted by itself.
    """
    depth, cut = 0, b""

    def look(part: bytes) -> None:
        nonlocal depth, cut
        part, cut = cut + part, b""
        end = 0
        for found in _TRIPLE.finditer(part):
            end = found.end()
            if found[0] != b"\n":
                depth = max(0, depth + (1 if found[0] == b"<<" else -1))
            elif lines:
                depth = 0
            if depth > _NESTING:
                raise _deep()
        cut = part[max(end, len(part) - 1) :]

    return look


def _shallow() -> Callable[[bytes], None]:
    depth, inside, cut = 0, False, b""

    def look(part: bytes) -> None:
        nonlocal depth, inside, cut
        part, cut = cut + part, b""
        for found in _JSON_MARK.finditer(part):
            mark = found[0]
            if mark == b'"':
                inside = not inside
            elif not inside and len(mark) == 1:
                depth += 1 if mark in b"[{" else -1
                if depth > _NESTING:
                    raise _deep()
        # A backslash at the end belongs to the letter that comes next.
        if len(part) - len(part.rstrip(b"\\")) & 1:
            cut = b"\\"

    return look


_GUARDS: Final[dict[str, Callable[[], Callable[[bytes], None]]]] = {
    "application/rdf+xml": _xml,
    "application/ld+json": _shallow,
    **dict.fromkeys(("text/turtle", "application/trig"), _triples),
    **dict.fromkeys(("application/n-triples", "application/n-quads"), partial(_triples, lines=True)),
}


class Unpacked:
    """What a gzip stream holds, up to a limit that is large for any honest document."""

    def __init__(self, stream: IO[bytes], packed: int, largest: int | None = None) -> None:
        """Unpack a stream of `packed` bytes; `largest` is the limit, by default in proportion to that."""
        self._file = gzip.GzipFile(fileobj=stream)
        self._largest = max(_LIGHT, _RATIO * packed) if largest is None else largest
        self._size = 0

    def read(self, size: int = -1, /) -> bytes:
        """Return up to so many bytes. Raises InputError: it is no gzip, or too much comes out of it."""
        try:
            part = self._file.read(size)
        except (OSError, EOFError, zlib.error) as error:
            raise InputError(f"cannot be unpacked: {error}") from error
        self._size += len(part)
        if self._size > self._largest:
            raise InputError(f"unpacks to more than {self._largest // 2**20} MiB", hint="cut it into several")
        return part
