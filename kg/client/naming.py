"""Whom names mean, and filters as the API takes them."""

from typing import TYPE_CHECKING, Any, Final

from kg.client.connection import Json, Parameters
from kg.client.record import Thing
from kg.errors import NotFound, UsageError

if TYPE_CHECKING:
    from kg.client.graph import NewsGraph

_ACTORS: Final = frozenset(("speaker", "about", "concerning", "via", "initiator", "recipient", "place", "avoid"))
"""Parameters that name somebody, by identifier; a name is looked up."""
_OUTLETS: Final = frozenset(("source", "posted_by"))


def identifier_of(graph: "NewsGraph", name: Any) -> Any:
    """Return the identifier that a name, an alias or a record means; anything else as it is.

    Raises:
        NotFound: nobody is called so; the hint tells whose names begin so.
        UsageError: several are.
    """
    if not isinstance(name, str) or not name or "/" in name:
        return name.id if isinstance(name, Thing) else name
    found = graph.find(name, limit=50)
    wanted = name.strip().casefold()
    labelled = [one.id for one in found if str(one["label"]).casefold() == wanted]
    meant = labelled or [one.id for one in found if wanted in (str(alias).casefold() for alias in one["aliases"])]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise UsageError(f"{name!r} may mean several", hint=f"name one: {', '.join(meant)}")
    near = ", ".join(f"{one} ({one.id})" for one in found[:5])
    raise NotFound(f"nobody is called {name!r}", hint=f"is it one of: {near}?" if near else "try a part of the name")


def outlet_of(graph: "NewsGraph", name: Any) -> Any:
    """Return the identifier of an outlet, also of one that no statement names. Raises NotFound, UsageError."""
    try:
        return identifier_of(graph, name)
    except NotFound:
        wanted = str(name).strip().casefold()
        for one in graph.sources():
            if str(one["label"]).casefold() == wanted:
                return one.id
        raise


def as_parameters(graph: "NewsGraph", filters: Parameters) -> Json:
    """Return filters as the API takes them: names looked up, days under the names of the route."""
    told = {name: _named(graph, name, value) for name, value in filters.items()}
    if "from" not in told:
        days = {"since": "from", "until": "to"}
        told = {days.get(name, name): value for name, value in told.items()}
    return told


def _named(graph: "NewsGraph", parameter: str, value: Any) -> Any:
    if parameter not in _ACTORS | _OUTLETS:
        return value
    find = outlet_of if parameter in _OUTLETS else identifier_of
    several = isinstance(value, list | tuple | set | frozenset)
    return [find(graph, one) for one in value] if several else find(graph, value)
