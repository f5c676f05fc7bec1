"""Errors on their way out: one table from our errors to HTTP, and one shape, `application/problem+json` (RFC 9457)."""

import logging
from http import HTTPStatus
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.routing import Match, Mount

from kg import errors
from kg.errors import KgError, QuerySyntaxError

_LOG: Final = logging.getLogger("newskg.api")

BUSY_SECONDS: Final = 5


class NotAcceptable(KgError):
    """None of the forms that the request accepts can be had."""


class UnsupportedMediaType(KgError):
    """The body of the request has a media type that is not understood."""


class TooLarge(KgError):
    """The body of the request is larger than it may be."""


STATUSES: Final[dict[type[KgError], int]] = {
    errors.UsageError: 400,
    errors.InputError: 400,
    errors.VocabError: 400,
    errors.QuerySyntaxError: 400,
    errors.QueryRefused: 403,
    errors.NotFound: 404,
    NotAcceptable: 406,
    TooLarge: 413,
    UnsupportedMediaType: 415,
    errors.QueryBusy: 503,
    errors.QueryTimeout: 504,
    errors.QueryTooGreedy: 503,
    errors.QueryError: 500,
    errors.StoreError: 503,
    KgError: 500,
}
"""The nearest class of an error decides."""


def status_of(error: KgError) -> int:
    """Return the HTTP status of an error."""
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)


def problem(status: int, detail: str, hint: str = "", **more: object) -> JSONResponse:
    """Return a problem document."""
    content = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    content |= {"hint": hint} if hint else {}
    headers = {"Retry-After": str(BUSY_SECONDS)} if status == 503 else {}
    return JSONResponse({**content, **more}, status, headers, "application/problem+json")


async def _ours(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, KgError)
    place = {}
    if isinstance(error, QuerySyntaxError) and error.line:
        place = {"line": error.line, "column": error.column}
    return problem(status_of(error), error.message, error.hint, kind=type(error).__name__, **place)


async def _http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)
    hint = "/docs lists what there is" if error.status_code == 404 else ""
    answer = problem(error.status_code, str(error.detail), hint)
    answer.headers.update(error.headers or {})
    if error.status_code == 405:
        answer.headers["Allow"] = ", ".join(_allowed(request))
    return answer


def _allowed(request: Request) -> list[str]:
    """Return the methods that an address takes; the framework tells those of its first route alone."""
    routes = [route for route in request.app.routes if not isinstance(route, Mount)]
    taken = {
        method
        for method in ("GET", "POST")
        if any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in routes)
    }
    if not taken:  # A file.
        taken = {"GET"}
    return sorted(taken | {"HEAD"}) if "GET" in taken else sorted(taken)


async def _invalid(_: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)
    told = [f"{one['loc'][-1]}: {one['msg']}" for one in error.errors()]
    return problem(400, "; ".join(told), "/docs tells what each parameter takes", kind="UsageError")


async def _unforeseen(request: Request, error: Exception) -> JSONResponse:
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return problem(500, "something went wrong here; the server's log tells more")


def install(app: FastAPI) -> None:
    """Let all errors of an application leave as problem documents."""
    app.add_exception_handler(KgError, _ours)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unforeseen)
