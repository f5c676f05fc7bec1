"""The page as one file that opens from disk: the explorer with what it shows, and no network at all.

Text from articles lies in a block of JSON that no browser runs, with every character escaped that could end it; the
Content-Security-Policy lets the page's own script and style run, by their digests, and nothing be loaded or sent.
"""

import json
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from importlib.resources import files
from typing import Any, ClassVar, Final

from kg.errors import UsageError
from kg.export.base import ExportOptions, encoded
from kg.export.markup import one_line
from kg.export.saved import Saved, choose
from kg.store.base import View

_ESCAPES: Final = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


class HtmlExporter:
    """One self-contained page."""

    name: ClassVar[str] = "html"
    suffix: ClassVar[str] = ".html"
    media_type: ClassVar[str] = "text/html"

    def export(self, view: View, options: ExportOptions) -> Iterator[bytes]:
        """Yield the file (see `kg.export.base.Exporter`)."""
        if options.view != "actors":
            raise UsageError(f"a saved page has no view {options.view!r}", hint="leave out the view: it shows actors")
        return encoded(_document(choose(view, options.filters)))


def _document(saved: Saved) -> Iterator[str]:
    script, style = (files("kg.export").joinpath(f"page.{kind}").read_text("utf-8") for kind in ("js", "css"))
    policy = (
        f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)}; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )
    yield (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(one_line(saved.title))}</title>\n<style>{style}</style>\n</head>\n<body>\n"
        '<div id="page"><noscript><p>This page shows its graph with JavaScript.</p></noscript></div>\n'
        '<script type="application/json" id="graph">'
    )
    yield from _data(saved)
    yield f'</script>\n<script type="module">{script}</script>\n</body>\n</html>\n'


def _data(saved: Saved) -> Iterator[str]:
    yield _json({**saved.head(), "texts": saved.texts()})[:-1] + ',"actors":[\n'
    yield from _listed(saved.actors())
    yield '],"told":[\n'
    yield from _listed(saved.statements())
    yield "]}"


def _listed(items: Iterable[dict[str, Any]]) -> Iterator[str]:
    comma = ""
    for item in items:
        yield f"{comma}{_json(item)}\n"
        comma = ","


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _digest(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"
