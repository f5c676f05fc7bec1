"""Statements with all that they lead to, read from the index in few questions however many are wanted."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from kg.store import facts
from kg.store.question import INSIDE

_WANTED: Final = f"""SELECT a.name || s.local, s.id, s.facts, s.confidence, s.cue, s.start, s."end", s.content
    FROM json_each(?) AS j CROSS JOIN article a ON a.name = json_extract(j.value, '$[0]')
    CROSS JOIN statement s ON s.id {INSIDE.format("a.id")} AND s.local = json_extract(j.value, '$[1]')"""
_POSTINGS: Final = """SELECT p.id, p.name, a.headline, a.text, p.url, p.posted, coalesce(p.original, p.posted),
    y.name, y.label, coalesce(o.name, y.name), iif(o.id IS NULL, y.label, o.label) FROM json_each(?) AS j
    CROSS JOIN posting p ON p.id = j.value CROSS JOIN article a ON a.id = p.id
    LEFT JOIN node y ON y.id = p.publisher LEFT JOIN node o ON o.id = p.source"""
_TOPICS: Final = """SELECT u.article, n.name FROM json_each(?) AS j CROSS JOIN subject u ON u.article = j.value
    CROSS JOIN node n ON n.id = u.topic ORDER BY n.name"""
_VOICES: Final = f"""SELECT v.statement, v.roles, n.name, n.label, n.anonymous FROM json_each(?) AS j
    CROSS JOIN voice v ON v.statement = j.value AND v.roles & {facts.SPEAKER | facts.VIA | facts.ABOUT}
    CROSS JOIN node n ON n.id = v.actor ORDER BY n.name"""
_HAPPENINGS: Final = """SELECT t.statement, h.id, p.name || h.local, h.kind, h.mode, h.label, h.first, h.last, h.basis
    FROM json_each(?) AS j CROSS JOIN telling t ON t.statement = j.value CROSS JOIN happening h ON h.id = t.happening
    CROSS JOIN posting p ON p.id = h.id >> 20 ORDER BY 3"""
_PARTS: Final = """SELECT x.happening, x.roles, n.name, n.label, n.anonymous FROM json_each(?) AS j
    CROSS JOIN part x ON x.happening = j.value CROSS JOIN node n ON n.id = x.actor ORDER BY n.name"""
_DISPUTES: Final = """SELECT d."by", d.article || d.local FROM json_each(?) AS j
    CROSS JOIN dispute d ON d."by" = j.value ORDER BY 2"""
_DISPUTED: Final = """SELECT j.value, o.id, p.name || o.local FROM json_each(?) AS j
    CROSS JOIN statement s ON s.id = j.value CROSS JOIN posting q ON q.id = s.id >> 20
    CROSS JOIN dispute d ON d.article = q.name AND d.local = s.local CROSS JOIN statement o ON o.id = d."by"
    CROSS JOIN posting p ON p.id = o.id >> 20 ORDER BY 3"""
_NAMED: Final = """SELECT n.name, n.label, n.anonymous, n.kind FROM json_each(?) AS j
    CROSS JOIN node n ON n.name = j.value WHERE n.label IS NOT NULL AND n.kind IS NOT NULL"""


class Named(NamedTuple):
    """An actor or place, as it is named inside of others."""

    id: str
    label: str
    anonymous: bool = False
    kind: str = ""
    """`person`, `organization`, `media`, `group`, `country` or `place`, where it was asked for."""

    def reference(self) -> dict[str, object]:
        """Return identifier and label."""
        return {"id": self.id, "label": self.label}


class Span(NamedTuple):
    """Words of an article, with their offsets."""

    exact: str
    start: int
    end: int


class Posting(NamedTuple):
    """An article, as far as the index knows it."""

    id: str
    headline: str
    text: str
    url: str | None
    posted: date | None
    original: date | None
    """Original day, the posted one where that is not known."""
    publisher: Named
    source: Named
    """Original one, the publisher where none is known."""
    topics: list[str]


class Described(NamedTuple):
    """An event or a tie."""

    id: str
    kind: str
    """With its mode: `COERCE.arrest`."""
    label: str
    first: date | None
    last: date | None
    """Where it is not the first day."""
    basis: str | None
    initiators: list[Named]
    recipients: list[Named]


class Account(NamedTuple):
    """A statement. Lists are sorted by identifier."""

    id: str
    facts: int
    """As `kg.store.facts` packs them."""
    confidence: float
    cue: str
    evidence: Span
    content: list[Span]
    posting: Posting
    speakers: list[Named]
    via: list[Named]
    about: list[Named]
    describes: list[Described]
    disputes: list[str]
    disputed_by: list[tuple[str, list[Named]]]
    """Statements, each with its speakers."""


class Accounts:
    """Reads statements of one view."""

    def __init__(self, ask: Callable[..., list[Any]]) -> None:
        self._ask = ask

    def named(self, names: Iterable[str]) -> dict[str, Named]:
        """Return actors and places by identifier; those that no article names are left out."""
        rows = self._ask(_NAMED, json.dumps(sorted(set(names))))
        return {name: Named(name, label, bool(anonymous), kind) for name, label, anonymous, kind in rows}

    def read(self, identifiers: Iterable[str]) -> dict[str, Account]:
        """Return statements by identifier; those that are not here are left out."""
        parts = (one.partition("#") for one in identifiers)
        rows = self._ask(_WANTED, json.dumps(list(dict.fromkeys((name, mark + local) for name, mark, local in parts))))
        wanted = json.dumps([row[1] for row in rows])
        postings = self._postings(json.dumps(sorted({row[1] >> 20 for row in rows})))
        disputed = self._ask(_DISPUTED, wanted)
        voices = self._voices(json.dumps(sorted({row[1] for row in (*rows, *disputed)})))
        described = self._described(wanted)
        disputes: dict[int, list[str]] = {}
        for number, name in self._ask(_DISPUTES, wanted):
            disputes.setdefault(number, []).append(name)
        against: dict[int, list[tuple[str, list[Named]]]] = {}
        for number, other, name in disputed:
            against.setdefault(number, []).append((name, _with(voices, other, facts.SPEAKER)))
        found: dict[str, Account] = {}
        for name, number, known, confidence, cue, start, end, content in rows:
            posting = postings[number >> 20]
            speakers, via, about = (_with(voices, number, role) for role in (facts.SPEAKER, facts.VIA, facts.ABOUT))
            found[name] = Account(
                name,
                known,
                confidence or 0.0,
                cue,
                _span(posting, start, end),
                [_span(posting, *map(int, one.split("-"))) for one in content.split()],
                posting,
                speakers,
                via,
                about,
                described.get(number, []),
                disputes.get(number, []),
                against.get(number, []),
            )
        return found

    def _postings(self, articles: str) -> dict[int, Posting]:
        topics: dict[int, list[str]] = {}
        for article, name in self._ask(_TOPICS, articles):
            topics.setdefault(article, []).append(name)
        found: dict[int, Posting] = {}
        for number, name, headline, text, url, posted, original, *outlets in self._ask(_POSTINGS, articles):
            days = [None if day is None else date.fromordinal(day) for day in (posted, original)]
            publisher, source = _named(*outlets[:2]), _named(*outlets[2:])
            known = topics.get(number, [])
            found[number] = Posting(name, headline, text, url or None, days[0], days[1], publisher, source, known)
        return found

    def _voices(self, statements: str) -> dict[int, list[tuple[int, Named]]]:
        found: dict[int, list[tuple[int, Named]]] = {}
        for number, roles, *named in self._ask(_VOICES, statements):
            found.setdefault(number, []).append((roles, _named(*named)))
        return found

    def _described(self, statements: str) -> dict[int, list[Described]]:
        rows = self._ask(_HAPPENINGS, statements)
        parts: dict[int, list[tuple[int, Named]]] = {}
        for number, roles, *named in self._ask(_PARTS, json.dumps(sorted({row[1] for row in rows}))):
            parts.setdefault(number, []).append((roles, _named(*named)))
        found: dict[int, list[Described]] = {}
        for statement, number, name, *rest in rows:
            ends = (_with(parts, number, facts.INITIATOR), _with(parts, number, facts.RECIPIENT))
            ties = (_with(parts, number, facts.TIE_FROM), _with(parts, number, facts.TIE_TO))
            both = (end + tie for end, tie in zip(ends, ties, strict=True))
            found.setdefault(statement, []).append(Described(name, *happening(rest), *both))
        return found


def _with(known: dict[int, list[tuple[int, Named]]], number: int, role: int) -> list[Named]:
    return [named for roles, named in known.get(number, ()) if roles & role]


def _named(name: str | None, label: str | None, anonymous: int = 0) -> Named:
    name = name or ""
    return Named(name, label or name.rpartition("/")[2].replace("-", " ") or name, bool(anonymous))


def happening(row: Sequence[Any]) -> tuple[str, str, date | None, date | None, str | None]:
    """Return kind, label, days and basis of an event or tie from its columns `kind` to `basis`."""
    kind, mode, label, first, last, basis = row
    days = [None if day is None else date.fromordinal(day) for day in (first, last)]
    name = facts.KIND[kind] + (f".{mode}" if mode else "")
    return name, label, days[0], days[1], None if basis is None else facts.BASIS[basis]


def _span(posting: Posting, start: int, end: int) -> Span:
    return Span(posting.text[start:end], start, end)
