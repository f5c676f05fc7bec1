"""The embedded default: a graph in a folder, one writer, any number of readers.

    manifest.json    what it was made with
    quads/           pyoxigraph, the writer's own; nobody reads here
    texts.sqlite     texts, word index, and the writer's books
    snapshots/       read-only states of the quads, hard links; readers open these
    failures.jsonl   articles of the last run that could not be used
    lock             held by the writer

`kg.store.folder_writer` tells how a commit keeps the two stores together.
"""

import shutil
from contextlib import closing
from pathlib import Path
from uuid import uuid4

from kg.errors import StoreError, UsageError
from kg.iris import DEFAULT_BASE
from kg.rdf.terms import iri
from kg.store import snapshots, texts
from kg.store.delta import Delta
from kg.store.derivation import Deriver
from kg.store.folder_writer import FolderWriter
from kg.store.index import VERSION
from kg.store.lock import lock_folder
from kg.store.manifest import Manifest, read_manifest, write_manifest
from kg.store.ontology import ontology_quads, ontology_state
from kg.store.oxigraph import OxigraphView, Quads
from kg.store.storage import translated
from kg.store.texts import Texts
from kg.vocab import ONTOLOGY_VERSION

_TEXTS = {"texts.sqlite", "texts.sqlite-wal", "texts.sqlite-shm"}
_LEFTOVERS = {"lock", "quads", "quads.part", "snapshots", "manifest.json.part", *_TEXTS}
_TRIES = 100


class FolderStore:
    """A graph folder."""

    def __init__(self, folder: Path | str, deriver: Deriver | None = None) -> None:
        """Open an existing folder; without `deriver`, the rules of the derived graph, for reading only.

        Raises:
            StoreError: it is no graph folder, is damaged, or a newer program has written it.
        """
        self.folder = Path(folder)
        manifest = read_manifest(self.folder)
        if manifest is None:
            raise StoreError(f"{folder} is not a graph folder", hint=f"make one: kg build INPUT -o {folder}")
        self.manifest: Manifest = manifest
        self._deriver = deriver

    @classmethod
    def create(
        cls, folder: Path | str, deriver: Deriver, base: str = DEFAULT_BASE, *, model: str = "", lexicon: str = ""
    ) -> "FolderStore":
        """Make an empty graph folder that holds the ontology alone, and open it.

        Raises:
            UsageError: the base is no absolute IRI that ends in `/`.
            StoreError: something else is there.
        """
        if "://" not in base or not base.endswith("/") or iri(base) != f"<{base}>":
            raise UsageError(f"the base {base!r} is no IRI that ends in /", hint=f"such as {DEFAULT_BASE}")
        _make(Path(folder), Manifest(base, uuid4().hex[:8], ONTOLOGY_VERSION, model, lexicon))
        return cls(folder, deriver)

    @classmethod
    def create_plain(cls, folder: Path | str, deriver: Deriver) -> "FolderStore":
        """Make an empty folder for RDF of any kind, without the ontology, and open it.

        Its default graph is the unnamed one. Raises StoreError: something else is there.
        """
        _make(Path(folder), Manifest(DEFAULT_BASE, uuid4().hex[:8], "", default_graph="own"))
        return cls(folder, deriver)

    @property
    def base(self) -> str:
        """The data base IRI."""
        return self.manifest.base

    def writer(self) -> FolderWriter:
        """Return the writer; what a killed writer left undone is finished first.

        Raises:
            StoreLocked: another process has it.
            StoreError: the store was opened for reading.
        """
        if self._deriver is None:
            raise StoreError(f"{self.folder} was opened for reading only")
        return FolderWriter(self.folder, self.manifest, self._deriver)

    def newest(self) -> str:
        """Return the name of the newest committed state: the `snapshot` of a view that were opened now."""
        with closing(texts.connect_reader(self.folder / "texts.sqlite")) as connection:
            return Texts(connection).state("snapshot")

    def view(self) -> OxigraphView:
        """Return a View of the newest committed state."""
        for _ in range(_TRIES):
            connection = texts.connect_reader(self.folder / "texts.sqlite")
            books = Texts(connection)
            if books.state("index") != VERSION:
                connection.close()
                hint = f"bring it up to date: kg derive {self.folder}"
                raise StoreError(f"{self.folder} was made by another version of newskg and has no index", hint=hint)
            name = books.state("snapshot")
            with translated(self.folder):
                held = snapshots.hold(self.folder, name)
                quads = held and Quads(snapshots.folder_of(self.folder, name), read_only=True)
            if held and quads:
                union = not self.manifest.plain
                return OxigraphView(quads, books, (self.base, name), (connection.close, held.close), union=union)
            # Three commits went by since the name was read, and its state with them.
            connection.close()
        raise StoreError(f"the snapshot {name} of {self.folder} is missing", hint="restore the folder from a copy")


def open_view(folder: Path | str) -> OxigraphView:
    """Return a View of the newest committed state of a graph folder. Raises StoreError."""
    return FolderStore(folder).view()


def _make(folder: Path, manifest: Manifest) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder} cannot be made: {error.strerror}") from error
    _check_free(folder)
    with lock_folder(folder):
        _check_free(folder)
        with translated(folder):
            _fill(folder, manifest)


def _check_free(folder: Path) -> None:
    names = sorted(entry.name for entry in folder.iterdir())
    if "manifest.json" in names:
        raise StoreError(f"{folder} is a graph folder already")
    foreign = [name for name in names if name not in _LEFTOVERS]
    if foreign:
        raise StoreError(f"{folder} holds {foreign[0]} and is no graph folder", hint="name a new or empty folder")


def _fill(folder: Path, manifest: Manifest) -> None:
    """Make the contents of an empty folder; the manifest comes last and says that all is there."""
    for leftover in sorted(_LEFTOVERS - {"lock"}):
        path = folder / leftover
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    name = f"{0:08}-{manifest.store}"
    quads = Quads(folder / "quads")
    if not manifest.plain:
        quads.apply(Delta(added=ontology_quads()))
    snapshots.make(folder, name, quads.backup)
    connection = texts.connect(folder / "texts.sqlite")
    texts.create(connection, snapshot=name, ontology="" if manifest.plain else ontology_state())
    connection.close()
    write_manifest(folder, manifest)
    snapshots.sync(folder)
