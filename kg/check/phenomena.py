"""Short texts that each show one phenomenon: what a reading must hold of them, and what it must not.

A text is a record with `id`, `group`, `negative` (whether it is there for what must not be read), `phenomenon`, `text`,
and two lists of items, `expect` and `forbid`. An item has a `layer` (`actor`, `event`, `statement`, `relation`) and the
fields that count; `|` parts alternatives, null asks for none. The readings are in the schema of `kg.check.evalformat`.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from kg.check.score.text import trigger_stems, words

Record = dict[str, Any]

_EITHER_WAY: Final = ("ally_of", "family_of")


def read_phenomena(path: Path) -> list[Record]:
    """Return the texts of a file with one JSON record a line."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def faults(wanted: Record, reading: Record) -> list[str]:
    """Return what is wrong with the reading of a text: items missing, and items that must not be there."""
    missing = [f"missing {_show(item)}" for item in wanted["expect"] if not _holds(item, reading, forbidden=False)]
    return missing + [f"false {_show(item)}" for item in wanted["forbid"] if _holds(item, reading, forbidden=True)]


def _show(item: Record) -> str:
    return " ".join(str(value) for value in item.values())


def _holds(item: Record, reading: Record, *, forbidden: bool) -> bool:
    fits = {"actor": _is_actor, "event": _is_event, "statement": _is_statement, "relation": _is_relation}[item["layer"]]
    return any(fits(item, one, forbidden) for one in reading[f"{item['layer']}s"])


def _plain(text: str | None) -> str:
    """Return the words of a name, without article."""
    found = words(text)
    return " ".join(found[1:] if found[:1] in (("the",), ("a",), ("an",)) else found)


def _is_one(item: Record, name: str, values: Sequence[str | None]) -> bool:
    """Whether an item leaves a field open, or one of the values is what it asks for."""
    if name not in item:
        return True
    if item[name] is None:
        return not any(values)
    return bool({_plain(one) for one in item[name].split("|")} & {_plain(value) for value in values})


def _are(item: Record, side: str, values: Sequence[str], forbidden: bool) -> bool:
    """Whether the participants are those asked for; where it is forbidden, one of them is too many."""
    if side not in item:
        return True
    options = [{_plain(one) for one in name.split("|")} for name in item[side]]
    got = {_plain(value) for value in values}
    if forbidden and options:
        return any(names & got for names in options)
    return len(options) == len(got) and all(names & got for names in options)


def _is_event(item: Record, event: Record, forbidden: bool) -> bool:
    if "trigger" in item and not any(
        trigger_stems(one) & trigger_stems(event["trigger"]) for one in item["trigger"].split("|")
    ):
        return False
    plain = all(_is_one(item, name, [event[name]]) for name in ("type", "status", "date", "place", "attributed_to"))
    return plain and all(_are(item, side, event[side], forbidden) for side in ("agent", "target"))


def _is_statement(item: Record, told: Record, _: bool) -> bool:
    speakers = [told["speaker"], *told["co_speakers"]]
    if "content_has" in item and _plain(item["content_has"]) not in _plain(told["content"]):
        return False
    return _is_one(item, "speaker", speakers) and all(_is_one(item, name, [told[name]]) for name in ("polarity", "via"))


def _is_relation(item: Record, tie: Record, forbidden: bool) -> bool:
    if not _is_one(item, "predicate", [tie["predicate"]]):
        return False
    ends = [(tie["subject"], tie["object"])]
    if tie["predicate"] in _EITHER_WAY:
        ends.append((tie["object"], tie["subject"]))
    return any(
        _is_one(item, "subject", [subject])
        and (_is_one(item, "object", [end]) or (not forbidden and _is_position(item, tie, end)))
        for subject, end in ends
    )


def _is_position(item: Record, tie: Record, position: str) -> bool:
    """Whether a position is worded longer or shorter than it is asked for."""
    wanted = _plain(item["object"])
    return tie["predicate"] == "holds_position" and (wanted in _plain(position) or _plain(position) in wanted)


def _is_actor(item: Record, actor: Record, forbidden: bool) -> bool:
    names = [*actor["aliases"], *([] if forbidden else [actor["name"]])]
    plain = all(_is_one(item, name, [actor[name]]) for name in ("name", "type", "iso3"))
    return plain and _is_one(item, "alias", names)
