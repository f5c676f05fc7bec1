"""Several graphs as one default graph: their merge is a set, where the engine gives a triple once for each of them."""

from collections.abc import Sequence
from itertools import combinations
from typing import Any, Final

import pyoxigraph as ox

from kg.errors import QueryRefused

_MOST: Final = 200_000
"""Triples that are copied for one query; some hundred megabytes."""


def merge(store: Any, default: Sequence[Any], named: Sequence[Any]) -> tuple[Any, dict[str, Any]]:
    """Return a store with the dataset of a query, and the options that choose it (SPARQL 1.1 Query, section 13.2).

    It is the store itself where the graphs of the default graph share no triple, else a copy of them in memory.

    Raises:
        QueryRefused: they do, and are too large to be copied.
    """
    graphs = list(dict.fromkeys(default))
    if not any(_share(store, one, two) for one, two in combinations(graphs, 2)):
        return store, {"default_graph": graphs, "named_graphs": list(named)}
    copy, number = ox.Store(), 0
    for graph, target in [*((one, ox.DefaultGraph()) for one in graphs), *((one, one) for one in named)]:
        for quad in store.quads_for_pattern(None, None, None, graph):
            number += 1
            if number > _MOST:
                hint = "ask GRAPH ?g { … } and count what is DISTINCT"
                raise QueryRefused(f"these graphs share triples, and hold more than {_MOST} to be merged", hint=hint)
            copy.add(ox.Quad(quad.subject, quad.predicate, quad.object, target))
    return copy, {"default_graph": [ox.DefaultGraph()], "named_graphs": list(named)}


def _share(store: Any, one: Any, two: Any) -> bool:
    return bool(store.query(f"ASK {{ GRAPH {one} {{ ?s ?p ?o }} GRAPH {two} {{ ?s ?p ?o }} }}"))
