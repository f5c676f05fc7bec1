"""Sessions of a real client of the Model Context Protocol, for tests that are no coroutines."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from typing import Any

from mcp import Client


class Session:
    """A session of a real client, for tests that are no coroutines."""

    def __init__(self, client: Client, runner: asyncio.Runner) -> None:
        self.client, self._runner = client, runner

    def wait(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self._runner.run(work)

    def call(self, tool: str, **arguments: Any) -> str:
        """Return the text of an answer that is no error."""
        answer = self.wait(self.client.call_tool(tool, arguments))
        assert not answer.is_error, answer.content[0].text
        return str(answer.content[0].text)

    def fail(self, tool: str, **arguments: Any) -> str:
        """Return the text of an error."""
        answer = self.wait(self.client.call_tool(tool, arguments))
        assert answer.is_error, answer.content[0].text
        return str(answer.content[0].text)

    def read(self, name: str) -> str:
        return str(self.wait(self.client.read_resource(f"newskg://{name}")).contents[0].text)


def connected(server: Any) -> Iterator[Session]:
    """Give a session with a server; it begins and ends in one task, as the client wants."""
    with asyncio.Runner() as runner:
        client, leave = runner.run(_enter(server))
        yield Session(client, runner)
        runner.run(leave())


async def _enter(server: Any) -> tuple[Client, Callable[[], Coroutine[Any, Any, None]]]:
    ready: asyncio.Future[Client] = asyncio.get_running_loop().create_future()
    end = asyncio.Event()

    async def live() -> None:
        async with Client(server) as client:
            ready.set_result(client)
            await end.wait()

    task = asyncio.ensure_future(live())
    await asyncio.wait({ready, task}, return_when=asyncio.FIRST_COMPLETED)
    if task.done():
        task.result()

    async def leave() -> None:
        end.set()
        await task

    return ready.result(), leave
