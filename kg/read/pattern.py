"""Layouts of archive pages: the built-in one, and a TOML file for others (`--pattern FILE.toml`).

Keys of the file, all optional; a regular expression is matched against one whole line from its start:

    name       = "harbour-log"            what messages call it
    site       = "The Harbour Log"        who published the page; else its first line or --source
    site_lines = 2                        lines of the site's header before the first headline
    footer     = ['^Filed (?P<posted>.+) by (?P<poster>[^/]*)/ (?P<topics>.*)$']
                                          last line of an article; groups posted, poster, topics, tags
    header     = ['^\\((?P<outlet>[^,]+), (?P<date>[^)]+)\\)$']
                                          line between headline and body; groups author, outlet, date
    separator  = ['^={5,}$']              line between articles that belongs to none
    ignore     = ['^\\[advertisement\\]$']  lines left out everywhere
    topics     = ["Fish, Shellfish"]      headings that hold a comma and are not to be split there

`footer` and `header` replace the built-in forms (`kg.read.footers`, `kg.read.headers`); without them those stay.
`examples/patterns/` has a file to start from.
"""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.read.base import printable
from kg.read.bylines import split_names
from kg.read.dates import parse_date
from kg.read.footers import LONGEST_FOOTER, Footer, parse_footer, split_headings
from kg.read.headers import Header, parse_header
from kg.read.normalize import squeeze

_IGNORED = re.compile(
    r"^(?:share (?:this|on|via)\b.{0,60}|like (?:this|loading)\b.{0,20}|like|loading\W*|related|tweet|print|e-?mail|"
    r"facebook|twitter|whatsapp|telegram|advertisement|sponsored|skip to (?:main )?content|menu|search|"
    r"listen to this article)\s*:?$",
    re.IGNORECASE,
)
_LINE = 2000
_LISTS = ("footer", "header", "separator", "ignore", "topics")
_GROUPS = {"footer": {"posted", "poster", "topics", "tags"}, "header": {"author", "outlet", "date"}}


@dataclass(frozen=True)
class Layout:
    """How to tell the lines of a page apart."""

    name: str = "built-in"
    site: str = ""
    site_lines: int | None = None
    footer: Callable[[str], Footer | None] = parse_footer
    header: Callable[[str], Header | None] = parse_header
    separators: tuple[re.Pattern[str], ...] = ()
    ignored: tuple[re.Pattern[str], ...] = (_IGNORED,)

    def is_separator(self, line: str) -> bool:
        """Return whether a line stands between two articles."""
        return len(line) <= _LINE and any(form.match(line) for form in self.separators)

    def is_ignored(self, line: str) -> bool:
        """Return whether a line is a button or an advertisement."""
        return len(line) <= _LINE and any(form.match(line) for form in self.ignored)


def load_layout(path: Path | None) -> Layout:
    """Return the layout of a pattern file, the built-in one for None.

    Raises:
        InputError: the file is missing, not TOML, or a key or regular expression in it is wrong.
    """
    if path is None:
        return Layout()
    name = printable(str(path))
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"the pattern file {name} cannot be read: {error.strerror}", hint="check the path") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"the pattern file {name} is not TOML: {error}", hint="mend it") from error
    _check(table, name)
    forms = {key: _compile(table.get(key, []), key, name) for key in _LISTS if key != "topics"}
    whole = tuple(table.get("topics", ()))
    footers, headers = forms["footer"], forms["header"]
    return Layout(
        name=table.get("name", path.stem),
        site=squeeze(table.get("site", "")),
        site_lines=table.get("site_lines"),
        footer=lambda line: _footer(footers, line, whole),
        header=(lambda line: _header(headers, line)) if headers else parse_header,
        separators=forms["separator"],
        ignored=(_IGNORED, *forms["ignore"]),
    )


def _check(table: Mapping[str, Any], name: str) -> None:
    kinds: dict[str, type] = {"name": str, "site": str, "site_lines": int} | dict.fromkeys(_LISTS, list)
    for key, value in table.items():
        if key not in kinds:
            raise InputError(f"{name}: there is no key {key!r}", hint=f"keys are {', '.join(kinds)}")
        strings = not isinstance(value, list) or all(isinstance(one, str) for one in value)
        if not isinstance(value, kinds[key]) or isinstance(value, bool) or not strings:
            wanted = {str: "a string", int: "a whole number", list: "a list of strings"}[kinds[key]]
            raise InputError(f"{name}: {key} is not {wanted}", hint="mend the pattern file")


def _compile(forms: list[str], key: str, name: str) -> tuple[re.Pattern[str], ...]:
    compiled = []
    for form in forms:
        try:
            pattern = re.compile(form)
        except re.error as error:
            raise InputError(
                f"{name}: {key} has a wrong regular expression: {error}", hint=f"it is {form!r}"
            ) from error
        if unknown := set(pattern.groupindex) - _GROUPS.get(key, set()):
            groups = ", ".join(sorted(_GROUPS.get(key, ()))) or "none"
            raise InputError(f"{name}: {key} has no group {', '.join(sorted(unknown))}", hint=f"groups are: {groups}")
        compiled.append(pattern)
    return tuple(compiled)


def _footer(forms: tuple[re.Pattern[str], ...], line: str, whole: tuple[str, ...]) -> Footer | None:
    if not forms:
        return parse_footer(line, whole)
    plain = squeeze(line) if len(line) <= LONGEST_FOOTER else ""
    match = next((found for form in forms if plain and (found := form.match(plain))), None)
    if match is None:
        return None
    groups = {name: value or "" for name, value in match.groupdict().items()}
    topics, tags = (split_headings(groups.get(key, ""), whole) for key in ("topics", "tags"))
    return Footer(parse_date(groups.get("posted", "")), groups.get("poster", "").strip(), topics, tags)


def _header(forms: tuple[re.Pattern[str], ...], line: str) -> Header | None:
    plain = squeeze(line) if len(line) <= _LINE else ""
    match = next((found for form in forms if plain and (found := form.match(plain))), None)
    if match is None:
        return None
    groups = {name: (value or "").strip() for name, value in match.groupdict().items()}
    authors = tuple(split_names([groups["author"]])) if groups.get("author") else ()
    return Header(authors, groups.get("outlet", ""), parse_date(groups.get("date", "")))
