"""The change that one commit makes to the quads, told so that applying it twice equals applying it once."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.rdf.terms import Quad


@dataclass(slots=True)
class Delta:
    """Graphs to drop first, then quads to take out, then quads to put in."""

    dropped: list[str] = field(default_factory=list)
    """IRIs of whole graphs."""
    nquads: list[str] = field(default_factory=list)
    """Whole graphs that take their place, in N-Quads."""
    removed: set[Quad] = field(default_factory=set)
    added: set[Quad] = field(default_factory=set)

    def add(self, quads: Iterable[Quad]) -> None:
        """Put quads in that were not there; a removal of the same quad is taken back."""
        for quad in quads:
            if quad in self.removed:
                self.removed.discard(quad)
            else:
                self.added.add(quad)

    def remove(self, quads: Iterable[Quad]) -> None:
        """Take quads out that were there; an addition of the same quad is taken back."""
        for quad in quads:
            if quad in self.added:
                self.added.discard(quad)
            else:
                self.removed.add(quad)
