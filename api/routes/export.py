"""Downloads of the graph, in every form that an exporter is registered for."""

import re
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response, StreamingResponse

from api.deps import TheseFilters, ThisLook
from api.shapes import begun, unlimited
from kg import plugins
from kg.errors import UsageError
from kg.export.base import Exporter, ExportOptions, FolderExporter
from kg.graph.records import ViewName

router = APIRouter(tags=["export"])

GROUP = "newskg.exporters"


@router.get("/export")
def export(  # noqa: PLR0913 - one parameter of the address each
    request: Request,
    look: ThisLook,
    common: TheseFilters,
    form: Annotated[str, Query(alias="format", description="gexf, graphml, csv, json, html, ttl, trig, nq, jsonld")],
    view: ViewName = "actors",
    about: str = "",
    hops: Annotated[int, Query(ge=1, le=6)] = 1,
    relation: Annotated[list[str] | None, Query(description="event or tie types")] = None,
    min_weight: Annotated[int, Query(ge=1)] = 1,
    dynamic: bool = False,
    merge_types: bool = False,
    layout: Annotated[Literal["fa2"] | None, Query(description="a place for each node, in gexf and json")] = None,
    isolated: Annotated[bool, Query(description="keep actors without an edge")] = True,
    bom: Annotated[bool, Query(description="a byte order mark in CSV, for spreadsheets; not for Gephi")] = False,
) -> Response:
    """Return the graph, or the part of it that the filters leave, as one file."""
    if form not in plugins.names(GROUP):
        raise UsageError(f"there is no export {form!r}", hint=f"there are: {', '.join(plugins.names(GROUP))}")
    exporter: Exporter = plugins.load(GROUP, form)()
    types = frozenset(kind.upper() for kind in relation or ())
    known = common.known(about)
    filters = common.filters(about=known or None, hops=hops, types=types, min_weight=min_weight, isolated=isolated)
    base_url, placed = str(request.base_url).rstrip("/"), layout is not None
    options = ExportOptions(view, filters, dynamic, merge_types, base_url=base_url, layout=placed, bom=bom)
    # A whole graph may take minutes; whoever still waits for it wants it.
    unlimited()
    parts = begun(exporter.export(look.view, options))
    folder = isinstance(exporter, FolderExporter)
    suffix, media_type = (".zip", "application/zip") if folder else (exporter.suffix, exporter.media_type)
    name = "-".join(filter(None, ("newskg", view, known.replace("/", "-"))))
    headers = {"Content-Disposition": f'attachment; filename="{_plain(name)}{suffix}"'}
    return StreamingResponse(parts, media_type=media_type, headers=headers)


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name)[:100]
