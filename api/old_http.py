"""Answers to HTTP/1.0, which knows no chunks: the end of the connection is the end of the answer (RFC 9112, 6.3)."""

import asyncio
import socket
import struct
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send


class _Untold(int):
    """The length of an answer that ends with its connection: none is longer or shorter."""

    def __lt__(self, _: int) -> bool:
        return False

    def __ne__(self, _: object) -> bool:
        return False

    def __sub__(self, _: int) -> "_Untold":
        return self

    __hash__ = int.__hash__


def without_chunks(cycle: Any, transport: asyncio.Transport, app: ASGIApp) -> Any:
    """Return an application for one exchange of the server's; where it fails on its way the connection is reset.

    Ended as usual, what has come by then would look whole.
    """
    cycle.chunked_encoding, cycle.expected_content_length = False, _Untold(1)

    async def whole_or_reset(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await app(scope, receive, send)
        except BaseException:
            if cycle.response_started:
                line: socket.socket = transport.get_extra_info("socket")
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                transport.abort()
            raise

    return whole_or_reset
