"""What all tests share."""

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2] / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--rewrite-golden`."""
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write golden files anew and raise the floors under the scores",
    )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real page and the development gold, laid beside the project; absent for most users."""
    if not SHARED.is_dir():
        pytest.skip("the folder shared/ with the real page and the gold does not lie beside the project")
    return SHARED
