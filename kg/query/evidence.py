"""The words behind a statement: its sentence, the sentences around it, and what to mark in them."""

from typing import Final

from kg.errors import NotFound
from kg.query.things import Json, Thing, Things
from kg.vocab import NEWS

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
    statement = things.get(identifier)
    evidence_names = statement.all(NEWS.evidence)
    if not evidence_names:
        raise NotFound(f"there is no statement {identifier}")
    evidence = things.get(evidence_names[0])
    article = evidence.one(NEWS.inArticle) or ""
    text = things.view.text(article)
    start, end = evidence.number(NEWS.start), evidence.number(NEWS.end)
    begin, finish = _widen(text, start, end, context)
    spans = [_span(evidence, "evidence", begin)]
    spans += [_span(span, "content", begin) for span in things.fetch(statement.all(NEWS.content)).values()]
    spans += _triggers(statement, begin)
    return {
        "id": identifier,
        "article": article,
        "text": text[begin:finish],
        "offset": begin,
        "start": start - begin,
        "end": end - begin,
        "spans": spans,
    }


def _span(span: Thing, kind: str, begin: int, ref: str = "") -> Json:
    shown: Json = {"start": span.number(NEWS.start) - begin, "end": span.number(NEWS.end) - begin, "kind": kind}
    return shown | ({"ref": ref} if ref else {})


def _triggers(statement: Thing, begin: int) -> list[Json]:
    """Return the words that name the events described; an event's identifier ends in their offsets and its type."""
    spans: list[Json] = []
    for name in statement.all(NEWS.describes):
        place = name.rpartition("#")[2].partition(".")[0]
        first, _, last = place[1:].partition("-")
        if place[:1] == "e" and first.isdigit() and last.isdigit():
            spans.append({"start": int(first) - begin, "end": int(last) - begin, "kind": "trigger", "ref": name})
    return spans


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
