"""The sources of the page, ready to be built."""

from pathlib import Path

import pytest
from web_sources import installed


@pytest.fixture(scope="session")
def web(request: pytest.FixtureRequest) -> Path:
    """A copy of `api/web` in which everything can be run."""
    return installed(request.config)
