"""The same tools at /mcp of a server, when it is asked to have them."""

import asyncio
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import running
from talking import Session, connected

import kg
from api.app import ServeOptions
from api.bearer import Token
from api.layers import EdgeOptions
from kg.agents.http import beside
from kg.commands.mcp import load_agents
from kg.errors import KgError, QueryRefused, UsageError
from kg.query.question import PoolLimits

LIMITS = PoolLimits(workers=1)


@pytest.fixture(scope="module")
def address(agents_folder: Path) -> Iterator[str]:
    """A server with the tools beside its API."""
    with running(agents_folder, ServeOptions(limits=LIMITS, beside=beside)) as port:
        yield f"http://127.0.0.1:{port}"


def test_tools_answer_over_http_as_over_stdio(address: str, session: Session) -> None:
    """A client of /mcp has the same tools and gets the same answers, and the API beside them goes on."""
    for other in connected(f"{address}/mcp"):
        for tool, arguments in (
            ("get_statements", {"about": "Iceland", "limit": 5}),
            ("find_paths", {"start": "Kari Nordmo", "end": "Norway"}),
            ("run_sparql", {"query": "SELECT ?s WHERE { ?s a news:Country } ORDER BY ?s"}),
        ):
            assert other.call(tool, **arguments) == session.call(tool, **arguments)
        assert other.read("stats") == session.read("stats")
        assert "QueryRefused" in other.fail("run_sparql", query="SELECT * { SERVICE <http://127.0.0.1:1/> {} }")
    with kg.open(address) as graph:
        assert graph.health().status == "ok"


def test_many_calls_at_once_do_not_wait_for_each_other_for_ever(address: str) -> None:
    """More calls together than there are threads for either side all end."""
    for other in connected(f"{address}/mcp"):

        async def together(client: object = other.client) -> list[object]:
            calls = (client.call_tool("timeline", {"entity": "Norway"}) for _ in range(60))  # type: ignore[attr-defined]
            return await asyncio.gather(*calls)

        answers = other.wait(asyncio.wait_for(together(), 60))
        assert not any(answer.is_error for answer in answers)


def test_a_server_has_no_tools_unless_asked(agents_folder: Path) -> None:
    """Without the option nothing answers at /mcp."""
    nothing = pytest.raises(KgError, match="Not Found")
    options = ServeOptions(limits=LIMITS)
    with running(agents_folder, options) as port, kg.open(f"http://127.0.0.1:{port}") as graph, nothing:
        graph.get("/mcp")


def test_a_token_for_reading_guards_the_tools_and_opens_the_graph(agents_folder: Path) -> None:
    """Where readers must bring a token, /mcp asks for it as every address does; the client of the graph brings it."""
    edge = EdgeOptions(tokens=(Token("reading-is-for-members"),))
    with running(agents_folder, ServeOptions(limits=LIMITS, edge=edge, beside=beside)) as port:
        address = f"http://127.0.0.1:{port}"
        with kg.open(address) as stranger:
            for path in ("/mcp", "/api/v1/stats"):
                with pytest.raises(QueryRefused, match="token"):
                    stranger.get(path)
        with kg.open(address, token="reading-is-for-members") as member:
            assert member.stats().articles == 4


def test_the_option_of_the_command_line_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """`kg serve --mcp` and `kg mcp` without the package mcp end with the command that installs it."""
    monkeypatch.setitem(sys.modules, "mcp", None)
    for name in [name for name in sys.modules if name.startswith(("mcp.", "kg.agents."))]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(UsageError, match=r"pip install 'newskg\[mcp\]'"):
        load_agents("kg.agents.http")
