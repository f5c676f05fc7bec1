"""Load on one HTTP address: wrk where it is installed, else a small generator in a process of its own.

python -m benchmarks.load URL CLIENTS SECONDS     prints the requests answered and the median seconds
"""

import json
import re
import selectors
import shutil
import socket
import statistics
import subprocess
import sys
import time
from typing import Final, NamedTuple
from urllib.parse import urlsplit

_UNITS: Final = {"us": 1e-6, "ms": 1e-3, "s": 1.0, "m": 60.0}


class Load(NamedTuple):
    """What one run of a generator saw."""

    requests: int
    """Answers taken whole."""
    seconds: float
    p50: float
    """Seconds until half of the answers were there."""


def press(url: str, clients: int, seconds: int) -> Load:
    """Ask one address over and over, so many connections at once, each waiting for its answer.

    Raises:
        RuntimeError: some answers were none.
    """
    wrk = shutil.which("wrk")
    if wrk is None:
        command = [sys.executable, "-m", "benchmarks.load", url, str(clients), str(seconds)]
        return Load(*json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    command = [wrk, "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "20s", "--latency", url]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told or "Socket errors" in told:
        raise RuntimeError(f"{url}: {told}")
    half = re.search(r"50%\s+([\d.]+)(us|ms|s|m)", told)
    whole = re.search(r"(\d+) requests in ([\d.]+)(us|ms|s|m)", told)
    if not half or not whole:
        raise RuntimeError(told)
    return Load(int(whole[1]), float(whole[2]) * _UNITS[whole[3]], float(half[1]) * _UNITS[half[2]])


class _Client:
    """One connection of the generator: sends the same request again when an answer is whole."""

    def __init__(self, host: str, port: int, request: bytes) -> None:
        self.socket = socket.create_connection((host, port))
        self._request = request
        self.ask()

    def ask(self) -> None:
        self.begun = time.perf_counter()
        self._got = b""
        self.socket.sendall(self._request)

    def take(self) -> bool:
        """Read what is there; True when the answer is whole."""
        part = self.socket.recv(1 << 20)
        if not part:
            raise RuntimeError("the server closed a connection")
        self._got += part
        head, found, body = self._got.partition(b"\r\n\r\n")
        if found and b" 200 " not in head[:16]:
            raise RuntimeError(head.decode("latin-1"))
        length = re.search(rb"content-length: (\d+)", head.lower())
        return bool(found) and (len(body) >= int(length[1]) if length else body.endswith(b"0\r\n\r\n"))


def _generate(url: str, clients: int, seconds: float) -> Load:
    parts = urlsplit(url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    request = f"GET {target} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode()
    waiter = selectors.DefaultSelector()
    for _ in range(clients):
        client = _Client(str(parts.hostname), parts.port or 80, request)
        waiter.register(client.socket, selectors.EVENT_READ, client)
    begin, taken = time.perf_counter(), list[float]()
    while time.perf_counter() - begin < seconds:
        for key, _ in waiter.select(1):
            if key.data.take():
                taken.append(time.perf_counter() - key.data.begun)
                key.data.ask()
    return Load(len(taken), time.perf_counter() - begin, statistics.median(taken))


if __name__ == "__main__":
    print(json.dumps(_generate(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))))
