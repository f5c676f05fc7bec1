"""Worked out once, also when many ask at the same time."""

import threading
import time

import pytest

from api.memo import Memo


def test_threads_share_one_making() -> None:
    """Threads that ask for one key at once get one result, made once; other keys do not wait."""
    memo: Memo[int] = Memo(2)
    made: list[int] = []

    def make() -> int:
        time.sleep(0.1)
        made.append(1)
        return len(made)

    got: list[int] = []
    threads = [threading.Thread(target=lambda: got.append(memo.get("a", make))) for _ in range(5)]
    for thread in threads:
        thread.start()
    assert memo.get("b", lambda: 7) == 7
    for thread in threads:
        thread.join()
    assert got == [1] * 5


def test_the_oldest_is_forgotten() -> None:
    """Only so many results are kept; those used last stay."""
    memo: Memo[int] = Memo(2)
    for key in (1, 2, 1, 3):
        memo.get(key, lambda key=key: key)  # type: ignore[misc]
    assert memo.get(1, lambda: 0) == 1
    assert memo.get(2, lambda: 0) == 0


def test_an_error_is_not_kept() -> None:
    """What failed is tried again."""
    memo: Memo[int] = Memo(2)
    with pytest.raises(ZeroDivisionError):
        memo.get("a", lambda: 1 // 0)
    assert memo.get("a", lambda: 1) == 1
