"""Floors under the scores: what was reached once is not lost unnoticed.

A floor file holds the digest of its gold and, for each figure, the score rounded down to two decimals (another
processor's rounding must not count); for the leak, where less is better, a ceiling rounded up. `--rewrite-golden`
raises floors to what is reached now and never lowers one: whoever accepts a loss writes the lower number by hand, for
everybody to see. Only a new gold begins anew.
"""

import json
import math
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from kg.check.evaluation import predict
from kg.check.score import score
from kg.check.score.schema import read_gold
from kg.config import Config

LAYERS = (
    "actors", "actors.person", "actors.organization", "actors.country", "actors.group", "actors.media",
    "aliases_b3", "countries", "places",
    "events.detection", "events.type", "events.agent", "events.target", "events.full", "events.pairs",
    "statements.detection", "statements.speaker", "statements.about",
    "relations", "relations.holds_position", "relations.member_of", "relations.located_in",
)  # fmt: skip
SHARES = (
    "actors.role", "actors.affiliation_country", "events.status", "events.date_exact", "events.place",
    "statements.kind", "statements.polarity", "statements.content_f1",
)  # fmt: skip
CEILINGS = ("leak",)


def reached(gold: Path, articles: Path | None) -> dict[str, float]:
    """Return the figures that the extractor reaches now on the articles of a gold file."""
    predicted, left_out = predict(gold, articles, Config())
    assert not left_out
    figures, _ = score(read_gold(gold), predicted)
    return _chosen(figures)


def _chosen(figures: Mapping[str, Any]) -> dict[str, float]:
    """Return the figures that the gold has any case of."""
    rows = {name: figures["layers"].get(name, {}).get("f1") for name in LAYERS}
    rows |= {name: figures["accuracies"].get(name, {}).get("value") for name in SHARES}
    return {**{name: value for name, value in rows.items() if value is not None}, "leak": figures["leak"]}


def check_floor(gold: Path, floor: Path, figures: Mapping[str, float], *, rewrite: bool) -> None:
    """Assert that no figure lies below its floor; with `rewrite`, raise the floors first."""
    digest = sha256(gold.read_bytes()).hexdigest()
    kept: dict[str, Any] = json.loads(floor.read_text("utf-8")) if floor.exists() else {"gold": "", "figures": {}}
    command = f"pytest {os.path.relpath(floor.parent)} --rewrite-golden"
    if rewrite:
        kept = {"gold": digest, "figures": _raised(kept["figures"] if kept["gold"] == digest else {}, figures)}
        floor.write_text(json.dumps(kept, indent=2) + "\n", "utf-8")
    assert kept["gold"] == digest, f"the gold has changed: set its floors anew with {command}"
    below = {name: (was, figures[name]) for name, was in kept["figures"].items() if _lost(name, was, figures[name])}
    assert not below, f"(floor, reached) {below}; a loss that is meant is written into {floor.name} by hand"


def _raised(old: Mapping[str, float], figures: Mapping[str, float]) -> dict[str, float]:
    new = {name: _rounded(name, value) for name, value in figures.items()}
    return {name: _better(name, old.get(name, value), value) for name, value in new.items()}


def _rounded(name: str, value: float) -> float:
    # 0.29 * 100 is 28.999999999999996: without the small step up it would round to 0.28.
    return math.ceil(value * 100 - 1e-9) / 100 if name in CEILINGS else math.floor(value * 100 + 1e-9) / 100


def _better(name: str, one: float, other: float) -> float:
    return min(one, other) if name in CEILINGS else max(one, other)


def _lost(name: str, was: float, now: float) -> bool:
    return now > was + 1e-9 if name in CEILINGS else now < was - 1e-9
