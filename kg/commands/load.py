"""`kg load`: RDF of others into a graph folder."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.console import counted, print_json, say
from kg.commands.verb import Verb
from kg.errors import InputError, UsageError

if TYPE_CHECKING:
    from kg.store.documents import Document, Source
    from kg.store.folder import FolderStore

_FORMATS = ("ttl", "nt", "nq", "trig", "rdf", "jsonld")


@click.command(cls=Verb)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("-o", "--output", type=click.Path(path_type=Path), required=True, help="The graph folder, new or old.")
@click.option("--graph", default="", metavar="IRI", help="Graph for triples that name none, instead of the unnamed.")
@click.option("--base", default="", metavar="IRI", help="What relative IRIs in the files are relative to.")
@click.option("-f", "--format", "form", type=click.Choice(_FORMATS), help="Syntax, where the names do not tell.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object on stdout.")
def load(files: tuple[Path, ...], output: Path, graph: str, base: str, form: str | None, as_json: bool) -> int:
    """Add RDF of any kind to the graph folder OUTPUT: .ttl .nt .nq .trig .rdf .jsonld, each also as .gz.

    A file is kept whole or not at all. A new folder is a plain one: its default graph is the unnamed graph.
    """
    from kg.store.graph_writer import GraphWriter

    documents = [(path, _document(path, form, base, graph)) for path in files]
    store = _store(output, documents[0])
    quads: dict[str, int] = {}
    failures: list[InputError] = []
    with GraphWriter(store) as writer:
        for path, document in documents:
            try:
                with _opened(path) as stream:
                    quads[str(path)] = writer.load(stream, document)
            except InputError as error:
                failures.append(error)
                say(f"left out: {error}")
    if as_json:
        places = [
            {"message": error.message, "line": getattr(error, "line", 0), "column": getattr(error, "column", 0)}
            for error in failures
        ]
        print_json({"folder": str(output), "quads": quads, "failures": places})
    say(f"{counted(sum(quads.values()), 'quad')} from {counted(len(quads), 'file')} · {output}")
    return (4 if quads else 3) if failures else 0


def _document(path: Path, form: str | None, base: str, graph: str) -> "Document":
    from kg.rdf.terms import iri
    from kg.store.documents import MEDIA_TYPES, Document

    for option, value in (("--base", base), ("--graph", graph)):
        if value and (":" not in value or iri(value) != f"<{value}>"):
            raise UsageError(f"{option} {value!r} is no whole IRI", hint="such as https://example.org/background")
    ending = form or path.name.removesuffix(".gz").rpartition(".")[2].lower()
    if ending not in MEDIA_TYPES:
        raise UsageError(
            f"the name of {path} does not tell its syntax", hint=f"say it with --format: {', '.join(_FORMATS)}"
        )
    if not path.is_file():
        raise InputError(f"{path} cannot be read: there is no such file", hint="check the path")
    return Document(str(path), MEDIA_TYPES[ending], base, graph)


def _store(folder: Path, first: "tuple[Path, Document]") -> "FolderStore":
    """Open the folder, or make it, unless the first file turns out to hold no RDF."""
    from kg import derive
    from kg.store.documents import read_document
    from kg.store.folder import FolderStore
    from kg.store.manifest import read_manifest

    if read_manifest(folder) is not None:
        return FolderStore(folder, derive)
    path, document = first
    with _opened(path) as stream:
        for _ in read_document(stream, document):
            pass
    return FolderStore.create_plain(folder, derive)


@contextmanager
def _opened(path: Path) -> Iterator["Source"]:
    from kg.store.documents import Unpacked

    try:
        with path.open("rb") as file:
            yield Unpacked(file, path.stat().st_size) if path.name.endswith(".gz") else file
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}", hint="check the path") from error
