"""The application: routes over one graph folder, and the server around them.

app = create_app(Path("kg/"))          # an ASGI application
serve(Path("kg/"), port=8000)          # until Ctrl-C
"""

import logging
import os
import socket
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import Final

import uvicorn
from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.gzip import GZipMiddleware

from api import problems
from api.bounds import Bounded
from api.census import Counter
from api.connections import Connection
from api.deps import known_parameters, time_limit
from api.guarding import GuardOptions, guarded
from api.middleware import Conditional, Hardened
from api.moved import moved
from api.routes import (
    articles,
    comparing,
    description,
    entities,
    events,
    export,
    graph,
    graph_store,
    linked,
    meta,
    pages,
    queries_running,
    sparql,
    statements,
    update,
)
from api.schemas import PROBLEMS
from api.served import Served
from api.timing import Timed
from api.writing import SameOrigin, WriteOptions, desk
from kg import __version__
from kg.errors import UsageError
from kg.query.pool import QueryPool
from kg.query.question import PoolLimits
from kg.vocab import PREFIXES, data_prefixes

_LOG: Final = logging.getLogger("newskg.api")
_API: Final = "/api/v1"
_ABOUT: Final = (
    "Who says what about whom, from news articles. Statements are shown as made by their speakers and sources. "
    "Nothing here says whether they are true."
)


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How a graph is served."""

    cors: tuple[str, ...] = ("*",)
    """Origins whose pages may read; the graph is public to whoever reaches the server."""
    limits: PoolLimits = field(default_factory=PoolLimits)
    guard: GuardOptions = field(default_factory=GuardOptions)
    refresh: float = 1.0
    """Seconds between looks for a newer state."""
    writing: WriteOptions | None = None
    """Who may write; nobody without it."""


def create_app(folder: Path | str, options: ServeOptions | None = None) -> FastAPI:
    """Return the application over a graph folder; its workers start and end with the application's life.

    Raises:
        StoreError: it is no graph folder.
    """
    wanted = options or ServeOptions()
    served = Served(Path(folder), seconds=wanted.refresh)
    app = FastAPI(
        title="newskg",
        version=__version__,
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        lifespan=_life(served, wanted),
        responses=PROBLEMS,
    )
    app.state.served = served
    problems.install(app)
    _add_routes(app)
    # The last one added is the outermost.
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(Conditional)
    app.add_middleware(Bounded)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=list(wanted.cors),
        allow_methods=["GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"],
        allow_headers=["*"],
        expose_headers=["ETag", "Content-Disposition", "Location", "Retry-After", "Server-Timing"],
    )
    if not (wanted.writing and wanted.writing.cors):
        app.add_middleware(SameOrigin)
    app.add_middleware(Hardened)
    app.add_middleware(Timed)
    return app


def _life(served: Served, options: ServeOptions) -> Callable[[FastAPI], "asynccontextmanager"]:  # type: ignore[valid-type]
    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        limits = options.limits
        pool = QueryPool(
            served.folder,
            lambda: served.snapshot,
            limits=limits,
            prefixes=lambda: {**PREFIXES, **data_prefixes(served.base)},
        )
        served.remade.append(pool.renew)
        app.state.pool, app.state.counter = pool, Counter(served.folder)
        app.state.threads = ThreadPoolExecutor(limits.workers + limits.waiting + 4, "query")
        with guarded(app, pool, options.guard), desk(app, served, options.writing):
            yield
        app.state.counter.close()
        pool.close()
        app.state.threads.shutdown()
        served.close()

    return life


def _add_routes(app: FastAPI) -> None:
    strict = [Depends(known_parameters), Depends(time_limit), Depends(moved)]
    # Longer addresses first: `/entities/{name}` would take `/entities/{name}/ego`.
    for module in (graph, entities, statements, events, articles, comparing, export, meta):
        app.include_router(module.router, prefix=_API, dependencies=strict)
    app.include_router(meta.named, prefix=_API)
    app.include_router(linked.router, dependencies=[Depends(moved)])
    for router in (
        meta.root,
        queries_running.router,
        sparql.router,
        description.router,
        update.router,
        graph_store.router,
        pages.router,
    ):
        app.include_router(router)
    app.mount("/static", StaticFiles(directory=str(pages.STATIC)), name="static")


def serve(folder: Path | str, host: str = "127.0.0.1", port: int = 8000, options: ServeOptions | None = None) -> None:
    """Serve a graph folder until the process is told to stop; requests under way are finished.

    Raises:
        StoreError: it is no graph folder.
        UsageError: nothing can listen there.
    """
    _check_free(host, port)
    app = create_app(folder, options)
    if not _is_loopback(host):
        _LOG.warning("listening on %s: whoever reaches this machine can read the graph", host)
    level = os.environ.get("KG_LOG", "info")
    uvicorn.run(app, host=host, port=port, http=Connection, log_level=level, timeout_graceful_shutdown=10)


def _check_free(host: str, port: int) -> None:
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except (OSError, OverflowError) as error:
        raise UsageError(f"nothing can listen on {host} port {port}: {error}", hint="take another --port") from error


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
