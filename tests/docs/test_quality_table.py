"""The table of docs/quality.md."""

from pathlib import Path

from benchmarks.quality import table
from kg.check.score import score
from kg.check.score.schema import read_gold

ROOT = Path(__file__).parents[2]


def test_gold_scored_against_itself_is_perfect_in_every_row() -> None:
    """The table shows every layer, and 1.000 (leak 0.000) where readings are the gold itself."""
    gold = ROOT / "examples" / "gold.jsonl"
    figures, _ = score(read_gold(gold), read_gold(gold))
    rows = [line for line in table(figures) if "." in line]
    assert len(rows) == 34
    for row in rows:
        numbers = [cell.strip() for cell in row.split("|")[2:-2]]
        assert set(numbers) == ({"0.000"} if "leak" in row else {"1.000"}), row


def test_tables_of_the_page_have_the_rows_of_the_command() -> None:
    """Every table of docs/quality.md has the rows that `python -m benchmarks.quality` prints, in its words."""
    page = (ROOT / "docs" / "quality.md").read_text("utf-8")
    figures, _ = score(read_gold(ROOT / "examples" / "gold.jsonl"), {})
    for line in table(figures):
        title = line.split("|")[1].strip() if line else ""
        if title and not set(title) <= {"-", " ", ":"}:
            assert f"| {title} |" in page, title
