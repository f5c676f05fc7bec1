"""The layers around the routes, from the inside out: packing, conditional requests, bounds, token, CORS, edge."""

from dataclasses import dataclass
from typing import Final

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp

from api.access import AccessFormat, AccessLog
from api.bearer import Token
from api.bounds import Bounded
from api.edge import Edge
from api.metrics import Metrics
from api.middleware import Conditional, Packed
from api.proxies import Proxies
from api.tokens import Guarded
from api.writing import SameOrigin

NONE: Final = "none"
"""As the one origin: no page of another origin may read."""
_METHODS: Final = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
_EXPOSED: Final = ("ETag", "Content-Disposition", "Link", "Location", "Retry-After", "X-Request-ID")


@dataclass(frozen=True, slots=True)
class EdgeOptions:
    """How the server stands in its surroundings."""

    root_path: str = ""
    """The path below which a proxy shows it, such as `/news`."""
    trusted_proxies: tuple[str, ...] = ()
    """Addresses and networks whose forwarding fields are believed."""
    access_log: AccessFormat = "off"
    tokens: tuple[Token, ...] = ()
    """Who brings one of these may read; without any, everybody may."""


def layered(app: FastAPI, cors: tuple[str, ...], options: EdgeOptions, *, write_cors: bool = False) -> ASGIApp:
    """Return the application inside of its layers; `app.state` gets `edge` and `metrics`.

    They lie around the framework's own error handling too, so that an answer 500 is hardened, counted and logged.

    Raises:
        UsageError: a proxy is no address, or the root path is no path.
    """
    proxies = Proxies(options.trusted_proxies, options.root_path)
    inside: ASGIApp = Bounded(Conditional(Packed(app.build_middleware_stack())))
    if options.tokens:
        inside = Guarded(inside, options.tokens)
    if NONE not in cors:
        inside = CORSMiddleware(
            inside, allow_origins=cors, allow_methods=_METHODS, allow_headers=("*",), expose_headers=_EXPOSED
        )
        if not write_cors:
            inside = SameOrigin(inside)
    metrics = app.state.metrics = Metrics()
    listeners = [metrics.count]
    if options.access_log != "off":
        listeners.append(AccessLog(options.access_log).tell)
    edge = app.state.edge = Edge(inside, proxies, *listeners)
    return edge
