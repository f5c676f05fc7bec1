"""`kg evaluate`: how good the readings are against gold."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.commands.console import counted, print_json, print_lines, say
from kg.commands.verb import Verb
from kg.config import DEFAULT_MODEL, Config
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.check.score.schema import Record
    from kg.check.score.tally import Tally


@click.command(cls=Verb)
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--articles", type=click.Path(exists=True, path_type=Path),
              help="File or folder with the articles, where the gold does not hold their texts.")  # fmt: skip
@click.option("--predictions", type=click.Path(exists=True, dir_okay=False, path_type=Path),
              help="Score this file (`kg extract --format eval`) instead of reading the articles now.")  # fmt: skip
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="Name or path of a spaCy pipeline.")
@click.option("--errors", type=click.IntRange(min=0), default=0, help="Print so many errors of each sort and layer.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with all figures.")
def evaluate(
    gold: Path, articles: Path | None, predictions: Path | None, model: str, errors: int, as_json: bool
) -> int:
    """Read the articles of GOLD (JSON Lines in the annotation schema) and print the scores.

    Exit code 4 when an article was left out or has no prediction: it counts as read without finding anything.
    """
    from kg.check.score import score
    from kg.check.score.schema import read_gold

    wanted = read_gold(gold)
    found, left_out = (read_gold(predictions), 0) if predictions else _predict(gold, articles, Config(model=model))
    figures, tally = score(wanted, found)
    for missing in figures["without_prediction"]:
        say(f"no prediction for {missing}")
    if as_json:
        print_json(figures)
    else:
        print_lines(_table(figures))
        print_lines(_errors(tally, errors) if errors else ())
    return 4 if left_out or figures["without_prediction"] else 0


def _predict(gold: Path, articles: Path | None, config: Config) -> "tuple[dict[str, Record], int]":
    """Return the readings and how many articles were left out, each of which is told."""
    from kg.check.evaluation import predict

    found, left_out = predict(gold, articles, config)
    for error in left_out:
        say(f"left out: {error}")
    if not found:
        raise InputError(
            f"{articles or gold} holds no article that can be read", hint="give the texts: --articles FILE"
        )
    return found, len(left_out)


def _figure(value: float | None) -> str:
    return "    -" if value is None else f"{value:5.3f}"


def _table(figures: dict[str, Any]) -> list[str]:
    lines = [counted(figures["articles"], "article"), ""]
    lines.append(f"{'layer':32} {'P':>5} {'R':>5} {'F1':>5} {'hits':>7} {'pred':>6} {'gold':>6}")
    for name, row in figures["layers"].items():
        cells = " ".join(_figure(row[key]) for key in ("p", "r", "f1"))
        lines.append(f"{name:32} {cells} {row['hits']:7.4g} {row['pred']:6.0f} {row['gold']:6.0f}")
    lines += ["", f"{'accuracy (leak: lower is better)':34} {'value':>5} {'hits':>9} {'cases':>7}"]
    for name, row in figures["accuracies"].items():
        lines.append(f"{name:34} {_figure(row['value'])} {row['hits']:9.4g} {row['cases']:7.0f}")
    return lines


def _errors(tally: "Tally", limit: int) -> list[str]:
    lines = []
    for layer, rows in tally.errors.items():
        for sort in dict.fromkeys(row[0] for row in rows):
            of_sort = [row for row in rows if row[0] == sort]
            lines += ["", f"{layer}, {sort}: {len(of_sort)}"]
            lines += [f"  [{article}] {text}" for _, article, text in of_sort[:limit]]
    return lines
