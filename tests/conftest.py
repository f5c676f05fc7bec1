"""What all tests share."""

import os
from pathlib import Path

import pytest
from wanting import skip_or_fail

SHARED = Path(os.environ.get("NEWSKG_SHARED") or Path(__file__).parents[2] / "shared")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--rewrite-golden`."""
    parser.addoption(
        "--rewrite-golden",
        action="store_true",
        help="write golden files anew and raise the floors under the scores",
    )


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the real page and the development gold: `NEWSKG_SHARED`, else `shared` beside the project."""
    if not SHARED.is_dir():
        skip_or_fail(f"the folder with the real page and the gold is not there: {SHARED} (NEWSKG_SHARED names another)")
    return SHARED
