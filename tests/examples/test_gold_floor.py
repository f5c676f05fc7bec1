"""The readings of the example articles do not get worse."""

from pathlib import Path

import pytest
from floors import check_floor, reached

EXAMPLES = Path(__file__).parents[2] / "examples"
FLOOR = Path(__file__).with_name("floor.json")


def test_example_scores_stay_above_their_floor(pytestconfig: pytest.Config) -> None:
    """Every figure on the example gold is at least what it was when the floor was set."""
    gold = EXAMPLES / "gold.jsonl"
    figures = reached(gold, EXAMPLES / "corpus")
    check_floor(gold, FLOOR, figures, rewrite=pytestconfig.getoption("rewrite_golden"))


def test_floors_are_raised_and_never_lowered(tmp_path: Path) -> None:
    """Rewriting keeps the better of two figures, a loss fails, and a new gold begins anew."""
    gold, floor = tmp_path / "gold.jsonl", tmp_path / "floor.json"
    gold.write_text("one")
    check_floor(gold, floor, {"actors": 0.809, "leak": 0.101}, rewrite=True)
    assert '"actors": 0.8' in floor.read_text()
    assert '"leak": 0.11' in floor.read_text()
    check_floor(gold, floor, {"actors": 0.8, "leak": 0.11}, rewrite=False)
    for worse in ({"actors": 0.79, "leak": 0.1}, {"actors": 0.9, "leak": 0.12}):
        with pytest.raises(AssertionError, match="by hand"):
            check_floor(gold, floor, worse, rewrite=True)
    gold.write_text("two")
    with pytest.raises(AssertionError, match="anew"):
        check_floor(gold, floor, {"actors": 0.9, "leak": 0.1}, rewrite=False)
    check_floor(gold, floor, {"actors": 0.5, "leak": 0.3}, rewrite=True)
