"""A big graph folder of made-up news, written by the real writer, and how fast it is loaded.

    python -m benchmarks.news_graph FOLDER [--articles 8000] [--sentences 2] [--seed 7] [--batch 2000]

The bytes of what is written depend on articles, sentences and seed alone. An article of two sentences on average has
about 150 quads, derived and entities graphs included: 8000 articles make a million quads, 90000 twelve million. Few
actors are named often: `country/US` is the hub. Printed for every tenth part: articles, quads, seconds, quads a
second, and of that the seconds in commits.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from benchmarks.memory import resident_mib
from benchmarks.news_stories import make_reading
from benchmarks.news_world import make_world
from kg import derive
from kg.rdf.quads import Encoded, encode
from kg.store.folder import FolderStore

WHEN: Final = datetime(2026, 1, 1, tzinfo=UTC)
SEED: Final = 7
SENTENCES: Final = 2


def make_articles(count: int, base: str, *, sentences: int = SENTENCES, seed: int = SEED) -> Iterator[Encoded]:
    """Yield the articles of a graph, ready for a store; the first ones of a bigger graph are others."""
    world = make_world(count)
    for number in range(count):
        yield encode(make_reading(world, seed, number, sentences), base=base, when=WHEN)


def load(folder: Path, arguments: argparse.Namespace) -> None:
    """Write a graph folder and print a line for each tenth of it."""
    store = FolderStore.create(folder, derive)
    articles = make_articles(arguments.articles, store.base, sentences=arguments.sentences, seed=arguments.seed)
    part = max(arguments.articles // 10, 1)
    begun = before = time.perf_counter()
    committing, quads, told = 0.0, 0, 0
    print("| articles | quads | seconds | quads a second | of it committing, s | MiB |\n| ---: " + "| ---: " * 5 + "|")
    with store.writer() as writer:
        for number, article in enumerate(articles, 1):
            writer.put(article)
            quads += article.nquads.count("\n")
            if number % arguments.batch == 0 or number == arguments.articles:
                start = time.perf_counter()
                writer.commit()
                committing += time.perf_counter() - start
            if number % part == 0 or number == arguments.articles:
                now = time.perf_counter()
                figures = f"{now - begun:.0f} | {(quads - told) / (now - before):.0f} | {committing:.0f}"
                print(f"| {number} | {quads} | {figures} | {resident_mib():.0f} |", flush=True)
                before, told, committing = now, quads, 0.0


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=8000)
    parser.add_argument("--sentences", type=int, default=SENTENCES, help="of an article, on average")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--batch", type=int, default=2000, help="articles to a commit")
    chosen = parser.parse_args(arguments)
    load(chosen.folder, chosen)


if __name__ == "__main__":
    main()
