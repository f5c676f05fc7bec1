"""Two or more outlets side by side: what each tells of the same actor or pair, and in which words."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from kg.query.disputes import pairs_between, show_pairs
from kg.query.mentions import surface_forms
from kg.query.statements import show_statements
from kg.query.things import Json, Thing, Things, references
from kg.store.selection import Selection
from kg.vocab import NEWS

By = Literal["type", "status", "actor"]
Content = tuple[str, tuple[str, ...], tuple[str, ...]]
"""What a statement is about, whoever says it: category, who acts, on whom."""
Lister = Callable[[Selection], list[str]]
"""Gives the statements of a selection, the newest first."""

_MOST_WORDS: Final = 20
_SIDES: Final = frozenset(("asserted", "reported", "denied"))


@dataclass(slots=True)
class _Told:
    """What one outlet tells."""

    statements: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    voices: Counter[str] = field(default_factory=Counter)
    own: int = 0
    contents: dict[str, set[Content]] = field(default_factory=dict)
    """Statement to what it is about; empty where it describes neither event nor tie."""


def compare(things: Things, listed: Lister, sides: Mapping[str, Selection], by: By, limit: int) -> dict[str, Any]:
    """Return outlets side by side, each with its selection, whose `about` or `ends` say on whom.

    Of each: its statements by type of what they describe, by status or by speaker (`counts`), the share in its own
    voice, whom it quotes, its words for each actor in question, and `only_here`: statements of what none of the
    others tells, the same act of the same actors on the same being the same. A statement that describes neither event
    nor tie cannot be matched; `unmatched` counts those. `disputed` are the pairs of which one statement disputes the
    other; `opposed` what one outlet tells as having happened and another as denied. Lists hold at most `limit` items
    beside their exact `total`.
    """
    told = {name: _gather(things, listed(wanted), by) for name, wanted in sides.items()}
    outlets = things.named(sides)
    shown = [
        {
            **outlets[name].reference(),
            **_of_one(things, told[name], limit),
            "only_here": _only_here(things, name, told, limit),
            "words": {actor: _words(things, actor, name) for actor in _actors(wanted)},
        }
        for name, wanted in sides.items()
    ]
    pairs = pairs_between(things, [name for one in told.values() for name in one.statements])
    return {
        "by": by,
        "keys": _keys(things, told.values(), by),
        "sources": shown,
        "disputed": {"total": len(pairs), "items": show_pairs(things, pairs[:limit])},
        "opposed": _opposed(things, told, limit),
    }


def _actors(wanted: Selection) -> list[str]:
    return [wanted.about] if wanted.about else list(wanted.ends or ())


def _gather(things: Things, statements: list[str], by: By) -> _Told:
    told = _Told(statements)
    known = things.fetch(statements)
    happenings = things.fetch(name for one in known.values() for name in one.all(NEWS.describes))
    for name in statements:
        one = known[name]
        described = [happenings[event] for event in one.all(NEWS.describes)]
        speakers, status = one.all(NEWS.speaker), _local(one, NEWS.status)
        keys = {"type": {_kind(event) for event in described}, "status": {status}, "actor": set(speakers)}
        told.counts.update(keys[by])
        if _local(one, NEWS.attribution) == "ownVoice":
            told.own += 1
        else:
            told.voices.update(speakers)
        told.contents[name] = {_content(event) for event in described}
    return told


def _of_one(things: Things, told: _Told, limit: int) -> Json:
    voices = sorted(told.voices, key=lambda name: (-told.voices[name], name))
    people = things.named(voices[:limit])
    number = len(told.statements)
    return {
        "statements": number,
        "counts": dict(sorted(told.counts.items())),
        "own_voice_share": round(told.own / number, 4) if number else None,
        "quoted": {
            "total": len(voices),
            "items": [{**people[name].reference(), "count": told.voices[name]} for name in voices[:limit]],
        },
        "unmatched": sum(not contents for contents in told.contents.values()),
    }


def _only_here(things: Things, source: str, told: Mapping[str, _Told], limit: int) -> Json:
    elsewhere: set[Content] = set()
    for name, other in told.items():
        if name != source:
            elsewhere.update(*other.contents.values())
    here = [name for name, contents in told[source].contents.items() if contents and contents.isdisjoint(elsewhere)]
    return {"total": len(here), "items": show_statements(things, here[:limit])}


def _opposed(things: Things, told: Mapping[str, _Told], limit: int) -> Json:
    """Return what one outlet tells as being so and another as denied, with a statement of each."""
    sides: dict[Content, dict[bool, dict[str, str]]] = defaultdict(lambda: {True: {}, False: {}})
    for source, one in told.items():
        known = things.fetch(one.statements)
        for name, contents in one.contents.items():
            status = _local(known[name], NEWS.status)
            for content in contents if status in _SIDES else ():
                sides[content][status == "denied"].setdefault(source, name)
    found = [
        (content, yes, no)
        for content, by_side in sorted(sides.items())
        for source, no in by_side[True].items()
        for other, yes in by_side[False].items()
        if source != other
    ]
    ends = things.named({name for (_, who, whom), _, _ in found for name in (*who, *whom)})
    pairs = show_pairs(things, [(yes, no) for _, yes, no in found[:limit]])
    items = [
        {"type": kind, "initiators": references(ends, who), "recipients": references(ends, whom), **pair}
        for ((kind, who, whom), _, _), pair in zip(found, pairs, strict=False)
    ]
    return {"total": len(found), "items": items}


def _words(things: Things, actor: str, source: str) -> Json:
    forms = surface_forms(things.view, actor, source=source)
    shown = [{"words": one["words"], "count": one["count"]} for one in forms[:_MOST_WORDS]]
    return {"total": len(forms), "items": shown}


def _keys(things: Things, told: Iterable[_Told], by: By) -> list[Json]:
    names = sorted({name for one in told for name in one.counts})
    labels = things.named(names) if by == "actor" else {}
    return [{"key": name, "label": labels[name].label if name in labels else name.lower()} for name in names]


def _kind(happening: Thing) -> str:
    kind = happening.one(NEWS.eventType) or happening.one(NEWS.tieType) or ""
    return kind.rpartition("/")[2].partition(".")[0]


def _content(happening: Thing) -> Content:
    who = happening.all(NEWS.initiator) + happening.all(NEWS.tieFrom)
    whom = happening.all(NEWS.recipient) + happening.all(NEWS.tieTo)
    return _kind(happening), tuple(who), tuple(whom)


def _local(one: Thing, predicate: str) -> str:
    return (one.one(predicate) or "").rpartition("#")[2]
