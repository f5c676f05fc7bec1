"""Counting articles while a build runs."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a build is; a new one after every article."""

    read: int = 0
    """Articles met so far: the sum of the next four."""
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    failed: int = 0
    seconds: float = 0.0
    latest: str = ""
    """Headline of the article just done, or the place of the one that failed."""


class Tally:
    """The progress of one build, told to whoever wants to know, and its failures."""

    def __init__(self, tell: Callable[[Progress], None]) -> None:
        self._tell = tell
        self._began = time.monotonic()
        self.now = Progress()
        self.failures: list[tuple[str, str]] = []

    @property
    def kept(self) -> int:
        """Articles that went into the store."""
        return self.now.new + self.now.changed

    def count(self, what: Literal["new", "changed", "unchanged"], headline: str) -> None:
        """Count one article that was used or passed over."""
        self._count(what, headline)

    def fail(self, origin: str, message: str) -> None:
        """Count one article that could not be used."""
        self.failures.append((origin, message))
        self._count("failed", origin)

    def _count(self, what: str, latest: str) -> None:
        counts = {"read": self.now.read + 1, what: getattr(self.now, what) + 1}
        self.now = replace(self.now, **counts, latest=latest, seconds=time.monotonic() - self._began)
        self._tell(self.now)
