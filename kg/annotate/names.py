"""Names in the text: what the lexicons know, then what the model found."""

from spacy.tokens import Span

from kg.annotate.folding import fold
from kg.annotate.gazetteer import Entry, country_name, gazetteer
from kg.draft import Draft, MentionKind, Referent, TableMention
from kg.vocab import ActorType

_TYPES: dict[str, ActorType] = {"PERSON": "person", "ORG": "organization", "NORP": "group", "GPE": "group"}
_PLACES = {"LOC", "FAC", "GPE"}
_LOCATING = {"in", "at", "near", "from", "to", "into", "across", "around", "outside", "inside", "throughout", "within"}


def find_names(draft: Draft) -> None:
    """Put every name of the text into the mention table, each with a referent of its own."""
    for span in draft.doc.ents:
        _add_entity(draft, span)
    known, folded = gazetteer(), fold(draft.article.text)
    for token in draft.doc:
        if token.text[:1].isupper():
            entries = known.longest_at(folded, token.idx, token.text)
            if entries:
                _add_entry(draft, token.i, entries[0])


def _add_entry(draft: Draft, start: int, entry: Entry) -> None:
    first = draft.doc[start].idx
    span = draft.doc.char_span(first, first + len(entry.surface), alignment_mode="expand")
    if span is None:
        return
    covering = draft.table.at(start)
    if covering and covering.referent.type == "person" and covering.end - covering.start > len(span):
        return
    if covering and covering.end - covering.start > len(span):
        return
    referent = Referent(country_name(entry.iso2 or ""), "country", iso2=entry.iso2, rule="gazetteer")
    referent.aliases.add(span.text)
    kind: MentionKind = {"demonym": "demonym", "capital": "metonym"}.get(entry.kind, "name")  # type: ignore[assignment]
    placed = entry.kind in ("country", "capital") and _is_location(span)
    if entry.kind == "capital" and (placed or entry.use == "city"):
        referent = Referent(entry.canonical, "place", country=entry.iso2, aliases={span.text}, rule="gazetteer")
    draft.table.add(TableMention(span.start, span.end, span.root.i, referent, kind, placed, rule="gazetteer"))


def _is_location(span: Span) -> bool:
    return span.root.dep_ == "pobj" and span.root.head.lower_ in _LOCATING


def _add_entity(draft: Draft, span: Span) -> None:
    if span.label_ not in _TYPES and span.label_ not in _PLACES:
        return
    while len(span) > 1 and (span[0].lower_ in ("the", "a", "an") or span[-1].lower_ in ("'s", "’s", "'")):
        span = span[1:] if span[0].lower_ in ("the", "a", "an") else span[:-1]
    placed = span.label_ in _PLACES
    referent = Referent(span.text, "place" if placed else _TYPES[span.label_], aliases={span.text}, rule="model")
    draft.table.add(TableMention(span.start, span.end, span.root.i, referent, "name", placed, rule="model"))
