"""The readings of the development gold, and of the unread one, do not get worse."""

from pathlib import Path

import pytest
from floors import check_floor, reached

SETS = {
    "development": ("gold-dev.jsonl", "articles-dev.jsonl"),
    "unread": ("unread/gold.jsonl", "unread/articles.jsonl"),
}


@pytest.mark.parametrize("name", SETS)
def test_scores_stay_above_their_floor(name: str, shared: Path, pytestconfig: pytest.Config) -> None:
    """Every figure on real news is at least what it was when the floor was set; of the unread only totals are seen."""
    gold, articles = (shared / "eval" / part for part in SETS[name])
    floor = Path(__file__).with_name(f"floor_{name}.json")
    check_floor(gold, floor, reached(gold, articles), rewrite=pytestconfig.getoption("rewrite_golden"))
