"""A log of queries that took long: one JSON object a line."""

import json
import os
import threading
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Final

from kg.errors import UsageError
from kg.query.answer import Finished

_TEXT: Final = 2000


class SlowLog:
    """Writes a line for each query that took so many seconds or more, to a file that nobody else can read."""

    def __init__(self, path: Path, seconds: float) -> None:
        """Open the file, to be added to.

        Raises:
            UsageError: it cannot be written.
        """
        self._seconds = seconds
        self._lock = threading.Lock()
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise UsageError(f"the log of slow queries cannot be written: {error}") from error
        self._file = os.fdopen(descriptor, "w", encoding="utf-8")

    def tell(self, told: Finished) -> None:
        """Write a line if the query was slow."""
        if told.seconds < self._seconds:
            return
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
            "id": told.id,
            "seconds": round(told.seconds, 3),
            "waited": round(told.waited, 3),
            "bytes": told.size,
            "outcome": told.outcome,
            "client": told.client,
            "hash": sha256(told.query.encode("utf-8", "surrogatepass")).hexdigest()[:16],
            "query": told.query[:_TEXT],
        }
        with self._lock:
            if not self._file.closed:
                self._file.write(json.dumps(line) + "\n")
                self._file.flush()

    def close(self) -> None:
        """Close the file."""
        with self._lock:
            self._file.close()
