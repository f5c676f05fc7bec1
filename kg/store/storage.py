"""Errors of the disk, of SQLite and of pyoxigraph become ours here."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from kg.errors import StoreError, StoreFull

# A file size limit or a quota shows in SQLite as a failed write, a full disk as SQLITE_FULL.
_SQLITE: Final = ("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHMSIZE")
_ERRNO: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
# pyoxigraph raises OSError with RocksDB's words and without a number.
_WORDS: Final = ("No space left", "File too large", "Disk quota exceeded", "space limit")


@contextmanager
def translated(path: Path | str) -> Iterator[None]:
    """Raise StoreFull or StoreError, with `path` in the message, for what goes wrong with files inside the block."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        if _is_full(error):
            message = f"no room is left on the disk of {path}: {error}"
            raise StoreFull(message, hint="make room and run again: what was committed is safe") from error
        raise StoreError(f"{path} cannot be used: {error}") from error


def _is_full(error: OSError | sqlite3.Error) -> bool:
    if isinstance(error, sqlite3.Error):
        return getattr(error, "sqlite_errorname", "") in _SQLITE
    return error.errno in _ERRNO or any(words in str(error) for words in _WORDS)
