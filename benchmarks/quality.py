"""Precision, recall and F1 against gold, as the Markdown table of docs/quality.md.

python -m benchmarks.quality [GOLD [ARTICLES]]     default: the example gold and corpus

ARTICLES is a file or folder with the articles of the gold, dates included; without it the texts in the gold are read
with the title, outlet and date that stand beside them.
"""

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from kg.check.evaluation import predict
from kg.check.score import score
from kg.check.score.schema import read_gold
from kg.config import Config

EXAMPLES = Path(__file__).parents[1] / "examples"
LAYERS = {
    "actors": "actors",
    "aliases_b3": "names: which words mean the same actor (B-cubed)",
    "countries": "countries",
    "places": "places",
    "statements.detection": "statements found",
    "statements.speaker": "... with the right speaker",
    "events.detection": "events found",
    "events.type": "... with the right type",
    "events.agent": "... with the right agents",
    "events.target": "... with the right targets",
    "events.full": "... with all three",
    "relations": "ties and bylines",
}
SHARES = {
    "statements.kind": "direct, indirect or mixed speech told apart",
    "statements.polarity": "denials told apart",
    "statements.content_f1": "words of the content (mean F1)",
    "events.status": "status of events told apart",
    "events.date_exact": "dates of events exact",
    "events.leak": "leak: of all that did not happen for sure, told as having happened (less is better)",
}


def table(figures: Mapping[str, Any]) -> list[str]:
    """Return the lines of the table."""
    lines = ["| layer | precision | recall | F1 | in gold |", "| --- | ---: | ---: | ---: | ---: |"]
    for name, title in LAYERS.items():
        row = figures["layers"].get(name)
        if row:
            lines.append(f"| {title} | {row['p']:.3f} | {row['r']:.3f} | {row['f1']:.3f} | {row['gold']:.0f} |")
    lines += ["", "| of what was found | share | cases |", "| --- | ---: | ---: |"]
    for name, title in SHARES.items():
        row = figures["accuracies"].get(name)
        if row and row["value"] is not None:
            lines.append(f"| {title} | {row['value']:.3f} | {row['cases']:.0f} |")
    return lines


def main(arguments: Sequence[str]) -> None:
    gold = Path(arguments[0]) if arguments else EXAMPLES / "gold.jsonl"
    articles = Path(arguments[1]) if len(arguments) > 1 else None if arguments else EXAMPLES / "corpus"
    found, left_out = predict(gold, articles, Config())
    for error in left_out:
        print(f"left out: {error}", file=sys.stderr)
    figures, _ = score(read_gold(gold), found)
    print(f"{figures['articles']} articles of {gold.name}\n")
    print("\n".join(table(figures)))


if __name__ == "__main__":
    main(sys.argv[1:])
