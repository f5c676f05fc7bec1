"""Nodes in JSON, the same in every answer and file."""

from typing import Any

from kg.graph.records import Node


def brief_json(node: Node) -> dict[str, Any]:
    """Return an actor or place as one of many: with the number of outlets that name it."""
    return {
        "id": node.id,
        "label": node.label,
        "type": node.type,
        "country": node.country,
        "anonymous": node.anonymous,
        "mentions": node.mentions,
        "statements_by": node.statements_by,
        "statements_about": node.statements_about,
        "source_count": len(node.sources),
        "first_seen": str(node.first_seen) if node.first_seen else None,
        "last_seen": str(node.last_seen) if node.last_seen else None,
    }


def node_json(node: Node) -> dict[str, Any]:
    """Return an actor or place with the outlets that name it."""
    sources = zip(node.sources, node.source_names, strict=True)
    return {**brief_json(node), "sources": [{"id": name, "label": label} for name, label in sources]}
