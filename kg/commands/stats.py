"""`kg stats`: what a folder holds."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.commands.console import print_json, print_lines
from kg.commands.verb import Verb
from kg.vocab import RDF, STATUSES

if TYPE_CHECKING:
    from kg.store.base import View

_ACTORS = """SELECT ?actor ?label (COUNT(DISTINCT ?m) AS ?n) WHERE {
  ?m news:refersTo ?actor . ?actor rdfs:label ?label . FILTER NOT EXISTS { ?actor a news:Event }
} GROUP BY ?actor ?label ORDER BY DESC(?n) ?label LIMIT 15"""

_PLURALS = {
    "articles": "articles", "statements": "statements", "event": "events", "tie": "ties", "person": "people",
    "organization": "organizations", "source": "outlets", "group": "groups", "country": "countries",
    "place": "places, countries included", "quads": "quads",
}  # fmt: skip


@click.command(cls=Verb)
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--articles", "list_articles", is_flag=True, help="List the identifiers of all articles instead.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def stats(folder: Path, list_articles: bool, as_json: bool) -> None:
    """Print how many articles, sources, actors and statements FOLDER holds, and who is named most."""
    from kg.store.folder import FolderStore, open_view

    view = open_view(folder)
    try:
        if list_articles:
            names = (article for article, _ in view.articles())
            if as_json:
                print_json({"articles": list(names)})
            else:
                print_lines(names)
            return
        found = _counts_of_plain(view) if FolderStore(folder).manifest.plain else _counts(view)
    finally:
        view.close()
    if as_json:
        print_json(found)
    else:
        print_lines(_lines(found))


def _counts(view: "View") -> dict[str, Any]:
    from kg.iris import compress
    from kg.query.prefixes import HEAD
    from kg.query.totals import totals
    from kg.store.selection import Selection

    counted = totals(view, Selection())
    kinds = {}
    for kind in ("Event", "Tie", "Person", "Organization", "Source", "Group", "Country", "Place"):
        row = view.select(f"{HEAD}SELECT (COUNT(DISTINCT ?x) AS ?n) WHERE {{ ?x a news:{kind} }}")[0]
        kinds[kind.lower()] = int(row["n"].value)
    return {
        "snapshot": view.snapshot,
        "base": view.base,
        "articles": sum(1 for _ in view.articles()),
        **kinds,
        "quads": int(view.select("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")[0]["n"].value),
        "statements": counted.statements,
        "by_status": {status: counted.by_status[status] for status in STATUSES},
        "by_source": {source: one.statements for source, one in sorted(counted.by_source.items())},
        "most_named": [
            {
                "id": compress(row["actor"].value, view.base),
                "label": row["label"].value,
                "mentions": int(row["n"].value),
            }
            for row in view.select(HEAD + _ACTORS)
        ],
    }


def _counts_of_plain(view: "View") -> dict[str, Any]:
    """Return what can be counted in RDF of any kind: quads by graph, and classes."""
    graphs, classes = Counter[str](), Counter[str]()
    for quad in view.quads():
        graphs[quad.graph_name.strip("<>")] += 1
        if quad.predicate == f"<{RDF.type}>":
            classes[quad.object.strip("<>")] += 1
    return {
        "snapshot": view.snapshot,
        "articles": 0,
        "quads": graphs.total(),
        "default_graph": graphs.pop("", 0),
        "graphs": dict(sorted(graphs.items())),
        "classes": dict(classes.most_common(15)),
    }


def _lines(found: dict[str, Any]) -> Iterator[str]:
    if "graphs" in found:
        yield "no articles: other people's RDF (kg load)"
        yield ""
        yield f"{found['quads']:>9,}  quads"
        yield f"{found['default_graph']:>9,}  of them in the unnamed graph"
        yield f"{len(found['graphs']):>9,}  named graphs"
        for title, key in (("quads by named graph", "graphs"), ("most frequent classes", "classes")):
            yield from ("", title) if found[key] else ()
            yield from (f"{number:>9,}  {name}" for name, number in list(found[key].items())[:15])
        return
    for name, plural in _PLURALS.items():
        yield f"{found[name]:>9,}  {plural}"
    yield ""
    yield "statements by status"
    for status, number in found["by_status"].items():
        yield f"{number:>9,}  {status}"
    yield ""
    yield "statements by original source"
    for source, number in sorted(found["by_source"].items(), key=lambda one: (-one[1], one[0])):
        yield f"{number:>9,}  {source}"
    yield ""
    yield "most mentioned"
    for one in found["most_named"]:
        yield f"{one['mentions']:>9,}  {one['label']} ({one['id']})"
