"""The read-only states of a graph folder: `snapshots/{number}-{store}/`, each with a lock that its readers share.

A state is made under a hidden name and renamed when it is whole. It is deleted when three newer ones exist and nobody
reads it any more; a reader that dies lets go of it, because the kernel keeps the locks.
"""

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import IO

KEPT = 3


def folder_of(folder: Path, name: str) -> Path:
    """Return the folder that holds the quads of a state."""
    return folder / "snapshots" / name / "quads"


def hold(folder: Path, name: str) -> IO[str] | None:
    """Keep a state from being deleted until the returned file is closed; None if it is gone already."""
    path = folder / "snapshots" / name / "lock"
    try:
        file = path.open(encoding="ascii")
    except FileNotFoundError:
        return None
    fcntl.flock(file, fcntl.LOCK_SH)
    if not path.exists():  # It went between opening and locking.
        file.close()
        return None
    return file


def make(folder: Path, name: str, backup: Callable[[Path], None]) -> None:
    """Make a state; `backup` writes the quads to the path it is given. A leftover of that name is replaced."""
    snapshots = folder / "snapshots"
    partial = snapshots / f".new-{name}"
    for leftover in (partial, snapshots / name):
        if leftover.exists():
            shutil.rmtree(leftover)
    partial.mkdir(parents=True)
    (partial / "lock").touch()
    backup(partial / "quads")
    partial.rename(snapshots / name)
    sync(snapshots)


def prune(folder: Path, newest: str) -> None:
    """Delete the states that nobody needs: all but the last three up to `newest`, unless somebody reads them."""
    snapshots = folder / "snapshots"
    for leftover in snapshots.glob(".*"):
        shutil.rmtree(leftover)
    names = sorted(path.name for path in snapshots.iterdir() if path.name <= newest)
    for name in names[:-KEPT]:
        _delete(snapshots / name)


def _delete(path: Path) -> None:
    with (path / "lock").open(encoding="ascii") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        gone = path.with_name(f".old-{path.name}")
        path.rename(gone)
    shutil.rmtree(gone)


def restore(folder: Path, name: str, target: Path) -> None:
    """Put the quads of a state in a place, whatever is there; table files, which never change, as hard links.

    Killed on the way it leaves the place without quads, or with those of the state.
    """

    def link(source: str, destination: str) -> str:
        if source.endswith(".sst"):
            os.link(source, destination)
            return destination
        return shutil.copy2(source, destination)

    partial = target.with_name(f"{target.name}.part")
    for leftover in (partial, target):
        if leftover.exists():
            shutil.rmtree(leftover)
    shutil.copytree(folder_of(folder, name), partial, copy_function=link)
    partial.rename(target)


def sync(path: Path) -> None:
    """Make the names in a folder survive a power cut."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
