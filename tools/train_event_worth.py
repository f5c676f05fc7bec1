"""Learn which event candidates people annotate: `python -m tools.train_event_worth GOLD.jsonl ...`.

Prints cross-validated F1 by threshold (folds are articles) and writes `kg/lexicon/event_weights.tsv`; the texts are
those in the gold. Nothing of them enters that file but weights of features (single words and their grammar).
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
from kg.check.evalformat import to_eval
from kg.check.evaluation import IN_GOLD
from kg.check.score.events import credits_of, match_events
from kg.check.score.matching import Names, match_actors
from kg.check.score.schema import Record, complete, read_gold
from kg.config import Config
from kg.draft import Draft
from kg.extract.assemble import assemble
from kg.extract.events import candidates
from kg.extract.framing import frames_of
from kg.extract.tree import tree_of
from kg.extract.worth import features_of
from kg.extraction import run_steps
from kg.read.base import ReadOptions
from kg.read.sources import read_all

_HEAD = """# Made by tools/train_event_worth.py from {articles} articles of the development gold (English Wikinews,
# CC BY 2.5, and our own): weights of single words and of grammatical features. worth = 1 / (1 + exp(-sum)).
feature\tweight
"""
_RIDGE = 15.0
_SEEN = 5
"""Features of fewer candidates are left out."""
_FOLDS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One candidate."""

    article: int
    file: int
    features: frozenset[str]
    found: float
    """1 where the gold has the event."""
    credit: float
    """What it earns, 0 to 1: for being an event two fifths, for type, agents and targets one fifth each."""


def drafts_of(path: Path) -> Iterator[Draft]:
    """Yield the drafts of the articles in a gold file after all steps, with every candidate kept as an event."""
    config = Config()
    named = {name: plugins.load("newskg.steps", name) for name in config.steps}
    named["events"] = lambda draft: draft.events.extend(candidates(draft))
    read = read_all([str(path)], ReadOptions(mapping=IN_GOLD))
    for draft in draft_articles((one for one in read if isinstance(one, Article)), load_pipeline(config.model)):
        yield run_steps(draft, named.values())


def labelled(draft: Draft, gold: Record, numbers: tuple[int, int]) -> Iterator[Row]:
    """Yield the candidates of an article with what they earn against the gold."""
    found = complete(to_eval(assemble(draft, "")), draft.article.origin)
    pairs = match_actors(gold["actors"], found["actors"])
    names = Names(gold["actors"]), Names(gold["actors"], found["actors"], pairs)
    hits = {j: gold["events"][i] for i, j in match_events(gold["events"], found["events"], names)}
    tree, frames, doc = tree_of(draft.doc), frames_of(draft), draft.doc
    last = doc.text.find(gold["partial_until"][:60]) if gold.get("partial_until") else len(doc.text)
    for j, event in enumerate(draft.events):
        if doc[event.head].sent.start_char <= last:
            credit = 0.4 + 0.2 * sum(credits_of(hits[j], found["events"][j], names)) if j in hits else 0.0
            features = frozenset(features_of(draft, tree, event, frames[event.head]))
            yield Row(*numbers, features, float(j in hits), credit)


def fit(matrix: np.ndarray, credit: np.ndarray, penalty: float = _RIDGE) -> np.ndarray:
    """Return the weights of a ridge-penalised logistic regression (Newton's method)."""
    weights, ridge = np.zeros(matrix.shape[1]), np.full(matrix.shape[1], penalty)
    for _ in range(50):
        share = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (share - credit) + ridge * weights
        curve = (matrix * (share * (1 - share))[:, None]).T @ matrix + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if abs(step).max() < 1e-6:
            break
    return weights


def cross_validate(matrix: np.ndarray, rows: list[Row], files: np.ndarray) -> np.ndarray:
    """Return the worth of every candidate by the weights of the other articles' folds."""
    fold = np.array([row.article % _FOLDS for row in rows])
    credit = np.array([row.credit for row in rows])
    worth = np.zeros(len(rows))
    for k in range(_FOLDS):
        rest = fold != k
        weights = fit(np.hstack([matrix, files])[rest], credit[rest])[: matrix.shape[1]]
        worth[~rest] = 1 / (1 + np.exp(-matrix[~rest] @ weights))
    return worth


def main(paths: list[str]) -> None:
    """Train, say how good it is, write the weights."""
    rows: list[Row] = []
    totals, articles = Counter[int](), 0
    for file, path in enumerate(map(Path, paths)):
        gold = read_gold(path)
        for number, draft in enumerate(drafts_of(path)):
            rows += labelled(draft, gold[draft.article.key or ""], (number, file))
        totals[file], articles = sum(len(record["events"]) for record in gold.values()), articles + len(gold)
    counts = Counter(name for row in rows for name in row.features)
    names = sorted(name for name, count in counts.items() if count >= _SEEN)
    matrix = np.array([[float(name in row.features) for name in names] for row in rows])
    # Annotators differ in how much they call an event: each file has a constant part of its own, left out afterwards.
    files = np.array([[float(row.file == file) for file in range(1, len(paths))] for row in rows])
    worth = cross_validate(matrix, rows, files)
    for threshold in np.arange(0.16, 0.5, 0.02):
        scores = []
        for file in range(len(paths)):
            kept = [
                row.found for row, value in zip(rows, worth, strict=True) if row.file == file and value >= threshold
            ]
            scores.append(f"F1 {2 * sum(kept) / (len(kept) + totals[file]):.3f} of {len(kept)}")
        print(f"threshold {threshold:.2f}  {'  '.join(scores)}")
    weights = fit(np.hstack([matrix, files]), np.array([row.credit for row in rows]))
    lines = [f"{name}\t{weight:.3f}\n" for name, weight in zip(names, weights, strict=False) if abs(weight) >= 0.02]
    target = Path(__file__).parents[1] / "kg/lexicon/event_weights.tsv"
    target.write_text(_HEAD.format(articles=articles) + "".join(lines), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
