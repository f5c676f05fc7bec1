"""Identifiers that were merged into others: whoever asks for one is sent on."""

from typing import Final
from urllib.parse import quote, urlencode

from fastapi import Request

from api.deps import ThisLook
from api.negotiate import Moved
from api.served import Look
from kg.iris import expand
from kg.rdf.terms import iri, parse
from kg.vocab import DCTERMS

_NAMING: Final = frozenset((
    "about", "article", "avoid", "concerning", "country", "from", "initiator", "place", "posted_by", "recipient",
    "scheme", "source", "speaker", "to", "topic", "via",
))  # fmt: skip
"""Parameters whose values are identifiers; `from` and `to` may be days, which nothing is merged into."""
_LONGEST: Final = 20
"""Merges in a row that are followed; a ring ends there."""


async def moved(request: Request, look: ThisLook) -> None:
    """Send a request on whose address names a merged identifier, in its path or as a value of a parameter.

    An identifier is merged where a graph tells `dcterms:isReplacedBy` of it.

    Raises:
        Moved: it does.
    """
    path = str(request.scope["path"])
    name = str(request.path_params.get("name", ""))
    told = request.query_params.multi_items()
    pairs = [(key, (key in _NAMING and successor(look, value)) or value) for key, value in told]
    newer = successor(look, name)
    if newer:
        head, _, tail = path.rpartition(name)
        path = f"{head}{newer}{tail}"
    if newer or pairs != told:
        query = urlencode(pairs)
        address = quote(path, safe="/~") + (f"?{query}" if query else "")
        raise Moved("what is asked for has been merged into another", location=address)


def successor(look: Look, identifier: str) -> str | None:
    """Return the identifier that a merged one has now; None where it is none, or its merges go round in a ring."""
    seen = [look.short(identifier)]
    while "/" in seen[-1] and len(seen) <= _LONGEST:
        full = expand(seen[-1], look.base)
        if iri(full) != f"<{full}>":  # No identifier at all.
            return None
        told = look.view.quads(subject=full, predicate=DCTERMS.isReplacedBy)
        newer = sorted(quad.object for quad in told)
        if not newer:
            return seen[-1] if len(seen) > 1 else None
        seen.append(look.short(parse(newer[0]).value))
    return None
