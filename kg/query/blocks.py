"""Answers of the engine cut into frames."""

import io
import re
from typing import Any

from kg.errors import Inexpressible
from kg.query.frames import BEGIN, END, PART, WHOLE, write_frame

_NOT_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
"""Control characters, U+FFFE and U+FFFF in UTF-8."""


class Buffer(io.BufferedWriter):
    """Collects blocks. The engine flushes when it is done, which would make two frames of a small answer."""

    def flush(self) -> None:
        """Do nothing: `send` flushes."""

    def send(self) -> None:
        """Send what is left."""
        super().flush()


class Blocks(io.RawIOBase):
    """The file that the engine writes its results to: every block becomes a frame."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._letter = BEGIN

    def writable(self) -> bool:
        """Whether it can be written to."""
        return True

    def write(self, block: Any) -> int:
        """Send one block."""
        write_frame(self._descriptor, self._letter, block)
        self._letter = END if self._letter == WHOLE else PART
        return len(block)

    def end(self, buffer: Buffer) -> None:
        """Send what is left in the buffer before it, and that this was all."""
        if self._letter == BEGIN:
            self._letter = WHOLE
        buffer.send()
        if self._letter != END:
            write_frame(self._descriptor, END)


class XmlBlocks(Blocks):
    """The same for XML, which cannot hold every character: what no reader could read is an error.

    A carriage return has to be written as a reference, which the engine does not: readers make line feeds of bare ones.
    """

    _tail = b""

    def write(self, block: Any) -> int:
        """Send one block."""
        content = bytes(block)
        if _NOT_IN_XML.search(self._tail + content):
            raise Inexpressible("the results hold a character that XML cannot hold", hint="ask for JSON")
        self._tail = content[-2:]
        super().write(content.replace(b"\r", b"&#xD;"))
        return len(content)
