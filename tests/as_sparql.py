"""A selection as SPARQL over the quads: the other way to the same lists, for tests to compare with."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from kg.iris import expand
from kg.query.prefixes import HEAD
from kg.rdf.terms import iri, literal
from kg.store.selection import Selection
from kg.vocab import NEWS, QUADS, TYPE, XSD

_ENDS: Final = "(news:initiator|news:recipient|news:tieFrom|news:tieTo)"


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
    """Return a SELECT of `?article` and `?day` of the postings whose texts are here.

    Where something is asked of statements, these are the postings that hold one that matches.
    """
    of_postings = ("source", "posted_by", "topic", "lang", "since", "until", "date_field")
    lines = ["?article schema:sha256 ?digest .", *_article_lines(wanted, base)]
    rest = replace(wanted, **{name: getattr(Selection(), name) for name in of_postings})
    if rest != Selection() or (wanted.date_field == "event" and (wanted.since or wanted.until)):
        lines = [statement_pattern(wanted, base)]
    lines.append("OPTIONAL { ?article news:originalDate ?day }")
    return f"{HEAD}SELECT DISTINCT ?article ?day WHERE {{\n{chr(10).join(lines)}\n}}"


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
    if wanted.lang:
        spoken = " || ".join(f'LANGMATCHES(?lang, "{tag}")' for tag in sorted(wanted.lang))
        lines.append(f"?article schema:inLanguage ?lang . FILTER({spoken})")
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


def totals_query(wanted: Selection, base: str) -> str:
    """Return a SELECT of the number of statements by `?outlet`, `?kind`, `?manner` and `?month`."""
    return f"""{HEAD}SELECT ?outlet ?kind ?manner ?month (COUNT(DISTINCT ?st) AS ?n) WHERE {{
    {statement_pattern(wanted, base)}
    ?st news:status ?kind ; news:attribution ?manner . ?article news:originalSource ?outlet .
    OPTIONAL {{ ?article news:originalDate ?day }} BIND(SUBSTR(STR(?day), 1, 7) AS ?month)
    }} GROUP BY ?outlet ?kind ?manner ?month"""


def dispute_query(wanted: Selection, base: str, claim: str, counter: str) -> str:
    """Return a SELECT of a selected `?st` and the `?other` that it disputes, or that disputes it."""
    return f"""{HEAD}SELECT DISTINCT ?st ?other WHERE {{ {counter} news:disputes {claim} .
    {statement_pattern(wanted, base)} }}"""


def timeline_query(wanted: Selection, base: str, actor: str) -> str:
    """Return a SELECT of every `?event` that names an actor, with its `?type`, its `?day`, and who tells it."""
    return f"""{HEAD}SELECT DISTINCT ?event ?type ?day ?told ?outlet WHERE {{
    ?event (news:initiator|news:recipient|news:place) {iri(expand(actor, base))} ; news:eventType ?type .
    ?st news:describes ?event ; news:status ?told . {statement_pattern(wanted, base)}
    OPTIONAL {{ ?article news:originalSource ?outlet }} OPTIONAL {{ ?event news:eventDate ?day }} }}"""


def topics_query(wanted: Selection, base: str) -> str:
    """Return a SELECT of `?article` and `?heading` of the articles that hold a matching statement."""
    return f"""{HEAD}SELECT DISTINCT ?article ?heading WHERE {{ {statement_pattern(wanted, base)}
    ?article dcterms:subject ?heading }}"""
