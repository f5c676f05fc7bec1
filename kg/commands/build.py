"""`kg build`: articles in, a graph folder out."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.console import counted, print_json, say
from kg.commands.inputs import input_options
from kg.commands.verb import Verb
from kg.config import DEFAULT_MODEL, Config
from kg.iris import DEFAULT_BASE

if TYPE_CHECKING:
    from kg.build import BuildReport
    from kg.commands.inputs import Inputs

_STATUSES = ("asserted", "reported", "denied", "future", "hypothetical")
_LISTED = 20
"""Failures told one by one."""


@click.command(cls=Verb)
@input_options
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The graph folder, new or old.")
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="Name or path of a spaCy pipeline.")
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="IRI that all identifiers start with.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, show_default=True, help="Processes that read.")
@click.option("--refresh", is_flag=True, help="Read articles again that have not changed.")
@click.option("--dry-run", is_flag=True, help="Tell new, changed and unchanged articles, and change nothing.")
@click.option("--strict", is_flag=True, help="Exit with 3 instead of 4 when an article could not be used.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object on stdout.")
def build(inputs: "Inputs", output: Path, model: str, base: str, workers: int, **flags: bool) -> int:
    """Read articles into the graph folder OUTPUT; stored articles that have not changed are passed over."""
    from kg.build import BuildOptions
    from kg.build import build as build_folder
    from kg.commands.progress import BuildProgress

    config = Config(model=model, base=base, workers=workers)
    try:
        with BuildProgress() as progress:
            options = BuildOptions(
                form=inputs.form,
                reading=inputs.options,
                refresh=flags["refresh"],
                dry_run=flags["dry_run"],
                progress=progress.show,
            )
            report = build_folder(inputs.paths, output, config, options)
    except KeyboardInterrupt:
        kept = f"what is finished is kept in {output}; the same command goes on from there"
        raise KeyboardInterrupt("nothing was written" if flags["dry_run"] else kept) from None
    _tell(report, dry_run=flags["dry_run"], as_json=flags["as_json"])
    if not report.done.failed:
        return 0
    return 3 if flags["strict"] or report.done.failed == report.done.read else 4


def _tell(report: "BuildReport", *, dry_run: bool, as_json: bool) -> None:
    for place, message in report.failures[:_LISTED]:
        say(f"left out: {message if message.startswith(place) else f'{place}: {message}'}")
    if len(report.failures) > _LISTED:
        where = "" if dry_run else f": {report.folder / 'failures.jsonl'} lists all"
        say(f"left out: {len(report.failures) - _LISTED} more{where}")
    for note in report.notes:
        say(note)
    if as_json:
        done = report.done
        counts = {name: getattr(done, name) for name in ("read", "new", "changed", "unchanged", "failed", "seconds")}
        print_json({"folder": str(report.folder), **counts, "totals": report.totals, "failures": report.failures})
    say(_closing_line(report, dry_run=dry_run))


def _closing_line(report: "BuildReport", *, dry_run: bool) -> str:
    done, totals = report.done, report.totals
    told = [
        f"{getattr(done, name)} {name}" for name in ("new", "changed", "unchanged", "failed") if getattr(done, name)
    ]
    news = ", ".join(told) or "nothing new"
    if dry_run:
        return f"{counted(done.read, 'article')} ({news}) · nothing was written"
    statuses = ", ".join(f"{totals.get(status, 0)} {status}" for status in _STATUSES)
    return (
        f"{counted(totals.get('articles', 0), 'article')} ({news}) from "
        f"{counted(totals.get('sources', 0), 'original source')} · "
        f"{counted(totals.get('statements', 0), 'statement')}: {statuses} · "
        f"{counted(totals.get('events', 0), 'event')} · {counted(totals.get('ties', 0), 'tie')} · "
        f"{counted(totals.get('quads', 0), 'quad')} · {done.seconds:.1f} s · {report.folder}"
    )
