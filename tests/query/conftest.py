"""A small folder of read-only states, made with the engine alone."""

from pathlib import Path

import pyoxigraph as ox
import pytest


def make_state(folder: Path, name: str, nquads: str) -> None:
    """Make one state of a folder, as the store lays it out."""
    store = ox.Store(str(folder / f"writer-{name}"))
    store.load(nquads.encode(), format=ox.RdfFormat.N_QUADS)
    state = folder / "snapshots" / name
    state.mkdir(parents=True)
    (state / "lock").touch()
    store.backup(str(state / "quads"))


@pytest.fixture(scope="session")
def states(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two states: `one` with 300 numbers in a graph and a name in another, `two` with one quad."""
    folder = tmp_path_factory.mktemp("states")
    numbers = "".join(f'<http://x/{i}> <http://x/is> "{i}" <http://x/g/numbers> .\n' for i in range(300))
    make_state(folder, "one", numbers + '<http://x/0> <http://x/name> "zero"@en <http://x/g/names> .\n')
    make_state(folder, "two", "<http://x/a> <http://x/b> <http://x/c> <http://x/g/other> .\n")
    return folder
