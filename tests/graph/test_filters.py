from datetime import date

import pytest

from kg.errors import UsageError
from kg.graph.filters import Filters


@pytest.mark.parametrize(
    "wrong",
    [
        {"status": frozenset({"true"})},
        {"types": frozenset({"KISS"})},
        {"min_confidence": 1.5},
        {"min_weight": -1},
        {"hops": 0},
        {"since": date(2025, 2, 1), "until": date(2025, 1, 1)},
    ],
)
def test_nonsense_is_refused(wrong: dict[str, object]) -> None:
    """A filter that cannot be meant is a usage error, never an empty result."""
    with pytest.raises(UsageError):
        Filters(**wrong)  # type: ignore[arg-type]


def test_description_names_what_is_filtered() -> None:
    """The words for the head of a file name every filter that differs from its default."""
    assert Filters().describe() == "all"
    told = Filters(status=frozenset({"reported", "asserted"}), until=date(2025, 1, 2), min_weight=2).describe()
    assert told == "status: asserted, reported; until: 2025-01-02; min weight: 2"
