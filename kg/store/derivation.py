"""What a store asks of the derived layer.

The rules live in `kg.derive`, which is above this folder; a store is given them when it is opened. They are pure
functions from quads to lines of N-Quads, so that a store can ask them about the touched articles only.
"""

from collections.abc import Collection, Container, Iterable, Sequence
from typing import Literal, NamedTuple, Protocol

from kg.rdf.terms import Quad


class Link(NamedTuple):
    """One fact on the way a text was reposted, kept by the store for every article that tells it."""

    node: str
    """The article it is about, an IRI in N-Triples syntax."""
    kind: Literal["article", "repostOf", "publisher", "published"]
    value: str
    """The object in N-Triples syntax; empty for `article`, which says that the node is one."""


class Deriver(Protocol):
    """The rules of the derived graph; the package `kg.derive` is one."""

    @property
    def reads(self) -> Container[str]:
        """The predicates that `shortcuts` and `links` look at, in N-Triples syntax: they may be given these alone."""

    def shortcuts(self, quads: Sequence[Quad], base: str) -> Iterable[Quad]:
        """Return the `said:` quads that one article's own graph supports."""

    def links(self, quads: Sequence[Quad]) -> Iterable[Link]:
        """Return what one article's own graph tells of repost chains."""

    def origins(self, nodes: Collection[str], links: Collection[Link], base: str) -> Iterable[Quad]:
        """Return the origin quads of `nodes`, given all links of everything that they lead to."""
