"""The token that opens writing: read once from a file, compared in constant time, told to nobody."""

import hmac
import logging
from pathlib import Path
from typing import Final

from fastapi import Request
from starlette.exceptions import HTTPException

from kg.errors import QueryRefused, UsageError

_LOG: Final = logging.getLogger("newskg.api")
_SAFE: Final = 16
_OTHERS: Final = 0o077
_SHUT: Final = "this server takes no writes"
_HOW: Final = "start it with: kg serve FOLDER --writable --token-file FILE"


class Token:
    """A bearer token (RFC 6750)."""

    def __init__(self, content: str) -> None:
        self._content = content.encode()

    def __repr__(self) -> str:
        return "Token(…)"

    def fits(self, given: str) -> bool:
        """Whether it is the token; takes the same time whatever is wrong with it."""
        return hmac.compare_digest(given.encode("utf-8", "surrogateescape"), self._content)


def read_token(path: Path) -> Token:
    """Return the token that a file holds alone; warns when it is short or other users of the machine can read it.

    Raises:
        UsageError: it cannot be read, or holds no token in visible ASCII characters.
    """
    try:
        content = path.read_text("ascii").strip()
        mode = path.stat().st_mode
    except OSError as error:
        raise UsageError(f"the token file {path} cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"the token file {path} holds more than ASCII") from error
    hint = f"make one: (umask 077; openssl rand -hex 32 > {path})"
    if not content or any(not "!" <= letter <= "~" for letter in content):
        raise UsageError(f"the token file {path} holds no token", hint=hint)
    if len(content) < _SAFE:
        _LOG.warning("the token in %s can be guessed, it has fewer than %d characters; %s", path, _SAFE, hint)
    if mode & _OTHERS:
        _LOG.warning("others can read the token file %s: chmod 600 %s", path, path)
    return Token(content)


def demand_writing(request: Request) -> None:
    """Let a request pass that may write.

    Raises:
        QueryRefused: nobody may write here.
        HTTPException: 401, no token comes along, or another one (RFC 6750, section 3.1).
    """
    token: Token | None = request.app.state.token
    if token is None:
        raise QueryRefused(_SHUT, hint=_HOW)
    demand(request, token, "writing")


def demand(request: Request, token: Token, what: str) -> None:
    """Let a request pass that brings a token (RFC 6750, sections 2.1 and 3).

    Raises:
        HTTPException: 401, no token comes along, or another one.
    """
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not given.strip():
        told, fault = f"{what} needs a bearer token: Authorization: Bearer …", ""
    elif not token.fits(given.strip()):
        told, fault = f"this token does not open {what} here", ', error="invalid_token"'
    else:
        return
    raise HTTPException(401, told, {"WWW-Authenticate": f'Bearer realm="newskg"{fault}'})
