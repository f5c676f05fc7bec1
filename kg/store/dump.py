"""A whole store as sorted N-Quads lines: equal stores give equal bytes, however they came about."""

from collections.abc import Iterator
from contextlib import ExitStack
from heapq import merge
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Final

from kg.rdf.terms import iri
from kg.store.base import View
from kg.vocab import PROV

_RUN: Final = 200_000
"""Lines that are sorted in memory at a time."""


def dump(view: View, *, moments: bool = True) -> Iterator[str]:
    """Yield every quad of a view as an N-Quads line with its line end, in code point order.

    Without `moments` the times of the runs (`prov:generatedAtTime`) are left out: then two builds of the same
    articles give the same lines. With them they do if both ran under one `SOURCE_DATE_EPOCH`.
    """
    generated = iri(PROV.generatedAtTime)
    lines = (f"{quad}\n" for quad in view.quads() if moments or quad.predicate != generated)
    with ExitStack() as files:
        runs: list[IO[str]] = []
        while run := sorted(islice(lines, _RUN)):
            if not runs and len(run) < _RUN:
                yield from run
                return
            runs.append(files.enter_context(TemporaryFile("w+", encoding="utf-8", newline="\n")))
            runs[-1].writelines(run)
            runs[-1].seek(0)
        yield from merge(*runs)
