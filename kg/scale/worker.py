"""One worker process that answers one item at a time over its own pipe, and is replaced when it dies."""

import multiprocessing
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Final

from kg.errors import KgError

_READY: Final = "ready"
_PATIENCE: Final = 2.0
"""Seconds that a worker has to end when it is idle and told so."""


@dataclass(frozen=True, slots=True)
class Failure:
    """The worker died before it answered."""

    how: str
    """`signal 9`, `exit code 1`."""


class Worker:
    """A process that applies a function."""

    def __init__(self, function: Callable[[Any], Any]) -> None:
        self._function = function
        self.connection: Connection
        self._process: BaseProcess
        self._ready = False
        self._start()

    def _start(self) -> None:
        # Spawned, not forked: a fork would copy the locks of libraries that run threads of their own.
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self._function), daemon=True)
        with _sigint_blocked():
            self._process.start()
        theirs.close()
        self._ready = False

    def send(self, item: Any) -> None:
        """Give the worker its next item. Raises KgError if it cannot be started."""
        self._await_ready()
        try:
            self.connection.send(item)
        except BrokenPipeError:
            # It died while it was idle; the item has not met it yet.
            self._replace()
            self._await_ready()
            self.connection.send(item)

    def _await_ready(self) -> None:
        if not self._ready:
            answer = self._receive()
            if isinstance(answer, Failure):
                raise KgError(f"a worker process cannot start ({answer.how})", hint="try --workers 1")
            self._ready = True

    def receive(self) -> Any:
        """Return the answer to the item, waiting for it; a Failure if the worker died of it (a new one is started)."""
        answer = self._receive()
        if isinstance(answer, Failure):
            self._replace()
        return answer

    def _receive(self) -> Any:
        try:
            return self.connection.recv()
        except (EOFError, ConnectionResetError):
            self._process.join(_PATIENCE)
            code = self._process.exitcode or 0
            return Failure(f"signal {-code}" if code < 0 else f"exit code {code}")

    def _replace(self) -> None:
        self.stop()
        self._start()

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self.connection.close()
        self._process.terminate()
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()


@contextmanager
def _sigint_blocked() -> Iterator[None]:
    """Let a child begin with Ctrl-C blocked: it comes to the whole group, and the parent decides."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, function: Callable[[Any], Any]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    connection.send(_READY)
    while True:
        try:
            connection.send(_answer(function, connection.recv()))
        except (EOFError, BrokenPipeError):  # The parent has gone.
            return


def _answer(function: Callable[[Any], Any], item: Any) -> Any:
    try:
        return function(item)
    except KgError as error:
        return error
