"""Step `quotes`: where the text stands between quotation marks, found by characters before anything is parsed.

Marks are paired inside one paragraph. A mark that never closes runs to the end of its paragraph, as the convention
for quotations over several paragraphs has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.draft import Draft, Quote

_CLOSERS = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", "‟": "”"}
_MARKS = re.compile("[\"“”„‟«»‹›'‘’`]")
_BEFORE_OPENING = frozenset(' \t\n([{<—–-:;,…/"“„«')
_WORD = re.compile(r"\w[\w’'.-]*")
# Shortened words that begin with an apostrophe and so look like an opening single mark.
_CLIPPED = re.compile(r"['’‘](?:\d\ds?|em|tis|twas|til|till|cause|n|bout|round|neath|cos)\b", re.IGNORECASE)
_SCARE_WORDS = 3
_TITLE_WORDS = 8
_TITLE_SMALL = frozenset("a an the of and or for in on to at from with by as de la le der von und et".split())


def mark_quotes(draft: Draft) -> None:
    """Fill `draft.paragraphs`, and `draft.quotes` in text order, an outer stretch before its inner ones."""
    draft.paragraphs = list(paragraphs(draft.article.text))
    draft.quotes = find_quotes(draft.article.text)


def paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the character ranges of the paragraphs, without the line ends.

    Blank lines part them; in a text without blank lines every line is a paragraph.
    """
    gap = r"\n[ \t]*(?:\n[ \t]*)+" if re.search(r"\S[ \t]*\n[ \t]*\n\s*\S", text) else r"\n"
    start = 0
    for match in re.finditer(gap, text):
        if text[start : match.start()].strip():
            yield start, match.start()
        start = match.end()
    if text[start:].strip():
        yield start, len(text.rstrip())


def find_quotes(text: str) -> list[Quote]:
    """Return the stretches of a text that stand between quotation marks, sorted by start, longest first."""
    quotes: list[Quote] = []
    for start, end in paragraphs(text):
        doubles = list(_double(text, start, end))
        singles = [quote for quote in _single(text, start, end) if _nests(quote, doubles)]
        quotes += doubles + singles
    for quote in quotes:
        quote.scare = _is_scare(text, quote)
    return sorted(quotes, key=lambda quote: (quote.start, -quote.end))


def is_title(words: str) -> bool:
    """Tell whether words between marks look like the name of a work, ship or plan: all longer words capitalised."""
    parts = words.split()
    if not 2 <= len(parts) <= _TITLE_WORDS or words.rstrip()[-1:] in {".", "!", "?"}:
        return False
    capitals = sum(part[0].isupper() for part in parts)
    small = {part.lower() for part in parts if part[0].isalpha() and not part[0].isupper()}
    return capitals >= 2 and parts[0][0].isupper() and small <= _TITLE_SMALL


def _double(text: str, start: int, end: int) -> Iterator[Quote]:
    """Yield the outermost quotations in double marks of one paragraph."""
    opened: int | None = None
    last = start
    for match in _MARKS.finditer(text, start, end):
        position, mark = match.start(), match.group()
        if mark in "'‘’`" or (opened is not None and position < opened + 1):
            continue
        if opened is None:
            if _opens(text, position, start):
                opened = position
            elif _lost_opening(text, position, last, start):
                yield Quote(last, position + 1)
                last = position + 1
        elif _closes(text, position, text[opened]):
            yield Quote(opened, position + 1)
            opened, last = None, position + 1
        elif _opens(text, position, start) and _looks_opening(text, position, start):
            yield Quote(opened, _strip_end(text, opened, position), closed=False)
            opened = position
    if opened is not None and end - opened > 1:
        yield Quote(opened, end, closed=False)


def _opens(text: str, position: int, start: int) -> bool:
    mark = text[position]
    if mark in "“„«‹‟":
        return True
    following = text[position + 1 : position + 2]
    if not following or following.isspace():
        return False
    return _looks_opening(text, position, start)


def _looks_opening(text: str, position: int, start: int) -> bool:
    return position == start or text[position - 1] in _BEFORE_OPENING


def _closes(text: str, position: int, opening: str) -> bool:
    mark = text[position]
    if opening == '"':
        if mark != '"':
            return mark == "”"
        before, after = text[position - 1], text[position + 1 : position + 2]
        return not (before.isspace() and after.isalnum())
    if opening == "”":
        return mark in '”“"'
    return mark in _CLOSERS.get(opening, "”") or (mark == '"' and not text[position - 1].isspace())


def _lost_opening(text: str, position: int, last: int, start: int) -> bool:
    """A closing mark after a comma or full stop that nothing opened: the opening one was lost."""
    return last == start and position - start > 20 and text[position] in '"”' and text[position - 1] in ",.!?"


def _strip_end(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _single(text: str, start: int, end: int) -> Iterator[Quote]:
    """Yield the quotations in single marks of one paragraph; apostrophes are told apart by their neighbours."""
    done = start
    for match in _MARKS.finditer(text, start, end):
        position, mark = match.start(), match.group()
        if position < done or mark not in "'‘" or not _looks_opening(text, position, start):
            continue
        if not text[position + 1 : position + 2].strip() or _CLIPPED.match(text, position):
            continue
        closing = _closing_single(text, position, end)
        if closing is not None:
            yield Quote(position, closing + 1)
            done = closing + 1
        elif mark == "‘" and position == start and end - position > 20:
            yield Quote(position, end, closed=False)
            done = end


def _closing_single(text: str, opened: int, end: int) -> int | None:
    """Return where a single quotation closes: not at an apostrophe in a word, at a plural possessive only if last."""
    wanted = "'" if text[opened] == "'" else "’'"
    possessive = None
    for position in range(opened + 2, end):
        if text[position] not in wanted or text[position - 1].isspace():
            continue
        after = text[position + 1 : position + 2]
        if after.isalnum():
            continue
        if text[position - 1] == "s" and after == " " and text[position + 2 : position + 3].islower():
            possessive = position if possessive is None else possessive
            continue
        return position
    return possessive


def _nests(quote: Quote, doubles: list[Quote]) -> bool:
    """Whether a single quotation stands wholly inside or wholly outside every double one."""
    return all(
        (double.start < quote.start and quote.end <= double.end)
        or quote.end <= double.start
        or double.end <= quote.start
        for double in doubles
    )


def _is_scare(text: str, quote: Quote) -> bool:
    start, end = quote.inner(text)
    words = text[start:end]
    quote.title = is_title(words)
    if quote.title:
        return True
    if len(_WORD.findall(words)) > _SCARE_WORDS:
        return False
    return not (words[:1].isupper() and words[-1:] in ",.!?…—" and _begins_speech(text, quote.start))


def _begins_speech(text: str, position: int) -> bool:
    """Whether what stands before a mark lets whole speech begin there: a sentence or paragraph end, comma or colon."""
    before = text[:position].rstrip(" ")[-1:]
    return not before or before in '.!?,:\n”"'
