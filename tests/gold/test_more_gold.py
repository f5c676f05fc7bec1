"""The gold written for the project (`gold/`): sound records, and readings that do not get worse."""

from pathlib import Path

import pytest
from floors import check_floor, reached
from gold_checks import check_aliases, check_names, check_spans

from kg.check.score.schema import Record, read_gold

GOLD = Path(__file__).parents[2] / "gold"
FILES = ("development", "unread")
BLIND = ("blind_development", "blind_unread")
"""Their texts hold no title; nine are read for errors, six are for totals only."""
RECORDS = {key: record for name in (*FILES, *BLIND) for key, record in read_gold(GOLD / f"{name}.jsonl").items()}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_records_are_sound(record: Record) -> None:
    """Spans stand in the text, names are actors or places of the article, aliases are its words."""
    assert record["text"].startswith(record["article"]["title"]) is not record["id"].startswith("g")
    check_spans(record)
    check_names(record)
    check_aliases(record)


def test_no_article_is_in_two_files() -> None:
    """What is read while rules are written is not what tells how good they are."""
    sets = [set(read_gold(GOLD / f"{name}.jsonl")) for name in (*FILES, *BLIND)]
    assert [len(one) for one in sets] == [24, 21, 9, 6]
    assert len(set().union(*sets)) == 60


@pytest.mark.parametrize("name", (*FILES, *BLIND))
def test_scores_stay_above_their_floor(name: str, pytestconfig: pytest.Config) -> None:
    """Every figure on this gold is at least what it was when the floor was set."""
    gold = GOLD / f"{name}.jsonl"
    floor = Path(__file__).with_name(f"floor_{name}.json")
    check_floor(gold, floor, reached(gold, None), rewrite=pytestconfig.getoption("rewrite_golden"))
