"""Where names may stand: what the lexicons know and what the model found, before anything is decided."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from spacy.attrs import IDX, LENGTH
from spacy.tokens import Doc, Span, Token

from kg.annotate.gazetteer import Entry, gazetteer
from kg.annotate.words import POSSESSIVES, name_words, titles
from kg.spots import capitals, standing
from kg.vocab import ActorType

NameType = ActorType | Literal["place"]

_LABELS: dict[str, NameType] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
}
PARTICLES = frozenset(
    "al el bin bint ibn ben abu von van der den de da dos di du del della la los las le ter ten ul ur zu y e dela "
    "ag ould -".split()
)
"""Small words inside persons' names."""
_LETTERS = 3
"""How many letters an acronym has that could be a country in capitals."""
_AROUND = frozenset("near outside inside around after before during since amid despite".split())
"""What stands behind the name of a body and is no part of it: `the Front near Bundu`."""
_FRINGE = frozenset("the a an of and for in on at its his her their our my".split())
_NAME_TITLES = frozenset("Sultan Prince King Duke Judge Earl Marshal Major Pope Queen Sheikh".split())
_POSTNOMINALS = frozenset("QC KC SC MP MPs MEP MSP MLA TD OBE CBE MBE KBE AO AC PhD MD Esq JP".split())


@dataclass(slots=True)
class Candidate:
    """Tokens `start:end` that may be a name of some type."""

    start: int
    end: int
    type: NameType
    rule: str
    entry: Entry | None = None

    @property
    def length(self) -> int:
        """Number of tokens."""
        return self.end - self.start


def known_names(doc: Doc, folded: str) -> Iterator[Candidate]:
    """Yield the longest lexicon name at every place of the text, left to right, without overlaps."""
    known = gazetteer()
    ends = (doc.to_array(IDX) + doc.to_array(LENGTH)).tolist()
    last_of = {end: index for index, end in enumerate(ends)}
    after = 0
    for index in sorted({*capitals(doc), *standing(doc, frozenset(known.lower_starts))}):
        if index < after:
            continue
        token = doc[index]
        text = token.text
        entries = known.longest_at(folded, token.idx, text)
        if not entries and len(text) > _LETTERS and text.isupper():  # "OSLO voted"
            entries = [entry for entry in known.get(text.capitalize()) if entry.kind in ("country", "capital")]
        if not entries:
            continue
        last = last_of.get(token.idx + len(entries[0].surface))
        if last is None and "-" not in text and "/" not in text:
            continue
        entry = entries[0]
        after = (index if last is None else last) + 1
        yield Candidate(index, after, _type_of(entry), "gazetteer", entry)


def settle_homonyms(doc: Doc, candidates: list[Candidate]) -> None:
    """Read a name of two countries (`Georgia`) as that of the country which the rest of the article tells more of."""
    told: Counter[str] = Counter(c.entry.iso2 for c in candidates if c.entry and c.entry.iso2)
    for candidate in candidates:
        if candidate.entry is not None and candidate.entry.kind in ("organization", "group", "media"):
            _settle_letters(candidate, candidate.entry, told, candidates)
        if candidate.entry is None or candidate.entry.kind not in ("country", "place"):
            continue
        surface, iso2 = candidate.entry.surface, candidate.entry.iso2 or ""
        others = [e for e in gazetteer().get(surface) if e.iso2 != iso2]
        # "Georgia" beside "Tbilisi" is the country, however much of the United States is told.
        own = told[iso2] - sum(c.entry is not None and c.entry.surface == surface for c in candidates)
        sure = candidate.entry.kind == "country" and own > 0 and not _is_state(doc, candidate)
        for entry in others:
            if told[entry.iso2 or ""] > told[iso2] and not sure:
                candidate.entry, candidate.type = entry, _type_of(entry)


def _settle_letters(candidate: Candidate, entry: Entry, told: Counter[str], candidates: list[Candidate]) -> None:
    """Read letters that several bodies go by (`RSF`) as the body of a country that is told of, unless one is named."""
    bearers = [e for e in gazetteer().get(entry.surface) if e.kind in ("organization", "group", "media")]
    if len(bearers) < 2 or not entry.surface.isupper():
        return
    named = {c.entry.canonical for c in candidates if c.entry and c.entry.surface != entry.surface}
    best = max(bearers, key=lambda e: (e.canonical in named, told[e.iso2] if e.iso2 else 0, not e.iso2))
    candidate.entry, candidate.type = best, _type_of(best)


