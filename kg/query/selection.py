"""Which statements, events or articles: one frozen value, and the plain functions that make queries of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from kg.errors import UsageError
from kg.iris import expand
from kg.rdf.terms import iri, literal
from kg.vocab import (
    EVENT_TYPES,
    NEWS,
    PREFIXES,
    QUADS,
    STATUSES,
    TIE_TYPES,
    TYPE,
    XSD,
    Attribution,
    Modality,
    Polarity,
    Status,
)

DateField = Literal["original", "posted", "event"]

HEAD: Final = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("news", "schema", "skos", "dcterms", "rdfs"))
_ENDS: Final = "(news:initiator|news:recipient|news:tieFrom|news:tieTo)"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which statements count. Empty asks for everything; identifiers are short.

    Raises:
        UsageError: a value that cannot be meant.
    """

    status: frozenset[Status] = frozenset()
    source: frozenset[str] = frozenset()
    """Original sources."""
    posted_by: frozenset[str] = frozenset()
    """Publishers of the posting itself."""
    since: date | None = None
    until: date | None = None
    """First and last day, both included; what has no such date does not pass when either is given."""
    date_field: DateField = "original"
    topic: frozenset[str] = frozenset()
    min_confidence: float = 0.0
    speaker: str | None = None
    about: str | None = None
    """Named in the content, or at an end of what is described."""
    via: str | None = None
    concerning: str | None = None
    """Speaker, or spoken about."""
    attribution: Attribution | None = None
    modality: Modality | None = None
    polarity: Polarity | None = None
    event_type: frozenset[str] = frozenset()
    """Event and tie types, upper case."""
    quad: str | None = None
    describes: str | None = None
    """One event or tie."""
    article: str | None = None
    ends: tuple[str, str] | None = None
    """Who is said to act, on whom: the ends of an edge."""
    both: bool = False
    """Also what passes between the ends the other way."""
    disputed: bool | None = None
    anonymous: bool | None = None
    within: tuple[tuple[str, int, int], ...] | None = field(default=None)
    """Sentences (article, start, end) that hold the words asked for."""

    def __post_init__(self) -> None:
        for name, values, known in (
            ("status", self.status, frozenset(STATUSES)),
            ("event type", self.event_type, frozenset((*EVENT_TYPES, *TIE_TYPES))),
            ("quad", {self.quad} - {None}, frozenset(QUADS)),
        ):
            unknown = sorted(str(value) for value in values - known)
            if unknown:
                raise UsageError(f"unknown {name}: {', '.join(unknown)}", hint=f"there are: {', '.join(sorted(known))}")
        if not 0.0 <= self.min_confidence <= 1.0:
            raise UsageError("the least confidence lies between 0 and 1")
        if self.since and self.until and self.since > self.until:
            raise UsageError("the first day is after the last")


def statements_query(wanted: Selection, base: str) -> str:
    """Return a SELECT of `?st` and `?day` (the article's original date, where known) of all statements that match."""
    day = "OPTIONAL { ?article news:originalDate ?day }"
    return f"{HEAD}SELECT DISTINCT ?st ?day WHERE {{\n{statement_pattern(wanted, base)}\n{day}\n}}"


def events_query(wanted: Selection, base: str, roles: Mapping[str, str]) -> str:
    """Return a SELECT of `?event` and `?day` (its first day) of the events that matching statements describe.

    `roles` maps `initiator`, `recipient`, `place` to identifiers.
    """
    lines = [f"?event news:{role} {iri(expand(actor, base))} ." for role, actor in roles.items()]
    lines += ["?event news:eventType ?any . ?st news:describes ?event .", statement_pattern(wanted, base)]
    lines.append("OPTIONAL { ?event news:eventDate ?day }")
    return f"{HEAD}SELECT DISTINCT ?event ?day WHERE {{\n{chr(10).join(lines)}\n}}"


def articles_query(wanted: Selection, base: str) -> str:
    """Return a SELECT of `?article` and `?day` of the postings whose texts are here, by what is told of them alone."""
    lines = ["?article schema:sha256 ?digest .", *_article_lines(wanted, base)]
    lines.append("OPTIONAL { ?article news:originalDate ?day }")
    return f"{HEAD}SELECT DISTINCT ?article ?day WHERE {{\n{chr(10).join(lines)}\n}}"


def topics_query(wanted: Selection, base: str) -> str:
    """Return a SELECT of `?article` and `?heading`, its topics: of the articles that `articles_query` gives.

    Where statements are selected by status, confidence or event date, of those that hold one that matches.
    """
    inside = wanted.status or wanted.min_confidence or wanted.date_field == "event"
    lines = [statement_pattern(wanted, base)] if inside else _article_lines(wanted, base)
    lines += ["?article schema:sha256 ?digest ; dcterms:subject ?heading ."]
    return f"{HEAD}SELECT DISTINCT ?article ?heading WHERE {{\n{chr(10).join(lines)}\n}}"


