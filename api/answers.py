"""Answers of query workers as HTTP answers: whole or broken off, never cut short and looking whole."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from fastapi import Request
from fastapi.responses import Response, StreamingResponse

from api.quick import Quick
from api.served import Served
from kg.errors import KgError
from kg.query.answer import Answer
from kg.query.results import Format

_WHOLE: Final = 256 * 1024
"""Answers up to so many bytes are sent in one piece."""
VARY: Final = "Accept, Accept-Encoding"
_GONE: Final = 499
"""Nobody reads this status: the asker is gone."""


class Whole(Response):
    """A whole answer; its fields are what they are, and need not be worked out."""

    body: bytes

    def __init__(self, content: bytes, form: Format) -> None:
        self.status_code, self.body, self.background = 200, content, None
        self.raw_headers = [
            (b"content-length", b"%d" % len(content)),
            (b"content-type", form.content_type.encode()),
            (b"vary", VARY.encode()),
        ]


async def respond(request: Request, answer: Answer, form: Format, threads: ThreadPoolExecutor) -> Response:
    """Run a query and send its answer; the worker is killed when the asker leaves.

    Raises:
        KgError: the query failed before its first results, while an error can still be told.
    """
    quick: Quick = request.app.state.quick
    served: Served = request.app.state.served
    with served.lease() as look:
        content = answer.look_up(look.view)
    if content is None:
        content = await quick.take(answer)
    if content is not None:
        request.state.outcome = "ok"
        return Whole(content, form)
    beginning = threads.submit(_begin, answer)
    begun = asyncio.wrap_future(beginning)
    leaving = asyncio.ensure_future(_disconnected(request))
    ahead: set[asyncio.Future[Any]] = {begun, leaving}
    try:
        await asyncio.wait(ahead, return_when=asyncio.FIRST_COMPLETED)
    finally:
        leaving.cancel()
        if not begun.done():
            answer.cancel()
            if beginning.cancel():
                answer.close()
    if not begun.done():
        begun.cancel()
        request.state.outcome = "left"
        return Response(status_code=_GONE)
    first, rest = begun.result()
    request.state.outcome = "ok"
    if rest is None:
        return Whole(first, form)
    blocks = _stream(first, rest, answer, threads)
    fields = {"Vary": VARY, "Content-Length": str(answer.size)}
    return StreamingResponse(blocks, headers=fields, media_type=form.content_type)


def _begin(answer: Answer) -> tuple[bytes, Iterator[bytes] | None]:
    """Return the first blocks, and the rest if there is more."""
    blocks = iter(answer)
    held = b""
    for block in blocks:
        held += block
        if len(held) > _WHOLE:
            return held, blocks
    return held, None


async def _disconnected(request: Request) -> None:
    """Return when the asker is gone. The body has been read already, so nothing else can come."""
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _stream(
    first: bytes, rest: Iterator[bytes], answer: Answer, threads: ThreadPoolExecutor
) -> AsyncIterator[bytes]:
    """Yield the blocks. An error on the way leaves as an error, and the server breaks the connection off."""
    loop = asyncio.get_running_loop()
    coming: asyncio.Future[bytes | None] | None = None
    try:
        yield first
        while True:
            if answer.at_hand:
                block = next(rest, None)
            else:
                coming = loop.run_in_executor(threads, next, rest, None)
                block = await asyncio.shield(coming)
            if block is None:
                return
            yield block
    finally:
        answer.cancel()
        if coming is not None and not coming.done():
            coming.add_done_callback(lambda done: _let_go(answer, done))
        else:
            answer.close()


def _let_go(answer: Answer, done: "asyncio.Future[bytes | None]") -> None:
    if not done.cancelled() and isinstance(done.exception(), KgError | None):
        answer.close()
