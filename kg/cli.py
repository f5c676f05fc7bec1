"""The command line `kg`: every verb is one function of `kg.commands`, loaded when it is called.

Exit codes: 0 done; 1 findings or no match; 2 wrong usage; 3 input unreadable; 4 some articles failed; 5 a time or
size limit was hit; 130 interrupted.
"""

import os
import sys
from importlib import import_module
from typing import Any

import click

from kg import __version__
from kg.errors import KgError

VERBS = {
    "build": "kg.commands.build:build",
    "split": "kg.commands.split:split",
    "extract": "kg.commands.extract:extract",
    "evaluate": "kg.commands.evaluate:evaluate",
    "serve": "kg.commands.serve:serve",
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
    sys.exit(run(argv))


def run(argv: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    from kg.commands.console import exit_code, say

    try:
        result: Any = cli.main(args=argv, standalone_mode=False)
        return result if isinstance(result, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        say("interrupted: everything committed so far is kept")
        return 130
    except KgError as error:
        say(f"kg: {error.message}")
        if error.hint:
            say(f"    {error.hint}")
        return exit_code(error)
    except BrokenPipeError:
        # The reader of our output went away (`kg ... | head`): nothing to say, and nothing more to flush.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
