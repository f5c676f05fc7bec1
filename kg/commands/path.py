"""`kg path`: how two actors hang together."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.commands.console import print_json, print_lines, say

if TYPE_CHECKING:
    from kg.graph.paths import Path as GraphPath


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@click.option("--max", "longest", type=click.IntRange(1, 10), default=4, show_default=True, help="Longest path.")
@click.option("--type", "types", multiple=True, help="Only steps of this type (repeatable): ACCUSE.")
@click.option("--avoid", multiple=True, help="No path through this actor (repeatable): country/US.")
@click.option("-k", type=click.IntRange(1, 100), default=3, show_default=True, help="How many paths.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per path.")
def path(folder: Path, start: str, end: str, as_json: bool, **given: object) -> int:
    """Print the shortest chains of reported acts and ties between A and B, each step with a sentence behind it."""
    from kg.commands.lookup import find_actor
    from kg.graph.adjacency import Adjacency
    from kg.graph.paths import Route, paths
    from kg.graph.projection import project
    from kg.store.folder import open_view

    view = open_view(folder)
    try:
        ends = find_actor(view, start), find_actor(view, end)
        route = Route(
            max_length=int(str(given["longest"])),
            k=int(str(given["k"])),
            avoid=frozenset(find_actor(view, name) for name in given["avoid"]),  # type: ignore[attr-defined]
            relations=frozenset(name.upper() for name in given["types"]),  # type: ignore[attr-defined]
        )
        found = paths(Adjacency(project(view)), *ends, route)
    finally:
        view.close()
    for number, one in enumerate(found, 1):
        if as_json:
            print_json(_record(one))
        else:
            print_lines(_lines(number, one))
    if not found:
        say(f"no chain of reported acts connects {ends[0]} and {ends[1]} within {given['longest']} steps")
    return 0 if found else 1


def _lines(number: int, one: "GraphPath") -> list[str]:
    labels = {node.id: node.label for node in one.nodes}
    lines = [f"{number}. " + " - ".join(node.label for node in one.nodes)]
    for step in one.steps:
        for way in step:
            edge = way.edge
            ends = f"{labels.get(edge.source, edge.source)} {edge.label} {labels.get(edge.target, edge.target)}"
            lines.append(f"   {ends} ({edge.weight}, {', '.join(edge.source_names)})")
            lines.append(f"      {edge.example}")
    return lines


def _record(one: "GraphPath") -> dict[str, object]:
    return {
        "nodes": [{"id": node.id, "label": node.label} for node in one.nodes],
        "steps": [
            [
                {
                    "source": way.edge.source,
                    "target": way.edge.target,
                    "kind": way.edge.kind,
                    "weight": way.edge.weight,
                    "example": way.edge.example,
                    "evidence_url": way.evidence_url,
                }
                for way in step
            ]
            for step in one.steps
        ],
    }
