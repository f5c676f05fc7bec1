"""What one article tells, read from the quads of its own graph: the records that become rows of the index.

Identifiers are short; those of the article's own statements, events and ties are cut to what follows its name
(`#s0-146`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from kg.iris import compress
from kg.rdf.terms import Quad, iri, parse
from kg.store import facts
from kg.vocab import DCTERMS, KINDS, NEWS, RDF, RDFS, SCHEMA

_READ: Final = {
    iri(predicate): predicate
    for predicate in (
        RDF.type, RDFS.label, DCTERMS.subject,
        SCHEMA.about, SCHEMA.endDate, SCHEMA.inLanguage, SCHEMA.sha256, SCHEMA.url,
        NEWS.status, NEWS.polarity, NEWS.modality, NEWS.attribution, NEWS.speaker, NEWS.via, NEWS.describes,
        NEWS.evidence, NEWS.content, NEWS.disputes, NEWS.cue, NEWS.extractionConfidence, NEWS.eventType, NEWS.tieType,
        NEWS.initiator, NEWS.recipient, NEWS.place, NEWS.tieFrom, NEWS.tieTo, NEWS.role, NEWS.eventDate,
        NEWS.dateBasis, NEWS.refersTo, NEWS.anonymous, NEWS.country,
    )
}  # fmt: skip
READS: Final = frozenset(_READ)
"""The predicates that `read_told` looks at, in N-Triples syntax."""
_SPAN: Final = re.compile(r"#m([0-9]{1,9})-([0-9]{1,9})")

_Values = dict[str, list[str]]
_NONE: Final[list[str]] = []


class Saying(NamedTuple):
    """A statement."""

    local: str
    facts: int
    """As `kg.store.facts` packs them, what is disputed and the types described not yet among them."""
    confidence: float | None
    start: int
    end: int
    cue: str
    content: str
    """Offsets of the words that are rendered: `900-963 970-1203`."""
    voices: dict[str, int]
    """Actor to `facts` roles, `ENDS` not yet among them."""
    describes: tuple[str, ...]
    disputes: tuple[str, ...]
    """Whole identifiers, where they are those of another article."""


class Doing(NamedTuple):
    """An event or a tie."""

    local: str
    kind: int
    """Position in `facts.KIND`."""
    mode: str
    label: str
    tie: bool
    first: int | None
    """Ordinal of a day."""
    last: int | None
    basis: int | None
    parts: dict[str, int]
    """Actor or place to `facts` roles."""


class Unnamed(NamedTuple):
    """A speaker whom only this article knows."""

    id: str
    label: str
    kind: str
    country: str | None


@dataclass(frozen=True, slots=True)
class Told:
    """All that the index holds of one article but its origin, which depends on other articles."""

    language: str
    digest: str
    """Of the text."""
    url: str
    topics: tuple[str, ...]
    sayings: tuple[Saying, ...]
    """In text order."""
    doings: tuple[Doing, ...]
    mentions: tuple[tuple[str, int, int], ...]
    """(actor or place, start, end) of every mention."""
    unnamed: tuple[Unnamed, ...]


def read_told(article: str, quads: Iterable[Quad], base: str) -> Told:
    """Return what an article tells.

    Raises:
        ValueError: a statement lacks status, speaker or evidence, or a value is none of the vocabulary.
    """
    nodes = _gather(quads, base)
    own = nodes.get(article, {})
    doings = [
        _doing(name.removeprefix(article), node)
        for name, node in nodes.items()
        if _one(node, NEWS.eventType, NEWS.tieType)
    ]
    unnamed = {name: _unnamed(name, node) for name, node in nodes.items() if _one(node, NEWS.anonymous)}
    happenings = {one.local for one in doings}
    sayings = [
        _saying(article, name, node, happenings, unnamed)
        for name, node in nodes.items()
        if NEWS.evidence in node or NEWS.status in node
    ]
    return Told(
        language=_one(own, SCHEMA.inLanguage),
        digest=_one(own, SCHEMA.sha256),
        url=_one(own, SCHEMA.url),
        topics=tuple(sorted(set(own.get(DCTERMS.subject, _NONE)))),
        sayings=tuple(sorted(sayings, key=_text_order)),
        doings=tuple(sorted(doings, key=_text_order)),
        mentions=tuple(_mentions(article, nodes, happenings)),
        unnamed=tuple(unnamed[name] for name in sorted(unnamed)),
    )


def place_of(local: str) -> int:
    """Return the offset that an identifier names: 900 of `#s900-1203.2`; 0 where it names none."""
    digits = re.match(r"#[a-z]([0-9]{1,9})-", local)
    return int(digits[1]) if digits else 0


def _text_order(one: Saying | Doing) -> tuple[int, str]:
    return place_of(one.local), one.local


def _gather(quads: Iterable[Quad], base: str) -> dict[str, _Values]:
    """Return the subjects with their values: identifiers short, literals as text."""
    found: dict[str, _Values] = {}
    for subject, term, value, _ in quads:
        predicate = _READ.get(term)
        if predicate is not None:
            plain = compress(value[1:-1], base) if value[0] == "<" else parse(value).value
            found.setdefault(subject, {}).setdefault(predicate, []).append(plain)
    return {compress(subject[1:-1], base): values for subject, values in found.items()}


def _one(node: _Values, *predicates: str) -> str:
    return next((min(node[predicate]) for predicate in predicates if predicate in node), "")


def _local_name(value: str) -> str:
    return value.rpartition("#")[2].rpartition("/")[2]


def _saying(article: str, name: str, node: _Values, happenings: set[str], unnamed: dict[str, Unnamed]) -> Saying:
    speakers = node.get(NEWS.speaker, _NONE)
    spans = [_SPAN.fullmatch(one.removeprefix(article)) for one in node.get(NEWS.evidence, _NONE)]
    if not speakers or not spans or spans[0] is None or NEWS.status not in node:
        raise ValueError(f"the statement {name} lacks a status, a speaker or evidence in its article")
    voices: dict[str, int] = {}
    for role, predicate in ((facts.SPEAKER, NEWS.speaker), (facts.VIA, NEWS.via), (facts.ABOUT, SCHEMA.about)):
        for one in node.get(predicate, _NONE):
            voices[one] = voices.get(one, 0) | role
    values = (_local_name(_one(node, p)) for p in (NEWS.status, NEWS.polarity, NEWS.modality, NEWS.attribution))
    number = facts.pack(*values)  # type: ignore[arg-type]
    confidence = _one(node, NEWS.extractionConfidence)
    content = (_SPAN.fullmatch(one.removeprefix(article)) for one in node.get(NEWS.content, _NONE))
    described = {one.removeprefix(article) for one in node.get(NEWS.describes, _NONE)}
    return Saying(
        name.removeprefix(article),
        number | (facts.ANONYMOUS if unnamed.keys() & set(speakers) else 0),
        float(confidence) if confidence else None,
        int(spans[0][1]),
        int(spans[0][2]),
        _one(node, NEWS.cue),
        " ".join(sorted(f"{span[1]}-{span[2]}" for span in content if span)),
        voices,
        tuple(sorted(described & happenings)),
        tuple(sorted({one.removeprefix(article) for one in node.get(NEWS.disputes, _NONE)})),
    )


_ENDS: Final = (
    (NEWS.initiator, facts.INITIATOR),
    (NEWS.recipient, facts.RECIPIENT),
    (NEWS.place, facts.PLACE),
    (NEWS.tieFrom, facts.TIE_FROM),
    (NEWS.tieTo, facts.TIE_TO),
)


def _doing(local: str, node: _Values) -> Doing:
    kind, _, mode = _local_name(_one(node, NEWS.eventType, NEWS.tieType)).partition(".")
    basis = _one(node, NEWS.dateBasis)
    parts: dict[str, int] = {}
    for predicate, role in _ENDS:
        for one in node.get(predicate, _NONE):
            parts[one] = parts.get(one, 0) | role
    return Doing(
        local,
        facts.KIND.index(kind),
        mode,
        _one(node, RDFS.label, NEWS.role),
        NEWS.eventType not in node,
        ordinal(_one(node, NEWS.eventDate)),
        ordinal(_one(node, SCHEMA.endDate)),
        facts.BASIS.index(basis) if basis else None,
        parts,
    )


def _unnamed(name: str, node: _Values) -> Unnamed:
    classes = set(node.get(RDF.type, _NONE))
    kind = next((known for one, known in KINDS.items() if one in classes), "group")
    return Unnamed(name, _one(node, RDFS.label), kind, _one(node, NEWS.country) or None)


def _mentions(article: str, nodes: dict[str, _Values], happenings: set[str]) -> Iterator[tuple[str, int, int]]:
    for name, node in nodes.items():
        for one in node.get(NEWS.refersTo, _NONE):
            span = _SPAN.fullmatch(name.removeprefix(article))
            if span and one.removeprefix(article) not in happenings:
                yield one, int(span[1]), int(span[2])


def ordinal(value: str) -> int | None:
    """Return the ordinal of a date, of the day of a dateTime; None of nothing. Raises ValueError."""
    return date.fromisoformat(value[:10]).toordinal() if value else None
