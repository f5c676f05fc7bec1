"""`kg derive`: build the derived graph anew."""

from pathlib import Path

import click

from kg.commands.console import say
from kg.commands.verb import Verb


@click.command(cls=Verb)
@click.argument("folder", type=click.Path(path_type=Path))
def derive(folder: Path) -> None:
    """Build the derived graph of FOLDER anew from its articles; builds keep it right without this."""
    from kg.build import rebuild_derived

    rebuild_derived(folder)
    say(f"derived: {folder}")
