"""The tools at /mcp of a server (streamable HTTP), beside its page and its API."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

from mcp.server.transport_security import TransportSecuritySettings

from kg.agents.server import make_server
from kg.client.connection import Connection
from kg.client.graph import NewsGraph
from kg.client.inside import Inside

PATH: Final = "/mcp"


@asynccontextmanager
async def beside(app: Any) -> AsyncIterator[None]:
    """Serve the tools at /mcp of an application while it lives. Every request stands alone: any process may take it."""
    # The routes without what a server has around them: who asks has been let in already.
    routes = app.build_middleware_stack()

    async def inside(scope: dict[str, Any], receive: Any, send: Any) -> None:
        await routes({**scope, "app": app}, receive, send)

    graph = NewsGraph(Connection(Inside(inside, asyncio.get_running_loop(), "this server")))
    server = make_server(graph)
    # Nothing more can be read here than at the API, which is told by the same rules of origin and token.
    security = TransportSecuritySettings(enable_dns_rebinding_protection=False)
    inner = server.streamable_http_app(
        streamable_http_path=PATH, json_response=True, stateless_http=True, transport_security=security
    )
    app.router.routes.extend(inner.routes)
    async with server.session_manager.run():
        yield
