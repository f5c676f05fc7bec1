"""Load on an HTTP server: wrk where it is installed, else a small generator in a process of its own.

python -m benchmarks.load HOST:PORT FILE CLIENTS SECONDS     prints the requests answered and the median seconds

FILE has a target on each line (path and query), asked in turn.
"""

import json
import re
import selectors
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Final, NamedTuple

_UNITS: Final = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0}
_IN_TURN: Final = """
local asked, last = {}, 0
init = function(args)
  for line in io.lines(args[1]) do asked[#asked + 1] = wrk.format("GET", line) end
end
request = function()
  last = last % #asked + 1
  return asked[last]
end
"""


class Load(NamedTuple):
    """What one run of a generator saw."""

    requests: int
    """Answers taken whole."""
    seconds: float
    p50: float
    """Seconds until half of the answers were there."""


def press(host: str, targets: Sequence[str], clients: int, seconds: int, *, whole: bool = False) -> Load:
    """Ask a server for targets in turn, over and over, so many connections at once, each waiting for its answer.

    `whole` takes all answers to their end, which wrk does not: large ones under way would be work without a result.

    Raises:
        RuntimeError: some answers were none.
    """
    with tempfile.TemporaryDirectory() as made:
        listed, script = Path(made, "targets"), Path(made, "in_turn.lua")
        listed.write_text("\n".join(targets))
        script.write_text(_IN_TURN)
        wrk = shutil.which("wrk")
        if wrk is None or whole:
            command = [sys.executable, "-m", "benchmarks.load", host, str(listed), str(clients), str(seconds)]
            return Load(*json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
        command = [wrk, "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "60s", "--latency", "-s", str(script)]
        command += [f"http://{host}/", "--", str(listed)]
        return _told(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _told(told: str) -> Load:
    """Return what wrk tells."""
    half = re.search(r"50%\s+([\d.]+)(us|ms|s|m)", told)
    whole = re.search(r"(\d+) requests in ([\d.]+)(us|ms|s|m)", told)
    if "Non-2xx" in told or "Socket errors" in told or not half or not whole:
        raise RuntimeError(told)
    return Load(int(whole[1]), float(whole[2]) * _UNITS[whole[3]], float(half[1]) * _UNITS[half[2]])


class _Client:
    """One connection of the generator: sends the next request when an answer is whole."""

    def __init__(self, host: str, targets: Iterator[str]) -> None:
        name, _, port = host.rpartition(":")
        self.socket = socket.create_connection((name, int(port)))
        self._host, self._targets = host, targets
        self.ask()

    def ask(self) -> None:
        self._head, self._end, self._left = b"", b"", -1
        self.begun = time.perf_counter()
        self.socket.sendall(f"GET {next(self._targets)} HTTP/1.1\r\nHost: {self._host}\r\n\r\n".encode())

    def take(self) -> bool:
        """Read what is there; True when the answer is whole."""
        part = self.socket.recv(1 << 20)
        if not part:
            raise RuntimeError("the server closed a connection")
        if not self._begin(part):
            return False
        return self._left == 0 if self._left >= 0 else self._end == b"0\r\n\r\n"

    def _begin(self, part: bytes) -> bool:
        """Count a part; False while the head is not whole."""
        if self._head.endswith(b"\r\n\r\n"):
            self._count(part)
            return True
        self._head += part
        head, found, body = self._head.partition(b"\r\n\r\n")
        if not found:
            return False
        if b" 200 " not in head[:16]:
            raise RuntimeError(head.decode("latin-1"))
        length = re.search(rb"content-length: (\d+)", head.lower())
        self._head, self._left = head + found, int(length[1]) if length else -1
        self._count(body)
        return True

    def _count(self, body: bytes) -> None:
        self._end = (self._end + body[-5:])[-5:]
        if self._left > 0:
            self._left -= len(body)


def _generate(host: str, targets: Sequence[str], clients: int, seconds: float) -> Load:
    waiter, in_turn = selectors.DefaultSelector(), cycle(targets)
    for _ in range(clients):
        client = _Client(host, in_turn)
        waiter.register(client.socket, selectors.EVENT_READ, client)
    begin, taken = time.perf_counter(), list[float]()
    while waiter.get_map():
        for key, _ in waiter.select(1):
            if key.data.take():
                now = time.perf_counter()
                taken.append(now - key.data.begun)
                if now - begin < seconds:
                    key.data.ask()
                else:
                    waiter.unregister(key.fileobj)
                    key.data.socket.close()
    return Load(len(taken), time.perf_counter() - begin, statistics.median(taken))


if __name__ == "__main__":
    lines = Path(sys.argv[2]).read_text().split("\n")
    print(json.dumps(_generate(sys.argv[1], lines, int(sys.argv[3]), float(sys.argv[4]))))
