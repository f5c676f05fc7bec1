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
from kg.check.score.schema import Record, read_gold
from kg.config import Config

EXAMPLES = Path(__file__).parents[1] / "examples"
LAYERS = {
    "actors": "actors",
    "actors.person": "... persons",
    "actors.organization": "... organizations",
    "actors.country": "... countries",
    "actors.group": "... groups",
    "actors.media": "... media",
    "aliases_b3": "names: which words mean the same actor (B-cubed)",
    "places": "places",
    "statements.detection": "statements found",
    "statements.speaker": "... with the right speaker",
    "statements.about": "... whom they are about",
    "events.detection": "events found",
    "events.type": "... with the right type",
    "events.agent": "... with the right agents",
    "events.target": "... with the right targets",
    "events.full": "... with all three",
    "events.pairs": "who did something to whom (pairs of an article)",
    "relations": "ties and bylines",
    "relations.holds_position": "... positions",
    "relations.leads": "... who leads what",
    "relations.member_of": "... members",
    "relations.part_of": "... parts",
    "relations.affiliated_with": "... affiliations",
    "relations.located_in": "... locations",
}
SHARES = {
    "actors.role": "roles of actors",
    "actors.affiliation_country": "countries that actors belong to",
    "statements.kind": "direct, indirect or mixed speech told apart",
    "statements.polarity": "denials told apart",
    "statements.content_f1": "words of the content (mean F1)",
    "statements.via": "who passed a statement on",
    "events.status": "status of events told apart",
    "events.date_exact": "dates of events exact",
    "events.place": "places of events",
    "events.leak_of_matched": "leak among those found (less is better)",
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


def read_both(arguments: Sequence[str]) -> tuple[dict[str, Record], dict[str, Record]]:
    """Return the gold that the arguments name and what is read in its articles; says what was left out."""
    gold = Path(arguments[0]) if arguments else EXAMPLES / "gold.jsonl"
    articles = Path(arguments[1]) if len(arguments) > 1 else None if arguments else EXAMPLES / "corpus"
    found, left_out = predict(gold, articles, Config())
    for error in left_out:
        print(f"left out: {error}", file=sys.stderr)
    return read_gold(gold), found


def main(arguments: Sequence[str]) -> None:
    figures, _ = score(*read_both(arguments))
    print(f"{figures['articles']} articles\n")
    print("\n".join(table(figures)))


if __name__ == "__main__":
    main(sys.argv[1:])
