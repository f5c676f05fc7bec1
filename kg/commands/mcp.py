"""`kg mcp`: the graph for language models, by the Model Context Protocol on stdin and stdout."""

from importlib import import_module
from typing import Any

import click

from kg.commands.verb import Verb
from kg.errors import UsageError


@click.command(cls=Verb)
@click.argument("place", metavar="DIR")
@click.option("--token", default="", help="What a server wants for reading, where DIR is an address.")
def mcp(place: str, token: str) -> None:
    """Answer a language model's questions on the graph DIR (or a served one by its http address), on stdio."""
    server = load_agents("kg.agents.server")
    import kg

    with kg.open(place, token=token) as graph:
        server.make_server(graph).run("stdio")


def load_agents(module: str) -> Any:
    """Return a module of `kg.agents`. Raises UsageError: the package mcp is not installed."""
    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        if error.name is None or error.name.partition(".")[0] != "mcp":
            raise
        raise UsageError("the package mcp is not installed", hint="pip install 'newskg[mcp]'") from error
