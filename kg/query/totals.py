"""Counts over the whole store, worked out in one query and added up here."""

from collections import Counter
from dataclasses import dataclass, field

from kg.iris import compress
from kg.query.selection import HEAD, Selection, statement_pattern
from kg.query.things import Json
from kg.store.base import View

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
    query = f"""{HEAD}SELECT ?outlet ?kind ?manner ?month (COUNT(DISTINCT ?st) AS ?n) WHERE {{
    {statement_pattern(wanted, view.base)}
    ?st news:status ?kind ; news:attribution ?manner . ?article news:originalSource ?outlet .
    OPTIONAL {{ ?article news:originalDate ?day }} BIND(SUBSTR(STR(?day), 1, 7) AS ?month)
    }} GROUP BY ?outlet ?kind ?manner ?month"""
    counted = Totals()
    for row in view.select(query):
        status, attribution = (row[name].value.rpartition("#")[2] for name in ("kind", "manner"))
        month = row["month"].value if "month" in row else _UNDATED
        count = int(row["n"].value)
        counted.add(status, attribution, month, count)
        outlet = compress(row["outlet"].value, view.base)
        counted.by_source.setdefault(outlet, Totals()).add(status, attribution, month, count)
    return counted