def statement_pattern(wanted: Selection, base: str) -> str:
    """Return the patterns and filters on `?st`, a statement, its `?article`, and the `?event` if one is asked for."""

    def node(identifier: str) -> str:
        return iri(expand(identifier, base))

    lines = []
    if wanted.within is not None:
        lines.append(_within(wanted.within, base))
    for predicate, one in (("speaker", wanted.speaker), ("via", wanted.via), ("describes", wanted.describes)):
        if one:
            lines.append(f"?st news:{predicate} {node(one)} .")
    if wanted.about:
        lines.append(f"?st (schema:about|(news:describes/{_ENDS})) {node(wanted.about)} .")
    if wanted.concerning:
        path = f"(news:speaker|schema:about|(news:describes/{_ENDS}))"
        lines.append(f"?st {path} {node(wanted.concerning)} .")
    if wanted.ends:
        ends = tuple(map(node, wanted.ends))
        lines.append(" UNION ".join(_between_ends(*pair) for pair in ((ends, ends[::-1]) if wanted.both else (ends,))))
        lines.append("?st news:describes ?event .")
    lines.append("?st news:evidence ?m . ?m news:inArticle ?article .")
    if wanted.article:
        lines.append(f"FILTER(?article = {node(wanted.article)})")
    lines += _value_lines(wanted) + _type_lines(wanted) + _article_lines(wanted, base)
    return "\n".join(lines)


def _between_ends(first: str, last: str) -> str:
    parts = (("initiator", "recipient"), ("tieFrom", "tieTo"))
    return " UNION ".join(f"{{ ?event news:{begin} {first} ; news:{end} {last} }}" for begin, end in parts)


def _value_lines(wanted: Selection) -> list[str]:
    lines = []
    for name in ("attribution", "modality", "polarity"):
        value = getattr(wanted, name)
        if value:
            lines.append(f"?st news:{name} {iri(NEWS[value])} .")
    if wanted.status:
        lines.append(f"?st news:status ?status . {_one_of('?status', (NEWS[one] for one in sorted(wanted.status)))}")
    if wanted.min_confidence > 0:
        lines.append(f"?st news:extractionConfidence ?sure . FILTER(?sure >= {wanted.min_confidence:f})")
    if wanted.disputed is not None:
        lines.append(f"FILTER {'' if wanted.disputed else 'NOT '}EXISTS {{ ?counter news:disputes ?st }}")
    if wanted.anonymous is not None:
        lines.append(f"FILTER {'' if wanted.anonymous else 'NOT '}EXISTS {{ ?st news:speaker/news:anonymous true }}")
    return lines


def _type_lines(wanted: Selection) -> list[str]:
    types = set(wanted.event_type) or set(QUADS.get(wanted.quad or "", ()))
    by_event_date = wanted.date_field == "event" and (wanted.since or wanted.until)
    lines = []
    if types or by_event_date:
        lines.append("?st news:describes ?event .")
    if types:
        # A mode (`COERCE.arrest`) is one step below its type.
        values = _one_of("?root", (TYPE[one] for one in sorted(types)))
        lines.append(f"?event (news:eventType|news:tieType)/skos:broader? ?root . {values}")
    if by_event_date:
        lines.append("?event news:eventDate ?first . OPTIONAL { ?event schema:endDate ?ending }")
        lines.append(_between(wanted, "?first", "COALESCE(?ending, ?first)"))
    return lines


def _article_lines(wanted: Selection, base: str) -> list[str]:
    lines = []
    for predicate, variable, chosen in (
        ("news:originalSource", "?source", wanted.source),
        ("news:publisher", "?poster", wanted.posted_by),
        ("dcterms:subject", "?topic", wanted.topic),
    ):
        if chosen:
            values = _one_of(variable, (expand(one, base) for one in sorted(chosen)))
            lines.append(f"?article {predicate} {variable} . {values}")
    if wanted.date_field != "event" and (wanted.since or wanted.until):
        predicate = "news:originalDate" if wanted.date_field == "original" else "schema:datePublished"
        lines.append(f"?article {predicate} ?at . {_between(wanted, '?at', '?at')}")
    return lines


def _one_of(variable: str, values: Iterable[str]) -> str:
    return f"FILTER({variable} IN ({', '.join(map(iri, values))}))"


def _between(wanted: Selection, first: str, last: str) -> str:
    parts = []
    if wanted.since:
        parts.append(f"{last} >= {literal(wanted.since.isoformat(), datatype=XSD.date)}")
    if wanted.until:
        parts.append(f"{first} <= {literal(wanted.until.isoformat(), datatype=XSD.date)}")
    return f"FILTER({' && '.join(parts)})"


def _within(sentences: tuple[tuple[str, int, int], ...], base: str) -> str:
    """Return the pattern for statements whose evidence touches one of the sentences."""
    if not sentences:
        return "FILTER(false)"
    rows = " ".join(f"({iri(expand(article, base))} {start} {end})" for article, start, end in sentences)
    return f"""VALUES (?article ?from ?to) {{ {rows} }}
?m news:inArticle ?article ; news:start ?begin ; news:end ?finish . FILTER(?begin < ?to && ?finish > ?from)"""
