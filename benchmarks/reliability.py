"""Whether confidence can be trusted, as the Markdown tables of docs/quality.md.

python -m benchmarks.reliability [GOLD [ARTICLES]]     default: the example gold and corpus
"""

import sys
from collections.abc import Sequence

from benchmarks.quality import read_both
from kg.check.reliability import Graded, bins, expected_calibration_error, graded

TITLES = {
    "actors": "actors: name and type",
    "statements": "statements: content and speaker",
    "events": "events: trigger and type",
    "relations": "ties: the triple",
}


def lines(layer: str, readings: Sequence[Graded]) -> list[str]:
    """Return the table of one layer with its expected calibration error below."""
    rows = [f"| {TITLES[layer]} | confidence | right | readings |", "| --- | ---: | ---: | ---: |"]
    rows += [
        f"| {one.low:.1f} to {one.high:.1f} | {one.confidence:.2f} | {one.right:.2f} | {one.cases} |"
        for one in bins(readings)
    ]
    error = expected_calibration_error(readings)
    return [*rows, "", f"Expected calibration error of {len(readings)} {layer}: {error:.3f}.", ""]


def main(arguments: Sequence[str]) -> None:
    """Read the articles, compare, print."""
    gold, found = read_both(arguments)
    for layer, readings in graded(gold, found).items():
        print("\n".join(lines(layer, readings)))


if __name__ == "__main__":
    main(sys.argv[1:])
