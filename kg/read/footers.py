"""Footer lines of blog archives: when it was posted, by whom, under which headings.

November 15, 2025 Posted by | Fisheries, Trade | , , | Leave a comment
Posted by editor on 15 November 2025 | Filed under: Fisheries | Tags: cod, quota | 3 Comments
Posted in Fisheries, Trade | Tagged cod, quota | Leave a reply
"""

import re
from dataclasses import dataclass
from datetime import date

from kg.read.dates import parse_date
from kg.read.normalize import squeeze

LONGEST_FOOTER = 1500

_SEPARATOR = re.compile(r"\s*[|•·¦]\s*|\s+[–—]\s+")
_POSTED_BY = re.compile(
    r"^(?P<before>.{0,45}?)\s*\bposted by\b\s*:?\s*(?P<poster>.{0,80}?)(?:,?\s+(?:on|at)\s+(?P<after>.{6,45}))?$",
    re.IGNORECASE,
)
_ENTRY = re.compile(
    r"^(?:this (?:entry|post|article) was )?(?:posted|published|filed)\s+(?:on\s+)?(?P<date>.{6,45}?)?"
    r"(?:\s*\bby\s+(?P<poster>.{1,80}?))?(?:\s*\b(?:in|under)\s*:?\s+(?P<topics>.{1,400}?))?"
    r"(?:\s*(?:,\s*)?(?:and\s+)?\btagged\s+(?:with\s+)?(?P<tags>.{1,400}?))?\s*\.?$",
    re.IGNORECASE,
)
_LABELLED = re.compile(
    r"^(?:(?P<topics>(?:posted|filed)\s+(?:in|under)|categor(?:y|ies)|topics?|sections?)|"
    r"(?P<tags>tags?|tagged(?:\s+with)?|labels?))\s*:?\s+(?P<names>.*)$",
    re.IGNORECASE,
)
_COMMENTS = re.compile(
    r"^(?:leave (?:a|your) (?:comment|reply|response)|add (?:a )?comment|no (?:comments?|replies|responses?)(?: yet)?|"
    r"(?:one|\d[\d,.]*) (?:comments?|replies|reply|responses?)|"
    r"comments?\s*(?:off|closed|are (?:off|closed)|\(\d+\)|:\s*\d+)"
    r"(?: on .{0,200})?|permalink|bookmark the permalink|share|print|e-?mail|edit)\s*[»→.]?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Footer:
    """What a footer line tells; headings and tags in order."""

    posted: date | None = None
    poster: str = ""
    topics: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


def parse_footer(line: str, whole: tuple[str, ...] = ()) -> Footer | None:
    """Return what a footer line tells, None where the line is none.

    It is one if it says where or by whom it was posted or filed, and has a comment count, headings or both. `whole`
    are headings that hold a comma.
    """
    plain = squeeze(line) if len(line) <= LONGEST_FOOTER else ""
    if not plain or not re.search(r"posted|filed|categor|published|tagged", plain, re.IGNORECASE):
        return None
    found: dict[str, str] = {}
    unlabelled: list[str] = []
    comments = False
    for segment in _SEPARATOR.split(plain):
        if _COMMENTS.match(segment):
            comments = True
        elif (parts := _read_segment(segment)) is not None:
            found = {**parts, **found}
        else:
            unlabelled.append(segment)
    return _footer(found, unlabelled, comments, whole)


def split_headings(text: str, whole: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the headings of a comma-separated list in order; those named in `whole` hold commas and stay whole.

    The list of a text copy does not show which headings hold commas, so without `whole` every comma splits.
    """
    rest = f",{squeeze(text)},"
    kept: dict[str, str] = {}
    for number, heading in enumerate(whole):
        mark = f"\x00{number}\x00"
        kept[mark] = squeeze(heading)
        rest = re.sub(rf"(?<=,)\s*{re.escape(kept[mark])}\s*(?=,)", mark, rest)
    names = (part.strip(" .") for part in re.split(r"[,;]", rest))
    return tuple(dict.fromkeys(kept.get(name, name) for name in names if name))


def _footer(found: dict[str, str], unlabelled: list[str], comments: bool, whole: tuple[str, ...]) -> Footer | None:
    posted = parse_date(found["date"]) if "date" in found else None
    if not found or (not comments and "topics" not in found):
        return None
    # An unlabelled part with the length of a sentence: the line is prose with a bar in it.
    if any(len(part) > 400 for part in unlabelled) or len(unlabelled) > 3:
        return None
    rest = iter(unlabelled)
    topics = found.get("topics") or next(rest, "")
    tags = found.get("tags") or next(rest, "")
    return Footer(posted, found.get("poster", ""), split_headings(topics, whole), split_headings(tags, whole))


def _read_segment(segment: str) -> dict[str, str] | None:
    match = _POSTED_BY.match(segment)
    if match:
        day = match["before"] or match["after"] or ""
        if match["before"] and not parse_date(match["before"]):
            return None
        return {"date": day, "poster": match["poster"], "posted by": "yes"} if day else {"poster": match["poster"]}
    if match := _LABELLED.match(segment):
        return {"topics" if match["topics"] else "tags": match["names"]}
    if match := _ENTRY.match(segment):
        named = {name: value for name, value in match.groupdict().items() if value}
        return named if "date" not in named or parse_date(named["date"]) else None
    return {"date": segment} if parse_date(segment) else None
