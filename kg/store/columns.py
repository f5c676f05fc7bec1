"""The index as whole columns, for who makes a graph in memory of them.

    for statement, actor, roles, facts in view.columns("voice"): ...

Rows come in the order of the first column, a few thousand at a time, so that nothing is held but what the caller keeps.
Numbers are those of `kg.store.index`: a statement's article is `statement >> SHIFT`, `kg.store.facts` tells what the
bits of `facts` and `roles` mean, days are ordinals.
"""

from typing import Final, Literal

Table = Literal[
    "node", "posting", "fork", "statement", "voice", "telling", "happening", "part", "claim", "mention", "subject"
]

COLUMNS: Final[dict[Table, str]] = {
    "node": "SELECT id, name, label, kind, country, anonymous FROM node ORDER BY id",
    "posting": """SELECT id, name, publisher, posted, source, original, coalesce(far, name), digest, language
        FROM posting ORDER BY id""",
    "fork": "SELECT article, kind, value FROM fork ORDER BY article",
    "statement": 'SELECT id, local, facts, confidence, start, "end" FROM statement ORDER BY id',
    "voice": "SELECT statement, actor, roles, facts FROM voice ORDER BY statement",
    "telling": "SELECT statement, happening, facts FROM telling ORDER BY statement",
    "happening": "SELECT id, local, kind, tie, first, last, basis FROM happening ORDER BY id",
    "part": "SELECT happening, actor, roles FROM part ORDER BY happening",
    "claim": "SELECT statement, happening, who, whom, kind, facts FROM claim ORDER BY statement",
    "mention": "SELECT article, actor, sum(number) FROM mention GROUP BY article, actor ORDER BY article",
    "subject": "SELECT article, name FROM subject JOIN node ON node.id = topic ORDER BY article",
}
"""Name to the query behind it; the names of the columns stand in it.

`posting`: `source` is the original source, `original` its day, both none where no chain tells them. Postings share
their text if `digest` is the same, and then share what they tell: statements and happenings of the same `local`.
"""

SENTENCES: Final = """SELECT s.id, p.name || s.local, substr(a.text, s.start + 1, s."end" - s.start)
    FROM json_each(?) JOIN statement s ON s.id = value
    JOIN posting p ON p.id = s.id >> 20 JOIN article a ON a.id = p.id"""
"""Statements by number: identifier, and the sentence that is their evidence."""
