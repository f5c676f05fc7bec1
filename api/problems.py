"""Errors on their way out: one table from our errors to HTTP, and one shape, `application/problem+json` (RFC 9457)."""

import logging
from http import HTTPStatus
from typing import Final

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.routing import Match, Mount

from api.negotiate import Moved, NotAcceptable, accepted, choose
from kg import errors
from kg.errors import KgError, QuerySyntaxError, QueryThrottled, RdfSyntaxError

_LOG: Final = logging.getLogger("newskg.api")

BUSY_SECONDS: Final = 5


class UnsupportedMediaType(KgError):
    """The body of the request has a media type that is not understood."""


class TooLarge(KgError):
    """The body of the request is larger than it may be."""


STATUSES: Final[dict[type[KgError], int]] = {
    errors.UsageError: 400,
    errors.GraphKept: 403,
    errors.Outdated: 412,
    errors.InputError: 400,
    errors.Inexpressible: 406,
    errors.VocabError: 400,
    errors.QuerySyntaxError: 400,
    errors.QueryRefused: 403,
    errors.NotFound: 404,
    Moved: 308,
    NotAcceptable: 406,
    TooLarge: 413,
    UnsupportedMediaType: 415,
    errors.QueryBusy: 503,
    errors.QueryTimeout: 504,
    errors.QueryTooGreedy: 503,
    errors.QueryGivenUp: 503,
    errors.QueryThrottled: 429,
    errors.QueryError: 500,
    errors.StoreError: 503,
    KgError: 500,
}
"""The nearest class of an error decides."""


def status_of(error: KgError) -> int:
    """Return the HTTP status of an error."""
    return next(STATUSES[kind] for kind in type(error).__mro__ if kind in STATUSES)


def problem(request: Request, status: int, detail: str, hint: str = "", **more: object) -> Response:
    """Return a problem document; as plain text to who accepts that and no JSON."""
    content = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    content |= ({"hint": hint} if hint else {}) | more
    headers = {"Retry-After": str(BUSY_SECONDS)} if status == 503 else {}
    if status == 413 and "expect" in request.headers:
        # Nobody knows whether the body still comes.
        headers["Connection"] = "close"
    headers["Vary"] = "Accept"
    if _wants_text(request):
        return PlainTextResponse(_plain(content), status, headers)
    return JSONResponse(content, status, headers, "application/problem+json")


def _wants_text(request: Request) -> bool:
    offers = [(False, ("application/problem+json", "application/json")), (True, ("text/plain",))]
    try:
        return choose(accepted(request), offers)
    except NotAcceptable:
        return False


def _plain(content: dict[str, object]) -> str:
    told = [f"{content['status']} {content['title']}", content["detail"], content.get("excerpt"), content.get("hint")]
    return "\n".join(str(line) for line in told if line) + "\n"


async def ours(request: Request, error: Exception) -> Response:
    """Return the problem document of an error of ours."""
    assert isinstance(error, KgError)
    request.state.outcome = type(error).__name__
    place: dict[str, object] = {}
    if isinstance(error, QuerySyntaxError | RdfSyntaxError) and error.line:
        place = {"line": error.line, "column": error.column, **getattr(error, "told", {})}
    answer = problem(request, status_of(error), error.message, error.hint, kind=type(error).__name__, **place)
    if isinstance(error, QueryThrottled):
        answer.headers["Retry-After"] = str(error.retry_after)
    if isinstance(error, UnsupportedMediaType) and "content-encoding" in request.headers:
        # RFC 9110, section 12.5.3.
        answer.headers["Accept-Encoding"] = "identity"
    if isinstance(error, Moved):
        answer.headers["Location"] = error.location
    return answer


async def http(request: Request, error: Exception) -> Response:
    """Return the problem document of a refusal by the framework."""
    assert isinstance(error, HTTPException)
    if request.method == "OPTIONS" and request.scope["path"] == "*":
        # It asks of no address, but of the server (RFC 9110, section 9.3.7).
        return Response(status_code=204)
    allowed = {"Allow": ", ".join(_allowed(request))} if error.status_code == 405 else {}
    if allowed and request.method == "OPTIONS":
        return Response(status_code=204, headers=allowed)
    hint = "/docs lists what there is" if error.status_code == 404 else ""
    answer = problem(request, error.status_code, str(error.detail), hint)
    answer.headers.update({**(error.headers or {}), **allowed})
    return answer


def _allowed(request: Request) -> list[str]:
    """Return the methods that an address takes; the framework tells those of its first route alone."""
    routes = [route for route in request.app.routes if not isinstance(route, Mount)]
    taken = {
        method
        for method in ("GET", "POST", "PUT", "DELETE", "PATCH")
        if any(route.matches({**request.scope, "method": method})[0] is Match.FULL for route in routes)
    }
    if not taken:  # A file.
        taken = {"GET"}
    return sorted(taken | {"OPTIONS"} | ({"HEAD"} if "GET" in taken else set()))


async def _invalid(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    told = [f"{one['loc'][-1]}: {one['msg']}" for one in error.errors()]
    return problem(request, 400, "; ".join(told), "/docs tells what each parameter takes", kind="UsageError")


async def gone(_: Request, __: Exception) -> Response:
    """Return what nobody is there any more to read."""
    return Response(status_code=499)


async def unforeseen(request: Request, error: Exception) -> Response:
    """Return the problem document of an error that nobody thought of, and log it."""
    _LOG.error("%s %s failed", request.method, request.url.path, exc_info=error)
    return problem(request, 500, "something went wrong here; the server's log tells more")


def install(app: FastAPI) -> None:
    """Let all errors of an application leave as problem documents."""
    app.add_exception_handler(KgError, ours)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(ClientDisconnect, gone)
    app.add_exception_handler(Exception, unforeseen)
