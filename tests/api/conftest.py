"""One graph folder and one running application for all API tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sample_folder import add, help_after_storm, quarrel

from api.app import ServeOptions, create_app
from kg.query.question import PoolLimits


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two articles."""
    path = tmp_path_factory.mktemp("graph") / "kg"
    add(path, quarrel(), help_after_storm())
    return path


@pytest.fixture(scope="session")
def client(folder: Path) -> Iterator[TestClient]:
    """A client of the application over that folder."""
    limits = PoolLimits(workers=1, seconds=5)
    with TestClient(create_app(folder, ServeOptions(limits=limits)), raise_server_exceptions=False) as client:
        yield client
