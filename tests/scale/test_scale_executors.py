"""The executors: every item gets its outcome, in order, whatever the others do."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.errors import ArticleError, ModelError
from kg.scale.executors import Outcome, in_process, process_pool

Executor = Callable[[Callable[[int], int], Iterator[int]], Iterator[Outcome[int, int]]]


def two_processes(function: Callable[[int], int], items: Iterator[int]) -> Iterator[Outcome[int, int]]:
    return process_pool(function, items, 2)


both = pytest.mark.parametrize("run", [in_process, two_processes])


def square(number: int) -> int:
    if number == 3:
        raise ArticleError("three is not read", origin="three")
    if number == 5:
        return [number][number]
    return number * number


def uneven(number: int) -> int:
    time.sleep(0.05 if number % 2 else 0)
    return number


def deadly(number: int) -> int:
    if number % 4 == 1:
        os.kill(os.getpid(), signal.SIGKILL)
    if number == 2:
        os._exit(7)
    return number


def without_model(number: int) -> int:
    raise ModelError("no pipeline")


@both
def test_each_item_has_its_outcome(run: Executor) -> None:
    """Errors of one article and bugs met in one article stand in their place; the others have results."""
    outcomes = list(run(square, iter(range(8))))
    assert [outcome.item for outcome in outcomes] == list(range(8))
    assert [outcome.result for outcome in outcomes] == [0, 1, 4, None, 16, None, 36, 49]
    assert str(outcomes[3].error) == "three is not read"
    assert outcomes[3].error is not None and outcomes[3].error.origin == "three"
    assert "test_scale_executors.py" in str(outcomes[5].error) and "IndexError" in str(outcomes[5].error)


@both
def test_order_is_that_of_the_items(run: Executor) -> None:
    """Slow items do not change the order of the outcomes."""
    assert [outcome.result for outcome in run(uneven, iter(range(12)))] == list(range(12))


@both
def test_an_error_that_meets_all_ends_the_run(run: Executor) -> None:
    """A missing model is told once and not as the failure of every article."""
    with pytest.raises(ModelError):
        list(run(without_model, iter(range(100))))


def test_a_worker_that_dies_costs_one_item() -> None:
    """An item that kills its worker is listed with the way it died; all others are answered."""
    outcomes = list(process_pool(deadly, range(10), 2))
    assert [outcome.result for outcome in outcomes] == [0, None, None, 3, 4, None, 6, 7, 8, None]
    assert "signal 9" in str(outcomes[1].error)
    assert "exit code 7" in str(outcomes[2].error)


def test_memory_is_bounded() -> None:
    """No more items are taken than the workers and their small window hold."""
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for number in range(1000):
            taken = number
            yield number

    run = process_pool(uneven, items(), 2)
    next(run)
    assert taken <= 9
    run.close()


def test_workers_that_cannot_start_are_told(tmp_path: Path) -> None:
    """A function that a new process cannot import ends the run with a message, not with a failure per item."""
    script = tmp_path / "script.py"
    script.write_text(
        "from kg.errors import KgError\nfrom kg.scale.executors import process_pool\n"
        "def f(x): return x\n"
        "if __name__ == '__main__':\n"
        "    f.__qualname__ = f.__name__ = 'g'; g = f\n"
        "    try:\n        list(process_pool(f, range(5), 1))\n"
        "    except KgError as error:\n        print('told:', error)\n"
    )
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False)
    assert "told: a worker process cannot start" in done.stdout, done.stderr


def alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_no_worker_survives(tmp_path: Path) -> None:
    """Workers end when the iterator is closed, and when the parent is killed."""
    script = tmp_path / "script.py"
    script.write_text(
        "import os, signal, sys\nfrom kg.scale.executors import process_pool\n"
        "def f(x): return os.getpid()\n"
        "if __name__ == '__main__':\n"
        "    run = process_pool(f, range(100), 2)\n"
        "    print(*{next(run).result for _ in range(8)}, flush=True)\n"
        "    run.close() if sys.argv[1] == 'close' else os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    for end in ("close", "kill"):
        command = [sys.executable, str(script), end]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        pids = [int(pid) for pid in done.stdout.split()]
        assert pids, done.stderr
        deadline = time.monotonic() + 10
        while any(map(alive, pids)) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not any(map(alive, pids))


def test_a_slow_item_before_many_quick_ones_ends_nothing_early() -> None:
    """Every item comes out, also when the window is full of answers that wait for the first one."""
    from time import sleep

    assert len(list(process_pool(sleep, [0.7] + [0.0] * 40, 2))) == 41
