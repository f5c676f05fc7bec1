"""Export the neighborhood of one actor for Gephi and read the file back with networkx.

python examples/to_gephi.py [NAME] [FILE.gexf]
"""

import sys
from pathlib import Path
from tempfile import mkdtemp

import networkx

from kg.build import build
from kg.commands.lookup import find_actor
from kg.export.base import ExportOptions
from kg.export.gexf import GexfExporter
from kg.graph.filters import Filters
from kg.store.folder import open_view

CORPUS = Path(__file__).parent / "corpus"


def main() -> None:
    name = sys.argv[1] if len(sys.argv) > 1 else "Anton Reisz"
    work = Path(mkdtemp())
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else work / "neighborhood.gexf"

    build([str(CORPUS)], work / "kg")
    view = open_view(work / "kg")
    options = ExportOptions(filters=Filters(about=find_actor(view, name), hops=1))
    with target.open("wb") as stream:
        stream.writelines(GexfExporter().export(view, options))
    view.close()

    graph = networkx.read_gexf(target)
    print(f"{target}: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges")
    for source, end, edge in sorted(graph.edges(data=True), key=lambda row: (row[0], row[1], row[2]["label"])):
        print(f"  {graph.nodes[source]['label']} -> {graph.nodes[end]['label']}: {edge['label']}")


if __name__ == "__main__":
    main()
