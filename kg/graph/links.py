"""Addresses of what lies behind a node or an edge, as the API serves it."""

import re
from functools import lru_cache
from typing import Final
from urllib.parse import quote as percent_encode

from kg.graph.records import Edge, Node

_PLAIN: Final = re.compile(r"[A-Za-z0-9_.~/-]*")


@lru_cache(20_000)
def quote(identifier: str) -> str:
    """Return an identifier as it stands in an address."""
    return identifier if _PLAIN.fullmatch(identifier) else percent_encode(identifier, safe="/")


def evidence_path(edge: Edge) -> str:
    """Return the path of every statement behind an edge: `/api/v1/edges?from=…&to=…&relation=…`.

    Edges of the events view lead to the event, those of the sources view to the source that relays or reposts.
    """
    if "#e" in edge.source or "#e" in edge.target:
        event = min(end for end in (edge.source, edge.target) if "#e" in end)
        return f"/api/v1/events/{quote(event)}"
    if edge.kind in ("RELAYS", "REPOSTS"):
        return f"/api/v1/sources/{quote(edge.source)}"
    return f"/api/v1/edges?from={quote(edge.source)}&to={quote(edge.target)}{_relations(edge.kind)}"


@lru_cache(1_000)
def _relations(kinds: str) -> str:
    return "".join(f"&relation={quote(kind)}" for kind in kinds.split("+"))


def node_path(node: Node) -> str:
    """Return the path of the linked-data page of a node."""
    return "/id/" + quote(node.id)
