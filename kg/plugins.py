"""Finding parts by name: built-in parts and other people's enter by the same door, the entry points of a package."""

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from kg.errors import UsageError


@cache
def _points(group: str) -> dict[str, EntryPoint]:
    return {point.name: point for point in entry_points(group=group)}


def names(group: str) -> tuple[str, ...]:
    """Return the names registered in a group (`newskg.readers`, `newskg.steps`, `newskg.exporters`), sorted."""
    return tuple(sorted(_points(group)))


@cache
def load(group: str, name: str) -> Any:
    """Return the object registered under a name.

    Raises:
        UsageError: there is none, or its module cannot be imported.
    """
    point = _points(group).get(name)
    if point is None:
        known = ", ".join(names(group)) or "none"
        raise UsageError(
            f"there is no {group.rpartition('.')[2].removesuffix('s')} called {name!r}", hint=f"there are: {known}"
        )
    try:
        return point.load()
    except (ImportError, AttributeError) as error:
        raise UsageError(f"{name!r} cannot be loaded from {point.value}: {error}") from error
