"""Why the rules read what they read: sentence by sentence, each reading with rule, dictionary line and confidence."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kg.commands.layout import hang, paint

if TYPE_CHECKING:
    from kg.reading import Actor, Event, Reading, Span, Statement, Tie

_INDENT = 4


def explain_reading(reading: "Reading") -> Iterator[str]:
    """Yield the lines of one article: every sentence in which something is read, and below it what and why."""
    yield from hang(f"{reading.article.headline} [{reading.article.id}]", _INDENT)
    for actor in reading.actors:
        yield from hang(f"{_actor(actor)} ({_why(actor)})", _INDENT + 2, first=2)
    names = _Names(reading)
    found: list[tuple[Span, int, str, str]] = []
    found += [(one.evidence, 0, _statement(one, names), _why(one)) for one in reading.statements]
    found += [(one.sentence, 1, _event(one, names), _why(one)) for one in reading.events]
    found += [(one.sentence, 2, _tie(one, names), _why(one)) for one in reading.ties]
    sentence: Span | None = None
    for span, _, told, why in sorted(found, key=lambda one: (one[0].start, one[0].end, *one[1:])):
        if span != sentence:
            sentence = span
            yield ""
            yield from map(_strong, hang(f"{span.start}-{span.end} {' '.join(span.exact.split())}", _INDENT))
        yield from hang(f"{told} ({why})", _INDENT + 2, first=2)
    yield ""


def _actor(one: "Actor") -> str:
    known = f", also {', '.join(one.aliases)}" if one.aliases else ""
    return f"actor {one.type} {one.label}{known}"


class _Names:
    """Labels of the actors and places of one reading."""

    def __init__(self, reading: "Reading") -> None:
        self._labels = {place.id: place.label for place in reading.places}
        self._labels |= {actor.id: actor.label for actor in reading.actors}

    def of(self, identifiers: "Iterable[str | None]") -> str:
        return ", ".join(self._labels.get(one, one) for one in identifiers if one) or "-"


def _statement(one: "Statement", names: _Names) -> str:
    said = " [...] ".join(" ".join(span.exact.split()) for span in one.content)
    cue = f", cue {one.cue!r}" if one.cue else ""
    via = f", via {names.of(one.via)}" if one.via else ""
    return f"statement {one.status} by {names.of(one.speakers)}{via}{cue}" + (f": {said}" if said else "")


def _event(one: "Event", names: _Names) -> str:
    kind = f"{one.type}.{one.mode}" if one.mode else one.type
    told = f"event {one.status} {kind} {names.of(one.initiators)} -> {names.of(one.recipients)}: {one.trigger.exact!r}"
    if one.when is not None:
        days = f"{one.when.first}" if one.when.first == one.when.last else f"{one.when.first} to {one.when.last}"
        told += f", {days} by rule {one.when_rule}"
    return told + (f", in {names.of([one.place])} by rule {one.place_rule}" if one.place else "")


def _tie(one: "Tie", names: _Names) -> str:
    role = f" as {one.role!r}" if one.role else ""
    return (
        f"tie {one.type} {names.of([one.source])} -> {names.of([one.target])}{role}{', former' if one.former else ''}"
    )


def _why(one: "Actor | Statement | Event | Tie") -> str:
    lexicon = getattr(one, "lexicon", "")
    return f"rule {one.rule or '-'}, {f'{lexicon}, ' if lexicon else ''}confidence {one.confidence:.2f}"


def _strong(line: str) -> str:
    return paint(line, bold=True)
