"""Counts of what is told by status, source, month, day, heading: added up inside of the index."""

from typing import Final, Literal, NamedTuple

from kg.store import facts
from kg.store.asker import Ask, Asker
from kg.store.disputing import Disputed, dispute_query
from kg.store.opposing import Opposed, opposed
from kg.store.question import INSIDE, Question
from kg.store.selection import Kind, Selection
from kg.vocab import Attribution, Status

Bucket = Literal["day", "week", "month"]
By = Literal["type", "status", "source"]

_KEPT: Final = 7 | 3 << 6
"""Status and attribution among the facts."""
_JULIAN: Final = 1721424.5
"""Of SQLite's days, before the first ordinal."""
_BUCKETS: Final[dict[Bucket, str]] = {"day": "-x.before", "week": "(-x.before - 1) / 7", "month": "x.month"}
"""Weeks begin on Mondays, and the first ordinal is one."""
# What further originals a chain that forks has, beside the main one: every source with every month.
_SOURCES: Final = """(SELECT id AS article, source FROM posting WHERE source IS NOT NULL
    UNION SELECT article, value FROM fork WHERE kind = 'source')"""
_MONTHS: Final = f"""(SELECT id AS article, month FROM posting
    UNION SELECT article, strftime('%Y', value + {_JULIAN}) * 12 + strftime('%m', value + {_JULIAN}) - 1
    FROM fork WHERE kind = 'original')"""


_POSTED: Final = f"""SELECT n.name, count(DISTINCT s.article) FROM {_SOURCES} s
    JOIN (SELECT id AS article, publisher FROM posting
    UNION SELECT article, value FROM fork WHERE kind = 'publisher') p ON p.article = s.article
    JOIN node n ON n.id = {{1}} WHERE {{0}} = ?1 AND {{1}} <> ?1 GROUP BY {{1}}"""


class Total(NamedTuple):
    """How many statements are alike."""

    source: str
    """Original."""
    status: Status
    attribution: Attribution
    month: str | None
    """`2025-11`, of the original day; None where it is not known."""
    number: int


