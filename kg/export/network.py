"""The graph for networkx and igraph, made from graphology's serialized form, which the API sends."""

from collections.abc import Iterator
from os import PathLike
from pathlib import Path
from typing import Any, Final, Protocol, Self

import igraph
import networkx as nx

from kg.errors import UsageError
from kg.export.markup import clean

Json = dict[str, Any]

_LEFT_OUT: Final = frozenset(("id", "pid", "key", "start", "end", "for", "source", "target", "size", "color"))
"""Attributes that GEXF has as something else, or that Gephi takes for its own."""


class Page(Protocol):
    """A view as a page that stands alone."""

    def save(self, path: str | PathLike[str]) -> Path:
        """Write the file."""

    def show(self) -> Any:
        """Show it."""


class Network(nx.MultiDiGraph):  # type: ignore[type-arg]
    """A networkx.MultiDiGraph whose edges are what is said to have passed; the key of an edge is its relation.

    Nodes are short identifiers with `label`, `kind` and counts; edges have `label` (`is said to threaten`), `weight`
    and the counts of the statements behind them. `graph` holds the description, and `undrawn` where it is known:
    what is only denied, planned or supposed, and therefore no edge.
    """

    page: Page | None = None
    """The view of the store that it was read from; copies and parts of it have none."""

    @classmethod
    def of(cls, told: Json) -> Self:
        """Return the graph that graphology's form holds."""
        rest = {key: value for key, value in told.items() if key not in ("nodes", "edges", "attributes", "options")}
        network = cls(**told.get("attributes", {}), **rest)
        for node in told["nodes"]:
            attributes = dict(node["attributes"])
            network.add_node(node["key"], **{"kind": attributes.get("type"), **attributes})
        for edge in told["edges"]:
            attributes = dict(edge["attributes"])
            kind = attributes.get("relation", edge["key"])
            weight = attributes.get("weight", attributes.get("count", 1))
            network.add_edge(edge["source"], edge["target"], key=kind, **{**attributes, "weight": weight})
        return network

    def to_igraph(self) -> igraph.Graph:
        """Return it for igraph: the attributes stay, vertices have `name`, the identifier."""
        return igraph.Graph.from_networkx(self, vertex_attr_hashable="name")

    def to_gexf(self, path: str | PathLike[str]) -> None:
        """Write it for Gephi as it is now, changes included (`NewsGraph.export` writes what the store holds)."""
        nx.write_gexf(_plain(self), path, version="1.2draft")

    def save_html(self, path: str | PathLike[str]) -> Path:
        """Write the view that it was read from as one page, with every statement in it (`kg export -f html`).

        Raises:
            UsageError: it was put together here, or the view is more than a page holds.
        """
        return self._paged().save(path)

    def show(self) -> Any:
        """Show that page: in a notebook in place, elsewhere in a browser. Raises UsageError, as `save_html` does."""
        return self._paged().show()

    def _paged(self) -> Page:
        if self.page is None:
            raise UsageError("this graph is no view of a store", hint="take it anew: g.graph(about=...), actor.ego()")
        return self.page

    def __getstate__(self) -> Json:
        # What is pickled or copied goes where the store is not.
        return {name: value for name, value in self.__dict__.items() if name != "page"}

    def __repr__(self) -> str:
        return f"<{self}>"

    def _repr_html_(self) -> str:
        return f"<b>{self.number_of_nodes()} nodes, {self.number_of_edges()} edges</b>"


def _plain(network: Network) -> "nx.MultiDiGraph[str]":
    """Return the graph with attributes that the writer of networkx takes: no lists, objects or None."""
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for name, attributes in network.nodes(data=True):
        plain.add_node(name, **dict(_flat(attributes)), **_looks(attributes))
    for number, (source, target, key, attributes) in enumerate(network.edges(keys=True, data=True)):
        plain.add_edge(source, target, key=number, **dict(_flat({**attributes, "relation": key})))
    return plain


def _looks(attributes: Json) -> Json:
    """Return size and color as the writer takes them."""
    told: Json = {"size": attributes["size"]} if "size" in attributes else {}
    color = str(attributes.get("color", ""))
    if len(color) == len("#rrggbb"):
        told["color"] = {name: int(color[at : at + 2], 16) for name, at in (("r", 1), ("g", 3), ("b", 5))}
    return {"viz": told} if told else {}


def _flat(attributes: Json) -> Iterator[tuple[str, Any]]:
    for name, value in attributes.items():
        if isinstance(value, dict):
            yield from _flat({f"{name}_{key}": inner for key, inner in value.items()})
        elif isinstance(value, list | tuple):
            told = (str(one.get("label", one)) if isinstance(one, dict) else str(one) for one in value)
            yield name, clean("; ".join(told))
        elif value is not None and name not in _LEFT_OUT:
            yield name, clean(value) if isinstance(value, str) else value
