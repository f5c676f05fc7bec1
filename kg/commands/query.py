"""`kg query`: SPARQL on the command line."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.console import print_table
from kg.errors import InputError, UsageError

if TYPE_CHECKING:
    from kg.query.results import Format

_FORMATS = ("table", "json", "xml", "csv", "tsv", "ttl", "nt", "jsonld", "rdfxml", "trig", "nq")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("file", required=False, metavar="[FILE.rq]")
@click.option("-e", "--sparql", help="The query itself.")
@click.option("-n", "--name", help="A named query: its number or name; `-n list` lists them.")
@click.option("--param", "parameters", multiple=True, metavar="NAME=VALUE", help="Bind a parameter of a named query.")
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option("--timeout", type=click.FloatRange(min=0.1), default=60.0, show_default=True, help="Seconds.")
@click.option("--exit-status", is_flag=True, help="Exit with 1 when an ASK query says false.")
def query(folder: Path, file: str | None, sparql: str | None, name: str | None, **given: object) -> int:
    """Run a SPARQL query on FOLDER: from FILE.rq (- is stdin), -e or -n."""
    if name == "list":
        _list()
        return 0
    text = _text(folder, (file, sparql, name), given)
    answer = _run(folder, text, str(given["form"]), float(str(given["timeout"])))
    return 1 if given["exit_status"] and answer is False else 0


def _list() -> None:
    from kg.query.library import named_queries

    rows = (
        {
            "name": one.name,
            "question": one.question,
            "parameters": ", ".join(f"{p.name}={p.example}" for p in one.parameters),
        }
        for one in named_queries().values()
    )
    print_table(("name", "question", "parameters"), rows)


def _text(folder: Path, given: tuple[str | None, str | None, str | None], options: dict[str, object]) -> str:
    file, sparql, name = given
    if sum(one is not None for one in given) != 1:
        raise UsageError("give one query: a file, -e SPARQL or -n NAME")
    if sparql is not None:
        return sparql
    if name is not None:
        from kg.query.library import named_query
        from kg.store.folder import FolderStore

        pairs = [str(pair).partition("=") for pair in options["parameters"]]  # type: ignore[attr-defined]
        return named_query(name).bound({key: value for key, _, value in pairs}, FolderStore(folder).base)
    try:
        return sys.stdin.read() if file == "-" else Path(str(file)).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{file} cannot be read: {error}") from error


def _run(folder: Path, text: str, form: str, timeout: float) -> bool | None:
    """Run the query in a worker that dies at the deadline; print the answer and return it when it is yes or no."""
    from kg.query.guard import inspect
    from kg.query.pool import QueryPool
    from kg.query.question import PoolLimits, Question
    from kg.store.folder import open_view
    from kg.vocab import PREFIXES

    found = inspect(text)
    chosen = _format(form, found.form)
    limits = PoolLimits(workers=1, seconds=timeout, longest=timeout)
    view = open_view(folder)
    try:
        with QueryPool(folder, lambda: view.snapshot, limits=limits, prefixes=PREFIXES) as pool:
            content = b"".join(pool.ask(Question(text, chosen)))
    finally:
        view.close()
    if found.form == "ask" and form in ("table", "json"):
        import json

        yes = bool(json.loads(content)["boolean"])
        click.echo("true" if yes else "false") if form == "table" else click.echo(content)
        return yes
    if form == "table" and chosen.family == "solutions":
        _print_solutions(content)
    else:
        sys.stdout.buffer.write(content)
    return None


def _format(form: str, query_form: str) -> "Format":
    from kg.query.results import FORMATS, family_of

    family = family_of(query_form)  # type: ignore[arg-type]
    wanted = form if form != "table" else ("json" if family == "solutions" else "ttl")
    for known in FORMATS:
        if known.name == wanted and known.family == family:
            return known
    raise UsageError(f"a {query_form} query does not answer as {form}", hint="see kg query --help")


def _print_solutions(content: bytes) -> None:
    import json

    answer = json.loads(content)
    columns = answer["head"]["vars"]
    rows = ({name: cell["value"] for name, cell in row.items()} for row in answer["results"]["bindings"])
    print_table(columns, rows)
