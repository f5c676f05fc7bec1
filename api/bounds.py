"""A limit on the length of addresses (RFC 9110, section 15.5.15)."""

from typing import Final

from fastapi import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.problems import problem

_LONGEST: Final = 32 * 1024
"""Bytes; long queries are posted. From 64 KiB on the HTTP parser itself refuses, with 400."""


class Bounded:
    """Refuses addresses that are longer than any that is meant."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] == "http" and len(scope["query_string"]) + len(scope["path"]) > _LONGEST:
            told = f"the address is longer than {_LONGEST} bytes"
            refusal = problem(Request(scope), 414, told, "post the query", kind="TooLarge")
            await refusal(scope, receive, send)
        else:
            await self._app(scope, receive, send)
