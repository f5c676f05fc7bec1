"""The page, and the list of routes; both load nothing from elsewhere."""

from html import escape
from importlib import resources
from typing import Final

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse, Response

from api.edge import policy

router = APIRouter(include_in_schema=False)

STATIC: Final = resources.files("api").joinpath("static")


_DOCS: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The API of newskg</title>
<link rel="stylesheet" href="static/docs.css">
</head>
<body><main>
<h1>The API of newskg {version}</h1>
<p>{about}</p>
<p>The same for programs: <a href="openapi.json">openapi.json</a>. <a href="./">Back to the graph</a>.</p>
{told}
</main></body>
</html>
"""


@router.get("/")
def page(request: Request, embed: str = "") -> Response:
    """Return the page. With `?embed=1` the origins that may read the API may frame it too; it only ever reads."""
    headers = {"Cache-Control": "no-cache"}
    if embed == "1":
        headers["Content-Security-Policy"] = policy(" ".join(("'self'", *request.app.state.framers)))
    return FileResponse(str(STATIC.joinpath("index.html")), headers=headers)


@router.get("/docs")
def docs(request: Request) -> Response:
    """Return the routes with their parameters, made from the description of the API."""
    described = request.app.openapi()
    told = (_operation(path, method, one) for path, ways in described["paths"].items() for method, one in ways.items())
    info = described["info"]
    return HTMLResponse(
        _DOCS.format(version=escape(info["version"]), about=escape(info["description"]), told="".join(told))
    )


def _operation(path: str, method: str, told: dict[str, object]) -> str:
    rows = "".join(_parameter(one) for one in told.get("parameters", ()))  # type: ignore[attr-defined]
    table = f"<table><tbody>{rows}</tbody></table>" if rows else ""
    text = escape(str(told.get("description", "")))
    return f"<section><h2><b>{method.upper()}</b> <code>{escape(path)}</code></h2><p>{text}</p>{table}</section>"


def _parameter(one: dict[str, object]) -> str:
    schema = one.get("schema", {})
    description = str(one.get("description") or "")
    required = " (required)" if one.get("required") else ""
    kind = _kind(schema) if isinstance(schema, dict) else ""
    cells = (f"<code>{escape(str(one['name']))}</code>{required}", escape(kind), escape(description))
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _kind(schema: dict[str, object]) -> str:
    if isinstance(schema.get("anyOf"), list):
        return " or ".join(filter(None, (_kind(one) for one in schema["anyOf"])))  # type: ignore[attr-defined]
    if isinstance(schema.get("enum"), list):
        return " | ".join(map(str, schema["enum"]))  # type: ignore[call-overload]
    items = schema.get("items")
    if schema.get("type") == "array" and isinstance(items, dict):
        return f"{_kind(items)}, repeatable"
    kind = str(schema.get("type", ""))
    return "" if kind == "null" else kind
