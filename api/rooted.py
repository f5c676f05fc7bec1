"""Addresses of this server in answers, right also behind a proxy that shows it below some path."""

from contextvars import ContextVar
from typing import Final

ROOT: Final[ContextVar[str]] = ContextVar("root path", default="")
"""Set for each request; threads that answer it see it too."""


def rooted(path: str) -> str:
    """Return a path of this server, such as `/api/v1/stats`, as the client has to ask for it."""
    return ROOT.get() + path
