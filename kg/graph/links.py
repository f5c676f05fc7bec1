"""Addresses of what lies behind a node or an edge, as the API serves it."""

from urllib.parse import quote, urlencode

from kg.graph.records import Edge, Node


def evidence_path(edge: Edge) -> str:
    """Return the path of every statement behind an edge: `/api/v1/edges?from=…&to=…&relation=…`.

    Edges of the events view lead to the event, those of the sources view to the source that relays or reposts.
    """
    ends = {edge.source, edge.target}
    event = next((end for end in sorted(ends) if "#e" in end), None)
    if event is not None:
        return f"/api/v1/events/{quote(event, safe='/')}"
    if edge.kind in ("RELAYS", "REPOSTS"):
        return f"/api/v1/sources/{quote(edge.source, safe='/')}"
    relations = [("relation", kind) for kind in edge.kind.split("+")]
    return "/api/v1/edges?" + urlencode([("from", edge.source), ("to", edge.target), *relations], safe="/")


def node_path(node: Node) -> str:
    """Return the path of the linked-data page of a node."""
    return "/id/" + quote(node.id, safe="/")
