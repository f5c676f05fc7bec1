"""What all articles together tell of where a text came from, as the index keeps it."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from kg.iris import compress
from kg.rdf.terms import Quad, iri, parse
from kg.store.derivation import Link
from kg.store.told import ordinal
from kg.vocab import NEWS

_SOURCE: Final = iri(NEWS.originalSource)

_Values = dict[tuple[str, str], set[str]]


class Origin(NamedTuple):
    """Of one posting; the first value is the main one, further ones come of chains that fork."""

    publishers: tuple[str, ...] = ()
    posted: tuple[int, ...] = ()
    """Ordinals of days."""
    sources: tuple[str, ...] = ()
    """Original ones."""
    originals: tuple[int, ...] = ()
    """Original days, the latest first."""
    far: str = ""
    """The publication at the end of the chain, by the first link where it forks; itself without a chain."""


def origins(nodes: Collection[str], links: Collection[Link], derived: Iterable[Quad], base: str) -> dict[str, Origin]:
    """Return the origins of nodes by short identifier.

    `links` holds all links of all nodes that can be reached from `nodes`, `derived` their original sources and days.
    """
    values: _Values = defaultdict(set)
    for link in links:
        values[link.node, link.kind].add(link.value)
    for quad in derived:
        values[quad.subject, "source" if quad.predicate == _SOURCE else "original"].add(quad.object)
    return {compress(node[1:-1], base): _origin(node, values, base) for node in nodes}


def _origin(node: str, values: _Values, base: str) -> Origin:
    def names(kind: str) -> tuple[str, ...]:
        return tuple(sorted(compress(one[1:-1], base) for one in values.get((node, kind), ())))

    def days(kind: str) -> tuple[int, ...]:
        return tuple(sorted(filter(None, (ordinal(parse(one).value) for one in values.get((node, kind), ())))))

    end, seen = node, {node}
    while nearer := min(values.get((end, "repostOf"), ()), default=""):
        if nearer in seen:
            break
        end = nearer
        seen.add(end)
    far = compress(end[1:-1], base)
    return Origin(names("publisher"), days("published"), names("source"), days("original")[::-1], far)
