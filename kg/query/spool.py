"""Where results wait for their reader, so that a slow one keeps no worker."""

import tempfile
import threading
import time
from collections.abc import Iterator
from typing import IO, Final

from kg.errors import QueryBusy, QueryError, QueryRefused, QueryTimeout

_FREE: Final = 2**20
"""Bytes up to which a result is not counted among those that wait."""
_IN_MEMORY: Final = 8 * 2**20
"""Bytes of one result; more lie in a file."""
_MEMORY: Final = 64 * 2**20
"""Bytes of all results together that need not lie in a file."""
_BLOCK: Final = 256 * 1024


class Room:
    """What all results that wait may take together, in memory and on the disk."""

    def __init__(self, size: int, patience: float) -> None:
        self.patience = patience
        """Seconds that results wait for their reader."""
        self._size = size
        self._taken: dict[Spool, int] = {}
        self._held: dict[Spool, int] = {}
        self._lock = threading.Lock()

    def hold(self, spool: "Spool", size: int) -> bool:
        """Let one spool grow to a size in memory; False if it is to lie in a file."""
        with self._lock:
            fits = size <= _IN_MEMORY and sum(self._held.values()) - self._held.get(spool, 0) + size <= _MEMORY
            if fits:
                self._held[spool] = size
            else:
                self._held.pop(spool, None)
            return fits

    def take(self, spool: "Spool", size: int) -> None:
        """Let one spool grow to a size; those that nobody took in time are dropped for it.

        Raises:
            QueryBusy: there is no room.
        """
        with self._lock:
            if self._left(spool) < size:
                for late in [one for one in self._taken if one is not spool and one.late(self.patience)]:
                    del self._taken[late]
                    late.drop()
            if self._left(spool) < size:
                raise QueryBusy("too many results wait for their readers", hint="try again in some minutes")
            self._taken[spool] = size

    def _left(self, spool: "Spool") -> int:
        return self._size - sum(size for one, size in self._taken.items() if one is not spool)

    def give_back(self, spool: "Spool") -> None:
        """Take the room of a spool back."""
        with self._lock:
            self._taken.pop(spool, None)
            self._held.pop(spool, None)


class Spool:
    """The whole result of one query: written once, then read once. Large ones lie in a file without a name."""

    def __init__(self, room: Room, largest: int) -> None:
        self._room = room
        self._largest = largest
        self._size = 0
        self._whole = float("inf")
        """When it was: from then on it waits for its reader."""
        self._lock = threading.Lock()
        self._blocks: list[bytes] = []
        self._file: IO[bytes] | None = None
        self._closed = False

    @property
    def in_memory(self) -> bool:
        """Whether reading it waits for nothing."""
        return self._file is None

    def write(self, block: bytes) -> None:
        """Add a block.

        Raises:
            QueryRefused: the result is too large.
            QueryBusy: there is no room for it.
            QueryError: it cannot be written.
        """
        self._size += len(block)
        if self._size > self._largest:
            size = self._largest // 2**20
            raise QueryRefused(f"the answer has more than {size} MiB", hint="ask for less at once: LIMIT and OFFSET")
        if self._size > _FREE:
            self._room.take(self, self._size)
        if self._file is None and self._room.hold(self, self._size):
            self._blocks.append(block)
            return
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by drop
                self._file.writelines(self._blocks)
                self._blocks.clear()
            self._file.write(block)
        except OSError as error:
            raise QueryError(f"the answer cannot be kept: {error.strerror}") from error

    def read(self) -> Iterator[bytes]:
        """Yield all that was written.

        Raises:
            QueryTimeout: it was not taken in time; what was yielded is not a result.
        """
        self._whole = time.monotonic()
        place = number = 0
        while place < self._size:
            with self._lock:
                if self._closed or self.late(self._room.patience):
                    raise QueryTimeout("the results were not taken in time")
                if self._file is None:
                    block = self._blocks[number]
                else:
                    self._file.seek(place)
                    block = self._file.read(_BLOCK)
            place, number = place + len(block), number + 1
            yield block

    def late(self, seconds: float) -> bool:
        """Whether its reader has had so many seconds."""
        return time.monotonic() - self._whole > seconds

    def drop(self) -> None:
        """Throw away what waits; who reads on gets an error."""
        with self._lock:
            self._closed = True
            self._blocks.clear()
            if self._file:
                self._file.close()

    def close(self) -> None:
        """Give back all that it takes."""
        self.drop()
        self._room.give_back(self)
