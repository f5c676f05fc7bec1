"""The short way to the SPARQL endpoint: what most requests ask for does not pass the framework.

The routes of `api.routes.sparql` stand in the API's description and answer what comes by other methods.
"""

from typing import Final, NamedTuple

from starlette.exceptions import HTTPException
from starlette.middleware.errors import ServerErrorMiddleware
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api import problems
from api.deps import pool, served
from api.routes import sparql
from kg.errors import KgError

_PATH: Final = "/sparql"


class _Route(NamedTuple):
    """What the layers outside look at to know which route it was."""

    path: str


_ROUTE: Final = _Route(_PATH)


class Hot:
    """Answers GET and POST of the endpoint itself, and passes all else on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._short = ServerErrorMiddleware(_answer, handler=problems.unforeseen)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or answer it."""
        if (
            scope["type"] != "http"
            or scope["method"] not in ("GET", "POST")
            or scope["path"] != scope.get("root_path", "") + _PATH
        ):
            await self._app(scope, receive, send)
        else:
            scope["route"] = _ROUTE
            await self._short(scope, receive, send)


async def _answer(scope: Scope, receive: Receive, send: Send) -> None:
    request = Request(scope, receive, send)
    with served(request).lease() as look:
        try:
            if scope["method"] == "GET":
                request.state.tag, request.state.base = look.tag, look.base
                answer = await sparql.sparql_get(request, look, pool(request))
            else:
                answer = await sparql.sparql_post(request, pool(request))
        except KgError as error:
            answer = await problems.ours(request, error)
        except HTTPException as error:
            answer = await problems.http(request, error)
        except ClientDisconnect as error:
            answer = await problems.gone(request, error)
        await answer(scope, receive, send)
