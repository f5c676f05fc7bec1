"""`kg retract`: take one article out."""

from pathlib import Path

import click

from kg.commands.console import say
from kg.commands.verb import Verb


@click.command(cls=Verb)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("article")
def retract(folder: Path, article: str) -> None:
    """Take ARTICLE (its identifier, as `kg stats --articles` prints it) out of FOLDER, with all that only it said."""
    from kg.build import retract as retract_article

    retract_article(folder, article)
    say(f"retracted: {article}")
