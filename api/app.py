"""The application: routes over one graph folder. `api.server` runs it.

app = create_app(Path("kg/"))          # an ASGI application
"""

import logging
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from fastapi import Depends, FastAPI
from fastapi.staticfiles import StaticFiles

from api import problems
from api.census import Counter
from api.deps import known_parameters, time_limit
from api.guarding import GuardOptions, guarded
from api.kept import Kept
from api.layers import NONE, EdgeOptions, layered
from api.moved import moved
from api.quick import Quick
from api.readiness import Readiness
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
    operation,
    pages,
    queries_running,
    sparql,
    statements,
    update,
)
from api.schemas import PROBLEMS
from api.served import Served
from api.writing import WriteOptions, desk
from kg import __version__
from kg.query.pool import QueryPool
from kg.query.question import PoolLimits
from kg.vocab import PREFIXES, data_prefixes

_LOG: Final = logging.getLogger("newskg.api")
_API: Final = "/api/v1"
_ABOUT: Final = (
    "Who says what about whom, from news articles. Statements are shown as made by their speakers and sources. "
    "Nothing here says whether they are true."
)


Beside = Callable[[FastAPI], AbstractAsyncContextManager[None]]


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """How a graph is served."""

    cors: tuple[str, ...] = ("*",)
    """Origins whose pages may read; the graph is public to whoever reaches the server."""
    limits: PoolLimits = field(default_factory=PoolLimits)
    guard: GuardOptions = field(default_factory=GuardOptions)
    edge: EdgeOptions = field(default_factory=EdgeOptions)
    refresh: float = 0.5
    """Seconds between looks for a newer state."""
    writing: WriteOptions | None = None
    """Who may write; nobody without it."""
    beside: Beside | None = None
    """What else is served, while the application lives (`kg.agents.http.beside`)."""


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
    app.state.framers = () if NONE in wanted.cors else wanted.cors
    problems.install(app)
    _add_routes(app)
    write_cors = wanted.writing is not None and wanted.writing.cors
    app.middleware_stack = layered(app, wanted.cors, wanted.edge, write_cors=write_cors)
    return app


def _life(served: Served, options: ServeOptions) -> Callable[[FastAPI], "asynccontextmanager"]:  # type: ignore[valid-type]
    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        limits = options.limits
        pool = QueryPool(
            served.folder,
            lambda: served.snapshot,
            limits=limits,
            prefixes=lambda: _prefixes(served.base),
        )
        served.remade.append(pool.renew)
        app.state.pool, app.state.counter = pool, Counter(served.folder)
        app.state.quick, app.state.kept = Quick(limits.waiting), Kept()
        app.state.quick.heed(pool)
        app.state.threads = ThreadPoolExecutor(limits.workers + limits.waiting + 4, "query")
        readiness = app.state.readiness = Readiness(app, served, pool)
        watching = readiness.watching(app.state.threads)
        with guarded(app, pool, options.guard), desk(app, served, options.writing), watching:
            async with options.beside(app) if options.beside else nullcontext():
                yield
        app.state.counter.close()
        pool.close()
        app.state.threads.shutdown()
        served.close()

    return life


@lru_cache(maxsize=1)
def _prefixes(base: str) -> Mapping[str, str]:
    return MappingProxyType({**PREFIXES, **data_prefixes(base)})


def _add_routes(app: FastAPI) -> None:
    strict = [Depends(known_parameters), Depends(time_limit), Depends(moved)]
    # Longer addresses first: `/entities/{name}` would take `/entities/{name}/ego`.
    for module in (graph, entities, statements, events, articles, comparing, export, meta):
        app.include_router(module.router, prefix=_API, dependencies=strict)
    app.include_router(meta.named, prefix=_API)
    app.include_router(linked.router, dependencies=[Depends(moved)])
    for router in (
        operation.router,
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
