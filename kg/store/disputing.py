"""Which statement disputes which, read from the index."""

from typing import Any, NamedTuple

from kg.store.asker import Asker
from kg.store.question import INSIDE, Question
from kg.store.selection import Selection


class Disputed(NamedTuple):
    """A statement and the one that disputes it; they stand in this order in lists."""

    before: int
    """Minus the ordinal of the later day of those selected, 1 without one."""
    statement: str
    counter_statement: str


def dispute_query(asker: Asker, wanted: Selection) -> tuple[str, dict[str, Any]]:
    """Return a query, and its values, for the pairs (statement, the one that disputes it) with one that is selected.

    The pair of the latest article comes first, then they stand by identifier.
    """
    values: dict[str, Any] = {}
    sides = " UNION ALL ".join(
        f"SELECT {claim}, {counter}, {made.before} {made.source}"
        for made, claim, counter in (_claims(asker, wanted, values), _counters(asker, wanted, values))
    )
    query = f"""SELECT q.before, pc.name || c.local, pb.name || b.local FROM
        (SELECT claim, number, min(before) AS before FROM
        (SELECT NULL AS claim, NULL AS number, NULL AS before WHERE false UNION ALL {sides}) GROUP BY 1, 2) AS q
        CROSS JOIN statement c ON c.id = q.claim CROSS JOIN posting pc ON pc.id = q.claim >> 20
        CROSS JOIN statement b ON b.id = q.number CROSS JOIN posting pb ON pb.id = q.number >> 20
        ORDER BY 1, 2, 3"""
    return query, values


def _claims(asker: Asker, wanted: Selection, values: dict[str, Any]) -> tuple[Question, str, str]:
    """Return the question for selected statements that are disputed."""
    if asker.begins_with_statements(wanted):
        made = asker.statements(wanted, values)
        made.where.append(f"{made.facts} & 512")
        made.join_posting()
        made.tables.append(f"statement sc ON sc.id = {made.number}")
        made.tables.append("dispute d ON d.article = p.name AND d.local = sc.local")
    else:
        found = ["dispute d", "article a ON a.name = d.article"]
        found.append(f"statement x ON x.id {INSIDE.format('a.id')} AND x.local = d.local")
        made = _asked(asker, wanted, found, values)
    return made, made.number, 'd."by"'


def _counters(asker: Asker, wanted: Selection, values: dict[str, Any]) -> tuple[Question, str, str]:
    """Return the question for selected statements that dispute."""
    claim = f"statement sb ON sb.id {INSIDE.format('ab.id')} AND sb.local = d.local"
    if asker.begins_with_statements(wanted):
        made = asker.statements(wanted, values)
        made.join_posting()
        made.tables.append(f'dispute d ON d."by" = {made.number}')
    else:
        found = ["dispute d", 'statement x ON x.id = d."by"']
        made = _asked(asker, wanted, found, values)
    made.tables += ["article ab ON ab.name = d.article", claim]
    return made, "sb.id", made.number


def _asked(asker: Asker, wanted: Selection, tables: list[str], values: dict[str, Any]) -> Question:
    made = Question("x.id", "p.before", "x.facts", tables, values=values)
    made.join_posting()
    return asker.among(made, wanted)
