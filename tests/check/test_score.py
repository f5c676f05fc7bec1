"""Scoring against gold."""

import copy
import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kg.check.score import score
from kg.check.score.schema import complete, read_gold
from kg.check.score.text import norm, same_sentence, token_f1, trigger_stems
from kg.errors import InputError


def article(**layers: Any) -> dict[str, Any]:
    return complete({"id": "a", "article": {"title": "T"}, **layers}, "test")


def event(**fields: Any) -> dict[str, Any]:
    given = {"sentence": "Borduria bombed Syldavia.", "trigger": "bombed", "type": "ASSAULT", "status": "actual"}
    return given | {"agent": ["Borduria"], "target": ["Syldavia"]} | fields


ACTORS = [
    {"name": "Borduria", "type": "country", "aliases": ["Szohôd"], "iso3": None, "role": None, "country": None},
    {"name": "Syldavia", "type": "country", "aliases": [], "iso3": None, "role": None, "country": None},
]


def layers(gold: dict[str, Any], predicted: dict[str, Any]) -> dict[str, Any]:
    figures, _ = score({"a": gold}, {"a": predicted})
    return figures["layers"] | figures["accuracies"]


def test_gold_against_itself_is_perfect() -> None:
    """Every layer of a prediction equal to the gold has an F1 of 1."""
    gold = article(actors=ACTORS, events=[event()])
    assert {row["f1"] for name, row in layers(gold, copy.deepcopy(gold)).items() if "f1" in row} == {1.0}


def test_an_alias_stands_for_the_actor() -> None:
    """An event whose agent is named by an alias of the gold actor counts in full."""
    gold = article(actors=ACTORS, events=[event()])
    predicted = article(actors=ACTORS, events=[event(agent=["Szohod"])])
    assert layers(gold, predicted)["events.full"]["f1"] == 1.0


def test_half_the_participants_earn_half() -> None:
    """A participant set that only overlaps with the gold set earns half a point."""
    gold = article(actors=ACTORS, events=[event(agent=["Borduria", "Syldavia"])])
    assert layers(gold, article(actors=ACTORS, events=[event()]))["events.agent"]["f1"] == 0.5


def test_a_claim_told_as_a_fact_is_a_leak() -> None:
    """A gold event that is claimed, predicted as actual, counts in leak_of_matched."""
    gold = article(actors=ACTORS, events=[event(status="claimed")])
    assert layers(gold, article(actors=ACTORS, events=[event()]))["events.leak_of_matched"]["value"] == 1.0


def test_texts_are_compared_without_case_marks_and_odd_spaces() -> None:
    """Curly quotes, diacritics, case and no-break spaces make no difference."""
    assert norm("“Šafařík”\u00a0said") == norm('"safarik" SAID')
    assert same_sentence("He left.", "Then: He left.") and token_f1("", "") == 1.0
    assert trigger_stems("was attacked") == trigger_stems("attacks")


def test_a_malformed_line_names_file_line_and_field(tmp_path: Path) -> None:
    """Gold that breaks the schema is refused with the place of the fault."""
    path = tmp_path / "gold.jsonl"
    path.write_text('{"id": "a"}\n{"id": "b", "events": [{"sentence": "S.", "trigger": "t", "type": "HUG"}]}\n')
    with pytest.raises(InputError, match=r"gold\.jsonl:2: field 'events\[0\]\.type'"):
        read_gold(path)


def test_equal_to_the_reference_scorer(shared: Path, tmp_path: Path) -> None:
    """On the development gold with random faults our figures equal those of the reference scorer."""
    gold = shared / "eval" / "gold-dev.jsonl"
    predicted = tmp_path / "predicted.jsonl"
    with predicted.open("w") as out:
        for line in gold.read_text("utf-8").splitlines():
            out.write(json.dumps(spoiled(json.loads(line))) + "\n")
    command = [sys.executable, str(shared / "eval" / "score.py"), str(gold), str(predicted), "--json"]
    reference = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
    figures, _ = score(read_gold(gold), read_gold(predicted))
    assert json.loads(json.dumps(figures)) == reference


def spoiled(record: dict[str, Any]) -> dict[str, Any]:
    chance = random.Random(record["id"])
    for layer in ("actors", "places", "events", "statements", "relations"):
        record[layer] = [row for row in record[layer] if chance.random() < 0.8]
    for row in record["events"]:
        if chance.random() < 0.3:
            row["status"], row["type"], row["target"] = "actual", "OTHER", row["agent"]
    for row in record["statements"]:
        if chance.random() < 0.3:
            row["content"], row["speaker"] = row["content"][: len(row["content"]) // 2] or "x", "Nobody"
    return record
