"""One writer at a time: a lock that the kernel lets go of when its holder dies."""

import fcntl
import os
from pathlib import Path
from typing import IO

from kg.errors import StoreError, StoreLocked


def lock_folder(folder: Path) -> IO[str]:
    """Take the writer's lock of a graph folder; closing the returned file lets go of it.

    Raises:
        StoreLocked: another process, or another writer of this one, has it.
        StoreError: the lock file cannot be made.
    """
    path = folder / "lock"
    try:
        file = path.open("a+", encoding="ascii")
    except OSError as error:
        raise StoreError(f"{folder} cannot be written: {error.strerror}") from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        holder = path.read_text("ascii").strip()
        file.close()
        who = f"process {holder}" if holder else "another process"
        hint = "wait until it has finished, or stop it: what it has committed stays"
        raise StoreLocked(f"{folder} is being written by {who}", hint=hint) from error
    file.truncate(0)
    file.write(f"{os.getpid()}\n")
    file.flush()
    return file
