"""Speaking to the person at the terminal: data on stdout, talk on stderr, colours only where they are wanted."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import click
from rich.console import Console
from rich.markup import escape
from rich.table import Table

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


def exit_code(error: errors.KgError) -> int:
    """Return the exit code that an error ends the command with."""
    return next(code for kind, code in EXIT_CODES if isinstance(error, kind))


def talk() -> Console:
    """Return the console for everything that is not data; rich itself obeys NO_COLOR and plain files."""
    return Console(stderr=True, highlight=False, soft_wrap=True)


def say(message: str, *, quiet: bool = False) -> None:
    """Print one line of talk; text from articles in it is never read as markup."""
    if not quiet:
        talk().print(escape(printable(message)))


def printable(text: str) -> str:
    """Return text with control characters made visible, so that no article can drive the terminal."""
    return "".join(c if c.isprintable() or c in "\n\t" else f"\\x{ord(c):02x}" for c in text)


def print_json(value: Any) -> None:
    """Print one JSON value on one line."""
    click.echo(json.dumps(value, ensure_ascii=False, default=str))


def print_lines(lines: Iterable[str]) -> None:
    """Print lines of data; a reader that goes away (`| head`) ends the command quietly."""
    for line in lines:
        click.echo(printable(line))


def print_table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Print rows as a table that keeps every cell whole on a file and folds it on a terminal."""
    console = Console(highlight=False, width=None if sys.stdout.isatty() else 10_000)
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(escape(printable(str(row.get(column, "")))) for column in columns))
    console.print(table)
