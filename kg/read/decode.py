"""Bytes to text: which encoding a file has, and what cannot be text at all."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from io import TextIOWrapper
from typing import BinaryIO

from charset_normalizer import from_bytes

from kg.errors import InputError

SNIFFED = 16 * 2**20
"""Bytes looked at to tell the encoding; most files are shorter, and then all of them count."""

_GUESSED = 256 * 1024
_CHUNK = 2**20
_BY_BYTES = ("utf-8", "utf-8-sig", "cp1252", "latin_1", "ascii")
_TEXT_WANTED = "give plain text, Markdown, JSONL, JSON or CSV"
_CONTROLS = bytes((*range(0x01, 0x09), *range(0x0E, 0x1B), *range(0x1C, 0x20)))
_BEYOND_ASCII = bytes(range(0x80, 0x100))
_FEW = 0.2
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\x1f\x8b", "packed with gzip"),
    (b"BZh", "packed with bzip2"),
    (b"\xfd7zXZ", "packed with xz"),
    (b"\x28\xb5\x2f\xfd", "packed with zstd"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "a database"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"),
)
_MARKUP = re.compile(
    r"\s*(?:<\?xml\b|(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body|div|p|article|section|main|table|"
    r"h[1-6]|span|meta|script|style|rss|feed|svg|rdf:rdf|urlset|nitf|newsml)\b)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file, counted from 1, without its line end."""

    number: int
    text: str
    problem: str = ""
    """Why the line cannot be used; `text` is empty then."""


def sniff(head: bytes, name: str, *, whole: bool = True) -> str:
    """Return the name of the encoding of a file that begins with `head`.

    A byte order mark decides, then UTF-16 without a mark, UTF-8, and at last the best guess of charset-normalizer.

    Raises:
        InputError: the file is empty, binary, or in no encoding that fits; the offset of the first bad byte is told.
    """
    if not head.strip():
        raise InputError(f"{name} is empty", hint="give a file with text in it")
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            raise InputError(f"{name} is {kind}, not text", hint="unpack it or save it as plain text, JSONL or CSV")
    if b"\0" in head[:_GUESSED]:
        return _unmarked_utf16(head[:4096], name)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(head, final=whole)
    except UnicodeDecodeError as error:
        return _guess(head, name, error.start)
    return "utf-8"


def decode(raw: bytes, encoding: str, name: str) -> str:
    """Return the text of a file's bytes.

    Raises:
        InputError: bytes that the encoding does not have, with their offset.
    """
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(name, encoding, error.start, raw[error.start : error.start + 1]) from error


def read_lines(stream: BinaryIO, encoding: str, limit: int, *, universal: bool = False) -> Iterator[Line]:
    """Yield the lines of a file one by one in bounded memory.

    A line of more than `limit` bytes is passed over without being kept, and one that does not decode is empty; both
    carry a problem. `universal` counts a lone CR as a line end, too.
    """
    if universal or encoding not in _BY_BYTES:
        yield from _wide_lines(stream, encoding, limit)
        return
    number = 0
    while piece := stream.readline(limit + 1):
        number += 1
        if number == 1 and piece.startswith(codecs.BOM_UTF8):
            piece = piece[3:]
        if len(piece) > limit and not piece.endswith(b"\n"):
            length = len(piece) + _pass_over(stream)
            yield Line(number, "", f"is {length:,} bytes long; at most {limit:,} are read")
            continue
        yield _line(number, piece, encoding)


def looks_like_markup(text: str) -> bool:
    """Return whether a text begins as a web page or a piece of one does."""
    return _MARKUP.match(text[:4096]) is not None and re.search(r"</?[a-zA-Z][^<>]{0,300}>", text[:65536]) is not None


def _line(number: int, piece: bytes, encoding: str) -> Line:
    try:
        text = piece.decode("utf-8" if encoding == "utf-8-sig" else encoding)
    except UnicodeDecodeError as error:
        byte = piece[error.start]
        return Line(number, "", f"is not {encoding}: byte 0x{byte:02x} at offset {error.start} of the line")
    return Line(number, text.rstrip("\r\n"))


def _wide_lines(stream: BinaryIO, encoding: str, limit: int) -> Iterator[Line]:
    reader = TextIOWrapper(stream, encoding=encoding, errors="replace", newline=None)
    number = 0
    while text := reader.readline(limit + 1):
        number += 1
        if len(text) > limit and not text.endswith("\n"):
            length = len(text)
            while (more := reader.readline(_CHUNK)) and not more.endswith("\n"):
                length += len(more)
            yield Line(number, "", f"is {length:,} characters long; at most {limit:,} are read")
        elif "\ufffd" in text:
            yield Line(number, "", f"is not {encoding}")
        else:
            yield Line(number, text.rstrip("\n"))


def _pass_over(stream: BinaryIO) -> int:
    passed = 0
    while piece := stream.readline(_CHUNK):
        passed += len(piece)
        if piece.endswith(b"\n"):
            break
    return passed


def _unmarked_utf16(head: bytes, name: str) -> str:
    even, odd = head[::2].count(0), head[1::2].count(0)
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    letters = head.decode(encoding, "ignore")
    controls = sum(unicodedata.category(letter) in ("Cc", "Cn", "Co") for letter in letters if letter not in "\t\n\r\f")
    if max(even, odd) > 0.15 * len(head) and not min(even, odd) and not controls:
        return encoding
    at = head.find(0)
    raise InputError(f"{name} is binary: a NUL byte at offset {at}", hint=_TEXT_WANTED)


def _guess(head: bytes, name: str, offset: int) -> str:
    # A sample around the first stranger: the start of the file may be plain ASCII.
    start = max(0, offset - _GUESSED // 2)
    sample = head[start : start + _GUESSED]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > max(3, len(sample) // 200):
        raise InputError(f"{name} is binary, not text", hint=_TEXT_WANTED)
    # Western text has few letters beyond ASCII, too few for statistics to tell the code pages of Europe apart.
    if len(sample) - len(sample.translate(None, _BEYOND_ASCII)) < _FEW * len(sample) and _decodes(sample, "cp1252"):
        return "cp1252"
    best = from_bytes(sample).best()
    if best is None:
        raise _undecodable(name, "utf-8", offset, head[offset : offset + 1])
    return best.encoding


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _undecodable(name: str, encoding: str, offset: int, byte: bytes) -> InputError:
    shown = f"0x{byte.hex()}" if byte else "the end"
    return InputError(f"{name} is not {encoding}: {shown} at byte {offset:,}", hint="save the file as UTF-8")
