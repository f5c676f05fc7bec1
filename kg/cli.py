"""The command line `kg`: every verb is one function of `kg.commands`, loaded when it is called.

Exit codes: 0 done; 1 findings or no match; 2 wrong usage; 3 input unreadable; 4 some articles failed; 5 a time or
size limit was hit; 130 interrupted.
"""

import errno
import os
import sys
from importlib import import_module
from typing import Any

import click

from kg import __version__
from kg.errors import KgError

VERBS = {
    "build": "kg.commands.build:build",
    "load": "kg.commands.load:load",
    "split": "kg.commands.split:split",
    "extract": "kg.commands.extract:extract",
    "evaluate": "kg.commands.evaluate:evaluate",
    "serve": "kg.commands.serve:serve",
    "mcp": "kg.commands.mcp:mcp",
    "query": "kg.commands.query:query",
    "ask": "kg.commands.ask:ask",
    "show": "kg.commands.show:show",
    "path": "kg.commands.path:path",
    "stats": "kg.commands.stats:stats",
    "export": "kg.commands.export:export",
    "derive": "kg.commands.derive:derive",
    "check": "kg.commands.check:check",
    "retract": "kg.commands.retract:retract",
    "ontology": "kg.commands.ontology:ontology",
}

_NO_ROOM = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)


class Verbs(click.Group):
    """A group that imports a verb only when it is asked for, so that `kg --help` stays fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs in the order of use."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a verb, None if there is no such verb."""
        if cmd_name not in VERBS:
            return None
        module, _, name = VERBS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="kg")
def cli() -> None:
    """Turn news articles into a graph of who says what about whom, and ask it.

    \b
      kg build  articles.jsonl -o kg/         anything in, a graph folder out
      kg serve  kg/                           page, API and SPARQL on http://127.0.0.1:8000
      kg export kg/ -f gexf -o kg.gexf        to Gephi
      kg ask    kg/ "Japan"                   who says what about Japan

    Statements are shown as made by their speakers and sources. Nothing here says whether they are true.
    """


def main(argv: list[str] | None = None) -> None:
    """Run the command line and end the process with its exit code."""
    if "_KG_COMPLETE" in os.environ:
        cli.main(args=argv, prog_name="kg")
    sys.exit(run(argv))


def run(argv: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    from kg.commands.console import complain, exit_code, open_missing_streams

    open_missing_streams()
    try:
        result = _invoke(sys.argv[1:] if argv is None else argv)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt) as error:
        complain(f"interrupted: {error}" if str(error) else "interrupted")
        return 130
    except KgError as error:
        complain(f"kg: {error.message}")
        if error.hint:
            complain(f"    {error.hint}")
        return exit_code(error)
    except OSError as error:
        return _end_output(error)
    return result


def _invoke(argv: list[str]) -> int:
    # Not `cli.main`, which ends the process with 1 when a reader of our output goes away.
    try:
        with cli.make_context("kg", list(argv)) as context:
            result: Any = cli.invoke(context)
    except click.exceptions.Exit as end:
        return end.exit_code
    return result if isinstance(result, int) else 0


def _end_output(error: OSError) -> int:
    """Return the exit code for output that found no reader (`kg ... | head`) or no room; raise any other error."""
    from kg.commands.console import complain

    if error.errno != errno.EPIPE and error.errno not in _NO_ROOM:
        raise error
    # Nothing more can be flushed there.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if error.errno == errno.EPIPE:
        return 0
    complain(f"kg: {error.filename or 'the output'} cannot be written: {error.strerror}")
    complain("    make room and run again")
    return 5
