"""Speaking to the person at the terminal: data on stdout, talk on stderr, colours only where they are wanted.

Text from articles, file names and messages of libraries is hostile: nothing is printed here before `printable` or
`print_json` has made its control characters visible. Data in a form of its own (CSV, Turtle) goes out byte for byte,
unless it goes to a terminal.
"""

import codecs
import json
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import IO, Any

import click

from kg import errors

# One table from our errors to exit codes (docs/cli.md lists them).
EXIT_CODES: tuple[tuple[type[errors.KgError], int], ...] = (
    (errors.NotFound, 1),
    (errors.UsageError, 2),
    (errors.ModelError, 2),
    (errors.VocabError, 2),
    (errors.QueryTimeout, 5),
    (errors.StoreFull, 5),
    (errors.QueryError, 2),
    (errors.InputError, 3),
    (errors.ArticleError, 3),
    (errors.StoreError, 3),
    (errors.KgError, 3),
)

_QUIET = "kg.quiet"
# Joiners shape letters of many scripts and emoji; they move no cursor.
_HARMLESS = "\u200c\u200d"
# What json.dumps leaves raw although a terminal may obey it: C1 controls, line separators, bidirectional marks.
_RAW_IN_JSON = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def exit_code(error: errors.KgError) -> int:
    """Return the exit code that an error ends the command with."""
    return next(code for kind, code in EXIT_CODES if isinstance(error, kind))


def hush() -> None:
    """Leave out all talk of the running command but errors."""
    click.get_current_context().meta[_QUIET] = True


def is_hushed() -> bool:
    """Return whether the running command was asked to be quiet."""
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(_QUIET))


def say(message: str) -> None:
    """Print one line of talk, unless the command was asked to be quiet."""
    if not is_hushed():
        complain(message)


def complain(message: str) -> None:
    """Print one line of talk in any case: an error."""
    # Whoever closes stderr does not want to read it; the work goes on.
    with suppress(BrokenPipeError):
        click.echo(printable(message), err=True)


def printable(text: str, keep: str = "") -> str:
    """Return text in one line with control characters made visible, so that no article can drive the terminal.

    Line ends, tabs and spaces of all kinds become a space; those in `keep` stay.

    >>> printable("a\\x1b[2Jb\\nc")
    'a\\\\x1b[2Jb c'
    """
    return "".join(letter if letter.isprintable() else _shown(letter, keep) for letter in text)


def _shown(letter: str, keep: str) -> str:
    if letter in keep or letter in _HARMLESS:
        return letter
    return " " if letter.isspace() else letter.encode("unicode_escape").decode("ascii")


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: `1 row`, `2 rows`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def print_json(value: Any) -> None:
    """Print one JSON value on one line."""
    text = json.dumps(value, ensure_ascii=False, default=str)
    click.echo(_RAW_IN_JSON.sub(lambda match: f"\\u{ord(match.group()):04x}", text))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of data."""
    for line in lines:
        click.echo(printable(line))


def data_output(*, binary: bool = False) -> IO[bytes]:
    """Return standard output for data that has a form of its own; on a terminal its control characters are shown.

    Raises:
        UsageError: `binary` data would go to a terminal.
    """
    if not sys.stdout.isatty():
        return sys.stdout.buffer
    if binary:
        raise errors.UsageError("this is not text for a terminal", hint="give a file: -o FILE")
    return _Screen()  # type: ignore[return-value]


class _Screen:
    """Takes UTF-8 in parts and shows it; a letter may be cut in two between parts."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8")("replace").decode

    def write(self, part: bytes) -> int:
        sys.stdout.write(printable(self._decode(part), keep="\n\t"))
        return len(part)


def open_missing_streams() -> None:
    """Give a process whose output or talk was closed (`>&-`) somewhere to write, and the others an encoding for all."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: PTH123, SIM115 - as long as the process
        reconfigure = getattr(getattr(sys, name), "reconfigure", None)
        if reconfigure:
            reconfigure(errors="backslashreplace")
