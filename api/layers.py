"""The layers around the routes, from the inside out: packing, conditional requests, bounds, token, CORS, edge."""

from dataclasses import dataclass
from typing import Final

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.access import AccessFormat, AccessLog
from api.bearer import Token
from api.bounds import Bounded
from api.edge import Edge
from api.hot import Hot
from api.metrics import Metrics
from api.middleware import Conditional, Packed, field_of, varying
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


class Cors(CORSMiddleware):
    """Tells pages of other origins whether they may read. A request that names no origin passes by."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        if scope["type"] != "http" or field_of(scope["headers"], b"origin"):
            await super().__call__(scope, receive, send)
            return

        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": varying(message.get("headers", []), b"Origin")}
            await send(message)

        await self.app(scope, receive, told)


def layered(app: FastAPI, cors: tuple[str, ...], options: EdgeOptions, *, write_cors: bool = False) -> ASGIApp:
    """Return the application inside of its layers; `app.state` gets `edge` and `metrics`.

    They lie around the framework's own error handling too, so that an answer 500 is hardened, counted and logged.

    Raises:
        UsageError: a proxy is no address, or the root path is no path.
    """
    proxies = Proxies(options.trusted_proxies, options.root_path)
    inside: ASGIApp = Bounded(Conditional(Packed(Hot(app.build_middleware_stack()))))
    if options.tokens:
        inside = Guarded(inside, options.tokens)
    if NONE not in cors:
        inside = Cors(inside, allow_origins=cors, allow_methods=_METHODS, allow_headers=("*",), expose_headers=_EXPOSED)
        if not write_cors:
            inside = SameOrigin(inside)
    metrics = app.state.metrics = Metrics()
    listeners = [metrics.count]
    if options.access_log != "off":
        listeners.append(AccessLog(options.access_log).tell)
    edge = app.state.edge = Edge(inside, proxies, *listeners)
    return edge
