"""One worker process as its owner sees it."""

import os
import select
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

from kg.errors import QueryError
from kg.query.frames import HEAD, LARGEST, REQUEST

_REASONS: Final = {
    -signal.SIGABRT: "the query needed more than the {memory} MiB of memory that one query may have",
    -signal.SIGSEGV: "the engine broke down over the query",
    -signal.SIGKILL: "the worker was killed from outside, perhaps for lack of memory on this machine",
}
_OTHER: Final = "the worker ended over the query (exit status {status})"
_ROOT: Final = Path(__file__).parents[2]


class WorkerProcess:
    """A running `kg.query.worker`. One question at a time; any thread may kill it."""

    def __init__(self, folder: Path, memory: int) -> None:
        self._memory = memory
        self._buffer = bytearray()
        path = os.pathsep.join(filter(None, (str(_ROOT), os.environ.get("PYTHONPATH"))))
        self._popen = subprocess.Popen(
            # -P: no module is taken from the folder the server was started in.
            [sys.executable, "-P", "-m", "kg.query.worker", str(folder), str(memory), str(os.getpid())],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            # One heap: each further one would take 64 MiB of the address space that the limit counts.
            env={**os.environ, "PYTHONPATH": path, "MALLOC_ARENA_MAX": "1"},
            bufsize=0,
        )

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
            raise QueryError(self.reason()) from error

    def receive(self, seconds: float) -> tuple[bytes, bytes]:
        """Return letter and content of the next frame.

        Raises:
            TimeoutError: it did not come in time.
            EOFError: the worker died, or was killed.
        """
        deadline = time.monotonic() + seconds
        self._fill(HEAD.size, deadline)
        letter, length = HEAD.unpack(self._buffer[: HEAD.size])
        if length > LARGEST:
            raise EOFError("the worker sent a frame that is too long")
        self._fill(HEAD.size + length, deadline)
        content = bytes(self._buffer[HEAD.size : HEAD.size + length])
        del self._buffer[: HEAD.size + length]
        return letter, content

    def _fill(self, length: int, deadline: float) -> None:
        assert self._popen.stdout is not None
        descriptor = self._popen.stdout.fileno()
        waiter = select.poll()
        waiter.register(descriptor, select.POLLIN)
        while len(self._buffer) < length:
            if not waiter.poll(max(0.0, deadline - time.monotonic()) * 1000):
                raise TimeoutError
            part = os.read(descriptor, 1 << 20)
            if not part:
                raise EOFError
            self._buffer += part

    def alive(self) -> bool:
        """Whether it still runs."""
        return self._popen.poll() is None

    def kill(self) -> None:
        """End it at once, and wait until it is gone; killing a dead one does nothing."""
        self._popen.kill()
        self._popen.wait()

    def reason(self) -> str:
        """Return in words why it ended; to be called when it has."""
        status = self._popen.wait()
        return _REASONS.get(status, _OTHER).format(memory=self._memory // 2**20, status=status)

    def close(self) -> None:
        """Kill it and close its pipes."""
        self.kill()
        for pipe in (self._popen.stdin, self._popen.stdout):
            if pipe:
                pipe.close()
