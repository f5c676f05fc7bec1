"""Finding who is meant by a name on the command line."""

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from kg.commands.console import counted, say
from kg.errors import NotFound, UsageError
from kg.iris import compress, expand

if TYPE_CHECKING:
    from kg.query.things import Things
    from kg.store.base import View

_IDENTIFIER: Final = re.compile(r'[A-Za-z][^\s<>"{}|\\^`]*/[^\s<>"{}|\\^`]+')
_SOURCE: Final = "source/"
_CANDIDATES: Final = 200
_LISTED: Final = 5


def find_actor(view: "View", name: str) -> str:
    """Return the short identifier that a name, an alias or an identifier means.

    A name that several actors have means the one that is mentioned most; the others are told on stderr, and so is
    whom a part of a name was taken for.

    Raises:
        NotFound: nobody is called so; the hint names whom near spellings mean.
        UsageError: it identifies something that is no actor or place.
    """
    return _find(view, name, "")


def find_sources(view: "View", names: tuple[str, ...]) -> frozenset[str]:
    """Return the short identifiers of outlets by name or identifier. Raises NotFound, UsageError."""
    return frozenset(_find(view, name, _SOURCE) for name in names)


def _find(view: "View", name: str, prefix: str) -> str:
    from kg.query.things import Things

    things = Things(view)
    if _IDENTIFIER.fullmatch(name):
        known = things.get(compress(name, view.base))
        if known and (not known.type or not known.id.startswith(prefix)):
            hint = (
                "identifiers of outlets begin with source/" if prefix else "name a person, an organization or a place"
            )
            raise UsageError(f"{name} is no {'outlet' if prefix else 'actor or place'}", hint=hint)
        if known:
            return known.id
    hits = [hit for hit in view.search(name, "label", _CANDIDATES) if hit.id.startswith(prefix)]
    exact = [hit for hit in hits if hit.text.casefold() == name.casefold()]
    if not hits:
        raise _nobody(view, name, prefix)
    ranked = _by_mentions(view, {hit.id for hit in exact or hits})
    _tell(things, name, ranked, exact=bool(exact))
    return ranked[0][0]


def _by_mentions(view: "View", candidates: set[str]) -> list[tuple[str, int]]:
    from kg.query.prefixes import HEAD

    values = " ".join(f"<{expand(one, view.base)}>" for one in sorted(candidates))
    query = f"""{HEAD}SELECT ?actor (COUNT(DISTINCT ?m) AS ?n) WHERE {{
        VALUES ?actor {{ {values} }} ?m news:refersTo ?actor }} GROUP BY ?actor"""
    counts = {compress(row["actor"].value, view.base): int(row["n"].value) for row in view.select(query)}
    return sorted(((one, counts.get(one, 0)) for one in candidates), key=lambda pair: (-pair[1], pair[0]))


def _tell(things: "Things", name: str, ranked: list[tuple[str, int]], *, exact: bool) -> None:
    shown = [f"{things.get(one).label} ({one}, {counted(count, 'mention')})" for one, count in ranked[: _LISTED + 1]]
    if len(ranked) > 1 or not exact:
        say(f"{name!r} is taken for {shown[0]}")
    if len(ranked) > 1:
        more = f", and {len(ranked) - 1 - _LISTED} more" if len(ranked) - 1 > _LISTED else ""
        say(f"    it could also be {'; '.join(shown[1:])}{more}; name an identifier to choose")


def _nobody(view: "View", name: str, prefix: str) -> NotFound:
    from kg.query.prefixes import HEAD

    kinds = "news:Source" if prefix else "news:Person news:Organization news:Source news:Group news:Country news:Place"
    named = f"VALUES ?kind {{ {kinds} }} ?x a ?kind ; rdfs:label|skos:altLabel ?label"
    rows = view.select(f"{HEAD}SELECT DISTINCT ?x ?label WHERE {{ {named} }}")
    told = {row["label"].value.casefold(): compress(row["x"].value, view.base) for row in rows}
    near = dict.fromkeys(told[label] for label in get_close_matches(name.casefold(), told, n=3))
    hint = f"did you mean {' or '.join(near)}?" if near else "kg stats lists who is named most"
    return NotFound(f"no {'outlet' if prefix else 'actor or place'} called {name!r} is in the graph", hint=hint)
