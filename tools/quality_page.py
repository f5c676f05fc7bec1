"""Write the tables of docs/quality.md anew: `python -m tools.quality_page NAME=GOLD[,ARTICLES] ...`.

A table stands between `<!-- NAME -->` and `<!-- end -->`, that of the confidence between `<!-- NAME confidence -->`
and `<!-- end -->`. Names that are not given keep their tables.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from benchmarks.quality import read_both, table
from benchmarks.reliability import lines
from kg.check.reliability import graded
from kg.check.score import score

_PAGE = Path(__file__).parents[1] / "docs" / "quality.md"


def put(page: str, name: str, rows: list[str]) -> str:
    """Return the page with a table put in place of the one under that name; a page without it stays as it is."""
    block = re.compile(rf"(<!-- {re.escape(name)} -->\n).*?(<!-- end -->)", re.DOTALL)
    text = "\n".join(rows).strip()
    return block.sub(lambda found: f"{found[1]}\n{text}\n\n{found[2]}", page)


def main(arguments: list[str]) -> None:
    """Score every gold named and write the page."""
    page = _PAGE.read_text("utf-8")
    for argument in arguments:
        name, _, paths = argument.partition("=")
        gold, found = read_both(paths.split(","))
        figures, _ = score(gold, found)
        page = put(page, name, table(figures))
        grades = graded(gold, found)
        page = put(page, f"{name} confidence", [row for layer in grades for row in lines(layer, grades[layer])])
    _PAGE.write_text(page, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
