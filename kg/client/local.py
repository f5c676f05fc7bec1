"""A folder, opened: its application runs on an event loop in a thread of its own."""

import asyncio
import threading
import weakref
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

from api.app import ServeOptions, create_app
from kg.client.inside import Inside
from kg.client.transport import Asked, Reply
from kg.errors import StoreError
from kg.query.question import PoolLimits
from kg.store.folder import FolderStore
from kg.store.oxigraph import OxigraphView

_LIMITS: Final = PoolLimits(workers=1, longest=3600.0)
"""Whoever has the folder may wait as long as he likes, when he says so."""


class LocalTransport(Inside):
    """A way to a folder. Raises StoreError: it is no graph folder."""

    def __init__(self, folder: str) -> None:
        self._store = FolderStore(folder)
        self._view: OxigraphView | None = None
        app = create_app(Path(folder), ServeOptions(limits=_LIMITS))
        loop = asyncio.new_event_loop()
        super().__init__(app, loop, folder)
        thread = threading.Thread(target=_run, args=(loop,), name="newskg", daemon=True)
        thread.start()
        life = AsyncExitStack()
        self._end = weakref.finalize(self, _end, loop, life, thread)
        asyncio.run_coroutine_threadsafe(life.enter_async_context(app.router.lifespan_context(app)), loop).result()

    def send(self, asked: Asked) -> Reply:
        """Send a request; see `Transport`."""
        if not self._end.alive:
            raise StoreError(f"{self.place} is closed", hint="open it anew")
        return super().send(asked)

    def view(self) -> OxigraphView:
        """Return the newest state; the same one until there is a newer, closed with the transport."""
        newest = self._store.newest()
        if self._view is None or self._view.snapshot != newest:
            self._view = self._store.view()
        return self._view

    def close(self) -> None:
        """End the application with its workers; the end of the program does it too."""
        self._end()
        if self._view is not None:
            self._view.close()


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    loop.run_forever()
    loop.close()


def _end(loop: asyncio.AbstractEventLoop, life: AsyncExitStack, thread: threading.Thread) -> None:
    asyncio.run_coroutine_threadsafe(life.aclose(), loop).result()
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
