"""`kg show`: one actor or place."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.commands.console import print_json
from kg.commands.layout import hang, paint, print_painted
from kg.commands.verb import Verb

if TYPE_CHECKING:
    from kg.graph.neighborhood import Neighbors
    from kg.store.base import View


@click.command(cls=Verb)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("entity")
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Relations and statements.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def show(folder: Path, entity: str, limit: int, as_json: bool) -> None:
    """Print names, counts, strongest reported relations and latest statements of ENTITY."""
    from kg.store.folder import open_view

    view = open_view(folder)
    try:
        found = _record(view, entity, limit)
    finally:
        view.close()
    if as_json:
        print_json(found)
    else:
        print_painted(_lines(found))


def _record(view: "View", entity: str, limit: int) -> dict[str, Any]:
    from kg.commands.ask import statements_concerning
    from kg.commands.lookup import find_actor
    from kg.graph.adjacency import Adjacency
    from kg.graph.neighborhood import Wanted, neighbors
    from kg.graph.projection import project
    from kg.query.mentions import surface_forms
    from kg.query.things import Things
    from kg.vocab import NEWS, SKOS

    identifier = find_actor(view, entity)
    thing = Things(view).get(identifier)
    around = neighbors(Adjacency(project(view)), identifier, Wanted(limit=limit))
    latest, total = statements_concerning(view, identifier, limit)
    return {
        "id": identifier,
        "label": thing.label,
        "type": thing.type,
        "aliases": thing.all(SKOS.altLabel),
        "country": thing.one(NEWS.country),
        "events": view.groups.taking_part(identifier),
        "statements": total,
        "words": surface_forms(view, identifier)[:limit],
        "relations": _relations(around),
        "relations_total": around.total,
        "latest": [one["reading"] for one in latest],
    }


def _relations(around: "Neighbors") -> list[dict[str, Any]]:
    return [
        {
            "direction": one.direction,
            "relation": one.relation,
            "entity": one.entity.id,
            "label": one.entity.label,
            "count": one.count,
            "example": one.edge.example,
        }
        for one in around.items
    ]


def _lines(found: dict[str, Any]) -> Iterator[str]:
    yield from (paint(line, bold=True) for line in hang(f"{found['label']} ({found['id']}, {found['type']})", 2))
    if found["aliases"]:
        yield from hang(f"also called {', '.join(found['aliases'])}", 4, first=2)
    yield f"  in {found['events']} events, {found['statements']} statements by or about"
    yield ""
    yield paint(f"reported relations ({len(found['relations'])} of {found['relations_total']})", bold=True)
    for one in found["relations"]:
        arrow = "->" if one["direction"] == "out" else "<-"
        yield from hang(f"{arrow} {one['relation'].lower()} {one['label']} ({one['count']})", 5, first=2)
        yield from hang(one["example"], 5, first=5)
    yield ""
    yield paint(f"latest statements ({len(found['latest'])} of {found['statements']})", bold=True)
    for one in found["latest"]:
        yield from hang(one, 4, first=2)
