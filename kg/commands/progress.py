"""How far a build is, on stderr: a bar on a terminal, a line now and then in a file."""

import time
from types import TracebackType
from typing import TYPE_CHECKING, Final

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from kg.commands.console import counted, is_hushed, printable, say

if TYPE_CHECKING:
    from kg.scale.progress import Progress as Done

_EVERY: Final = 10.0
"""Seconds between two lines."""


class BuildProgress:
    """Shows the progress of a build while it is entered."""

    def __init__(self, every: float = _EVERY) -> None:
        console = Console(stderr=True, highlight=False)
        self._lines = not console.is_terminal or console.is_dumb_terminal
        self._every, self._next = every, time.monotonic() + every
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("{task.fields[told]}"),
            BarColumn(bar_width=12),
            TimeElapsedColumn(),
            TextColumn("{task.fields[latest]}"),
            console=console,
            transient=True,
            disable=self._lines or is_hushed(),
        )
        self._task = self._bar.add_task("build", total=None, told="0 articles", latest="")

    def __enter__(self) -> "BuildProgress":
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def show(self, done: "Done") -> None:
        """Show the state after one article."""
        told = f"{counted(done.read, 'article')}, {done.read / (done.seconds or 1):.1f}/s, {done.failed} failed"
        if not self._lines:
            latest = escape(printable(done.latest)[:40])
            self._bar.update(self._task, told=told, latest=latest)
        elif time.monotonic() >= self._next:
            self._next = time.monotonic() + self._every
            say(told)
