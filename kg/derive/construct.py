"""The derived graph as CONSTRUCT queries over a whole store: the definition that the incremental form must meet."""

from collections.abc import Iterator
from importlib import resources
from typing import Final

from kg import iris
from kg.rdf.terms import Quad, iri
from kg.store.base import View

QUERIES: Final = ("shortcuts", "speak-about", "originals")


def query(name: str) -> str:
    """Return the text of one of `QUERIES`."""
    return resources.files(__package__).joinpath(f"{name}.rq").read_text("utf-8")


def construct(view: View) -> Iterator[Quad]:
    """Yield the quads of the derived graph, worked out from all that a view shows."""
    graph = iri(iris.expand(iris.mint_graph("derived"), view.base))
    for name in QUERIES:
        for quad in view.construct(query(name)):
            yield quad._replace(graph_name=graph)


def differences(view: View) -> tuple[set[Quad], set[Quad]]:
    """Return the quads that the derived graph lacks, and those that it should not hold: none in a sound store."""
    there = set(view.quads(graph_name=iris.expand(iris.mint_graph("derived"), view.base)))
    due = set(construct(view))
    return due - there, there - due
