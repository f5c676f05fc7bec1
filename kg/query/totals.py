"""Counts over the whole store, worked out in one query and added up here."""

from collections import Counter
from dataclasses import dataclass, field

from kg.query.things import Json
from kg.store.base import View
from kg.store.selection import Selection

_UNDATED = "undated"


@dataclass(slots=True)
class Totals:
    """Numbers of distinct statements."""

    statements: int = 0
    by_status: Counter[str] = field(default_factory=Counter)
    by_attribution: Counter[str] = field(default_factory=Counter)
    by_month: Counter[str] = field(default_factory=Counter)
    by_source: dict[str, "Totals"] = field(default_factory=dict)
    """Original source to its own totals."""

    def add(self, status: str, attribution: str, month: str, count: int) -> None:
        """Count statements of one kind."""
        self.statements += count
        self.by_status[status] += count
        self.by_attribution[attribution] += count
        self.by_month[month] += count

    def as_json(self) -> Json:
        """Return the counts, with the share that is told in the outlet's own voice."""
        own = self.by_attribution["ownVoice"]
        return {
            "statements": self.statements,
            "by_status": dict(sorted(self.by_status.items())),
            "by_attribution": dict(sorted(self.by_attribution.items())),
            "by_month": dict(sorted(self.by_month.items())),
            "own_voice_share": round(own / self.statements, 4) if self.statements else None,
        }


def totals(view: View, wanted: Selection) -> Totals:
    """Return the numbers of statements that match, by status, attribution, month (original date) and source."""
    counted = Totals()
    for source, status, attribution, month, number in view.groups.totals(wanted):
        counted.add(status, attribution, month or _UNDATED, number)
        counted.by_source.setdefault(source, Totals()).add(status, attribution, month or _UNDATED, number)
    return counted
