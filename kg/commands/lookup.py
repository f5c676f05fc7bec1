"""Finding who is meant by a name on the command line."""

from typing import TYPE_CHECKING

from kg.errors import NotFound
from kg.iris import compress, expand

if TYPE_CHECKING:
    from kg.store.base import View


def find_actor(view: "View", name: str) -> str:
    """Return the short identifier that a name, an alias or an identifier means.

    Raises:
        NotFound: nobody is called so; the hint lists near ones.
    """
    if "/" in name and any(view.quads(expand(name, view.base))):
        return compress(name, view.base)
    hits = view.search(name, "label", limit=50)
    exact = [hit for hit in hits if hit.text.casefold() == name.casefold()]
    if exact or hits:
        return (exact or hits)[0].id
    raise NotFound(f"nobody called {name!r} is in the graph", hint="try another spelling, or kg stats for the largest")
