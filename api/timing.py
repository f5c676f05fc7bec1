"""How long the server worked on an answer, told in the answer itself."""

from time import perf_counter, process_time

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send


class Timed:
    """Adds `Server-Timing: app;dur=…, cpu;dur=…`: milliseconds from the request's arrival to the head of the answer.

    An answer that is sent whole is worked out by then; of one that is streamed it is the time to its first block.
    `cpu` is processor time of the whole process meanwhile: that of the request, if it is the only one.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on."""
        begun, used = perf_counter(), process_time()

        async def timed(message: Message) -> None:
            if message["type"] == "http.response.start":
                spent, busy = (perf_counter() - begun) * 1000, (process_time() - used) * 1000
                MutableHeaders(scope=message).append("Server-Timing", f"app;dur={spent:.2f}, cpu;dur={busy:.2f}")
            await send(message)

        await self._app(scope, receive, timed if scope["type"] == "http" else send)
