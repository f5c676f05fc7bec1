"""The token for reading: who does not have it learns nothing but that the server lives."""

import base64
import binascii
from collections.abc import Sequence
from typing import Final

from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from api.bearer import Token
from api.problems import problem

_OPEN: Final = ("/healthz", "/healthz/live", "/healthz/ready")
_CHALLENGE: Final = 'Bearer realm="newskg", Basic realm="newskg", charset="UTF-8"'


class Guarded:
    """Lets through who brings one of the tokens: as a bearer, or as the password that a browser asks for."""

    def __init__(self, app: ASGIApp, tokens: Sequence[Token]) -> None:
        self._app = app
        self._tokens = tokens

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        if scope["type"] != "http" or self._is_open(scope) or self._knows(_brought(scope)):
            await self._app(scope, receive, send)
            return
        told = "this server answers only who has its token"
        answer = problem(Request(scope), 401, told, "send Authorization: Bearer TOKEN")
        answer.headers["WWW-Authenticate"] = _CHALLENGE
        await answer(scope, receive, send)

    def _is_open(self, scope: Scope) -> bool:
        return scope["path"].removeprefix(scope.get("root_path", "")) in _OPEN

    def _knows(self, brought: str) -> bool:
        return any(token.fits(brought) for token in self._tokens)


def _brought(scope: Scope) -> str:
    field: bytes = dict(scope["headers"]).get(b"authorization", b"")
    scheme, _, rest = field.partition(b" ")
    if scheme.lower() == b"bearer":
        return rest.strip().decode("latin-1")
    if scheme.lower() == b"basic":
        try:
            return base64.b64decode(rest.strip(), validate=True).partition(b":")[2].decode("latin-1")
        except binascii.Error:
            return ""
    return ""
