"""`kg ontology`: the vocabulary, to read or to load elsewhere."""

from importlib import resources

import click

from kg.commands.verb import Verb

_FILES = {"ttl": "news.ttl", "shapes": "shapes.ttl", "context": "context.jsonld"}


@click.command(cls=Verb)
@click.option("-f", "--format", "form", type=click.Choice([*_FILES]), default="ttl", show_default=True)
def ontology(form: str) -> None:
    """Print the ontology (ttl), its shapes or its JSON-LD context."""
    click.echo(resources.files("ontology").joinpath(_FILES[form]).read_text("utf-8"), nl=False)
