"""The same graph opened as a folder and over HTTP."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from running import running
from sample_folder import add, help_after_storm, quarrel

import kg
from api.app import ServeOptions
from kg.client.graph import NewsGraph
from kg.query.question import PoolLimits


@pytest.fixture(scope="session")
def graph_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles."""
    path = tmp_path_factory.mktemp("client") / "kg"
    add(path, quarrel(), help_after_storm())
    return path


@pytest.fixture(scope="session")
def local(graph_folder: Path) -> Iterator[NewsGraph]:
    """The folder, opened."""
    with kg.open(graph_folder) as graph:
        yield graph


@pytest.fixture(scope="session")
def remote(graph_folder: Path) -> Iterator[NewsGraph]:
    """A server over the folder, opened."""
    options = ServeOptions(limits=PoolLimits(workers=1))
    with running(graph_folder, options) as port, kg.open(f"http://127.0.0.1:{port}/") as graph:
        yield graph


@pytest.fixture(params=["local", "remote"])
def graph(request: pytest.FixtureRequest) -> NewsGraph:
    """Each of both."""
    found: NewsGraph = request.getfixturevalue(request.param)
    return found
