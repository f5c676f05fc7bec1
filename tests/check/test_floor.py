"""The readings of the development gold do not get worse."""

from pathlib import Path

import pytest
from floors import check_floor, reached

FLOOR = Path(__file__).with_name("floor.json")


def test_development_scores_stay_above_their_floor(shared: Path, pytestconfig: pytest.Config) -> None:
    """Every figure on the development gold is at least what it was when the floor was set."""
    gold = shared / "eval" / "gold-dev.jsonl"
    figures = reached(gold, shared / "eval" / "articles-dev.jsonl")
    check_floor(gold, FLOOR, figures, rewrite=pytestconfig.getoption("rewrite_golden"))