class Groups:
    """The counts of one view."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._asker = Asker(ask)

    def totals(self, wanted: Selection) -> list[Total]:
        """Return the numbers of statements by source, status, attribution and month of their article."""
        made = self._asker.statements(wanted)
        made.join_posting()
        source, month = "p.source", "p.month"
        if self._forks():
            made.tables += [f"{_SOURCES} so ON so.article = p.id", f"{_MONTHS} mo ON mo.article = p.id"]
            source, month = "so.source", "mo.month"
        made.where.append(f"{source} IS NOT NULL")
        counted = f"""SELECT (SELECT name FROM node WHERE id = source), known, month, number FROM
            (SELECT {source} AS source, {made.facts} & {_KEPT} AS known, {month} AS month, {_distinct(made)} AS number
            {made.source} GROUP BY 1, 2, 3)"""
        return [
            Total(
                name,
                facts.status_of(known),
                facts.attribution_of(known),
                None if month is None else facts.month_name(month),
                number,
            )
            for name, known, month, number in self._ask(counted, made.values)
        ]

    def outlets(self, wanted: Selection) -> tuple[dict[str, int], dict[str, int]]:
        """Return the numbers of articles by original source, by the publisher without one, and by publisher."""
        found = []
        for column in ("coalesce(p.source, p.publisher)", "p.publisher"):
            made = self._asker.articles(wanted)
            made.tables.append(f"node n ON n.id = {column}")
            found.append(dict(self._ask(f"SELECT n.name, count(*) {made.source} GROUP BY n.id", made.values)))
        return found[0], found[1]

    def relayed(self, source: str) -> dict[str, int]:
        """Return through whom the statements of an original source came, with their number."""
        cited = f"""SELECT n.name, count(DISTINCT v.statement) FROM {_SOURCES} s
            CROSS JOIN voice v ON v.statement {INSIDE.format("s.article")} CROSS JOIN node n ON n.id = v.actor
            WHERE s.source = ? AND v.roles & {facts.VIA} GROUP BY v.actor"""
        return dict(self._ask(cited, self._asker.node(source)))

    def posted(self, source: str) -> dict[str, int]:
        """Return who else posts the articles of an original source, with their number."""
        return dict(self._ask(_POSTED.format("s.source", "p.publisher"), self._asker.node(source)))

    def reposted(self, publisher: str) -> dict[str, int]:
        """Return whose articles a publisher posts beside its own, with their number."""
        return dict(self._ask(_POSTED.format("p.publisher", "s.source"), self._asker.node(publisher)))

    def taking_part(self, actor: str) -> int:
        """Return the number of events that name an actor as the one who acts or is acted upon."""
        parts = f"SELECT count(*) FROM part WHERE actor = ? AND roles & {facts.INITIATOR | facts.RECIPIENT}"
        return int(self._ask(parts, self._asker.node(actor))[0][0])

    def disputes(self, wanted: Selection) -> list[Disputed]:
        """Return the pairs of which one statement is selected, sorted: the latest first."""
        query, values = dispute_query(self._asker, wanted)
        return [Disputed(*row) for row in self._ask(query, values)]

    def opposed(self, wanted: Selection) -> list[Opposed]:
        """Return what outlets tell to the contrary of each other, one side of which is selected, the latest first."""
        return opposed(self._ask, wanted)

    def dated(self, kind: Kind, wanted: Selection) -> tuple[int, int]:
        """Return the number of lines with a day, and of those without."""
        if kind == "event" and wanted == Selection(involving=wanted.involving):
            told = "SELECT before < 1, count(*) FROM part WHERE actor = ? AND roles & 7 AND told GROUP BY 1"
            found = dict(self._ask(told, self._asker.node(wanted.involving or "")))
        else:
            made = self._asker.events(wanted) if kind == "event" else self._asker.statements(wanted)
            counted = f"SELECT {made.before} < 1, {_distinct(made)} {made.source} GROUP BY 1"
            found = dict(self._ask(counted, made.values))
        return found.get(1, 0), found.get(0, 0)

    def topics(self, wanted: Selection) -> list[tuple[str, int, int]]:
        """Return every heading of the articles that match with the number of articles and of original sources."""
        made = self._asker.articles(wanted)
        made.tables += ["subject t ON t.article = p.id", "node n ON n.id = t.topic"]
        counted = f"""SELECT n.name, count(*), count(DISTINCT coalesce(p.source, p.publisher)) {made.source}
            GROUP BY t.topic"""
        return [(name, articles, sources) for name, articles, sources in self._ask(counted, made.values)]

    def articles(self, wanted: Selection, bucket: Bucket) -> list[tuple[int | None, int]]:
        """Return the numbers of articles that hold a matching statement, by the bucket of their original day.

        Buckets are numbered as by `buckets`; that of articles without a day is None.
        """
        made = self._asker.articles(wanted)
        begin = f"CASE WHEN p.before < 1 THEN {_BUCKETS[bucket].replace('x.', 'p.')} END"
        return self._ask(f"SELECT {begin}, count(*) {made.source} GROUP BY 1 ORDER BY 1", made.values)

    def buckets(self, wanted: Selection, bucket: Bucket, by: By) -> list[tuple[int, str, int]]:
        """Return the numbers of dated events that involve somebody, by bucket and by type, status or source.

        Days and weeks are ordinals (a week's divided by seven), months as `kg.store.facts` numbers them. An event
        counts once for every status (source) at which it is told.
        """
        begin = _BUCKETS[bucket]
        if by == "status" and wanted == Selection(involving=wanted.involving):
            node = self._asker.node(wanted.involving or "")
            told = f"""SELECT {begin}, told, count(*) FROM part x WHERE actor = ? AND roles & 7 AND before < 1
                GROUP BY 1, 2"""
            rows = self._ask(told, node)
            return [
                (day, status, number)
                for day, statuses, number in rows
                for bit, status in enumerate(facts.STATUS)
                if statuses >> bit & 1
            ]
        made = self._asker.told_events(wanted)
        made.where.append("x.before < 1")
        if by == "source":
            made.join_posting()
            key, named = "p.source", "(SELECT name FROM node WHERE id = key)"
        else:
            key = "t.facts & 7" if by == "status" else "h.kind || '.' || h.mode"
            named = "key"
        found = f"SELECT {begin} AS begin, {key} AS key, count(DISTINCT x.happening) AS number {made.source}"
        counted = f"SELECT begin, {named}, number FROM ({found} GROUP BY 1, 2)"
        return [(day, _key(by, name), number) for day, name, number in self._ask(counted, made.values)]

    def _forks(self) -> bool:
        return bool(self._ask("SELECT 1 FROM fork WHERE kind IN ('source', 'original') LIMIT 1"))


def _key(by: By, key: object) -> str:
    if by == "status":
        return facts.STATUS[int(str(key))]
    if by == "type":
        kind, _, mode = str(key).partition(".")
        return facts.KIND[int(kind)] + (f".{mode}" if mode else "")
    return str(key)


def _distinct(made: Question) -> str:
    return f"count(DISTINCT {made.number})" if "ends" in made.begun else "count(*)"
