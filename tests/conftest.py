"""What all tests share."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real page and the development gold, laid beside the project; absent for most users."""
    if not SHARED.is_dir():
        pytest.skip("the folder shared/ with the real page and the gold does not lie beside the project")
    return SHARED
