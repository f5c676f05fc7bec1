"""`kg path`: how two actors hang together."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.commands.console import print_json, say
from kg.commands.layout import hang, paint, print_painted
from kg.commands.verb import Verb
from kg.vocab import EVENT_TYPES, TIE_TYPES

if TYPE_CHECKING:
    from kg.graph.paths import Path as GraphPath


@click.command(cls=Verb)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("start", metavar="A")
@click.argument("end", metavar="B")
@click.option("--max", "longest", type=click.IntRange(1, 10), default=4, show_default=True, help="Longest path.")
@click.option("--type", "types", multiple=True, type=click.Choice((*EVENT_TYPES, *TIE_TYPES), case_sensitive=False),
              metavar="TYPE", help="Only steps of this type (repeatable): ACCUSE.")  # fmt: skip
@click.option("--avoid", multiple=True, help="No path through this actor (repeatable): country/US.")
@click.option("-k", type=click.IntRange(1, 100), default=3, show_default=True, help="How many paths.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object per path.")
def path(folder: Path, start: str, end: str, as_json: bool, **given: Any) -> int:
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
            max_length=given["longest"],
            k=given["k"],
            avoid=frozenset(find_actor(view, name) for name in given["avoid"]),
            relations=frozenset(given["types"]),
        )
        found = paths(Adjacency(project(view)), *ends, route)
    finally:
        view.close()
    for number, one in enumerate(found, 1):
        if as_json:
            print_json(_record(one))
        else:
            print_painted(_lines(number, one))
    if not found:
        say(f"no chain of reported acts connects {ends[0]} and {ends[1]} within {given['longest']} steps")
    return 0 if found else 1


def _lines(number: int, one: "GraphPath") -> list[str]:
    labels = {node.id: node.label for node in one.nodes}
    chain = hang(f"{number}. " + " - ".join(node.label for node in one.nodes), 3)
    lines = [paint(line, bold=True) for line in chain]
    for step in one.steps:
        for way in step:
            edge = way.edge
            ends = f"{labels.get(edge.source, edge.source)} {edge.label} {labels.get(edge.target, edge.target)}"
            lines += hang(f"{ends} ({edge.weight}, {', '.join(edge.source_names)})", 6, first=3)
            lines += hang(edge.example, 6, first=6)
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
