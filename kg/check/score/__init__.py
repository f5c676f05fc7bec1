"""Scores readings, article by article, against a gold standard in the annotation schema.

Two kinds of figures: precision, recall and F1 of layers, and shares of cases. The layers events.type, events.agent
and events.target each ask for a detected event plus that one property; events.full asks for all three.
"""

from collections.abc import Mapping
from typing import Any

from kg.check.score.actors import score_actors, score_fields, score_places
from kg.check.score.events import score_events
from kg.check.score.matching import Names, match_actors
from kg.check.score.schema import SCHEMA, Record
from kg.check.score.statements import score_relations, score_statements
from kg.check.score.tally import Tally, ratio
from kg.check.score.text import norm, same_sentence

_BYLINE = ("author_of", "published_by")


def score(gold: Mapping[str, Record], predicted: Mapping[str, Record]) -> tuple[dict[str, Any], Tally]:
    """Return all figures, and the tally with the errors behind them, over all gold articles."""
    total = Tally()
    for key, article in gold.items():
        total.add(score_article(article, predicted.get(key)))
    figures = {
        "articles": len(gold),
        "without_prediction": [key for key in gold if key not in predicted],
        "unknown_ids": [key for key in predicted if key not in gold],
        **total.figures(),
        "leak": ratio(*total.shares["events.leak"]),
    }
    return figures, total


def score_article(gold: Record, predicted: Record | None) -> Tally:
    """Return the counts of all layers of one article; `predicted` is None where it is missing."""
    tally, key = Tally(), gold["id"]
    found: Record = predicted or {layer: [] for layer in SCHEMA}
    pairs = match_actors(gold["actors"], found["actors"])
    names = Names(gold["actors"]), Names(gold["actors"], found["actors"], pairs)
    score_fields(tally, key, gold, predicted)
    score_actors(tally, key, (gold["actors"], found["actors"]), pairs)
    score_places(tally, key, gold["places"], found["places"])
    for layer, count in (
        ("events", score_events),
        ("statements", score_statements),
        ("relations", score_relations),
    ):
        count(tally, key, (gold[layer], _before_cut(gold, found[layer], found.get("text"))), names)
    return tally


def _before_cut(gold: Record, items: list[Record], text: str | None) -> list[Record]:
    """Drop predicted items that stand after the gold article's `partial_until`; byline relations always stay."""
    last = gold.get("partial_until")
    if not last:
        return items
    whole = norm(gold.get("text") or text)
    if norm(last) in whole:
        end = whole.index(norm(last)) + len(norm(last))
        kept = [whole.find(norm(_anchor(item))) < end for item in items]
    else:
        known = [last, *(_anchor(item) for layer in ("events", "statements", "relations") for item in gold[layer])]
        placed = [n for n, item in enumerate(items) if any(same_sentence(_anchor(item), k) for k in known)]
        kept = [bool(placed) and number <= placed[-1] for number in range(len(items))]
    return [item for item, keep in zip(items, kept, strict=True) if keep or item.get("predicate") in _BYLINE]


def _anchor(item: Record) -> str:
    """Return the stretch of text that says where an item stands."""
    return str(item.get("sentence") or item.get("content", "").split(" [...] ")[0])
