"""Learn which actor candidates people annotate: `python -m tools.train_actor_presence GOLD.jsonl ...`.

Prints cross-validated figures by threshold (folds are articles) and writes `kg/lexicon/actor_weights.tsv`; the texts
are those in the gold. Nothing of them enters that file but weights of features of form, grammar and part.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kg import plugins
from kg.annotate.pipeline import draft_articles, load_pipeline
from kg.article import Article
from kg.check.evaluation import IN_GOLD
from kg.check.score.matching import surfaces
from kg.check.score.schema import Record, read_gold
from kg.config import Config
from kg.draft import Draft
from kg.extract.presence import candidates, features_of
from kg.extraction import run_steps
from kg.read.base import ReadOptions
from kg.read.sources import read_all
from tools.train_event_worth import fit

_HEAD = """# Made by tools/train_actor_presence.py from {articles} articles of the development gold (English Wikinews,
# CC BY 2.5, and our own): weights of features of form, grammar and part. presence = 1 / (1 + exp(-sum)).
feature\tweight
"""
_SEEN = 6
"""Features of fewer candidates are left out."""
_FOLDS = 10
_PENALTY = 2.0
_LINES = 115


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate."""

    article: int
    file: int
    kind: str
    speaks: bool
    features: frozenset[str]
    right: float


def drafts_of(path: Path) -> Iterator[Draft]:
    """Yield the drafts of the articles in a gold file after all steps."""
    config = Config()
    steps = [plugins.load("newskg.steps", name) for name in config.steps]
    read = read_all([str(path)], ReadOptions(mapping=IN_GOLD))
    for draft in draft_articles((one for one in read if isinstance(one, Article)), load_pipeline(config.model)):
        yield run_steps(draft, steps)


def labelled(draft: Draft, gold: Record, numbers: tuple[int, int]) -> Iterator[Row]:
    """Yield the candidates of an article; right are those with a name of an actor in the gold."""
    known = {surface for actor in gold["actors"] for surface in surfaces(actor)}
    for one in candidates(draft):
        names = surfaces({"name": one.referent.name, "aliases": sorted(one.referent.aliases)})
        features = frozenset(features_of(draft, one))
        yield Row(*numbers, one.referent.type, "voice" in one.parts, features, float(bool(names & known)))


def cross_validate(matrix: np.ndarray, rows: list[Row]) -> np.ndarray:
    """Return the presence of every candidate by the weights of the other articles' folds."""
    fold_of = np.array([row.article % _FOLDS for row in rows])
    right = np.array([row.right for row in rows])
    presence = np.zeros(len(rows))
    for k in range(_FOLDS):
        rest = fold_of != k
        presence[~rest] = 1 / (1 + np.exp(-matrix[~rest] @ fit(matrix[rest], right[rest], _PENALTY)))
    return presence


def report(rows: list[Row], presence: np.ndarray, threshold: float) -> str:
    """Return what a threshold drops, by file and type: wrong ones and right ones."""
    dropped: Counter[tuple[int, str, float]] = Counter()
    for row, value in zip(rows, presence, strict=True):
        if value < threshold and not row.speaks:
            dropped[row.file, row.kind, row.right] += 1
    pairs = sorted({key[:2] for key in dropped})
    return "  ".join(f"{f}:{kind} -{dropped[f, kind, 0.0]} wrong -{dropped[f, kind, 1.0]} right" for f, kind in pairs)


def main(paths: list[str]) -> None:
    """Train, say how good it is, write the weights."""
    rows: list[Row] = []
    articles = 0
    for file, path in enumerate(map(Path, paths)):
        gold = read_gold(path)
        for number, draft in enumerate(drafts_of(path)):
            rows += labelled(draft, gold[draft.article.key or ""], (number, file))
        articles += len(gold)
    counts = Counter(name for row in rows for name in row.features)
    names = sorted(name for name, count in counts.items() if count >= _SEEN)
    matrix = np.array([[float(name in row.features) for name in names] for row in rows])
    presence = cross_validate(matrix, rows)
    for threshold in np.arange(0.25, 0.65, 0.05):
        print(f"threshold {threshold:.2f}  {report(rows, presence, threshold)}")
    weights = fit(matrix, np.array([row.right for row in rows]), _PENALTY)
    strongest = sorted(zip(names, weights, strict=True), key=lambda pair: -abs(pair[1]))[:_LINES]
    lines = [f"{name}\t{weight:.3f}\n" for name, weight in sorted(strongest)]
    target = Path(__file__).parents[1] / "kg/lexicon/actor_weights.tsv"
    target.write_text(_HEAD.format(articles=articles) + "".join(lines), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
