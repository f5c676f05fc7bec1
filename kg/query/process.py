"""One worker process as its owner sees it."""

import contextlib
import fcntl
import json
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from kg.errors import QueryError, QueryTimeout, QueryTooGreedy
from kg.query.frames import HEAD, HELLO, LARGEST, REQUEST

_REASONS: Final[dict[int, tuple[type[QueryError], str]]] = {
    -signal.SIGABRT: (QueryTooGreedy, "the query needed more than the {memory} MiB of memory that one query may have"),
    -signal.SIGSEGV: (QueryTooGreedy, "the engine broke down over the query: it is nested too deeply for it"),
    -signal.SIGXCPU: (QueryTimeout, "the query was stopped: it computed for longer than it may"),
    -signal.SIGKILL: (QueryTooGreedy, "the worker was killed from outside, perhaps for lack of memory here"),
}
_OTHER: Final = (QueryError, "the worker ended over the query (exit status {status})")
_PIPE: Final = 2**20
"""Bytes that a worker can write before they are read."""
_PIECE: Final = 64 * 1024
"""Bytes that are read at once, unless more are known to come: a larger buffer is made anew each time."""
_ROOT: Final = Path(__file__).parents[2]


class WorkerProcess:
    """A running `kg.query.worker`. One question at a time; any thread may kill it."""

    def __init__(self, folder: Path, memory: int, module: str = "kg.query.worker") -> None:
        self._memory = memory
        self._buffer = bytearray()
        self._walls: dict[str, bool] | None = None
        self._prefixes: Mapping[str, str] | None = None
        """Those that it was told last."""
        path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
        self._popen = subprocess.Popen(
            # -P: no module is taken from the folder the server was started in.
            [sys.executable, "-P", "-m", module, str(folder), str(memory), str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # One heap: each further one would take 64 MiB of the address space that the limit counts.
            env={**os.environ, "PYTHONPATH": path, "MALLOC_ARENA_MAX": "1"},
            bufsize=0,
        )
        with contextlib.suppress(OSError):
            # So that a worker need not wait for its reader over and over; the system may not allow it.
            fcntl.fcntl(self.answers, fcntl.F_SETPIPE_SZ, _PIPE)
        self._waiter = select.poll()
        self._waiter.register(self.answers, select.POLLIN)

    def ask(self, request: dict[str, Any], prefixes: Mapping[str, str]) -> None:
        """Put a query; it is told the prefixes of results once, and again when they change. Raises as `send`."""
        if self._prefixes != prefixes:
            request["prefixes"], self._prefixes = dict(prefixes), prefixes
        self.send(json.dumps(request).encode())

    def send(self, content: bytes) -> None:
        """Put a question.

        Raises:
            QueryError: the worker is dead.
        """
        assert self._popen.stdin is not None
        rest = memoryview(HEAD.pack(REQUEST, len(content)) + content)
        try:
            while rest:
                rest = rest[os.write(self._popen.stdin.fileno(), rest) :]
        except (OSError, ValueError) as error:
            raise self.reason() from error

    def walls(self, seconds: float = 5.0) -> dict[str, bool]:
        """Return which walls stand around it, as `kg.query.confine.confine` tells; waits for it to have started.

        Raises:
            TimeoutError, EOFError: as `receive`.
        """
        if self._walls is None:
            letter, content = self._frame(seconds)
            if letter != HELLO:
                raise EOFError("the worker did not tell of its walls")
            self._walls = json.loads(content)
        return self._walls

    def receive(self, seconds: float) -> tuple[bytes, bytes]:
        """Return letter and content of the next frame.

        Raises:
            TimeoutError: it did not come in time.
            EOFError: the worker died, or was killed.
        """
        if self._walls is None:
            begin = time.monotonic()
            self.walls(seconds)
            seconds -= time.monotonic() - begin
        return self._frame(seconds)

    def _frame(self, seconds: float) -> tuple[bytes, bytes]:
        deadline = time.monotonic() + seconds
        self._fill(HEAD.size, deadline)
        letter, length = HEAD.unpack_from(self._buffer)
        if length > LARGEST:
            raise EOFError("the worker sent a frame that is too long")
        self._fill(HEAD.size + length, deadline)
        with memoryview(self._buffer) as held:
            content = bytes(held[HEAD.size : HEAD.size + length])
        del self._buffer[: HEAD.size + length]
        return letter, content

    def _fill(self, length: int, deadline: float) -> None:
        while len(self._buffer) < length:
            if not self._waiter.poll(max(0.0, deadline - time.monotonic()) * 1000):
                raise TimeoutError
            part = os.read(self.answers, min(max(_PIECE, length - len(self._buffer)), _PIPE))
            if not part:
                raise EOFError
            self._buffer += part

    @property
    def answers(self) -> int:
        """The descriptor that its answers come on."""
        assert self._popen.stdout is not None
        return self._popen.stdout.fileno()

    @property
    def greeted(self) -> bool:
        """Whether it has told that it is there; all that comes from it now answers questions."""
        return self._walls is not None

    @property
    def number(self) -> int:
        """Its process number."""
        return self._popen.pid

    def alive(self) -> bool:
        """Whether it still runs."""
        return self._popen.poll() is None

    def kill(self) -> None:
        """End it at once, and wait until it is gone; killing a dead one does nothing."""
        self._popen.kill()
        self._popen.wait()

    def reason(self) -> QueryError:
        """Return why it ended; to be called when it has."""
        status = self._popen.wait()
        kind, words = _REASONS.get(status, _OTHER)
        return kind(words.format(memory=self._memory // 2**20, status=status), hint="ask for less at once")

    def close(self) -> None:
        """Kill it and close its pipes."""
        self.kill()
        for pipe in (self._popen.stdin, self._popen.stdout):
            if pipe:
                pipe.close()
