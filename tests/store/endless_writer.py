"""Commits batch after batch from a number on, and prints each number when its commit has returned.

Usage: endless_writer.py FOLDER NUMBER. Killed by test_store_killed.py.
"""

import sys
from pathlib import Path

from making import Making, actor, threat

from kg import derive
from kg.store.base import Writer
from kg.store.folder import FolderStore


def batch(writer: Writer, number: int) -> None:
    """Change the store in a way that depends on the number alone: add, replace and remove among five articles."""
    writer.put(threat(f"Story {number % 5}", end=f"country/A{number % 7}"))
    made = Making(f"Story {(number + 1) % 5}").know(actor("country/AA", f"Aland {number}"), actor("org/union"))
    made.say("org/union", made.tie("LEADS", "org/union", "country/AA"))
    writer.put(made.encoded())
    gone = threat(f"Story {(number + 2) % 5}").article
    if writer.digest(gone):
        writer.remove(gone)


if __name__ == "__main__":
    with FolderStore(Path(sys.argv[1]), derive).writer() as writing:
        number = int(sys.argv[2])
        while True:
            batch(writing, number)
            writing.commit()
            print(number, flush=True)  # noqa: T201 - the acknowledgement
            number += 1
