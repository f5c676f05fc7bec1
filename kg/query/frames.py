"""How server and worker talk over a pipe: one letter, a length, that many bytes."""

import os
import struct
from typing import Final

HEAD: Final = struct.Struct(">cI")
BEGIN: Final = b"B"
"""The first part of the answer follows: the query has been understood and has begun to give results."""
PART: Final = b"P"
END: Final = b"E"
"""The answer is whole."""
WHOLE: Final = b"W"
"""The whole answer follows; small ones take one frame."""
ERROR: Final = b"X"
"""A KgError as JSON: `kind`, `message`, `hint`, `line`, `column`."""
REQUEST: Final = b"Q"
HELLO: Final = b"H"
"""The first frame of a worker: which walls stand around it, as JSON (`kg.query.confine`)."""
LARGEST: Final = 1 << 26


def read_frame(descriptor: int) -> tuple[bytes, bytes]:
    """Return letter and content of the next frame.

    Raises:
        EOFError: the other side is gone.
    """
    letter, length = HEAD.unpack(_read(descriptor, HEAD.size))
    if length > LARGEST:
        raise EOFError(f"a frame of {length} bytes is not one of ours")
    return letter, _read(descriptor, length)


def write_frame(descriptor: int, letter: bytes, content: bytes = b"") -> None:
    """Write one frame whole.

    Raises:
        BrokenPipeError: the other side is gone.
    """
    head = HEAD.pack(letter, len(content))
    written = os.writev(descriptor, (head, content))
    for part in (head, content):
        rest = memoryview(part)[written:]
        written = max(0, written - len(part))
        while rest:
            rest = rest[os.write(descriptor, rest) :]


def _read(descriptor: int, length: int) -> bytes:
    parts = []
    while length:
        part = os.read(descriptor, min(length, 1 << 20))
        if not part:
            raise EOFError("the other side is gone")
        parts.append(part)
        length -= len(part)
    return b"".join(parts)
