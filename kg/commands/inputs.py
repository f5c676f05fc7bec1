"""The options of every verb that reads articles, and the articles themselves."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg import plugins
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.article import Article
    from kg.errors import ArticleError
    from kg.read.base import ReadOptions


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where articles come from: paths (`-` is standard input), their form, and what is told of them."""

    paths: tuple[str, ...]
    form: str
    options: "ReadOptions"


class _Mapping(click.ParamType[dict[str, str]]):
    name = "OURS=THEIRS,..."

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dict[str, str]:
        if isinstance(value, dict):
            return value
        from kg.read.records import FIELDS

        pairs = [[side.strip() for side in pair.split("=", 1)] for pair in str(value).split(",") if pair.strip()]
        if not pairs or any(len(pair) < 2 or not all(pair) for pair in pairs):
            self.fail(f"{value!r} is not a list like title=headline,text=body", param, ctx)
        unknown = [ours for ours, _ in pairs if ours not in FIELDS]
        if unknown:
            self.fail(f"{unknown[0]!r} is no field of an article; there are: {', '.join(FIELDS)}", param, ctx)
        return dict(pairs)


class _Day(click.ParamType[date]):
    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else datetime.strptime(str(value), "%Y-%m-%d").date()
        except ValueError:
            self.fail(f"{value!r} is not a day like 2025-11-14", param, ctx)


DAY = _Day()


class Seconds(click.FloatRange):
    """A time limit: from a tenth of a second to a day, or to what is given; neither `nan` nor `inf`."""

    def __init__(self, longest: float = 86_400.0) -> None:
        super().__init__(min=0.1, max=longest)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number, or fail with a usage error."""
        seconds: float = super().convert(value, param, ctx)
        if not math.isfinite(seconds):  # nan passes all comparisons with the ends of a range.
            self.fail(f"{value!r} is not a number of seconds", param, ctx)
        return seconds


_OPTIONS = (
    click.argument("paths", nargs=-1, required=True, metavar="INPUT..."),
    click.option(
        "--from", "reader", default="auto", show_default=True, metavar="FORM",
        help="Form of the input: auto, " + ", ".join(plugins.names("newskg.readers")) + ".",
    ),
    click.option("--source", default="", help="Name of the site or outlet that published the texts."),
    click.option("--map", "mapping", type=_Mapping(), default={}, help="Field names: title=headline,text=body,..."),
    click.option("--pattern", type=click.Path(exists=True, dir_okay=False, path_type=Path),
                 help="TOML file that describes the layout of an archive page."),
    click.option("--since", type=DAY, help="First day of original publication."),
    click.option("--until", type=DAY, help="Last day of original publication."),
    click.option("--limit", type=click.IntRange(min=1), help="Stop after so many articles."),
)  # fmt: skip


def input_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of reading; it gets them as one argument `inputs`."""

    @wraps(command)
    def with_inputs(*args: Any, **given: Any) -> Any:
        from kg.read.base import ReadOptions

        paths, reader = given.pop("paths"), given.pop("reader")
        since, until = given.pop("since"), given.pop("until")
        if since and until and since > until:
            raise UsageError(f"--since {since} is after --until {until}", hint="no article can fall into that")
        options = ReadOptions(
            source_name=given.pop("source"),
            mapping=given.pop("mapping"),
            pattern=given.pop("pattern"),
            since=since,
            until=until,
            limit=given.pop("limit"),
        )
        return command(*args, inputs=Inputs(paths, reader, options), **given)

    for option in reversed(_OPTIONS):
        with_inputs = option(with_inputs)
    return with_inputs


def articles_of(inputs: Inputs) -> "Iterator[Article | ArticleError]":
    """Yield the articles of the inputs, and an error in the place of each that cannot be used."""
    from kg.read.sources import read_all

    return read_all(inputs.paths, inputs.options, form=inputs.form)
