"""When something was said, told behind it: "N said S, a day after T" says S; T is the writer's own."""

from __future__ import annotations

from spacy.tokens import Doc

from kg.extract.utterance import Scene

_UNITS = frozenset("minute hour day week month year".split())
_COUNTS = frozenset("a an one just only two three four five six seven eight nine ten several some many barely".split())
_LINKS = frozenset({"after", "before"})
_MOST = 4
"""How many words may stand before the unit: "just a few short weeks"."""


def without_timing(scene: Scene, ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return token ranges of a content without ", a day after ..." at the end, outside quotation marks."""
    found = []
    for start, end in ranges:
        stop = next((i for i in range(start, end) if _tells_when(scene.doc, i, i == start)), end)
        inside = start < stop < end and scene.doc[start:end].root.i > stop  # "Kenya, a day after the vote, left"
        if inside or (stop < end and scene.quote_at(scene.doc[stop].idx) is not None):
            stop = end
        if stop > start:
            found.append((start, stop))
    return found


def _tells_when(doc: Doc, index: int, first: bool) -> bool:
    """Whether ", hours after", ", a day before" stands at a token."""
    if doc[index].text != "," and not first:
        return False
    begin = index + (doc[index].text == ",")
    for unit in doc[begin : begin + _MOST + 1]:
        if unit.lemma_ in _UNITS:
            after = doc[unit.i + 1] if unit.i + 1 < len(doc) else unit
            counted = unit.i > begin or unit.tag_ == "NNS"
            return counted and after.lower_ in _LINKS
        if not (unit.lower_ in _COUNTS or unit.like_num or unit.lower_ in ("few", "couple", "of", "short", "half")):
            return False
    return False
