"""From JSON to records."""

from typing import TYPE_CHECKING, Any

from kg.client.connection import Json
from kg.client.record import Record, Thing
from kg.client.records import Article, Edge, Entity, Event, Statement

if TYPE_CHECKING:
    from kg.client.graph import NewsGraph


def wrapped(value: Any, graph: "NewsGraph") -> Any:
    """Return a value of an answer with its objects as records; what an object is shows in its keys."""
    if isinstance(value, list):
        return tuple(wrapped(one, graph) for one in value)
    return _kind_of(value)(value, graph) if isinstance(value, dict) else value


def _kind_of(data: Json) -> type[Record]:
    if {"speakers", "reading"} <= data.keys():
        return Statement
    if {"source", "target", "relation"} <= data.keys():
        return Edge
    if "id" not in data:
        return Record
    if "original_source" in data:
        return Article
    if "initiators" in data:
        return Event
    return Entity if "label" in data and not data["id"].startswith("topic/") else Thing
