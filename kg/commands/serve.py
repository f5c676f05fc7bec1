"""`kg serve`: page, API and SPARQL over a folder."""

import webbrowser
from pathlib import Path
from threading import Timer
from typing import Any

import click

from kg.commands.console import say
from kg.commands.inputs import Seconds
from kg.commands.verb import Verb
from kg.commands.writing import write_options, writing_options


@click.command(cls=Verb)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--open", "open_page", is_flag=True, help="Open the page in a browser.")
@click.option("--cors", multiple=True, default=("*",), show_default=True, help="Origins that may read (repeatable).")
@click.option("--timeout", type=Seconds(600.0), default=10.0, show_default=True,
              help="Seconds that a query may take.")  # fmt: skip
@writing_options
def serve(
    folder: Path, host: str, port: int, open_page: bool, cors: tuple[str, ...], timeout: float, **writing: Any
) -> None:
    """Serve FOLDER: a page, the API and SPARQL. A new build is taken up without a restart.

    Nobody may write, unless with --writable and the token.
    """
    from api.app import ServeOptions
    from api.app import serve as serve_folder
    from kg.query.question import PoolLimits
    from kg.store.folder import FolderStore

    address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    FolderStore(folder)
    written = write_options(**writing)
    say(f"serving {folder} on {address} (Ctrl-C stops it)")
    if open_page:
        opener = Timer(1.0, webbrowser.open, (address,))
        # It must not open a page of a server that could not start.
        opener.daemon = True
        opener.start()
    limits = PoolLimits(seconds=timeout, longest=max(timeout, PoolLimits().longest))
    serve_folder(folder, host, port, ServeOptions(cors=cors, limits=limits, writing=written))
