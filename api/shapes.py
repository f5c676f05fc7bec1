"""How nodes, edges and lists look in JSON, and in CSV."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import Any, Final, TypeVar
from urllib.parse import quote

import orjson
from fastapi.responses import JSONResponse, Response, StreamingResponse

from api.rooted import rooted
from kg.export.markup import cell
from kg.graph.links import evidence_path
from kg.graph.records import Edge
from kg.iris import expand
from kg.store import deadline
from kg.vocab import STATUSES

T = TypeVar("T")
Json = dict[str, Any]

JSONLD: Final = "application/ld+json"
CSV: Final = "text/csv"


class JsonAnswer(JSONResponse):
    """JSON written by orjson: a tenth of the time, which is what most of a long answer costs."""

    def render(self, content: Any) -> bytes:
        """Return the bytes of the body."""
        return orjson.dumps(content)


def listing(items: Sequence[Any], total: int, after: str | None, **more: Any) -> JSONResponse:
    """Return a list as all lists look. `total` is exact; `truncated` would say that it is not."""
    return JsonAnswer({"items": items, "total": total, "next": after, "truncated": False} | more)


def edge_json(edge: Edge) -> Json:
    """Return an edge: what is said to have passed, how often, by how many, and where to read it."""
    return {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "relation": edge.kind,
        "label": edge.label,
        "count": edge.weight,
        "statements": dict(zip(STATUSES, edge.counts, strict=True)),
        "sources": [{"id": name, "label": label} for name, label in zip(edge.sources, edge.source_names, strict=True)],
        "first": _day(edge.first),
        "last": _day(edge.last),
        "contested": edge.disputed,
        "quad": edge.quad or None,
        "score": edge.score,
        "example": edge.example,
        "reading": edge.reading,
        "evidence_url": rooted(evidence_path(edge)),
    }


def links_of(identifier: str, base: str) -> Json:
    """Return the addresses of one thing."""
    path = quote(identifier, safe="/~")
    return {
        "iri": expand(identifier, base),
        "self": rooted(f"/api/v1/entities/{path}"),
        "neighbors": rooted(f"/api/v1/entities/{path}/neighbors"),
        "ego": rooted(f"/api/v1/entities/{path}/ego"),
        "timeline": rooted(f"/api/v1/entities/{path}/timeline"),
        "statements_by": rooted(f"/api/v1/statements?speaker={path}"),
        "statements_about": rooted(f"/api/v1/statements?about={path}"),
        "data": rooted(f"/id/{path}"),
        "page": rooted(f"/#/{path}"),
    }


def csv_of(rows: Iterable[Mapping[str, Any]], columns: Sequence[str], name: str) -> Response:
    """Return rows as CSV (RFC 4180), written while they come. A column `a.b` is the value `b` inside of `a`.

    A text that a spreadsheet would run as a formula gets an apostrophe in front, as in the exports.
    """

    def lines() -> Iterator[str]:
        buffer = io.StringIO()
        writer = csv.writer(buffer)
        writer.writerow(columns)
        for row in rows:
            writer.writerow([_cell(row, column) for column in columns])
            if buffer.tell() > 1 << 16:
                yield buffer.getvalue()
                buffer.seek(0)
                buffer.truncate()
        yield buffer.getvalue()

    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return StreamingResponse(begun(lines()), media_type="text/csv", headers=headers)


def begun(parts: Iterator[T]) -> Iterator[T]:
    """Return parts of a download, the first of them made while an error can still be told.

    After that the time limit of the request is lifted: a download lasts as long as its reader reads.
    """
    first = list(islice(parts, 1))
    unlimited()
    return chain(first, parts)


def unlimited() -> None:
    """Take the time limit from the request; it still ends when the asker leaves."""
    if limit := deadline.current():
        limit.lift()


def _cell(row: Mapping[str, Any], column: str) -> str:
    value: Any = row
    for part in column.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    if isinstance(value, list):
        return cell(";".join(str(one["id"]) if isinstance(one, Mapping) else str(one) for one in value))
    if isinstance(value, str):
        return cell(value)
    return "" if value is None else str(value)


def _day(day: object) -> str | None:
    return None if day is None else str(day)
