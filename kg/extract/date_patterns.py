"""English date expressions in news: where they stand and which parts they have (resolved by `date_grammar`)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): n for n, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
WEEKDAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
NUMBERS |= {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30}

_MONTH = r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH += r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:1[0-9]|20)\d\d)"
_DASH = r"\s*(?:-|–|—|to|and|through|until)\s*"
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(NUMBERS) + r"|couple of|few)"
_UNIT = r"(?P<unit>day|week|month|year|decade)"
_MONTH_LEAD = r"(?:in|since|until|till|by|from|during|through|throughout|before|after|of|around|between|to|and|for)\s+"
_YEAR_LEAD = r"(?:in|back in|since|until|till|by|from|during|through|throughout|before|after|of|around|between|to|and|"
_YEAR_LEAD += r"early|late|mid|his|her|its|their|the|a)\s+"


@dataclass(frozen=True, slots=True)
class Expression:
    """A date expression: where it stands and what it says."""

    start: int
    end: int
    kind: str
    parts: tuple[tuple[str, str], ...]

    def get(self, name: str) -> str:
        """Return one part in lower case, empty if it is not there."""
        return dict(self.parts).get(name, "")


def _pattern(*pieces: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w$€£.,-])(?:" + "".join(pieces) + r")(?![\w%])", re.ASCII)


def _any_case(*pieces: str) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "".join(pieces) + r")(?![\w%-])", re.IGNORECASE)


_DAYNAME = "(?P<weekday>" + "|".join(name.title() for name in WEEKDAYS) + ")"
_NAMED_DAY = "(?:" + "|".join(name.title() for name in WEEKDAYS) + r"),?\s+\(?(?:the\s+)?"
_M, _M2 = _MONTH.format("month"), _MONTH.format("month2")
_D, _D2 = _DAY.format("day"), _DAY.format("day2")
_Y, _Y_AFTER = _YEAR.format("year"), rf"(?:,?\s+{_YEAR.format('year')})?"
_TO_D2 = rf"(?:{_DASH}(?:the\s+)?{_D2})?"
_WHICH_MONTH = r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Ee]arly|[Mm]id|[Ll]ate|the end of|the beginning of)[\s-]+"
_WHICH_DAY = r"(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]his coming|[Tt]he following|[Tt]he previous)\s+)?"
_WHICH_SPAN = r"(?P<which>last|this|next|the previous|the following|the past) "
_PART_OF_DAY = r"this (?:morning|afternoon|evening)"
_SAME_DAY = r"(?:minutes|hours|moments) (?:later|earlier|afterwards)|within (?:the hour|(?:minutes|hours)(?: of)?)"
_SAME_DAY += (
    r"|(?:earlier|later) in the (?:day|morning|afternoon|evening)|(?:earlier|later) that day|shortly afterwards"
)
_SEASON, _FALL = r"(?P<season>spring|summer|autumn)", r"(?P<season>spring|summer|autumn|fall)"
_OF_YEAR = rf"(?:,?(?: of)? {_YEAR.format('year')})?"
_NO_AMOUNT = r"(?!(?:1[0-8]\d\d|\d\d00) [a-z]+s\b)"  # "in 1500 homes", "the 2000 soldiers"
_PART = r"(?:(?:early|mid|late)[\s-]+)?"
_PART_OF_MONTH = r"(?:first|second|third|fourth|last|final|opening|closing)\s+"
_PART_OF_MONTH += r"(?:(?:few|two|three|ten)\s+)?(?:days?|weeks?|weekend|half|third)\s+(?:of|in)\s+"
_ENDS = r"(?=[.,;)]|$| (?:and|in|at|after|when|but|by|to|with)\b)"

_GATES = {
    "digit": re.compile(r"\d"),
    "month": re.compile(r"Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"),
    "weekday": re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"),
    "word": re.compile(
        r"day|week|month|year|decade|night|morning|evening|tomorrow|noon|hour|minute|moment|shortly|spring|summer|autumn|fall",
        re.IGNORECASE,
    ),
}
"""What a sentence must hold before the rules of a group are tried at all."""

_GRAMMAR: tuple[tuple[str, str, re.Pattern[str]], ...] = (
    ("digit", "day", _pattern(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)")),
    ("month", "day", _pattern(_NAMED_DAY, _M, r"\s+", _D, _Y_AFTER)),
    ("month", "day", _pattern(_NAMED_DAY, _D, r"\s+(?:of\s+)?", _M, _Y_AFTER)),
    ("month", "day", _pattern(_M, r"\s+", _D, _DASH, _M2, r"\s+", _D2, _Y_AFTER)),
    ("month", "day", _pattern(_D, r"\s+", _M, _DASH, _D2, r"\s+", _M2, _Y_AFTER)),
    ("month", "day", _pattern(_M, r"\s+", _D, _TO_D2, _Y_AFTER)),
    ("month", "day", _pattern(_D, _TO_D2, r"\s+(?:of\s+)?", _M, _Y_AFTER)),
    ("month", "month", _pattern(_M, r",?\s+(?:of\s+)?", _Y)),
    ("month", "month", _pattern(_M, r"\s+(?:of\s+)?(?P<which>last year|next year|this year)")),
    ("month", "month", _pattern(_PART_OF_MONTH, _M, _Y_AFTER)),
    ("month", "month", _pattern(_WHICH_MONTH, _M)),
    ("month", "month", _pattern(r"(?P<which>the following) ", _M)),
    ("month", "month", _pattern(r"(?P<which>that) (?!May\b)", _M, r"(?=[.,;)]|$| (?:when|after|in|at|as)\b)")),
    ("digit", "ordinal", _pattern(r"on the (?P<day>[0-3]?\d)(?:st|nd|rd|th)", _ENDS)),
    ("month", "month", _pattern(rf"(?i:{_MONTH_LEAD})", _PART, _M)),
    ("month", "month", _pattern(_M, r"(?=['’]s\b)")),
    ("weekday", "weekday", _pattern(_DAYNAME, r"\s+(?:of\s+)?(?P<week>last|this|next) week")),
    ("weekday", "weekday", _pattern(_WHICH_DAY, _DAYNAME)),
    ("word", "near", _any_case(rf"(?P<word>today|yesterday|tomorrow|tonight|last night|{_PART_OF_DAY}|overnight)")),
    (
        "word",
        "weekend",
        _any_case(r"(?:over |at |on )?(?:the )?(?P<which>last|this|next|past|previous|coming)? ?weekend"),
    ),
    ("word", "shift", _any_case(r"the (?P<which>next|following|previous|same) (?P<unit>day|morning|evening|night)")),
    ("word", "shift", _any_case(r"the (?P<unit>day|week|month|year|night) (?P<which>before|after)(?=[.,;)]|$)")),
    ("word", "span", _any_case(r"(?:(?:earlier|later|late|early) )?", _WHICH_SPAN, _UNIT)),
    ("word", "season", _any_case(r"(?:(?:early|late) )?(?P<which>last|this|next) ", _FALL, _OF_YEAR)),
    ("word", "season", _any_case(r"(?:in|since|during|until|by|over) (?:the )?", _PART, _SEASON, _OF_YEAR)),
    ("word", "ago", _any_case(_COUNT, r"\s+", _UNIT, r"s?\s+ago")),
    (
        "word",
        "shift",
        _any_case(_COUNT, r"\s+", _UNIT, r"s?\s+(?P<which>later|afterwards|earlier|(?:before|prior)(?! \w))"),
    ),
    ("word", "shift", _any_case(r"that (?P<which>same)? ?(?P<unit>day|date|night|evening|morning|afternoon)")),
    ("word", "span", _any_case(r"(?:(?:earlier|later) )?(?P<which>that same|the same|that) (?P<unit>week|month|year)")),
    ("word", "span", _any_case(r"(?:earlier|later) in the (?P<unit>week|month|year)")),
    ("word", "same", _any_case(_SAME_DAY)),
    ("digit", "decade", _any_case(r"the (?:(?:early|mid|late)[\s-])?(?P<year>(?:1[5-9]|20)\d0)s")),
    ("digit", "year", re.compile(rf"(?<=['’]s ){_YEAR.format('year')}(?= [a-z])")),
    ("digit", "year", _pattern(rf"(?i:{_YEAR_LEAD})", r"(?:the year\s+)?", _PART, _NO_AMOUNT, _Y)),
)


def expressions(text: str) -> Iterator[Expression]:
    """Yield the date expressions of a text from left to right; of overlapping ones the first rule wins."""
    open_gates = {name for name, gate in _GATES.items() if gate.search(text)}
    found: list[Expression] = []
    for gate, kind, pattern in _GRAMMAR:
        if gate not in open_gates:
            continue
        for match in pattern.finditer(text):
            if any(e.start < match.end() and match.start() < e.end for e in found):
                continue
            parts = tuple((k, v.strip().lower().rstrip(".")) for k, v in match.groupdict().items() if v)
            found.append(Expression(match.start(), match.end(), kind, parts))
    yield from sorted(found, key=lambda expression: expression.start)
