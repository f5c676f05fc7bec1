"""Places that no lexicon knows, told by the words around them: `in Vorukh`, `the village of Khait`, `Allen, Texas`."""

from spacy.tokens import Doc

from kg.annotate.candidates import Candidate
from kg.annotate.gazetteer import gazetteer
from kg.annotate.words import institution_words, is_common_first_name, name_words, titles
from kg.spots import capitals

_WHERE = frozenset({"in", "near", "at", "into", "off", "outside"})
_SPOTS = frozenset({"in", "near", "off", "outside", "inside", "around"})
_SETTLEMENTS = frozenset(
    "town village city port island district suburb province region municipality hamlet outskirts mayor "
    "north south east west northeast northwest southeast southwest".split()
)
QUARTERS = frozenset({"North", "South", "East", "West", "Central"})
_NO_PLACES = frozenset({"DATE", "TIME", "LANGUAGE", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT", "NORP", "ORDINAL"})
_TRUSTED = frozenset(
    "believe confidence faith interest interested invest investment investor major share shareholder shareholding "
    "stake trust specialise specialize result succeed write publish appear report quote read say".split()
)
"""What takes `in` and a body, a firm or a medium."""


def is_misread_place(doc: Doc, candidate: Candidate) -> bool:
    """Whether the model's person or body is where something is: `in Tell Abyad`, `off Berdiansk`, `the town of Khait`.

    A person's first word must be no first name there, and a body must hold no word for a body and be no acronym.
    """
    if candidate.entry is not None or candidate.start == 0 or candidate.rule != "model":
        return False
    if candidate.length == 1 and precedes_region(doc, candidate.end):
        return True
    if candidate.type == "person":
        return _stands_as_place(doc, candidate.start, _WHERE) and not is_common_first_name(doc[candidate.start].text)
    words = doc[candidate.start : candidate.end]
    if candidate.type not in ("organization", "group") or candidate.length > 3 or any(t.text.isupper() for t in words):
        return False
    return _stands_as_place(doc, candidate.start) and not any(t.text in institution_words("body") for t in words)


def _stands_as_place(doc: Doc, start: int, spots: frozenset[str] = _SPOTS) -> bool:
    """Whether the words before a name tell that it is a place: `in X`, `the village of X`, not `invest in X`."""
    before = doc[start - 1]
    if before.lower_ == "of" and start > 1:
        return doc[start - 2].lower_ in _SETTLEMENTS
    return before.lower_ in spots and before.head.lemma_.lower() not in _TRUSTED


def unnamed_places(doc: Doc, taken: list[bool]) -> list[Candidate]:
    """Return capitalised runs that neither a lexicon nor the model knows where something is: `in Vorukh`."""
    found, after = [], 0
    for start in capitals(doc):
        end = start
        if start < max(after, 1) or taken[start] or not _stands_as_place(doc, start):
            continue
        while end < len(doc) and end - start < 3 and not taken[end] and _is_bare_name(doc, end):
            end += 1
        whole = end < len(doc) and not (taken[end] or doc[end].text[0].isupper())
        if start < end and whole:
            found.append(Candidate(start, end, "place", "in-place"))
            after = end
    return found


def join_quarters(doc: Doc, chosen: list[Candidate]) -> list[Candidate]:
    """Let places take in the part of the compass that ends their name: `New Territories West`, `Kowloon Central`."""
    ends = {c.end for c in chosen if c.type == "place" and _has_quarter(doc, c.end)}
    kept = [c for c in chosen if c.start not in ends]
    return [Candidate(c.start, c.end + 1, "place", c.rule) if c.end in ends else c for c in kept]


def _has_quarter(doc: Doc, index: int) -> bool:
    if index >= len(doc) or doc[index].text not in QUARTERS or doc[index].is_sent_start:
        return False
    return index + 1 == len(doc) or not doc[index + 1].text[0].isupper()


def _is_bare_name(doc: Doc, index: int) -> bool:
    """Whether a token can be a part of a name that no entity covers: no date, nationality, title or body."""
    token = doc[index]
    if token.pos_ != "PROPN" or token.ent_type_ in _NO_PLACES or not (token.text.isalpha() and token.text.istitle()):
        return False
    general = token.text in institution_words("body") | name_words("general") or token.text in institution_words(
        "thing"
    )
    return not (general or token.lower_ in titles() or token.lower_ in name_words("never"))


def precedes_region(doc: Doc, index: int) -> bool:
    """Whether a comma and a region or country stand at a token, and no list goes on: `Allen, Texas, near Dallas`."""
    if (
        index + 2 >= len(doc)
        or doc[index].text != ","
        or doc[index + 2].text not in (",", ".", "(", ")", "—", "–", "-")
    ):
        return False
    around = gazetteer().get(doc[index + 1].text)
    listed = any(token.lower_ in ("and", "or") for token in doc[index + 3 : index + 5])
    return not listed and any(entry.kind == "country" or entry.use == "region" for entry in around)
