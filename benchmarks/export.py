"""GEXF of a made-up graph: our streaming writer beside networkx, CPU seconds and peak memory of each.

    python -m benchmarks.export [--nodes 2000] [--edges 10000] [--repeat 3]

Every run is a process of its own and both see the same graph, records included; the seed is fixed. CPU time is that
of the process and is the figure to compare; peak memory is what the whole process held at most. The parts: `graph`
makes the records (both need them), `build` is what a form needs before it writes (layout; a networkx graph), `write`
is the writing itself, to a file.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

from kg.graph.filters import Filters
from kg.graph.records import Edge, Graph, Node, StatusCounts
from kg.graph.relations import RELATIONS
from kg.vocab import SCORES

_WORDS = "harbour treaty minister herring toll lighthouse envoy border ferry council timber winter".split()


def make_graph(nodes: int, edges: int, seed: int = 7) -> Graph:
    """Return a graph of so many nodes and at most so many edges; few actors stand in many of them."""
    chance = random.Random(seed)
    named = tuple(
        Node(
            f"person/n{number:07}",
            f"Actor & Number <{number}>",
            chance.choice(("person", "organization", "country")),
            None,
            chance.randrange(100),
            chance.randrange(50),
            chance.randrange(50),
            ("source/a", "source/b"),
            ("The A", "The B"),
            date(2025, 1, 1),
            date(2025, 12, 31),
        )
        for number in range(nodes)
    )
    keys = {
        (int(nodes * chance.random() ** 3), int(nodes * chance.random() ** 3), chance.choice(tuple(SCORES)))
        for _ in range(edges)
    }
    drawn = tuple(_edge(named[a].id, named[b].id, kind, chance) for a, b, kind in sorted(keys) if a != b)
    return Graph("actors", named, drawn, filters=Filters(), base="https://example.org/newskg/")


def _edge(source: str, target: str, kind: str, chance: random.Random) -> Edge:
    first = date(2025, 1, 1) + timedelta(days=chance.randrange(300))
    relation = RELATIONS[kind]
    weight = chance.randrange(1, 9)
    sentence = " ".join(chance.choices(_WORDS, k=25))
    return Edge(
        source,
        target,
        kind,
        weight,
        StatusCounts(weight, 1),
        relation.words,
        ("source/a",),
        ("The A",),
        first,
        first + timedelta(days=5),
        ((first, first + timedelta(days=5)),),
        False,
        relation.quad,
        relation.score,
        f"The A ({first.isoformat()}) quotes Somebody: {sentence}.",
    )


def run_ours(graph: Graph, path: Path) -> tuple[float, float]:
    """Write with our exporter; return the moments after building and after writing."""
    from kg.export.base import ExportOptions
    from kg.export.columns import measure
    from kg.export.gexf import GexfExporter

    sheet = measure(graph, ExportOptions(communities=False))
    built = time.process_time()
    with path.open("wb") as stream:
        for piece in GexfExporter().write(sheet):
            stream.write(piece)
    return built, time.process_time()


def run_networkx(graph: Graph, path: Path) -> tuple[float, float]:
    """Write with networkx, the same attributes."""
    import networkx as nx

    from kg.export.base import ExportOptions
    from kg.export.columns import EDGE_COLUMNS, NODE_COLUMNS, measure

    sheet = measure(graph, ExportOptions(communities=False))
    other = nx.MultiDiGraph()
    for node in sheet.nodes():
        told = {column.name: value for column in NODE_COLUMNS if (value := column.value(node)) is not None}
        other.add_node(node.node.id, label=node.node.label, **told)
    for row in sheet.edges():
        told = {column.name: value for column in EDGE_COLUMNS if (value := column.value(row)) is not None}
        other.add_edge(row.edge.source, row.edge.target, id=row.edge.id, weight=row.edge.weight, **told)
    built = time.process_time()
    nx.write_gexf(other, path, version="1.2draft")
    return built, time.process_time()


RUNS = {"ours": run_ours, "networkx": run_networkx}


def run_once(name: str, nodes: int, edges: int) -> dict[str, float]:
    """Return CPU seconds of the parts, peak memory and file size, of this very process."""
    began = time.process_time()
    graph = make_graph(nodes, edges)
    made = time.process_time()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.gexf"
        built, written = RUNS[name](graph, path)
        size = path.stat().st_size / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "edges": len(graph.edges),
        "graph_s": made - began,
        "build_s": built - made,
        "write_s": written - built,
        "peak_mib": peak,
        "above_records_mib": peak - before,
        "file_mb": size,
    }


def main() -> None:
    """Run both in turn, as often as asked, and print the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=2000)
    parser.add_argument("--edges", type=int, default=10000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--once", choices=RUNS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        print(json.dumps(run_once(given.once, given.nodes, given.edges)))
        return
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in RUNS}
    for _ in range(given.repeat):
        for name, found in runs.items():
            command = [
                sys.executable,
                "-m",
                "benchmarks.export",
                "--once",
                name,
                f"--nodes={given.nodes}",
                f"--edges={given.edges}",
            ]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            found.append(json.loads(done.stdout))
    keys = list(runs["ours"][0])
    print("writer".ljust(10), *(key.rjust(18) for key in keys))
    for name, found in runs.items():
        medians = (sorted(one[key] for one in found)[len(found) // 2] for key in keys)
        print(name.ljust(10), *(f"{value:18.2f}" for value in medians))


if __name__ == "__main__":
    main()
