"""`manifest.json`: what a graph folder was made with."""

import json
import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Final, Literal

from kg.errors import StoreError

FORMAT = 2
"""Version of the folder's layout; raised when an older program could not read what a newer one writes."""

_NAME = "manifest.json"

DefaultGraph = Literal["union", "own"]
_DEFAULT_GRAPHS: Final = ("union", "own")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The head of a graph folder."""

    base: str
    store: str
    """Eight hex digits, drawn when the folder was made: they tell its states from those of other folders."""
    ontology: str
    """Version of the ontology."""
    model: str = ""
    """Name of the spaCy pipeline of the first build."""
    lexicon: str = ""
    """Digest of the dictionaries of the first build."""
    format: int = FORMAT
    default_graph: DefaultGraph = "union"
    """What a query without a dataset of its own asks: all graphs together, or the unnamed graph alone."""

    @property
    def plain(self) -> bool:
        """Whether it holds RDF as others wrote it and no articles: nothing in it is kept by the program."""
        return self.default_graph == "own"


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of a graph folder; None if it has none.

    Raises:
        StoreError: it is damaged, or a newer program has written it.
    """
    try:
        text = (folder / _NAME).read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise StoreError(f"{folder / _NAME} cannot be read: {error.strerror}") from error
    try:
        content = json.loads(text)
        version = int(content["format"])
        if version > FORMAT:
            message = f"{folder} has format {version}, this program reads formats up to {FORMAT}"
            raise StoreError(message, hint="a newer newskg has written it: upgrade newskg")
        # Folders of before this key are all built ones.
        known = {"default_graph": "union", **content}
        if known["default_graph"] not in _DEFAULT_GRAPHS:
            raise ValueError(f"default_graph is {known['default_graph']!r}")
        return Manifest(**{field.name: known[field.name] for field in fields(Manifest)})
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"{folder / _NAME} is damaged: {error}", hint="restore the folder from a copy") from error


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest in one step: it is there whole or not at all."""
    partial = folder / f"{_NAME}.part"
    with partial.open("w", encoding="utf-8") as file:
        file.write(json.dumps(asdict(manifest), indent=2, sort_keys=True) + "\n")
        file.flush()
        os.fsync(file.fileno())
    partial.replace(folder / _NAME)
