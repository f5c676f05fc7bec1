"""Lists as graphs: who is said to do what to whom in them, in graphology's form."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

from kg.client.connection import Json
from kg.errors import UsageError

_DRAWN: Final = frozenset(("asserted", "reported"))
_Line = tuple[Json, Json, str, Json]
"""Source, target, key, attributes."""


def drawn(items: Iterable[Json], center: Json | None) -> Json:
    """Return the items of a list as a graph; `center` is the actor whose neighbours they are.

    Of statements and events only what is told as so makes an edge; `undrawn` has the identifiers of the others.

    Raises:
        UsageError: the items join nothing.
    """
    nodes: dict[str, Json] = {}
    edges: list[Json] = []
    undrawn: list[str] = []
    for item in items:
        lines = list(_lines(item, center))
        if not lines and "id" in item:
            undrawn.append(item["id"])
        for source, target, key, attributes in lines:
            nodes |= {end["id"]: end for end in (source, target)}
            edges.append({"key": key, "source": source["id"], "target": target["id"], "attributes": attributes})
    shown = [{"key": name, "attributes": {"label": end["label"]}} for name, end in nodes.items()]
    return {"nodes": shown, "edges": edges, "undrawn": undrawn}


def _lines(item: Json, center: Json | None) -> Iterator[_Line]:
    if center is not None:
        ends = (center, item["entity"]) if item["direction"] == "out" else (item["entity"], center)
        rest = {key: value for key, value in item.items() if key not in ("entity", "direction", "relation")}
        yield *ends, item["relation"], rest
    elif "mean_score" in item:
        yield item["source"], item["target"], "dyad", {k: v for k, v in item.items() if k not in ("source", "target")}
    elif "initiators" in item:
        yield from _between(item, item["id"], set(item["statements"]), item["reading"])
    elif "events" in item:
        for event in item["events"]:
            yield from _between(event, f"{item['id']} {event['id']}", {item["status"]}, item["reading"])
    else:
        raise UsageError("this list joins nobody to anybody", hint="statements, events, neighbors and dyads do")


def _between(event: Json, key: str, statuses: set[str], reading: str) -> Iterator[_Line]:
    if statuses & _DRAWN:
        told: dict[str, Any] = {"type": event["type"], "status": ", ".join(sorted(statuses)), "reading": reading}
        for source in event["initiators"]:
            for target in event["recipients"]:
                yield source, target, key, told
