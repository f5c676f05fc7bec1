"""Answers of bounded size, which say what they leave out and how to get it."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from kg.client.base import Asking
from kg.client.connection import Json, Parameters

ITEMS: Final = 20
MOST_ITEMS: Final = 100
BYTES: Final = 14_000
"""Of the items of one answer in UTF-8: about 3,500 tokens, which leaves the rest of 4,000 for what stands around."""

Render = Callable[[Any], str]


def page(graph: Asking, path: str, filters: Parameters, window: tuple[int, str], render: Render) -> tuple[Json, str]:
    """Return a page of a list of the API, and its items as numbered lines with the cursor of the next ones.

    `window` is how many items at most, and the cursor of the page before.
    """
    limit, cursor = window
    parameters = {**graph.parameters(filters), "cursor": cursor or None}
    found = graph.connection.json(path, {**parameters, "limit": limit})
    lines, fitting = fit(map(render, found["items"]))
    after = found["next"]
    if fitting < len(found["items"]):
        # Cursors stand at the ends of pages, so the page is asked for that ends where the room does.
        after = graph.connection.json(path, {**parameters, "limit": fitting})["next"]
    note = f"\nNote: {found['note']}" if found.get("note") else ""
    return found, lines + note + tail(fitting, found["total"], after)


def fit(lines: Iterable[str], room: int = BYTES) -> tuple[str, int]:
    """Return the lines that fit, numbered, and how many these are: one at least, where there are any."""
    taken: list[str] = []
    for line in lines:
        room -= len(line.encode())
        if room < 0 and taken:
            break
        taken.append(f"{len(taken) + 1}. {line}")
    return "\n".join(taken), len(taken)


def tail(shown: int, total: int, after: str | None) -> str:
    """Return the line that says how much is left out."""
    if after is None:
        return f"\n({shown} shown, {total} in all; these are the last.)" if shown else "(Nothing found.)"
    return f'\n({shown} shown, {total} in all. For more: the same call with cursor="{after}".)'
