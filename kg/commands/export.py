"""`kg export`: the graph in a form for another tool."""

import errno
import gzip
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast, get_args

import click

from kg import plugins
from kg.commands.console import data_output, say
from kg.commands.inputs import DAY
from kg.commands.verb import Verb
from kg.errors import StoreError, StoreFull, UsageError
from kg.store.selection import DateField
from kg.vocab import EVENT_TYPES, STATUSES, TIE_TYPES

if TYPE_CHECKING:
    from kg.export.base import Exporter, ExportOptions, FolderExporter
    from kg.store.base import View


@click.command(cls=Verb)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("-f", "--format", "form", type=click.Choice(plugins.names("newskg.exporters")), required=True)
@click.option("-o", "--output", default="-", show_default=True, help="File, or a folder for csv; - is stdout.")
@click.option("--view", type=click.Choice(["actors", "events", "sources"]), default="actors", show_default=True)
@click.option("--about", help="Only the neighbourhood of this actor: a name or an identifier like country/JP.")
@click.option("--hops", type=click.IntRange(1, 6), default=1, show_default=True, help="How wide it is.")
@click.option("--status", multiple=True, type=click.Choice(STATUSES), help="Only this status (repeatable).")
@click.option("--source", multiple=True, help="Only this original source (repeatable): RT, source/rt.")
@click.option("--posted-by", multiple=True, help="Only postings of this publisher (repeatable).")
@click.option("--since", type=DAY, help="First day of original publication.")
@click.option("--until", type=DAY, help="Last day of original publication.")
@click.option(
    "--date-field",
    type=click.Choice(get_args(DateField)),
    default="original",
    show_default=True,
    help="Which date these two mean.",
)
@click.option(
    "--type",
    "types",
    multiple=True,
    type=click.Choice((*EVENT_TYPES, *TIE_TYPES), case_sensitive=False),
    metavar="TYPE",
    help="Only events and ties of this type (repeatable): ACCUSE.",
)
@click.option("--lang", multiple=True, help="Only articles in this language (repeatable): en.")
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True)
@click.option("--min-weight", type=click.IntRange(min=0), default=1, show_default=True)
@click.option(
    "--isolated/--no-isolated", default=True, help="Keep actors without an edge (default), or leave them out."
)
@click.option("--dynamic", is_flag=True, help="GEXF with a timeline: the days on which nodes and edges are told of.")
@click.option("--merge-types", is_flag=True, help="One edge per pair instead of one per pair and type.")
@click.option("--layout", type=click.Choice(["fa2"]), help="GEXF and JSON: a place for each node (ForceAtlas2).")
@click.option("--base-url", default="", help="Where the API is served, for links to the evidence.")
@click.option("--bom", is_flag=True, help="CSV: a byte order mark, for spreadsheets; not for Gephi.")
@click.option("--gzip", "zipped", is_flag=True, help="Compress the file.")
def export(folder: Path, form: str, output: str, zipped: bool, **given: Any) -> None:
    """Write the graph of FOLDER. Edges are what somebody is reported to have said, never facts."""
    from kg.store.folder import open_view

    exporter: Exporter = plugins.load("newskg.exporters", form)()
    view = open_view(folder)
    try:
        options = _options(view, given)
        if hasattr(exporter, "files") and output != "-" and not Path(output).suffix:
            if zipped:
                raise UsageError("--gzip packs one file", hint=f"name an archive: -o {output}{exporter.suffix}")
            _write_files(cast("FolderExporter", exporter), view, options, Path(output))
        else:
            binary = zipped or exporter.suffix == ".zip"
            _write(exporter.export(view, options), output, zipped=zipped, binary=binary)
    finally:
        view.close()
    if output != "-":
        say(f"written: {output}")


def _options(view: "View", given: dict[str, Any]) -> "ExportOptions":
    from kg.commands.lookup import find_actor, find_sources
    from kg.export.base import ExportOptions
    from kg.graph.filters import Filters

    since: date | None = given["since"]
    filters = Filters(
        status=frozenset(given["status"]),
        source=find_sources(view, given["source"]),
        posted_by=find_sources(view, given["posted_by"]),
        since=since,
        until=given["until"],
        date_field=given["date_field"],
        types=frozenset(given["types"]),
        lang=frozenset(tag.lower() for tag in given["lang"]),
        min_confidence=given["min_confidence"],
        min_weight=given["min_weight"],
        isolated=given["isolated"],
        about=find_actor(view, given["about"]) if given["about"] is not None else None,
        hops=given["hops"],
    )
    return ExportOptions(
        view=given["view"],
        filters=filters,
        dynamic=given["dynamic"],
        merge_types=given["merge_types"],
        base_url=given["base_url"],
        layout=given["layout"] is not None,
        bom=given["bom"],
    )


def _write(parts: Iterable[bytes], output: str, *, zipped: bool = False, binary: bool = False) -> None:
    if output == "-":
        _pour(parts, data_output(binary=binary), zipped)
        return
    with _translated(output):
        if _is_special(output):
            with Path(output).open("wb") as stream:
                _pour(parts, stream, zipped)
            return
        # A link stays a link: what it names is replaced.
        path = Path(os.path.realpath(output))
        # A file that is cut off must not look whole: it gets its name when it is.
        partial = path.with_name(path.name + ".part")
        try:
            with partial.open("wb") as stream:
                _pour(parts, stream, zipped)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)


def _is_special(output: str) -> bool:
    """Whether it is there and no file: a pipe, a device. Such a thing is written to and never replaced."""
    try:
        return not stat.S_ISREG(Path(output).stat().st_mode)
    except FileNotFoundError:
        return False


def _pour(parts: Iterable[bytes], stream: IO[bytes], zipped: bool) -> None:
    target: IO[bytes] = cast("IO[bytes]", gzip.GzipFile(fileobj=stream, mode="wb", mtime=0)) if zipped else stream
    for part in parts:
        target.write(part)
    if zipped:
        target.close()


def _write_files(exporter: "FolderExporter", view: "View", options: "ExportOptions", folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", hint="name a folder for the files, or a .zip")
    with _translated(folder):
        folder.mkdir(parents=True, exist_ok=True)
    for name, parts in exporter.files(view, options):
        _write(parts, str(folder / name))


@contextmanager
def _translated(output: object) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EFBIG, errno.EDQUOT):
            raise StoreFull(
                f"no room is left for {output}: {error.strerror}", hint="make room and run again"
            ) from error
        raise StoreError(f"{output} cannot be written: {error.strerror}", hint="name another place with -o") from error
