"""The gold written for the project (`gold/`): sound records, and readings that do not get worse."""

from pathlib import Path

import pytest
from gold_checks import check_aliases, check_names, check_spans

from kg.check.score.schema import Record, read_gold

GOLD = Path(__file__).parents[2] / "gold"
FILES = ("development", "unread")
RECORDS = {key: record for name in FILES for key, record in read_gold(GOLD / f"{name}.jsonl").items()}


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_records_are_sound(record: Record) -> None:
    """Spans stand in the text, names are actors or places of the article, aliases are its words."""
    assert record["text"].startswith(record["article"]["title"])
    check_spans(record)
    check_names(record)
    check_aliases(record)


def test_no_article_is_in_both_files() -> None:
    """What is read while rules are written is not what tells how good they are."""
    one, other = (set(read_gold(GOLD / f"{name}.jsonl")) for name in FILES)
    assert len(one) == 24
    assert len(other) == 21
    assert not one & other
