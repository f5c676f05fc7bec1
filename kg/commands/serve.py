"""`kg serve`: page, API and SPARQL over a folder."""

import webbrowser
from pathlib import Path
from threading import Timer
from typing import Any

import click

from kg.commands.console import say
from kg.commands.inputs import Seconds
from kg.commands.mcp import load_agents
from kg.commands.verb import Verb
from kg.commands.writing import WRITING, write_options, writing_options


@click.command(cls=Verb, context_settings={"auto_envvar_prefix": "KG_SERVE"})
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option("--processes", type=click.IntRange(1, 64), default=1, show_default=True,
              help="Server processes that share the port.")  # fmt: skip
@click.option("--open", "open_page", is_flag=True, help="Open the page in a browser.")
@click.option("--cors", multiple=True, default=("*",), show_default=True,
              help="Origins whose pages may read (repeatable); none for no other.")  # fmt: skip
@click.option("--timeout", type=Seconds(600.0), default=10.0, show_default=True,
              help="Seconds that a query may take.")  # fmt: skip
@click.option("--grace", type=click.IntRange(0, 3600), default=10, show_default=True,
              help="Seconds that requests under way have when the server is told to stop.")  # fmt: skip
@click.option("--read-token-file", type=click.Path(path_type=Path),
              help="A file with the token that readers must bring.")  # fmt: skip
@click.option("--root-path", default="", help="The path below which a proxy shows the server, such as /news.")
@click.option("--trusted-proxies", multiple=True, metavar="ADDRESS",
              help="A proxy or network of proxies whose X-Forwarded-* or Forwarded is believed.")  # fmt: skip
@click.option("--access-log", type=click.Choice(("off", "text", "json")), default="off", show_default=True,
              help="One line for each answer on standard output.")  # fmt: skip
@click.option("--mcp", is_flag=True, help="Answer language models at /mcp too (needs the extra mcp).")
@click.option("--client-budget", type=Seconds(3600.0), help="Seconds of query time that one client may have a minute.")
@click.option("--slow-log", type=click.Path(path_type=Path), help="File that slow queries are told in, as JSON lines.")
@click.option("--slow-seconds", type=Seconds(3600.0), default=1.0, show_default=True,
              help="What counts as slow.")  # fmt: skip
@writing_options
def serve(folder: Path, host: str, port: int, open_page: bool, **chosen: Any) -> None:
    """Serve FOLDER: a page, the API and SPARQL. A new build is taken up without a restart.

    Nobody may write, unless with --writable and the token.
    Each option can stand in the environment too: KG_SERVE_PORT, KG_SERVE_READ_TOKEN_FILE and so on.
    """
    from api.server import Listening
    from api.server import serve as serve_folder
    from kg.store.folder import FolderStore

    FolderStore(folder)
    listening = Listening(host, port, chosen["processes"], _options(chosen), chosen["grace"])
    address = f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"
    say(f"serving {folder} on {address} (Ctrl-C stops it)")
    if open_page:
        opener = Timer(1.0, webbrowser.open, (address,))
        # It must not open a page of a server that could not start.
        opener.daemon = True
        opener.start()
    serve_folder(folder, listening)


def _options(chosen: dict[str, Any]) -> Any:
    from api.app import ServeOptions
    from api.bearer import read_token
    from api.guarding import GuardOptions
    from api.layers import EdgeOptions
    from kg.query.question import PoolLimits

    timeout, token_file = chosen["timeout"], chosen["read_token_file"]
    writing = write_options(**{name: chosen[name] for name in WRITING})
    tokens = [read_token(token_file)] if token_file else []
    admin = read_token(chosen["token_file"]) if chosen["token_file"] else None
    if tokens and admin:
        tokens.append(admin)
    edge = EdgeOptions(
        root_path=chosen["root_path"],
        trusted_proxies=chosen["trusted_proxies"],
        access_log=chosen["access_log"],
        tokens=tuple(tokens),
    )
    guard = GuardOptions(
        token=admin,
        budget=chosen["client_budget"] or 0.0,
        slow_log=chosen["slow_log"],
        slow_seconds=chosen["slow_seconds"],
    )
    limits = PoolLimits(seconds=timeout)
    beside = load_agents("kg.agents.http").beside if chosen["mcp"] else None
    return ServeOptions(cors=chosen["cors"], limits=limits, guard=guard, edge=edge, writing=writing, beside=beside)
