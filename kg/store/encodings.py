"""XML in other encodings, on its way to a parser that takes UTF-8 alone (XML 1.0, section 4.3.3)."""

import codecs
import re
from typing import Final, Protocol

_DECLARED: Final = re.compile(r"""\A\ufeff?<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']""", re.ASCII)
_HEAD: Final = 256
"""Bytes that hold the declaration."""
_KNOWN: Final = re.compile(r"utf-16(-[lb]e)?|iso8859-\d+|cp\d+|ascii|koi8-[ru]")
"""Names of codecs that give text and hold no state that a document could abuse."""
_UTF_16: Final = {b"\xfe\xff": "utf-16", b"\xff\xfe": "utf-16", b"\0<": "utf-16-be", b"<\0": "utf-16-le"}


class Bytes(Protocol):
    """Where bytes come from."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to so many bytes, none at the end."""


class Utf8:
    """The same document in UTF-8; one whose encoding is not known stays as it is, for the parser to refuse."""

    def __init__(self, stream: Bytes) -> None:
        self._stream = stream
        self._held = b""
        while len(self._held) < _HEAD and (part := stream.read(_HEAD)):
            self._held += part
        self._decoder: codecs.IncrementalDecoder | None = None
        codec = _codec(self._held)
        if codec:
            self._decoder = codecs.getincrementaldecoder(codec)()
            text = self._decoder.decode(self._held)
            declared = _DECLARED.match(text)
            if declared:
                text = f"{text[: declared.start(1)]}UTF-8{text[declared.end(1) :]}"
            self._held = text.encode()

    def read(self, size: int = -1, /) -> bytes:
        """Return up to so many bytes, none at the end. Raises ValueError: they are not in the encoding they tell."""
        while not self._held:
            part = self._stream.read(size)
            if self._decoder is None:
                return part
            # Half a letter gives nothing yet.
            self._held = self._decoder.decode(part, final=not part).encode()
            if not part:
                break
        cut = len(self._held) if size < 0 else size
        part, self._held = self._held[:cut], self._held[cut:]
        return part


def _codec(head: bytes) -> str:
    """Return the codec of a document that is not in UTF-8 by what it begins with, else an empty name."""
    if head[:2] in _UTF_16:
        return _UTF_16[head[:2]]
    declared = _DECLARED.match(head.decode("latin-1"))
    try:
        found = codecs.lookup(declared[1]).name if declared else ""
    except LookupError:
        return ""
    return found if _KNOWN.fullmatch(found) and not found.startswith("utf-16") else ""
