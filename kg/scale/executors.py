"""The same function over many items: in this process, or in several.

Both executors take items one by one as workers become free, so that memory does not grow with the input, and give
an `Outcome` for every item, in the order of the items. One bad item never costs another: neither an error nor a
worker that dies of it (memory, a crash in native code), which would empty a pool of the standard library.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path
from traceback import extract_tb
from typing import Final, Generic, TypeVar

from kg.errors import ArticleError, KgError
from kg.scale.worker import Failure, Worker

Item = TypeVar("Item")
Result = TypeVar("Result")

_AHEAD: Final = 4
"""Items per worker that may be finished before the one whose turn it is."""


@dataclass(slots=True)
class Outcome(Generic[Item, Result]):
    """What became of one item: a result, or the error that stands in its place."""

    item: Item
    result: Result | None = None
    error: ArticleError | None = None


def in_process(
    function: Callable[[Item], Result], items: Iterable[Item]
) -> Generator[Outcome[Item, Result], None, None]:
    """Yield the outcome of each item, worked out here.

    Raises:
        KgError: one that is no ArticleError (no model, a wrong setting): it would meet every item.
    """
    attempt = Attempt(function)
    for item in items:
        answer = attempt(item)
        yield Outcome(item, error=answer) if isinstance(answer, ArticleError) else Outcome(item, answer)


class Attempt(Generic[Item, Result]):
    """A function that gives its ArticleErrors back instead of raising them; it pickles if the function does."""

    def __init__(self, function: Callable[[Item], Result]) -> None:
        self._function = function

    def __call__(self, item: Item) -> Result | ArticleError:
        """Return the result, or the error that stands in its place. Raises other KgErrors."""
        try:
            return self._function(item)
        except ArticleError as error:
            return error
        except KgError:
            raise
        except Exception as error:  # noqa: BLE001 - a mistake of ours in one article must not cost the others
            frame = extract_tb(error.__traceback__)[-1]
            place = f"{Path(frame.filename).name}:{frame.lineno}"
            message = f"the program failed at {place}: {type(error).__name__}: {error}"
            return ArticleError(message, hint="this is a bug: please report it")


def process_pool(
    function: Callable[[Item], Result], items: Iterable[Item], workers: int
) -> Generator[Outcome[Item, Result], None, None]:
    """Yield the outcome of each item, worked out in `workers` processes; closing the iterator ends them.

    Function, items and results are pickled. Ctrl-C reaches this process alone.

    Raises:
        KgError: as `in_process`, or the workers cannot start.
    """
    source = iter(items)
    window: deque[_Slot[Item, Result]] = deque()
    pool: list[Worker] = []
    busy: dict[Worker, _Slot[Item, Result]] = {}
    try:
        pool += (Worker(Attempt(function)) for _ in range(workers))
        while True:
            for worker in pool:
                if worker not in busy and len(window) < workers * _AHEAD:
                    for item in source:
                        window.append(_Slot(Outcome(item)))
                        busy[worker] = window[-1]
                        worker.send(item)
                        break
            # Both workers may answer at once and leave the window empty while items are still to come: only a round
            # that found nothing to hand out ends the work.
            if not window:
                return
            while window and window[0].done:
                yield window.popleft().outcome
            if busy:
                _collect(busy)
    finally:
        for worker in pool:
            worker.stop()


@dataclass(slots=True)
class _Slot(Generic[Item, Result]):
    outcome: Outcome[Item, Result]
    done: bool = False


def _collect(busy: "dict[Worker, _Slot[Item, Result]]") -> None:
    """Wait until a worker has an answer, and put all answers that are there into their slots."""
    ready = wait([worker.connection for worker in busy])
    for worker in [worker for worker in busy if worker.connection in ready]:
        slot, answer = busy.pop(worker), worker.receive()
        if isinstance(answer, Failure):
            hint = "it may need more memory than there is, or crash the model"
            slot.outcome.error = ArticleError(f"the worker that read it died ({answer.how})", hint=hint)
        elif isinstance(answer, ArticleError):
            slot.outcome.error = answer
        elif isinstance(answer, KgError):
            raise answer
        else:
            slot.outcome.result = answer
        slot.done = True
