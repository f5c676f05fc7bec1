"""CPU seconds of a whole build against the bare spaCy pipeline on the same texts, and where they go.

python -m benchmarks.build [INPUT...]     default: the example corpus

Rounds alternate, so that a machine that slows down slows both. The phases are timed inside the build by standing in
the place of the functions between them; threads of the store count for the phase they run in.
"""

import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from typing import Any
from unittest.mock import patch

from kg import build as pipeline
from kg import extraction
from kg.annotate.pipeline import load_pipeline
from kg.article import Article
from kg.config import Config
from kg.read.base import ReadOptions
from kg.read.sources import read_all
from kg.store.folder_writer import FolderWriter

EXAMPLES = Path(__file__).parents[1] / "examples" / "corpus"
ROUNDS = 5


class Clock:
    """CPU seconds by phase; what runs inside of another phase counts for the inner one alone."""

    def __init__(self) -> None:
        self.seconds = Counter[str]()
        self._open: list[str] = ["other"]
        self._since = time.process_time()

    def _switch(self) -> None:
        now = time.process_time()
        self.seconds[self._open[-1]] += now - self._since
        self._since = now

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """Count what happens in the block for a phase."""
        self._switch()
        self._open.append(name)
        try:
            yield
        finally:
            self._switch()
            self._open.pop()

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a function whose calls count for a phase."""

        def call(*values: Any, **named: Any) -> Any:
            with self.phase(name):
                return function(*values, **named)

        return call

    def drawn(self, name: str, function: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
        """Return a generator function whose steps count for a phase."""

        def draw(*values: Any, **named: Any) -> Iterator[Any]:
            source, end = iter(function(*values, **named)), object()
            while (item := self.timed(name, next)(source, end)) is not end:
                yield item

        return draw


def timed_build(inputs: Sequence[str], folder: Path, nlp: Any) -> Counter[str]:
    """Return the CPU seconds of a build by phase."""
    clock = Clock()
    with (
        patch.object(pipeline, "read_all", clock.drawn("read", pipeline.read_all)),
        patch.object(nlp, "pipe", clock.drawn("parse", nlp.pipe)),
        patch.object(extraction, "read_articles", clock.drawn("steps", extraction.read_articles)),
        patch.object(pipeline, "encode", clock.timed("encode", pipeline.encode)),
        patch.object(FolderWriter, "put", clock.timed("put", FolderWriter.put)),
        patch.object(FolderWriter, "commit", clock.timed("commit", FolderWriter.commit)),
        clock.phase("other"),
    ):
        pipeline.build(inputs, folder)
    return clock.seconds


def cpu_seconds(work: Callable[[], object]) -> float:
    before = time.process_time()
    work()
    return time.process_time() - before


def main(inputs: Sequence[str]) -> None:
    inputs = list(inputs) or [str(EXAMPLES)]
    nlp = load_pipeline(Config().model)
    texts = [one.text for one in read_all(inputs, ReadOptions()) if isinstance(one, Article)]
    words = sum(len(text.split()) for text in texts)
    bare: list[float] = []
    whole: list[Counter[str]] = []
    with tempfile.TemporaryDirectory() as place:
        for number in range(-1, ROUNDS):
            folder = Path(place) / "graph"
            bare.append(cpu_seconds(lambda: list(map(len, nlp.pipe(texts)))))
            whole.append(timed_build(inputs, folder, nlp))
            shutil.rmtree(folder)
            if number < 0:  # The first round loads dictionaries and fills caches.
                bare.clear()
                whole.clear()
    totals = [sum(seconds.values()) for seconds in whole]
    print(f"{len(texts)} articles, {words:,} words, {ROUNDS} rounds of each in turn, {datetime.now(UTC):%Y-%m-%d}")
    for name, seconds in (("bare spacy.pipe", bare), ("kg build", totals)):
        share = median(first / second for first, second in zip(bare, seconds, strict=True))
        print(f"  {name:16} {words / median(seconds):8,.0f} words per CPU second  {share:5.2f} of bare")
    for phase in ("read", "parse", "steps", "encode", "put", "commit", "other"):
        spent = median(seconds[phase] / total for seconds, total in zip(whole, totals, strict=True))
        print(f"    {phase:14} {median(s[phase] for s in whole):6.2f} s  {spent:5.1%} of the build")


if __name__ == "__main__":
    main(sys.argv[1:])
