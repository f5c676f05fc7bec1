"""Whole lists, written while they are read: CSV, and RDF where a list is of things."""

from collections.abc import Callable, Iterable
from typing import Annotated, Final, Literal

from fastapi import Query
from fastapi.responses import Response, StreamingResponse

from api.served import Look
from api.shapes import CSV, JSONLD, Json, begun, csv_of
from kg.export.base import encoded
from kg.export.triples import write_jsonld, write_turtle
from kg.query.describing import describe
from kg.query.things import Things, in_batches

TURTLE: Final = "text/turtle"
FORMS: Final = (CSV, TURTLE, JSONLD)
"""Media types of lists of things."""
_WHOLE: Final = "csv, ttl, jsonld: the whole list, without pages"
ThingsForm = Annotated[Literal["json", "csv", "ttl", "jsonld"], Query(alias="format", description=_WHOLE)]
SumsForm = Annotated[
    Literal["json", "csv"], Query(alias="format", description="csv: the whole list, without pages")
]  # fmt: skip
"""Of lists of numbers, pairs, words: the graph has no node for their lines."""


def whole(
    look: Look,
    form: str,
    names: Iterable[str],
    show: Callable[[Things, list[str]], Iterable[Json]],
    columns: tuple[tuple[str, ...], str],
) -> Response:
    """Return a list of things; `columns` are those of its CSV, and the name of the file."""
    if form != "csv":
        return rdf_of(look, form, names, columns[1])
    rows = (row for batch in in_batches(names) for row in show(look.things, batch))
    return csv_of(rows, *columns)


def rdf_of(look: Look, form: str, names: Iterable[str], name: str) -> Response:
    """Return things as Turtle or JSON-LD (see `describe`); what two parts of a list share may be told twice."""
    parts = (("", describe(look.view, batch)) for batch in in_batches(names))
    write, media_type = (write_turtle, TURTLE) if form == "ttl" else (write_jsonld, JSONLD)
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return StreamingResponse(begun(encoded(write(parts, look.base))), media_type=media_type, headers=headers)
