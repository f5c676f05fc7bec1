"""Learn which event candidates people annotate: `python -m tools.train_event_worth GOLD.jsonl ARTICLES.jsonl`.

Prints the cross-validated F1 of detection by threshold (folds are articles) and writes
`kg/lexicon/event_weights.tsv`. Nothing of the texts enters that file but weights of grammatical features.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from kg import plugins
from kg.annotate.pipeline import draft_articles, load_pipeline
from kg.article import Article
from kg.check.score.matching import pairing
from kg.check.score.schema import read_gold
from kg.check.score.text import same_sentence, token_f1, trigger_stems
from kg.config import Config
from kg.draft import Draft
from kg.extract.events import candidates
from kg.extract.framing import frames_of
from kg.extract.tree import tree_of
from kg.extract.worth import features_of
from kg.read.base import ReadOptions, Source
from kg.read.jsonl import JsonlReader

_HEAD = """# Made by tools/train_event_worth.py from the development gold (texts: English Wikinews, CC BY 2.5);
# weights of grammatical features only. Logistic regression: confidence = 1 / (1 + exp(-sum of the weights present)).
feature\tweight
"""
_RIDGE = 10.0
_SEEN = 4
"""Features of fewer candidates are left out."""


def drafts_of(path: Path, config: Config) -> list[Draft]:
    """Return the drafts of a JSON Lines file after all steps before `events`."""
    read = JsonlReader().read(Source.from_path(path), ReadOptions())
    articles = [article for article in read if isinstance(article, Article)]
    steps = [plugins.load("newskg.steps", name) for name in config.steps[: config.steps.index("events")]]
    drafts = list(draft_articles(articles, load_pipeline(config.model)))
    for draft in drafts:
        for step in steps:
            step(draft)
    return drafts


def labelled(draft: Draft, gold: dict[str, Any]) -> list[tuple[set[str], bool]]:
    """Return the features of each candidate of an article with whether the gold has it."""
    found, tree, doc = candidates(draft), tree_of(draft.doc), draft.doc
    draft.events = found
    frames = frames_of(draft)
    rows = [{"trigger": doc[e.start : e.end].text, "sentence": doc[e.head].sent.text} for e in found]
    hits = {j for _, j in pairing(gold["events"], rows, _weight)}
    last = doc.text.find(gold["partial_until"][:60]) if gold.get("partial_until") else len(doc.text)
    return [
        (set(features_of(draft, tree, event, frames[event.head])), j in hits)
        for j, event in enumerate(found)
        if doc[event.head].sent.start_char <= last
    ]


def _weight(gold: dict[str, Any], found: dict[str, Any]) -> float:
    shared = trigger_stems(gold["trigger"]) & trigger_stems(found["trigger"])
    if not shared or not same_sentence(gold["sentence"], found["sentence"]):
        return 0.0
    return 10.0 + token_f1(gold["trigger"], found["trigger"])


def fit(matrix: np.ndarray, hits: np.ndarray) -> np.ndarray:
    """Return the weights of a ridge-penalised logistic regression (Newton's method)."""
    weights, ridge = np.zeros(matrix.shape[1]), np.full(matrix.shape[1], _RIDGE)
    for _ in range(50):
        share = 1 / (1 + np.exp(-matrix @ weights))
        slope = matrix.T @ (share - hits) + ridge * weights
        curve = (matrix * (share * (1 - share))[:, None]).T @ matrix + np.diag(ridge)
        step = np.linalg.solve(curve, slope)
        weights -= step
        if abs(step).max() < 1e-6:
            break
    return weights


def main(gold_path: str, articles_path: str) -> None:
    """Train, say how good it is, write the weights."""
    gold = read_gold(Path(gold_path))
    rows, folds = [], []
    for number, draft in enumerate(drafts_of(Path(articles_path), Config())):
        for row in labelled(draft, gold[draft.article.key or ""]):
            rows.append(row)
            folds.append(number % 10)
    counts = Counter(name for features, _ in rows for name in features)
    names = sorted(name for name, count in counts.items() if count >= _SEEN)
    matrix = np.array([[float(name in features) for name in names] for features, _ in rows])
    hits, fold = np.array([float(hit) for _, hit in rows]), np.array(folds)
    shares = np.zeros(len(hits))
    for k in range(10):
        shares[fold == k] = 1 / (1 + np.exp(-matrix[fold == k] @ fit(matrix[fold != k], hits[fold != k])))
    total = sum(len(article["events"]) for article in gold.values())
    for threshold in np.arange(0.1, 0.6, 0.04):
        kept = shares >= threshold
        print(f"threshold {threshold:.2f}  F1 {2 * hits[kept].sum() / (kept.sum() + total):.3f}  kept {kept.sum()}")
    for low in np.arange(0, 1, 0.1):
        part = (shares >= low) & (shares < low + 0.1)
        if part.any():
            print(f"confidence {low:.1f}-{low + 0.1:.1f}: {hits[part].mean():.2f} of {part.sum()} are events")
    lines = [
        f"{name}\t{weight:.3f}\n" for name, weight in zip(names, fit(matrix, hits), strict=True) if abs(weight) >= 0.02
    ]
    (Path(__file__).parents[1] / "kg/lexicon/event_weights.tsv").write_text(_HEAD + "".join(lines), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
