"""The server around the application: listening, stopping, several processes.

serve(Path("kg/"), port=8000)          # until Ctrl-C
"""

import logging
import os
import signal
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from types import FrameType
from typing import Any, Final

import uvicorn
from fastapi import FastAPI
from uvicorn.supervisors import Multiprocess

from api import metrics
from api.app import ServeOptions, create_app
from api.connections import BREAKING, Connection
from api.proxies import Proxies
from kg.errors import UsageError
from kg.store.folder import FolderStore

_LOG: Final = logging.getLogger("newskg.api")
CLOSING: Final = 5
"""Seconds for all that is left to do when no requests are any more."""
_WAITING: Final = 512
"""Connections that may wait to be taken up."""


@dataclass(frozen=True, slots=True)
class Listening:
    """Where a server listens."""

    host: str = "127.0.0.1"
    port: int = 8000
    processes: int = 1
    options: ServeOptions = field(default_factory=ServeOptions)
    grace: int = 10
    """Seconds that requests under way have when the server is told to stop; then they are broken off."""


def serve(folder: Path | str, listening: Listening | None = None) -> None:
    """Serve a graph folder until the process is told to stop.

    Requests under way are finished then, or broken off after `grace` seconds; a few seconds later the process is
    gone, whatever it is at.

    Raises:
        StoreError: it is no graph folder.
        UsageError: nothing can listen there.
    """
    where = listening or Listening()
    listener = _listen(where.host, where.port)
    factory = Factory(Path(folder), where.options, where.grace)
    if not _is_loopback(where.host):
        _LOG.warning("listening on %s: whoever reaches this machine can read the graph", where.host)
    with listener:
        if where.processes == 1:
            _run_one(factory, listener)
        else:
            _run_many(factory, listener, where.processes)


@dataclass(frozen=True, slots=True)
class Factory:
    """Makes the application; other than one it can be sent to another process."""

    folder: Path
    options: ServeOptions
    grace: int

    def __call__(self) -> FastAPI:
        """Return the application; from now on it knows when this process is told to stop, which ends in bounded time.

        The server calls it when it listens to signals already.
        """
        app = create_app(self.folder, self.options)
        for sort in (signal.SIGTERM, signal.SIGINT):
            signal.signal(sort, self._stopper(app, signal.getsignal(sort)))
        return app

    def _stopper(self, app: FastAPI, server: Any) -> Callable[[int, FrameType | None], None]:
        def stop(told: int, frame: FrameType | None) -> None:
            if readiness := getattr(app.state, "readiness", None):
                readiness.stopping = True
            threading.Thread(target=_give_up, args=(self.grace + BREAKING + CLOSING,), daemon=True).start()
            server(told, frame)

        return stop


def _give_up(seconds: float) -> None:
    """End the process, unless it has ended itself by then. Its workers end when they see that it is gone."""
    time.sleep(seconds)
    _LOG.error("the server did not end within %g seconds and breaks off", seconds)
    os._exit(1)


def _run_one(factory: Factory, listener: socket.socket) -> None:
    for sort in (signal.SIGTERM, signal.SIGINT):
        # When all is done uvicorn raises the signal again that stopped it: being told to stop is no failure.
        signal.signal(sort, _end)
    uvicorn.Server(_config(factory)).run(sockets=[listener])


def _run_many(factory: Factory, listener: socket.socket, processes: int) -> None:
    # What is wrong is told once, here.
    FolderStore(factory.folder)
    Proxies(factory.options.edge.trusted_proxies, factory.options.edge.root_path)
    with tempfile.TemporaryDirectory(prefix="newskg-") as numbers:
        os.environ[metrics.SHARED] = numbers
        config = _config(factory, workers=processes)
        listener.set_inheritable(True)
        Multiprocess(config, sockets=[listener]).run()


def _config(factory: Factory, **more: Any) -> uvicorn.Config:
    return uvicorn.Config(
        factory,
        factory=True,
        http=Connection,
        ws="none",
        log_level=os.environ.get("KG_LOG", "info"),
        access_log=False,
        server_header=False,
        # `api.proxies` decides whom to believe.
        proxy_headers=False,
        backlog=_WAITING,
        timeout_graceful_shutdown=factory.grace + BREAKING,
        **more,
    )


def _end(_: int, __: FrameType | None) -> None:
    sys.exit(0)


def _listen(host: str, port: int) -> socket.socket:
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family, backlog=_WAITING)
    except (OSError, OverflowError) as error:
        raise UsageError(f"nothing can listen on {host} port {port}: {error}", hint="take another --port") from error


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
