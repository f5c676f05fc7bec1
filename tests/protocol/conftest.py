"""A folder of foreign RDF and a server over it, for all tests of the protocols."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from wire import TOKEN, D, Wire, serving

from kg import derive
from kg.store.documents import Document
from kg.store.folder import FolderStore
from kg.store.graph_writer import GraphWriter


def make_plain(folder: Path, *graphs: tuple[str, str]) -> Path:
    """Make a plain folder of Turtle documents, each with the graph that it goes into, empty for the unnamed one."""
    with GraphWriter(FolderStore.create_plain(folder, derive)) as writer:
        for graph, turtle in graphs:
            writer.load(io.BytesIO(turtle.encode()), Document("data", "text/turtle", graph=graph))
    return folder


@pytest.fixture(scope="session")
def writable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """A server over a plain folder that takes writes; every test says for itself what it holds."""
    folder = tmp_path_factory.mktemp("writable")
    FolderStore.create_plain(folder / "kg", derive)
    (folder / "token").write_text(TOKEN)
    (folder / "token").chmod(0o600)
    with serving(folder / "kg", "--writable", "--token-file", str(folder / "token")) as wire:
        yield wire


@pytest.fixture(scope="session")
def wire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wire]:
    """A server over a plain folder."""
    graphs = [("", f"<{D}0> a <{D}T> .")]
    graphs += [(f"{D}{number}", f"<{D}{number}> a <{D}T> .") for number in (1, 2, 3)]
    text = f'<{D}x> <{D}p> "a,\\"b\\"\\nc", "é"@fr, 1, <{D}y>, _:b .'
    folder = make_plain(tmp_path_factory.mktemp("plain") / "kg", *graphs, (f"{D}terms", text))
    with serving(folder) as wire:
        yield wire
