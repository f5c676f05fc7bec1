"""A real server on a loopback port, for tests that need connections."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from api.app import ServeOptions, create_app
from api.connections import Connection


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
