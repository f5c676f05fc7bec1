"""What another spaCy pipeline changes, in score and speed, on the same articles in one run.

python -m benchmarks.models GOLD ARTICLES MODEL...     the default pipeline is always the first column
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.annotate.pipeline import load_pipeline
from kg.check.evaluation import predict
from kg.check.score import score
from kg.check.score.schema import read_gold
from kg.config import DEFAULT_MODEL, Config

LAYERS = (
    "actors", "actors.person", "actors.organization", "aliases_b3", "places", "statements.detection",
    "statements.speaker", "events.detection", "events.type", "events.pairs", "relations",
)  # fmt: skip


def measured(gold: Path, articles: Path, model: str) -> tuple[dict[str, Any], float]:
    """Return the figures of a pipeline and the CPU seconds that reading took, without loading it."""
    load_pipeline(model)
    begun = time.process_time()
    found, _ = predict(gold, articles, Config(model=model))
    spent = time.process_time() - begun
    return score(read_gold(gold), found)[0], spent


def _cells(runs: Sequence[tuple[dict[str, Any], float]], layer: str) -> list[str]:
    return [f"{figures['layers'][layer]['f1']:.3f}" for figures, _ in runs]


def main(arguments: Sequence[str]) -> None:
    gold, articles = map(Path, arguments[:2])
    models = [DEFAULT_MODEL, *arguments[2:]]
    measured(gold, articles, DEFAULT_MODEL)  # so that no column pays for the dictionaries
    runs = [measured(gold, articles, model) for model in models]
    print(f"| {gold.name} | {' | '.join(models)} |\n| --- |{' ---: |' * len(models)}")
    for layer in LAYERS:
        print(f"| {layer} (F1) | {' | '.join(_cells(runs, layer))} |")
    print(f"| CPU seconds, of the first | {' | '.join(f'{spent / runs[0][1]:.2f}' for _, spent in runs)} |")


if __name__ == "__main__":
    main(sys.argv[1:])
