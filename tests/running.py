"""A real server on a loopback port, for tests that need connections."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import uvicorn

from api.app import ServeOptions, create_app
from api.connections import Connection

PATIENCE = 30.0
"""Seconds after which what has not come is taken for lost: far more than it takes on the busiest machine."""


def eventually(holds: Callable[[], bool]) -> bool:
    """Whether something comes to hold."""
    until = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def broken_off(connection: socket.socket) -> bool:
    """Whether the other side breaks the connection, though what it sent before has not been read."""
    ends = connection.getpeername(), connection.getsockname()

    def stands() -> bool:
        found = [one.status for one in psutil.net_connections("tcp4") if (one.laddr, one.raddr) == ends]
        return found == [psutil.CONN_ESTABLISHED]

    # The end of the stream itself comes after all that nobody reads.
    return eventually(lambda: not stands())


@contextmanager
def running(folder: Path, options: ServeOptions, http: type[Connection] = Connection) -> Iterator[int]:
    """Serve a folder in a thread; gives the port."""
    app = create_app(folder, options)
    server = uvicorn.Server(uvicorn.Config(app, port=0, http=http, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        # A worker that only starts would be taken for one that is busy.
        while not server.started or app.state.readiness.missing():
            time.sleep(0.01)
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()
