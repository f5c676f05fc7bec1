"""Confidence compared with what is right: bins, error, and what counts as right in each layer."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.check.reliability import bins, expected_calibration_error, graded
from kg.check.score.schema import complete

ARTICLE: dict[str, Any] = {
    "id": "a",
    "text": "Norland sued Sudavia. Norland said the court would hear it.",
    "actors": [
        {"name": "Norland", "type": "country", "confidence": 0.7, "rule": "gazetteer"},
        {"name": "Sudavia", "type": "country", "confidence": 0.6, "rule": "gazetteer"},
        {"name": "Harbour Ledger", "type": "media", "confidence": 1.0, "rule": "byline"},
    ],
    "events": [
        {"sentence": "Norland sued Sudavia.", "trigger": "sued", "type": "ACCUSE", "agent": ["Norland"],
         "target": ["Sudavia"], "status": "actual", "confidence": 0.9},
    ],
    "statements": [
        {"speaker": "Norland", "content": "the court would hear it", "kind": "indirect", "polarity": "affirm",
         "confidence": 0.8},
    ],
    "relations": [{"subject": "Norland", "predicate": "opposes", "object": "Sudavia", "confidence": 0.3}],
}  # fmt: skip


def grades(**changed: Any) -> dict[str, list[tuple[float, bool]]]:
    """Return the grades of a prediction that differs from the gold in some fields of its rows."""
    gold, predicted = (complete(copy.deepcopy(ARTICLE), "here") for _ in range(2))
    for layer, fields in changed.items():
        predicted[layer][0].update(fields)
    return graded({"a": gold}, {"a": predicted})


def test_gold_itself_is_right_in_every_layer() -> None:
    """Every reading that equals the gold is right, at its own confidence."""
    assert grades() == {
        "actors": [(0.7, True), (0.6, True)],
        "events": [(0.9, True)],
        "statements": [(0.8, True)],
        "relations": [(0.3, True)],
    }


@pytest.mark.parametrize(
    ("layer", "fields"),
    [
        ("events", {"type": "OTHER"}),
        ("events", {"trigger": "court"}),
        ("statements", {"speaker": "Sudavia"}),
        ("statements", {"content": "quite another thing"}),
        ("relations", {"predicate": "ally_of"}),
        ("relations", {"object": "Norland"}),
    ],
)
def test_another_type_speaker_or_end_is_wrong(layer: str, fields: dict[str, str]) -> None:
    """A wrong type, trigger, speaker, content or triple makes that reading wrong and no other."""
    found = grades(**{layer: fields})
    assert [right for _, right in found.pop(layer)] == [False]
    assert all(right for rows in found.values() for _, right in rows)


def test_another_type_of_actor_is_wrong() -> None:
    """A country read as a person is wrong, whatever its name."""
    assert grades(actors={"type": "person"})["actors"] == [(0.7, False), (0.6, True)]


def test_bylines_are_left_out() -> None:
    """An actor of the byline, and a relation without confidence, are read off the header and not graded."""
    gold, predicted = (complete(copy.deepcopy(ARTICLE), "here") for _ in range(2))
    del predicted["relations"][0]["confidence"]
    assert graded({"a": gold}, {"a": predicted})["relations"] == []


def test_error_is_the_gap_weighed_by_cases() -> None:
    """Four readings at 0.95 of which two are right, and one at 0.05 that is wrong: (4 * 0.45 + 0.05) / 5."""
    readings = [(0.95, True), (0.95, False), (0.95, True), (0.95, False), (0.05, False)]
    assert expected_calibration_error(readings) == pytest.approx((4 * 0.45 + 0.05) / 5)
    assert [(one.low, one.cases, one.right) for one in bins(readings)] == [(0.0, 1, 0.0), (0.9, 4, 0.5)]


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_bins_hold_every_reading_once(readings: list[tuple[float, bool]]) -> None:
    """No reading is lost or counted twice, whatever its confidence, and the error is a share."""
    assert sum(one.cases for one in bins(readings)) == len(readings)
    assert 0.0 <= expected_calibration_error(readings) <= 1.0
