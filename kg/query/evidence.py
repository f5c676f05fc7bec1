"""The words behind a statement: its sentence, the sentences around it, and what to mark in them."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from kg.query.statements import show_statements
from kg.query.things import Json, Things

_AROUND: Final = 1500
"""Most characters shown before and after the evidence."""
_ENDS: Final = (". ", "! ", "? ", ".” ", "!” ", "?” ", "\n")
"""How sentences end, for the reader's eye alone: offsets of statements never depend on it."""


def show_evidence(things: Things, identifier: str, context: int = 1) -> Json:
    """Return the text around a statement, and spans as offsets into that text.

    `text` begins at `offset` of the article; `start` and `end` of evidence and spans count code points of `text`.

    Raises:
        NotFound: there is no such statement.
    """
    (shown,) = show_statements(things, [identifier])
    return passage_of(shown, things.view.text(shown["article"]["id"]), context)


def passage_of(shown: dict[str, Any], text: str, context: int = 1) -> dict[str, Any]:
    """Return the same for a statement as `show_statements` shows it and the text of its article."""
    start, end = shown["evidence"]["start"], shown["evidence"]["end"]
    begin, finish = _widen(text, start, end, context)
    spans = [("evidence", shown["evidence"]), *(("content", span) for span in shown["content"])]
    marked = [{"start": at["start"] - begin, "end": at["end"] - begin, "kind": kind} for kind, at in spans]
    return {
        "id": shown["id"],
        "article": shown["article"]["id"],
        "text": text[begin:finish],
        "offset": begin,
        "start": start - begin,
        "end": end - begin,
        "spans": [*marked, *_triggers((one["id"] for one in shown["events"]), begin)],
    }


def _triggers(happenings: Iterable[str], begin: int) -> Iterator[Json]:
    """Yield the words that name the events described; an event's identifier ends in their offsets and its type."""
    for name in happenings:
        place = name.rpartition("#")[2].partition(".")[0]
        first, _, last = place[1:].partition("-")
        if place[:1] == "e" and first.isdigit() and last.isdigit():
            yield {"start": int(first) - begin, "end": int(last) - begin, "kind": "trigger", "ref": name}


def _widen(text: str, start: int, end: int, context: int) -> tuple[int, int]:
    """Return a range with so many sentences before and after."""
    begin, finish = start, end
    for _ in range(context):
        begin = _sentence_before(text, begin)
        finish = _sentence_after(text, finish)
    return max(begin, start - _AROUND), min(finish, end + _AROUND)


def _sentence_before(text: str, end: int) -> int:
    # At the very beginning a negative place would count from the end of the text.
    position = max(len(text[:end].rstrip()) - 1, 0)
    places = ((text.rfind(mark, 0, position), mark) for mark in _ENDS)
    return max((place + len(mark) for place, mark in places if place >= 0), default=0)


def _sentence_after(text: str, start: int) -> int:
    begin = len(text) - len(text[start:].lstrip())
    places = ((text.find(mark, begin), mark) for mark in _ENDS)
    return min((place + len(mark.rstrip()) for place, mark in places if place >= 0), default=len(text))
