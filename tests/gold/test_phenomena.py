"""The short texts of one phenomenon each (`gold/`): all but the listed ones are read right."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.phenomena import CONSTRUCTIONS, MANNERS, TEXTS, judged
from kg.check.phenomena import faults, read_phenomena

NOT_READ = Path(__file__).with_name("phenomena_not_read.txt")
"""The texts that are known to be misread, with their phenomenon; rewritten by --rewrite-golden."""


def test_the_texts_misread_are_those_listed(pytestconfig: pytest.Config) -> None:
    """No text is misread that was read right before, and none stays on the list that is read right now."""
    texts = [one for path in (TEXTS, MANNERS, CONSTRUCTIONS) for one in read_phenomena(path)]
    misread = [f"{one['id']}  {one['phenomenon']}" for one, told in judged(texts) if told]
    if pytestconfig.getoption("rewrite_golden"):
        NOT_READ.write_text("\n".join(misread) + "\n", "utf-8")
    assert misread == NOT_READ.read_text("utf-8").splitlines()


def test_every_group_has_texts_for_both() -> None:
    """Each group has at least twelve texts, half of them or more for what must not be read."""
    texts = read_phenomena(TEXTS)
    counts = Counter((one["group"], one["negative"]) for one in texts)
    assert len({one["text"] for one in texts}) == len({one["id"] for one in texts}) == len(texts)
    for group in {one["group"] for one in texts}:
        assert counts[group, True] >= counts[group, False] >= 12
    assert all(one["expect"] or one["forbid"] for one in texts)


READING = {
    "actors": [{"name": "Maria Lund", "type": "person", "iso3": None, "aliases": ["Lund"]}],
    "events": [
        {
            "trigger": "were attacked", "type": "ASSAULT", "status": "claimed", "agent": ["Norway"],
            "target": ["the Taliban"], "date": None, "place": "Oslo", "attributed_to": "Maria Lund",
        }
    ],
    "statements": [
        {"speaker": "Maria Lund", "co_speakers": ["Ola Berg"], "content": "it rains", "polarity": "affirm", "via": None}
    ],
    "relations": [{"subject": "Sweden", "predicate": "ally_of", "object": "Norway"}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("item", "held"),
    [
        ({"layer": "event", "trigger": "attack", "agent": ["Norway"], "target": ["Taliban"]}, True),
        ({"layer": "event", "trigger": "attack", "type": "PROTEST|ASSAULT", "status": "claimed", "date": None}, True),
        ({"layer": "event", "trigger": "attack", "status": "actual"}, False),
        ({"layer": "event", "trigger": "attack", "attributed_to": None}, False),
        ({"layer": "event", "trigger": "attack", "agent": []}, False),
        ({"layer": "event", "trigger": "strike"}, False),
        ({"layer": "statement", "speaker": "Ola Berg", "content_has": "rains", "via": None}, True),
        ({"layer": "statement", "speaker": "Ola Berg", "content_has": "snows"}, False),
        ({"layer": "relation", "subject": "Norway", "predicate": "ally_of", "object": "Sweden"}, True),
        ({"layer": "relation", "subject": "Norway", "predicate": "opposes", "object": "Sweden"}, False),
        ({"layer": "actor", "name": "Maria Lund", "alias": "Lund", "type": "person|group"}, True),
        ({"layer": "actor", "name": "Lund"}, False),
    ],
)
def test_what_an_item_asks_for(item: dict[str, object], held: bool) -> None:
    """An item is held by a record that has all that the item names; an open field asks for nothing."""
    assert (faults({"expect": [item], "forbid": []}, READING) == []) is held
    assert (faults({"expect": [], "forbid": [item]}, READING) != []) is held
