"""How lines and tables lie on a terminal; in a file or pipe every record stays whole, for other tools to cut."""

import os
import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click
from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from kg.commands.console import printable

_WIDEST = 100
"""Longer lines are hard to read."""
_NARROWEST_COLUMN = 12
_GAP = 2


def is_terminal() -> bool:
    """Return whether data goes to a terminal that a person reads."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def is_colored() -> bool:
    """Return whether data may have colours (no-color.org)."""
    return is_terminal() and not os.environ.get("NO_COLOR")


def paint(text: str, color: str | None = None, *, bold: bool = False) -> str:
    """Return text in a colour where colours are wanted."""
    return click.style(text, fg=color, bold=bold or None) if is_colored() else text


def hang(text: str, indent: int, *, first: int = 0) -> list[str]:
    """Return text as lines that fit the terminal, all but the first (which has `first`) with `indent` spaces."""
    line = " " * first + printable(text).strip()
    if not is_terminal():
        return [line]
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    wrapper = textwrap.TextWrapper(
        max(width, indent + 20), subsequent_indent=" " * indent, break_long_words=False, break_on_hyphens=False
    )
    return wrapper.wrap(line) or [line]


def print_painted(lines: Iterable[str]) -> None:
    """Print lines that `hang` and `paint` made."""
    for line in lines:
        click.echo(line, color=is_colored())


def print_table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> None:
    """Print rows as a table; on a terminal that is too narrow as records, one field a line."""
    cells = [[printable(str(row.get(column, ""))) for column in columns] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(columns, *cells, strict=True)]
    if not is_terminal():
        _print_whole([list(columns), *cells], widths)
        return
    width = shutil.get_terminal_size().columns
    if sum(min(one, _NARROWEST_COLUMN) + _GAP for one in widths) - _GAP > width:
        print_painted(_records(columns, cells))
        return
    table = Table(box=None, pad_edge=False, padding=(0, _GAP, 0, 0), header_style="bold" if is_colored() else "")
    for column in columns:
        table.add_column(escape(column), overflow="fold")
    for row in cells:
        table.add_row(*map(escape, row))
    Console(highlight=False, width=width).print(table)


def _print_whole(rows: Iterable[list[str]], widths: list[int]) -> None:
    for row in rows:
        padded = (cell + " " * (width - cell_len(cell) + _GAP) for cell, width in zip(row, widths, strict=True))
        click.echo("".join(padded).rstrip())


def _records(columns: Sequence[str], cells: Iterable[list[str]]) -> Iterator[str]:
    indent = max(map(len, columns)) + _GAP
    for number, row in enumerate(cells, 1):
        yield paint(f"({number})", bold=True)
        for column, cell in zip(columns, row, strict=True):
            line = f"{column:{indent}}{cell}"
            # An identifier must stay whole, and beside its name.
            yield from hang(line, indent) if " " in cell else [line]
        yield ""
