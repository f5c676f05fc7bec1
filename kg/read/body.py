"""The body of an article: what is cut off its start, how its lines are joined."""

import re
from datetime import date

from kg.read.dates import parse_date
from kg.read.normalize import normalize, squeeze

_BLANK_LINES = re.compile(r"\n[ ]*\n(?:[ ]*\n)+")
_LINE_EDGES = re.compile(r" +$", re.MULTILINE)
_PUBLISHED = re.compile(r"^(?:published|posted|updated|date)(?: on)?:? ", re.IGNORECASE)
_LETTERS = re.compile(r"[\W_]+")
_LONGEST_LEAD = 400
_STAND_IN = 80


def clean_body(text: str) -> str:
    """Return the text normalised, without spaces at line ends, with at most one blank line between paragraphs."""
    return _BLANK_LINES.sub("\n\n", _LINE_EDGES.sub("", normalize(text))).strip()


def split_lead(body: str, title: str) -> tuple[str, date | None]:
    """Return the body without the title and the date line that it begins with, and the date.

    Only whole lines go: the title (compared by letters and digits alone), then a line that is a date and nothing
    else, in either order, each once.
    """
    wanted = _letters(title)
    day: date | None = None
    rest = body
    while rest:
        line, _, after = rest.partition("\n")
        if len(line) > _LONGEST_LEAD:
            break
        if wanted and _letters(line) == wanted:
            wanted = ""
        elif day is None and (found := parse_date(_PUBLISHED.sub("", line.strip()))):
            day = found
        else:
            break
        rest = after.lstrip("\n ")
    return rest, day


def stand_in_title(body: str) -> str:
    """Return the first words of a text, for a headline where none is given."""
    start = squeeze(body[: 4 * _STAND_IN])
    if len(start) <= _STAND_IN:
        return start
    cut = start[:_STAND_IN]
    whole_words = cut.rpartition(" ")[0].rstrip(" ,;:–—-")
    return f"{whole_words or cut}…"


def _letters(line: str) -> str:
    return _LETTERS.sub("", line).casefold()
