"""Resident memory while articles stream through annotation and extraction.

python -m benchmarks.memory [ARTICLES [INPUT...]]     default: 1000 articles made of the example corpus

Every article brings twenty words that no other has, as names in real news do: what a process remembers of each of
them would show.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path

from kg.article import Article
from kg.config import Config
from kg.extraction import read_articles
from kg.read.base import ReadOptions
from kg.read.sources import read_all

EXAMPLES = Path(__file__).parents[1] / "examples" / "corpus"
MARKS = 10


def resident_mib() -> float:
    """Return the resident memory of this process in MiB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * 4096 / 2**20


def articles(count: int, inputs: Sequence[str]) -> Iterator[Article]:
    """Yield so many articles, each with words of its own at the end."""
    dice = random.Random(1)
    once = [one for one in read_all(inputs, ReadOptions()) if isinstance(one, Article)]
    for number, article in enumerate(islice(cycle(once), count)):
        words = ["".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=9)).title() for _ in range(20)]
        said = " ".join(
            f"{first} {last} met {other}." for first, last, other in zip(words, words[1:], words[2:], strict=False)
        )
        yield replace(article, text=f"{article.text}\n\n{said}", key=f"{article.key or article.headline}-{number}")


def main(arguments: Sequence[str]) -> None:
    count = int(arguments[0]) if arguments else 1000
    read = statements = 0
    print("| articles | statements | MiB resident |\n| ---: | ---: | ---: |")
    for reading in read_articles(articles(count, arguments[1:] or [str(EXAMPLES)]), Config()):
        read, statements = read + 1, statements + len(reading.statements)
        if read % max(count // MARKS, 1) == 0 or read == 16:
            print(f"| {read} | {statements} | {resident_mib():.0f} |", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
