"""`kg extract`: statements, events and mentions on stdout, no store."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from kg.commands.console import print_json, say
from kg.commands.inputs import articles_of, input_options
from kg.commands.verb import Verb
from kg.config import DEFAULT_MODEL, Config
from kg.errors import ArticleError

if TYPE_CHECKING:
    from kg.commands.inputs import Inputs
    from kg.reading import Reading


@click.command(cls=Verb)
@input_options
@click.option(
    "-f", "--format", "form", type=click.Choice(["jsonl", "eval", "nquads", "trig"]), default="jsonl",
    show_default=True, help="jsonl: one reading a line; eval: the annotation schema; nquads, trig: RDF.",
)  # fmt: skip
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="Name or path of a spaCy pipeline.")
@click.option("--base", default=Config().base, show_default=True, help="IRI that all identifiers start with.")
@click.option("--explain", is_flag=True, help="Print rule, dictionary line and confidence of every reading instead.")
def extract(inputs: "Inputs", form: str, model: str, base: str, explain: bool) -> int:
    """Read articles and print what they say, without storing anything."""
    config = Config(model=model, base=base)
    failed = printed = 0
    for reading in _readings(inputs, config):
        if isinstance(reading, ArticleError):
            failed += 1
            say(f"left out: {reading}")
            continue
        printed += 1
        if explain:
            from kg.commands.explain import explain_reading
            from kg.commands.layout import print_painted

            print_painted(explain_reading(reading))
        else:
            _print(reading, form, config)
    if failed:
        return 4 if printed else 3
    return 0


def _readings(inputs: "Inputs", config: Config) -> "Iterator[Reading | ArticleError]":
    from kg.extraction import read_article

    for article in articles_of(inputs):
        if isinstance(article, ArticleError):
            yield article
            continue
        try:
            yield read_article(article, config)
        except ArticleError as error:
            yield error


def _print(reading: "Reading", form: str, config: Config) -> None:
    if form == "eval":
        from kg.check.evalformat import to_eval

        print_json(to_eval(reading))
    elif form == "jsonl":
        print_json(asdict(reading))
    else:
        from kg.build import run_moment
        from kg.commands.console import data_output
        from kg.rdf.formats import convert
        from kg.rdf.quads import encode

        nquads = encode(reading, base=config.base, when=run_moment()).nquads
        data_output().write((nquads if form == "nquads" else convert(nquads, "trig", base=config.base)).encode())
