"""Header lines of articles: who wrote it, for which outlet, on which day.

By Ann Fole | The Harbour Post | November 14, 2025        bars, dots or dashes, with and without "By"
The Harbour Post – 14 November 2025                       outlet alone
By Ann Fole, The Harbour Post, 14 November 2025           commas, only after "By"
By Ann Fole and Bo Ek                                     author alone; the day on a line of its own
Posted on November 15, 2025 by editor                     the site's own line
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from kg.read.bylines import has_by, split_names, strip_by
from kg.read.dates import parse_date, split_date
from kg.read.normalize import squeeze

LONGEST_HEADER = 300

_SEPARATOR = re.compile(r"\s*[|•·¦]\s*|\s+[–—-]{1,2}\s+|\s*::\s*")
_DATE_EDGE = re.compile(r"(?:[|•·¦,:/(]|\s[–—-]{1,2}|::)\s*$")
_LEADING = re.compile(r"^(?P<date>[^|•·¦–—]{6,40}?)(?:\s*[|•·¦]\s*|\s+[–—-]{1,2}\s+)(?P<rest>.+)$")
_POSTED_ON = re.compile(
    r"^(?:posted|published|submitted)\s+(?:on|at)?\s*:?\s*(?P<date>.{6,45}?)(?:\s+by\s+(?P<poster>.{1,60}))?$",
    re.IGNORECASE,
)
_LABELS = re.compile(r"^(?:source|via|from|published|posted|updated|date|author)\s*:\s*", re.IGNORECASE)
_FOR = re.compile(r"\s+(?:for|from)\s+(?=[A-Z])|\s*\((?=[^()]+\)$)")
_PARTICLES = frozenset("a al an and at bin da de del der di do dos du e el for in la le of on the van von y &".split())
_OUTLET_WORDS = re.compile(
    r"\b(?:agency|broadcasting|bulletin|chronicle|correspondent|daily|desk|digest|dispatch|foundation|gazette|herald|"
    r"institute|journal|magazine|media|monitor|network|news|observer|online|outlook|post|press|radio|report|review|"
    r"reporter|sentinel|staff|standard|statecraft|sun|telegraph|times|today|tribune|tv|weekly|wire|world)\b|\.[a-z]{2,4}$|^the\s",
    re.IGNORECASE,
)
_LONGEST_SEGMENT = 100
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Header:
    """What the lines between headline and body tell."""

    authors: tuple[str, ...] = ()
    outlet: str = ""
    """Empty where the line names none: the text is the site's own."""
    day: date | None = None
    posted: date | None = None
    """Day of the site's own line "Posted on …"."""
    poster: str = ""

    @property
    def is_strong(self) -> bool:
        """Whether a line with this content can be trusted to begin an article without other signs."""
        return self.day is not None and bool(self.outlet or self.authors)

    def joined(self, other: "Header") -> "Header | None":
        """Return the header of two consecutive lines; None where both tell the same thing."""
        if (self.outlet and other.outlet) or (self.authors and other.authors) or (self.day and other.day):
            return None
        return Header(
            self.authors or other.authors,
            self.outlet or other.outlet,
            self.day or other.day,
            self.posted or other.posted,
            self.poster or other.poster,
        )


def parse_header(line: str) -> Header | None:
    """Return what a header line tells, None where the line is none.

    A dated line has nothing before its date but short parts set off by bars, dots, dashes or (after "By") commas; an
    undated one begins with "By" and holds names alone.
    """
    plain = squeeze(line) if len(line) <= LONGEST_HEADER else ""
    if not plain or not (has_by(plain) or any(character.isdigit() for character in plain)):
        return None
    if day := parse_date(_LABELS.sub("", plain)):
        return Header(day=day)
    if posted := _posted_on(plain):
        return posted
    dated = _trailing(plain) or _leading(plain)
    if dated is None:
        return _undated(plain)
    rest, day = dated
    header = _read_segments([part for part in _SEPARATOR.split(rest) if part])
    return replace(header, day=day) if header else None


def _trailing(line: str) -> tuple[str, date] | None:
    found = split_date(line.rstrip(")"))
    if found is None:
        return None
    rest, day = found
    edge = _DATE_EDGE.search(rest)
    if edge is None or (edge.group().strip() == "," and not has_by(rest) and not _SEPARATOR.search(rest)):
        return None
    return rest[: edge.start()], day


def _leading(line: str) -> tuple[str, date] | None:
    match = _LEADING.match(line)
    day = parse_date(match["date"]) if match else None
    return (match["rest"], day) if match and day else None


def _posted_on(line: str) -> Header | None:
    match = _POSTED_ON.match(line)
    day = parse_date(match["date"]) if match else None
    return Header(posted=day, poster=(match["poster"] or "").strip()) if match and day else None


def _undated(line: str) -> Header | None:
    if not has_by(line) or line.endswith((".", "?", "!", ":")) or len(line) > 160:
        return None
    if not all(word[0].isupper() or word.lower() in _PARTICLES for word in re.findall(r"[^\W\d_]+|&", strip_by(line))):
        return None
    return _read_segments([part for part in _SEPARATOR.split(line) if part])


def _read_segments(segments: list[str]) -> Header | None:
    segments = [_LABELS.sub("", segment).strip(" ,") for segment in segments]
    if not segments or any(len(part) > _LONGEST_SEGMENT or len(part.split()) > _MOST_WORDS for part in segments):
        return None
    by = next((segment for segment in segments if has_by(segment)), None)
    if by is None:
        return _without_by(segments)
    others = [segment for segment in segments if segment is not by]
    if others:
        return Header(tuple(split_names([by])), others[0])
    byline, outlet = _byline_outlet(strip_by(by))
    return Header(tuple(split_names([byline])), outlet)


def _without_by(segments: list[str]) -> Header:
    if len(segments) == 1 or _OUTLET_WORDS.search(segments[0]) or " " not in segments[0]:
        return Header(outlet=segments[0])
    return Header(tuple(split_names([segments[0]])), segments[1])


def _byline_outlet(byline: str) -> tuple[str, str]:
    """Authors and outlet of `Ann Fole for The Harbour Post`, `Ann Fole (The Harbour Post)`, `Ann Fole, The Post`."""
    parts = _FOR.split(byline, maxsplit=1)
    if len(parts) == 2:
        return parts[0], parts[1].rstrip(")")
    names, _, last = byline.rpartition(",")
    last = last.strip()
    if names and last[:1].isupper() and " and " not in last and "&" not in last and _OUTLET_WORDS.search(last):
        return names, last
    return byline, ""
