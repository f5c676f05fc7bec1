"""`kg ontology`: the vocabulary, to read or to load elsewhere."""

from importlib import resources

import click

_FILES = {"ttl": "news.ttl", "shapes": "shapes.ttl", "context": "context.jsonld"}


@click.command()
@click.option("-f", "--format", "form", type=click.Choice([*_FILES]), default="ttl", show_default=True)
def ontology(form: str) -> None:
    """Print the ontology (ttl), its shapes or its JSON-LD context."""
    click.echo(resources.files("ontology").joinpath(_FILES[form]).read_text("utf-8"), nl=False)
