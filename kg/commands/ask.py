"""`kg ask`: who says what, as lines to read."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from kg.commands.console import counted, print_json, printable, say
from kg.commands.inputs import DAY
from kg.commands.layout import hang, paint, print_painted
from kg.commands.verb import Verb
from kg.vocab import STATUSES

if TYPE_CHECKING:
    from kg.store.base import View
    from kg.store.selection import Selection

Shown = list[dict[str, Any]]
_COLORS: Final = {
    "asserted": "green",
    "reported": "cyan",
    "denied": "red",
    "future": "blue",
    "hypothetical": "magenta",
}
_INDENT: Final = 14
"""Longer than every status."""


@click.command(cls=Verb)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("who")
@click.option("--about", metavar="WHOM", help="Only what WHO says about WHOM.")
@click.option("--status", multiple=True, type=click.Choice(STATUSES), help="Only this status (repeatable).")
@click.option("--source", multiple=True, help="Only this original source (repeatable): RT, source/rt.")
@click.option("--from", "since", type=DAY, help="First day of original publication.")
@click.option("--to", "until", type=DAY, help="Last day of original publication.")
@click.option("--limit", type=click.IntRange(min=1), default=50, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object per statement.")
def ask(folder: Path, who: str, as_json: bool, limit: int, **given: Any) -> int:
    """Print what WHO says and what is said about WHO; with --about, what WHO says about WHOM.

    Exit code 1 when nothing matches.
    """
    from kg.query.statements import show_statements
    from kg.query.things import Things
    from kg.store.folder import open_view

    view = open_view(folder)
    try:
        wanted = _selection(view, who, given)
        found, things = view.lists.count("statement", wanted), Things(view)
        shown: Shown = show_statements(things, (line.id for line in view.lists.page("statement", wanted, limit)))
        disputants = {against["id"] for one in shown for against in one["disputed_by"]}
        disputing: Shown = show_statements(things, sorted(disputants))
    finally:
        view.close()
    for statement in shown:
        if as_json:
            print_json(statement)
        else:
            print_painted(_lines(statement, {one["id"]: one for one in disputing}))
    if not found:
        say("no statement matches")
    elif found > limit:
        say(f"{limit} of {found} statements; --limit shows more")
    else:
        say(f"{counted(found, 'statement')}, as made by speakers and sources; nothing here says they are true")
    return 0 if found else 1


def statements_concerning(view: "View", actor: str, limit: int) -> tuple[list[dict[str, Any]], int]:
    """Return the newest statements by or about an actor in their shown form, and how many there are in all."""
    from kg.query.statements import show_statements
    from kg.query.things import Things
    from kg.store.selection import Selection

    wanted = Selection(concerning=actor)
    names = (line.id for line in view.lists.page("statement", wanted, limit))
    return show_statements(Things(view), names), view.lists.count("statement", wanted)


def _selection(view: "View", who: str, given: dict[str, Any]) -> "Selection":
    from kg.commands.lookup import find_actor, find_sources
    from kg.store.selection import Selection

    actor = find_actor(view, who)
    whom = find_actor(view, given["about"]) if given["about"] is not None else None
    return Selection(
        speaker=actor if whom else None,
        about=whom,
        concerning=None if whom else actor,
        status=frozenset(given["status"]),
        source=find_sources(view, given["source"]),
        since=given["since"],
        until=given["until"],
    )


def _lines(statement: dict[str, Any], against: dict[str, dict[str, Any]]) -> list[str]:
    """Return a statement as lines: status and voice, sentence, and who disputes it in which outlet."""
    word = statement["status"]
    head, *rest = hang(f"{word:{_INDENT}}{_voice(statement)}", _INDENT)
    # Names first: the colour codes of the word hold letters, too.
    for speaker in {printable(one["label"]) for one in statement["speakers"]}:
        head = head[:_INDENT] + head[_INDENT:].replace(speaker, paint(speaker, bold=True), 1)
    lines = [paint(word, _COLORS[word]) + head[len(word) :], *rest]
    lines += hang(statement["evidence"]["exact"], _INDENT, first=_INDENT)
    for one in statement["disputed_by"]:
        lines += hang(f"disputed: {_voice(against[one['id']])}", _INDENT, first=_INDENT)
    return [*lines, ""]


def _voice(statement: dict[str, Any]) -> str:
    """Return who says it in which outlet, through whom it came, and who posted it."""
    from kg.query.readings import voice_of

    article = statement["article"]
    outlet, posted = article["original_source"]["label"], article["posted_by"]["label"]
    voice = voice_of(statement["reading"], statement["evidence"]["exact"])
    return voice + (f", posted by {posted}" if posted != outlet else "")
