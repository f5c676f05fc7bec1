"""The same graph opened as a folder and over HTTP."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import running
from sample_folder import add, help_after_storm, quarrel

import kg
from api.app import ServeOptions
from kg import derive
from kg.client.graph import NewsGraph
from kg.iris import DEFAULT_BASE
from kg.query.question import PoolLimits
from kg.store.documents import Document
from kg.store.folder import FolderStore
from kg.store.graph_writer import GraphWriter

MERGE = f"<{DEFAULT_BASE}country/NOR> <http://purl.org/dc/terms/isReplacedBy> <{DEFAULT_BASE}country/NO> .\n".encode()


@pytest.fixture(scope="session")
def graph_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles, where one identifier was merged into another."""
    path = tmp_path_factory.mktemp("client") / "kg"
    add(path, quarrel(), help_after_storm())
    with GraphWriter(FolderStore(path, derive)) as writer:
        writer.load(io.BytesIO(MERGE), Document("merges", "application/n-triples", "", f"{DEFAULT_BASE}graph/curated"))
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