def _is_state(doc: Doc, candidate: Candidate) -> bool:
    """Whether the words before a name tell that it is a part of a country: `the state of Georgia`."""
    before = [token.lower_ for token in doc[max(candidate.start - 2, 0) : candidate.start]]
    return before in (["state", "of"], ["province", "of"])


def _type_of(entry: Entry) -> NameType:
    if entry.kind in ("country", "capital", "demonym"):
        return "country"
    return entry.kind  # type: ignore[return-value]


def model_names(doc: Doc) -> Iterator[Candidate]:
    """Yield the model's entities, cleaned: no articles, titles, possessives, and split where two names were fused."""
    for span in doc.ents:
        kind = _LABELS.get(span.label_)
        if kind is None:
            continue
        for part in _split(span):
            start, end = _trim(doc, part.start, part.end, kind)
            if span.label_ == "NORP" and not doc[end - 1].text.endswith("s"):
                continue
            if start < end and any(token.text[0].isupper() for token in doc[start:end]):
                yield Candidate(start, end, kind, "model")


def _split(span: Span) -> Iterator[Span]:
    """Split a fused entity at a line break, an inner `the`, a comma, a dash or a colon."""
    start = span.start
    for token in span:
        inner_article = (
            token.lower_ == "the" and token.i > span.start and token.nbor(-1).lower_ not in ("of", "for", "and", "in")
        )
        if (
            "\n" in token.text
            or token.text in (",", ":", "(", ")", "—", "–")
            or inner_article
            or _is_list_and(span, token)
        ):
            if token.i > start:
                yield span.doc[start : token.i]
            start = token.i + 1
    if start < span.end:
        yield span.doc[start : span.end]


def _is_list_and(span: Span, token: Token) -> bool:
    """Whether an `and` joins two names, not two words of one: nothing with `of` or `for` stands before it."""
    before = [t.lower_ for t in span.doc[span.start : token.i]]
    return token.lower_ == "and" and bool(before) and not {"of", "for", "on"} & set(before)


def _trim(doc: Doc, start: int, end: int, kind: NameType) -> tuple[int, int]:
    while start < end and (
        _is_fringe(doc[start]) or (kind == "place" and doc[start].text.islower()) or _is_title(doc, start, end, kind)
    ):
        start += 1
    while start < end and (doc[end - 1].text in POSSESSIVES or _is_fringe(doc[end - 1])):
        end -= 1
    if kind == "organization":
        return start, next(
            (i for i in range(start + 1, end) if doc[i].lower_ in _AROUND and doc[i].dep_ == "prep"), end
        )
    if kind == "person":
        for index in range(start + 1, end):
            token = doc[index]
            hyphened = doc[index - 1].text == "-" and not doc[index - 1].whitespace_
            if token.text in POSSESSIVES or not (token.text[0].isupper() or hyphened or token.lower_ in PARTICLES):
                return _extend_hyphen(doc, start, index)
        while end - start > 1 and (doc[end - 1].lower_ in PARTICLES - {"-"} or doc[end - 1].text in _POSTNOMINALS):
            end -= 1
        return _extend_hyphen(doc, start, end)
    return start, end


def _extend_hyphen(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Take in the second half of a hyphenated name (`Ma Seo-jin`), or leave the dash out."""
    if end > start and doc[end - 1].text == "-":
        glued = end < len(doc) and not doc[end - 1].whitespace_ and doc[end].text.isalpha()
        return start, end + 1 if glued else end - 1
    if end > start and end + 1 < len(doc) and doc[end].text == "-" and not doc[end - 1].whitespace_:
        second = doc[end + 1].text
        if second.isalpha() and not doc[end].whitespace_ and second not in ("led", "backed", "based", "style", "era"):
            return start, end + 2
    return start, end


def _is_fringe(token: Token) -> bool:
    return token.lower_ in _FRINGE or not any(c.isalnum() for c in token.text)


def _is_title(doc: Doc, start: int, end: int, kind: NameType) -> bool:
    word = doc[start].lower_
    if kind == "organization" and end - start > 1:
        return word in name_words("front") or (word in titles() and titles()[word].kind == "honorific")
    if kind != "person" or end - start < 2:
        return False
    known = word in titles() or word in ("prime", "foreign", "deputy", "vice", "former")
    return known and doc[start].text not in _NAME_TITLES
