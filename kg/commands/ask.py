"""`kg ask`: who says what, as lines to read."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.commands.console import print_json, print_lines, say
from kg.commands.inputs import DAY
from kg.vocab import STATUSES

if TYPE_CHECKING:
    from kg.query.selection import Selection
    from kg.store.base import View

_WORDS = {
    "asserted": "told as so",
    "reported": "reported",
    "denied": "denied",
    "future": "foreseen",
    "hypothetical": "supposed",
}


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("who")
@click.option("--about", metavar="WHOM", help="Only what WHO says about WHOM.")
@click.option("--status", multiple=True, type=click.Choice(STATUSES), help="Only this status (repeatable).")
@click.option("--source", multiple=True, help="Only this original source (repeatable): source/rt.")
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
        found = _identifiers(view, _selection(view, who, given))
        shown = show_statements(Things(view), found[:limit])
    finally:
        view.close()
    for statement in shown:
        if as_json:
            print_json(statement)
        else:
            print_lines(_lines(statement))
    if len(found) > limit:
        say(f"{limit} of {len(found)} statements; --limit shows more")
    else:
        say(f"{len(found)} statements. Shown as made by their speakers and sources; nothing here says they are true.")
    return 0 if found else 1


def statements_concerning(view: "View", actor: str, limit: int) -> tuple[list[dict[str, Any]], int]:
    """Return the newest statements by or about an actor in their shown form, and how many there are in all."""
    from kg.query.selection import Selection
    from kg.query.statements import show_statements
    from kg.query.things import Things

    found = _identifiers(view, Selection(concerning=actor))
    return show_statements(Things(view), found[:limit]), len(found)


def _selection(view: "View", who: str, given: dict[str, Any]) -> "Selection":
    from kg.commands.lookup import find_actor
    from kg.query.selection import Selection

    actor = find_actor(view, who)
    whom = find_actor(view, given["about"]) if given["about"] else None
    return Selection(
        speaker=actor if whom else None,
        about=whom,
        concerning=None if whom else actor,
        status=frozenset(given["status"]),
        source=frozenset(given["source"]),
        since=given["since"],
        until=given["until"],
    )


def _identifiers(view: "View", wanted: "Selection") -> list[str]:
    """Return the statements that match, newest article first, then in text order."""
    from kg.iris import compress
    from kg.query.selection import statements_query

    rows = view.select(statements_query(wanted, view.base))
    dated = {compress(row["st"].value, view.base): row["day"].value if "day" in row else "" for row in rows}
    in_text_order = sorted(dated, key=_place)
    return sorted(in_text_order, key=lambda name: dated[name], reverse=True)


def _place(identifier: str) -> tuple[str, int, str]:
    article, _, fragment = identifier.partition("#s")
    return article, int(fragment.partition("-")[0] or 0), fragment


def _lines(statement: dict[str, Any]) -> list[str]:
    article = statement["article"]
    outlet, posted = article["original_source"]["label"], article["posted_by"]["label"]
    speakers = ", ".join(one["label"] for one in statement["speakers"])
    own = statement["attribution"] == "ownVoice"
    manner = {"quoted": "quoted by", "paraphrased": "as told by", "hearsay": "hearsay in"}.get(
        statement["attribution"], "in"
    )
    voice = f"{outlet}, own voice" if own and speakers == outlet else f"{speakers}, {manner} {outlet}"
    when = f" ({article['original_date']})" if article.get("original_date") else ""
    via = f", via {', '.join(one['label'] for one in statement['via'])}" if statement["via"] else ""
    repost = f", posted by {posted}" if posted != outlet else ""
    lines = [f"{_WORDS[statement['status']]:10} {voice}{when}{via}{repost}"]
    lines.append(f"           {' '.join(statement['evidence']['exact'].split())}")
    lines += [f"           disputed by {_named(one)}" for one in statement["disputed_by"]]
    return [*lines, ""]


def _named(disputant: dict[str, Any]) -> str:
    speaker = disputant.get("speaker")
    return str(speaker["label"] if isinstance(speaker, dict) else disputant.get("id", ""))
