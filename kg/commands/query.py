"""`kg query`: SPARQL on the command line."""

import json
import sys
from pathlib import Path
from typing import Any

import click

from kg.commands.console import counted, data_output, say
from kg.commands.inputs import Seconds
from kg.commands.layout import print_table
from kg.commands.verb import Verb
from kg.errors import InputError, NotFound, UsageError

_FORMATS = ("table", "json", "xml", "csv", "tsv", "ttl", "nt", "jsonld", "rdfxml", "trig", "nq")


@click.command(cls=Verb)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("file", required=False, metavar="[FILE.rq]")
@click.option("-e", "--sparql", help="The query itself.")
@click.option("-n", "--name", help="A named query: its number or name; `-n list` lists them.")
@click.option("--param", "parameters", multiple=True, metavar="NAME=VALUE", help="Bind a parameter of a named query.")
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option("--timeout", type=Seconds(), default=60.0, show_default=True, help="Seconds.")
@click.option("--exit-status", is_flag=True, help="Exit with 1 when an ASK query says false.")
def query(folder: Path, file: str | None, sparql: str | None, name: str | None, **given: Any) -> int:
    """Run a SPARQL query on FOLDER: from FILE.rq (- is stdin), -e or -n."""
    if sum(one is not None for one in (file, sparql, name)) != 1:
        raise UsageError("give one query: a file, -e SPARQL or -n NAME")
    if given["parameters"] and name is None:
        raise UsageError("--param binds parameters of named queries", hint="write the value into the query")
    if name == "list":
        _list()
        return 0
    if name is not None:
        text = _named(folder, name, given["parameters"])
    else:
        text = _checked(sparql) if sparql is not None else _read(str(file))
    answer = _run(folder, text, given["form"], given["timeout"])
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


def _named(folder: Path, name: str, parameters: tuple[str, ...]) -> str:
    from kg.query.library import named_query
    from kg.store.folder import FolderStore

    pairs = [pair.partition("=") for pair in parameters]
    for key, equals, _ in pairs:
        if not key or not equals:
            raise UsageError(f"--param {key!r} has no value", hint="write --param NAME=VALUE")
    try:
        query = named_query(name)
    except NotFound as error:
        raise UsageError(error.message, hint=error.hint) from error
    return query.bound({key: value for key, _, value in pairs}, FolderStore(folder).base)


def _read(file: str) -> str:
    try:
        if file != "-":
            return Path(file).read_text("utf-8")
        if sys.stdin is None:
            raise InputError("standard input is closed", hint="give the query with -e or as a file")
        return sys.stdin.buffer.read().decode("utf-8")
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}", hint="check the path") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{file} is no UTF-8 text: byte {error.start}", hint="save it as UTF-8") from error


def _checked(sparql: str) -> str:
    """Return a query from the command line, where bytes that are no text come as surrogates."""
    try:
        sparql.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UsageError(
            f"the query of -e is no UTF-8 text: character {error.start}", hint="write it as UTF-8"
        ) from error
    return sparql


def _run(folder: Path, text: str, form: str, timeout: float) -> bool | None:
    """Run the query in a worker that dies at the deadline; print the answer and return it when it is yes or no."""
    from kg.query.guard import inspect
    from kg.query.pool import QueryPool
    from kg.query.question import PoolLimits, Question
    from kg.query.results import by_name, family_of
    from kg.store.folder import open_view
    from kg.vocab import PREFIXES

    found = inspect(text)
    own = "json" if family_of(found.form) == "solutions" else "ttl"
    chosen = by_name(own if form == "table" else form, found.form)
    limits = PoolLimits(workers=1, seconds=timeout, largest=sys.maxsize, waiting_bytes=sys.maxsize)
    view = open_view(folder)
    try:
        with QueryPool(folder, lambda: view.snapshot, limits=limits, prefixes=lambda: PREFIXES) as pool:
            content = b"".join(pool.ask(Question(text, chosen)))
    finally:
        view.close()
    # Every form of a yes holds this word, and no form of a no.
    yes = b"true" in content if found.form == "ask" else None
    if form != "table" or chosen.family == "graph":
        data_output().write(content if content.endswith(b"\n") else content + b"\n")
    elif yes is not None:
        click.echo("true" if yes else "false")
    else:
        _print_solutions(json.loads(content), view.base)
    return yes


def _print_solutions(answer: dict[str, Any], base: str) -> None:
    """Print rows as a table, identifiers short; the other forms have them whole."""
    columns, rows = answer["head"]["vars"], answer["results"]["bindings"]
    print_table(columns, ({name: _shown(cell, base) for name, cell in row.items()} for row in rows))
    say(counted(len(rows), "row"))


def _shown(cell: dict[str, str], base: str) -> str:
    from kg.iris import compress
    from kg.vocab import PREFIXES

    value = cell["value"]
    if cell["type"] != "uri":
        return f"_:{value}" if cell["type"] == "bnode" else value
    for prefix, namespace in PREFIXES.items():
        if value.startswith(namespace):
            return f"{prefix}:{value.removeprefix(namespace)}"
    return compress(value, base)
