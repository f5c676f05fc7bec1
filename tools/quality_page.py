"""Write the tables of docs/quality.md anew: `python -m tools.quality_page NAME=GOLD[,ARTICLES] ...`.

A table stands between `<!-- NAME -->` and `<!-- end -->`, that of the confidence between `<!-- NAME confidence -->`
and `<!-- end -->`. Names that are not given keep their tables.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from benchmarks.quality import read_both, table
from benchmarks.reliability import lines
from kg.check.reliability import graded
from kg.check.score import score

_ROOT = Path(__file__).parents[1]
_PAGE, _README = _ROOT / "docs" / "quality.md", _ROOT / "README.md"
_SHORT = {
    "actors": "actors",
    "places": "places",
    "statements.detection": "statements found",
    "statements.speaker": "statements with the right speaker",
    "events.detection": "events found",
    "events.full": "events with type, agents and targets all right",
    "relations": "ties and bylines",
    "events.status": "status of the events found (share)",
    "events.leak": "told as having happened, of all that did not happen for sure (share, less is better)",
}
"""The rows of the README's table."""


def put(page: str, name: str, rows: list[str]) -> str:
    """Return the page with a table put in place of the one under that name; a page without it stays as it is."""
    block = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    text = "\n".join(rows).strip()
    return block.sub(lambda found: f"{found[1]}\n{text}\n\n{found[2]}", page)


def short(columns: list[Mapping[str, Any]]) -> list[str]:
    """Return the README's table: development and unread side by side."""
    rows = ["| F1, unless said | articles that rules were tuned on | unread articles |", "| --- | ---: | ---: |"]
    for name, title in _SHORT.items():
        cells = [
            figures["layers"][name]["f1"] if name in figures["layers"] else figures["accuracies"][name]["value"]
            for figures in columns
        ]
        rows.append(f"| {title} | {' | '.join(f'{cell:.3f}' for cell in cells)} |")
    return rows


def main(arguments: list[str]) -> None:
    """Score every gold named and write the page; with `development` and `unread` the README's table too."""
    page = _PAGE.read_text("utf-8")
    known: dict[str, Mapping[str, Any]] = {}
    for argument in arguments:
        name, _, paths = argument.partition("=")
        gold, found = read_both(paths.split(","))
        known[name] = figures = score(gold, found)[0]
        page = put(page, name, table(figures))
        grades = graded(gold, found)
        page = put(page, f"{name} confidence", [row for layer in grades for row in lines(layer, grades[layer])])
    _PAGE.write_text(page, "utf-8")
    if {"development", "unread"} <= set(known):
        table_of = short([known["development"], known["unread"]])
        _README.write_text(put(_README.read_text("utf-8"), "figures", table_of), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
