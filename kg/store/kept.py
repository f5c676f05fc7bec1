"""Which graphs of a built folder the program keeps itself, so that nobody else may change them."""

from kg.errors import GraphKept
from kg.iris import expand, mint_graph
from kg.store.manifest import Manifest
from kg.vocab import ONTOLOGY


def is_kept(graph: str, manifest: Manifest) -> bool:
    """Whether a graph (full IRI) is one of articles, entities, what is derived from them, or the ontology.

    Nothing is kept in a plain folder; `graph/curated` is for judgements of people and free.
    """
    if manifest.plain:
        return False
    name = graph.removeprefix(expand(mint_graph(""), manifest.base))
    return (name != graph and name != "curated") or graph == ONTOLOGY or graph.startswith(f"{ONTOLOGY}/")


def demand_free(graph: str, manifest: Manifest) -> None:
    """Raise GraphKept if a graph is kept."""
    if is_kept(graph, manifest):
        raise GraphKept(
            f"the graph <{graph}> is kept by the program itself: it is made from articles",
            hint="write to a graph of your own; kg build and kg retract change this one",
        )
