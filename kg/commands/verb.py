"""What all verbs have in common: `-q` and `-v`, and talk of the readers as part of the command's talk."""

import logging
from typing import Any

import click

from kg.commands.console import complain, hush


class Verb(click.Command):
    """A command with `--quiet` (errors alone) and `--verbose` (what was passed over, too)."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        quiet = click.Option(["-q", "--quiet"], is_flag=True, expose_value=False, help="No talk but errors.")
        verbose = click.Option(["-v", "--verbose"], is_flag=True, expose_value=False, help="Tell more.")
        quiet.callback, verbose.callback = _be_quiet, _be_verbose
        self.params += [quiet, verbose]

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command with the log on stderr."""
        speaker = _Speaker()
        logger = logging.getLogger("kg")
        logger.addHandler(speaker)
        try:
            return super().invoke(ctx)
        finally:
            logger.removeHandler(speaker)


class _Speaker(logging.Handler):
    """Prints log records as talk."""

    def emit(self, record: logging.LogRecord) -> None:
        complain(record.getMessage())


def _be_quiet(_ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value:
        hush()


def _be_verbose(_ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    logging.getLogger("kg").setLevel(logging.INFO if value else logging.WARNING)
