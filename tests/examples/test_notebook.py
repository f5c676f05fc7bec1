"""The example notebook runs from top to bottom, as in Jupyter."""

from pathlib import Path
from tempfile import TemporaryDirectory

import nbclient
import nbformat
import networkx as nx
import pytest
from traitlets.config import Config

import kg
from kg.build import build

NOTEBOOK = Path(__file__).parents[2] / "examples" / "explore.ipynb"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the notebook runs in, with the graph of the corpus."""
    folder = tmp_path_factory.mktemp("notebook")
    build([str(NOTEBOOK.parent / "corpus")], folder / "kg")
    return folder


def test_notebook_shows_the_graph_with_ipysigma(folder: Path) -> None:
    """Every cell runs; the widget gets every node and edge of the graph, and the export for Gephi is that graph."""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells)
    with TemporaryDirectory() as sockets:
        # Sockets of this machine alone; else the kernel listens on ports.
        config = Config({"ConnectionFileMixin": {"transport": "ipc", "ip": f"{sockets}/kernel"}})
        resources = {"metadata": {"path": str(folder)}}
        nbclient.NotebookClient(notebook, config=config, timeout=120, resources=resources).execute()
    with kg.open(str(folder / "kg")) as graph:
        network = graph.graph(view="actors", isolated=False)
        everything = graph.graph(view="actors")
    (widget,) = (
        one["state"]
        for one in notebook.metadata["widgets"]["application/vnd.jupyter.widget-state+json"]["state"].values()
        if one["model_name"] == "SigmaModel"
    )
    assert {node["key"] for node in widget["data"]["nodes"]} == set(network.nodes)
    assert len(widget["data"]["edges"]) == network.number_of_edges() > 0
    printed = "".join(output.get("text", "") for cell in notebook.cells for output in cell.get("outputs", ()))
    assert "Belarus is said to coerce NATO" in printed
    assert "reports what Anton Reisz said" in printed
    shown = "".join(
        output.get("data", {}).get("text/html", "") for cell in notebook.cells for output in cell.get("outputs", ())
    )
    assert "Belarus: who says what" in shown.partition('<iframe sandbox="allow-scripts')[2]
    assert set(nx.read_gexf(folder / "graph.gexf").nodes) == set(everything.nodes)
