"""Small answers that are given again: who asks the same of the same state gets the same bytes.

Exact, since a state never changes and what gives something else each time is not kept; nor is what reads nothing, such
as `ASK {}`, by which others see whether the workers live.
"""

from collections import OrderedDict
from collections.abc import Hashable
from typing import Final

_ROOM: Final = 32 * 2**20
"""Bytes of all answers that are kept."""
_LARGEST: Final = 64 * 1024
"""Bytes of one."""
_AROUND: Final = 2048
"""Bytes that one takes beside its own and those of what is asked."""


class Kept:
    """The answers of one state, by what was asked; those not asked for longest make room. For one thread."""

    def __init__(self, room: int = _ROOM) -> None:
        self._room = room
        self._taken = 0
        self._snapshot = ""
        self._answers: OrderedDict[Hashable, tuple[bytes, int]] = OrderedDict()

    def get(self, snapshot: str, asked: Hashable) -> bytes | None:
        """Return the answer of a state, None where it is not kept."""
        found = self._answers.get(asked) if snapshot == self._snapshot else None
        if found is None:
            return None
        self._answers.move_to_end(asked)
        return found[0]

    def put(self, snapshot: str, asked: Hashable, content: bytes) -> None:
        """Keep an answer of a state, unless it is large."""
        if snapshot != self._snapshot:
            self._answers.clear()
            self._snapshot, self._taken = snapshot, 0
        if len(content) > _LARGEST or asked in self._answers:
            return
        size = len(content) + 4 * len(repr(asked)) + _AROUND
        self._answers[asked] = (content, size)
        self._taken += size
        while self._taken > self._room:
            _, (_, size) = self._answers.popitem(last=False)
            self._taken -= size
