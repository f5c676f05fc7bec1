"""Answers that are there in no time, taken in the event loop: a thread for each would cost more than the query."""

import asyncio
import threading
from collections import deque
from typing import Final

from kg.query.answer import Answer, Finished
from kg.query.pool import QueryPool

_PATIENCE: Final = 0.05
"""Seconds; what takes longer is given to a thread, where the asker is watched too."""


class Quick:
    """Takes small answers without a thread. Those who come first are served first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._waiting: deque[asyncio.Future[bool]] = deque()

    def heed(self, pool: QueryPool) -> None:
        """Give turns also when an answer ends that a thread takes: its worker is free. To be called in the loop."""
        loop, home = asyncio.get_running_loop(), threading.get_ident()

        def ended(_: Finished) -> None:
            if threading.get_ident() != home:
                loop.call_soon_threadsafe(self._wake)

        pool.listeners.append(ended)

    async def take(self, answer: Answer) -> bytes | None:
        """Return an answer if it is whole at once; None where it is to be begun, or to be gone on with, in a thread.

        Raises:
            KgError: the query failed.
        """
        until = asyncio.get_running_loop().time() + _PATIENCE
        if len(self._waiting) >= self._most or (self._waiting and not await self._turn(until)):
            return None
        descriptor = answer.put_now()
        while descriptor is None and not answer.running:
            if not await self._turn(until):
                return None
            descriptor = answer.put_now()
        try:
            if descriptor is None or not await _readable(descriptor):
                return None
            answer.begin()
            return b"".join(answer) if answer.whole else None
        except asyncio.CancelledError:
            answer.close()
            raise
        finally:
            self._wake()

    async def _turn(self, until: float) -> bool:
        """Wait until a worker may be free; False where that takes too long, by the clock of the loop."""
        turn: asyncio.Future[bool] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            return await _within(turn, until)
        finally:
            if turn in self._waiting:
                self._waiting.remove(turn)

    def _wake(self) -> None:
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(True)
                return


async def _readable(descriptor: int) -> bool:
    loop = asyncio.get_running_loop()
    ready: asyncio.Future[bool] = loop.create_future()
    loop.add_reader(descriptor, _settle, ready, True)
    try:
        return await _within(ready, loop.time() + _PATIENCE)
    finally:
        loop.remove_reader(descriptor)


async def _within(future: asyncio.Future[bool], until: float) -> bool:
    timer = asyncio.get_running_loop().call_at(until, _settle, future, False)
    try:
        return await future
    finally:
        timer.cancel()


def _settle(future: asyncio.Future[bool], value: bool) -> None:
    if not future.done():
        future.set_result(value)
