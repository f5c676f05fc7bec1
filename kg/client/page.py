"""A view as a page that stands alone: in a file, in a browser, in a notebook."""

import os
import sys
import webbrowser
from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from tempfile import mkdtemp

from kg.client.results import save
from kg.client.show import Shown


class Page:
    """The explorer over one view, as `kg export -f html` writes it; asked for when it is needed."""

    def __init__(self, ask: Callable[[], Iterable[bytes]]) -> None:
        self._ask = ask

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the file, whole or not at all, and return its path. Raises KgError."""
        return save(self._ask(), path)

    def show(self) -> "Frame | Path":
        """Return what a notebook shows; elsewhere open a browser on a file that stays, and return its path."""
        if "ipykernel" in sys.modules:
            return Frame(b"".join(self._ask()).decode())
        path = self.save(Path(mkdtemp(prefix="newskg-")) / "page.html")
        webbrowser.open(path.as_uri())
        return path


class Frame(Shown):
    """A page in a notebook, in a frame that can reach neither the notebook nor a network."""

    __slots__ = ("_page",)

    def __init__(self, page: str) -> None:
        self._page = page

    def _html(self) -> str:
        rights = "allow-scripts allow-downloads allow-popups"
        style = "width:100%;height:760px;border:1px solid #8884"
        return f'<iframe sandbox="{rights}" style="{style}" srcdoc="{escape(self._page)}"></iframe>'
