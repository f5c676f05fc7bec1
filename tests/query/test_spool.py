"""Results that wait for their readers: the same bytes, whether they lie in memory or in a file."""

import os

import pytest

from kg.query import spool
from kg.query.spool import Room, Spool

BLOCK = os.urandom(2**20)


def filled(room: Room, blocks: int) -> Spool:
    """A result of so many MiB, each beginning with its number."""
    made = Spool(room, 2**30)
    for number in range(blocks):
        made.write(number.to_bytes(4) + BLOCK[4:])
    return made


@pytest.mark.parametrize("blocks", [1, 8, 9, 20])
def test_what_was_written_is_read(blocks: int) -> None:
    """All blocks come back in their order; larger results lie in a file."""
    result = filled(Room(2**30, 60), blocks)
    assert b"".join(result.read()) == b"".join(number.to_bytes(4) + BLOCK[4:] for number in range(blocks))
    assert result.in_memory == (blocks <= 8)
    result.close()


def test_memory_is_bounded_for_all_together(monkeypatch: pytest.MonkeyPatch) -> None:
    """When as much as may lies in memory, further results go to files, until one there is taken."""
    monkeypatch.setattr(spool, "_MEMORY", 10 * 2**20)
    room = Room(2**30, 60)
    first, second = filled(room, 6), filled(room, 6)
    assert (first.in_memory, second.in_memory) == (True, False)
    assert len(b"".join(second.read())) == 6 * 2**20
    first.close()
    assert filled(room, 6).in_memory
