"""`kg extract`: statements, events and mentions on stdout, no store."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import click

from kg.commands.console import print_json, printable, say
from kg.commands.inputs import articles_of, input_options
from kg.config import DEFAULT_MODEL, Config
from kg.errors import ArticleError

if TYPE_CHECKING:
    from kg.commands.inputs import Inputs
    from kg.reading import Reading


@click.command()
@input_options
@click.option(
    "-f", "--format", "form", type=click.Choice(["jsonl", "eval", "nquads", "trig"]), default="jsonl",
    help="jsonl: one reading a line; eval: the annotation schema; nquads, trig: RDF.",
)  # fmt: skip
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="Name or path of a spaCy pipeline.")
@click.option("--base", default=Config().base, show_default=True, help="IRI that all identifiers start with.")
@click.option("--explain", is_flag=True, help="Say rule, lexicon line and confidence of every reading, on stderr.")
def extract(inputs: "Inputs", form: str, model: str, base: str, explain: bool) -> int:
    """Read articles and print what they say, without storing anything."""
    config = Config(model=model, base=base)
    failed = printed = 0
    for reading in _readings(inputs, config):
        if isinstance(reading, ArticleError):
            failed += 1
            say(f"left out: {reading.origin}: {reading}")
            continue
        printed += 1
        _print(reading, form, config)
        if explain:
            for line in _explained(reading):
                say(line)
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
        click.echo(json.dumps(asdict(reading), ensure_ascii=False, default=str))
    else:
        from kg.rdf.quads import encode

        encoded = encode(reading, base=config.base, when=datetime.now(UTC))
        if form == "trig":
            from kg.rdf.formats import convert

            click.echo(convert(encoded.nquads, "trig", base=config.base))
        else:
            click.echo(encoded.nquads, nl=False)


def _explained(reading: "Reading") -> Iterator[str]:
    """Yield one line per statement, event and tie: what was read, by which rule, how sure."""
    labels = {actor.id: actor.label for actor in reading.actors}
    yield f"{reading.article.headline} [{reading.article.id}]"
    for statement in reading.statements:
        who = ", ".join(labels.get(speaker, speaker) for speaker in statement.speakers)
        said = " [...] ".join(span.exact for span in statement.content) or statement.evidence.exact
        why = _why(statement.rule, statement.lexicon, statement.confidence)
        yield printable(f"  statement {statement.status:12} {who}: {said[:90]!r} cue {statement.cue!r} {why}")
    for event in reading.events:
        sides = " -> ".join(
            ", ".join(labels.get(a, a) for a in side) or "-" for side in (event.initiators, event.recipients)
        )
        why = _why(event.rule, event.lexicon, event.confidence)
        yield printable(f"  event     {event.status:12} {event.type} {sides}: {event.trigger.exact!r} {why}")
    for tie in reading.ties:
        target = tie.role or labels.get(tie.target or "", tie.target or "-")
        why = _why(tie.rule, "", tie.confidence)
        yield printable(f"  tie       {tie.type.lower()} {labels.get(tie.source, tie.source)} -> {target!r} {why}")


def _why(rule: str, lexicon: str, confidence: float) -> str:
    return f"(rule {rule or '-'}{', ' + lexicon if lexicon else ''}, {confidence:.2f})"
