"""Results that are worked out once and kept a while."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

from kg.store import deadline

T = TypeVar("T")


class Memo(Generic[T]):
    """Remembers the last results of a function by key. Threads that ask for the same wait for one of them."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._kept: OrderedDict[object, T] = OrderedDict()
        self._making: dict[object, Lock] = {}
        self._lock = Lock()

    def get(self, key: object, make: Callable[[], T]) -> T:
        """Return what was made for a key, made now if it is not kept. What `make` raises is not kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            making = self._making.setdefault(key, Lock())
        with deadline.holding(making):
            with self._lock:
                if key in self._kept:
                    return self._kept[key]
            made = make()
            with self._lock:
                self._kept[key] = made
                self._making.pop(key, None)
                while len(self._kept) > self._size:
                    self._kept.popitem(last=False)
        return made
