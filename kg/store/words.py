"""What is asked of the word indexes."""

import re
from typing import Final

_WORD: Final = re.compile(r"\w+")
FOUND: Final = {
    "sentence": """SELECT a.name, a.text, s.start, s."end" FROM sentence_words w JOIN sentence s ON s.id = w.rowid
        JOIN article a ON a.id = s.article WHERE sentence_words MATCH ? ORDER BY w.rank, a.name, s.start LIMIT ?""",
    "headline": """SELECT a.name, a.headline FROM headline_words w
        JOIN article a ON a.id = w.rowid WHERE headline_words MATCH ? ORDER BY w.rank, a.name LIMIT ?""",
    "label": """SELECT entity, text FROM (SELECT l.entity, l.text, row_number() OVER
        (PARTITION BY l.entity ORDER BY length(l.text), l.text) AS place
        FROM label_words w JOIN label l ON l.id = w.rowid WHERE label_words MATCH ?)
        WHERE place = 1 ORDER BY length(text), text, entity LIMIT ?""",
}
SUGGESTED: Final = """SELECT m.entity, m.text FROM (SELECT l.entity, l.text, row_number() OVER
    (PARTITION BY l.entity ORDER BY length(l.text), l.text) AS place
    FROM label_words w JOIN label l ON l.id = w.rowid WHERE label_words MATCH ?) m
    CROSS JOIN node n ON n.name = m.entity WHERE m.place = 1 {}
    ORDER BY m.text = ? COLLATE NOCASE DESC, n.told DESC, length(m.text), m.entity LIMIT ?"""


def terms_of(words: str) -> str:
    """Return the expression of FTS5 for words, empty where there are none."""
    terms = [f'"{word}"' for word in _WORD.findall(words)]
    # A finished word ("Tokyo ") is meant whole.
    return " ".join(terms) + ("*" if terms and words[-1:].isalnum() else "")
