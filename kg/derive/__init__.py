"""The derived graph: shortcuts between actors and the origin of articles, worked out from what articles tell.

The rules exist twice. `shortcuts` and `originals` are the incremental form: functions of one article, or of the
chains that a changed article touches; a store is given this package as its `Deriver`. `construct` holds the same
rules as CONSTRUCT queries over a whole store; the tests hold the two forms against each other.
"""

from typing import Final

from kg.derive.construct import construct, differences
from kg.derive.originals import READS as _CHAINS
from kg.derive.originals import links, origins
from kg.derive.shortcuts import READS as _SHORTCUTS
from kg.derive.shortcuts import shortcuts
from kg.store.base import Store

__all__ = ["construct", "differences", "links", "origins", "reads", "rebuild", "shortcuts"]

reads: Final = _CHAINS | _SHORTCUTS
"""The predicates that `shortcuts` and `links` look at, in N-Triples syntax."""


def rebuild(store: Store) -> None:
    """Drop the derived graph and work it out again from the graphs of all articles (`kg derive`)."""
    with store.writer() as writer:
        writer.rederive()
