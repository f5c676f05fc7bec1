"""Names of bodies and places that the model cuts short or misses: runs of capitals around an institution word."""

from collections.abc import Iterator
from functools import cache
from typing import Literal

from spacy.tokens import Doc, Token

from kg.annotate.candidates import Candidate, NameType
from kg.annotate.words import CONNECTORS, POSSESSIVES, institution_words, is_first_name, name_words, titles
from kg.spots import capitals, standing

_JOINS_ON = frozenset(
    {"Commission", "Committee", "Council", "Conference", "Subcommittee", "Panel", "Institute", "Center", "Centre"}
)
_CALENDAR = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August "
    "September October November December".split()
)


_BENCHES = frozenset({"District", "Circuit", "Magistrate", "County", "State"})
_ORDINALS = ("st", "nd", "rd", "th")
_OFFICES = frozenset({"ministry"})
_FIELDS = ("al", "ic", "ary", "ial", "ional")
"""Ends of adjectives of a field, not of a quality."""


def capital_runs(doc: Doc, persons: list[bool]) -> Iterator[Candidate]:
    """Yield bodies, media and venues: maximal runs of capitalised words that hold a word for such a thing.

    `persons[i]` tells that token `i` is inside a person's name, which a run never crosses.
    """
    after = 0
    for start in capitals(doc):
        if start >= after and not persons[start] and _opens(doc[start]):
            after = _run_end(doc, start, persons)
            yield from _read_run(doc, start, after)


def _opens(token: Token) -> bool:
    if token.text in _CALENDAR:
        return False
    return not (token.is_stop and token.text not in ("US",)) or token.pos_ == "PROPN"


def _run_end(doc: Doc, start: int, persons: list[bool]) -> int:
    """Return the end of a run: capitalised words, joined by `of`, `for`, `the`; by `and` and `on` in some places."""
    end = last = start + 1
    body = doc[start].text in institution_words("body")
    joined = False
    while end < len(doc) and end - start < 16:
        token = doc[end]
        text = token.text
        if token.is_sent_start or persons[end] or text in _CALENDAR:
            break
        if text[0].isupper() and (text[-1].isalnum() or text[-1] == "."):
            if body and token.lower_ in titles() and doc[end - 1].lower_ != "of" and not _possessive_next(doc, end):
                break
            named = end + 1 < len(doc) and doc[end + 1].text[0].isupper() and is_first_name(text, sure=True)
            if body and named and not persons[end] and doc[end - 1].text not in CONNECTORS:
                break
            body = body or text in institution_words("body")
            end = last = end + 1
        elif (
            text in ("-", "–", "/") and end + 1 < len(doc) and doc[end + 1].text[0].isupper() and not token.whitespace_
        ):
            end += 1
        elif body and _is_ordinal(doc, end) and doc[end - 1].text in ("the", "for"):
            end += 1  # "Court of Appeals for the 4th Circuit"
        elif _joins(doc, end, start, joined=joined):
            joined = joined or text in ("of", "for")
            end += 1
        elif text in POSSESSIVES and end + 1 < len(doc) and doc[end + 1].text in institution_words("body"):
            end += 1
        else:
            break
    return last


def _possessive_next(doc: Doc, index: int) -> bool:
    return index + 1 < len(doc) and doc[index + 1].text in POSSESSIVES


def _is_ordinal(doc: Doc, index: int) -> bool:
    text = doc[index].text
    ordinal = text[0].isdigit() and text.endswith(_ORDINALS)
    return ordinal and index + 1 < len(doc) and doc[index + 1].text[0].isupper()


def _joins(doc: Doc, index: int, start: int, *, joined: bool) -> bool:
    """Whether a small word goes on with the name: only between an institution and a capitalised word."""
    word, before = doc[index].text, doc[index - 1].text
    if word not in CONNECTORS or index + 1 >= len(doc):
        return False
    following = doc[index + 1].text
    if word == "the":
        return before in ("of", "for", "and", "on") and (following[0].isupper() or _is_ordinal(doc, index + 1))
    if word == "on":
        return before in _JOINS_ON and following[0].isupper() and following not in _CALENDAR
    if word in ("and", "&"):
        bodies = institution_words("body")
        ahead = [doc[i].text for i in range(index + 1, min(index + 4, len(doc)))]
        closes = any(text in bodies for text in ahead[1:]) and all(text[0].isupper() for text in ahead[:2])
        whole = before in bodies - name_words("sector")
        return following[0].isupper() and (word == "&" or ((joined or closes) and not whole))
    bodies = institution_words("body")
    if not any(doc[i].text in bodies for i in range(start, index)) and word in ("of", "for"):
        return False
    return following[0].isupper() or following == "the"


def _read_run(doc: Doc, start: int, end: int) -> Iterator[Candidate]:
    while start < end and doc[start].text in ("The", "A", "An", "NGO", "NGOs"):
        start += 1
    if start >= end:
        return
    # Titles in front are no part of the name: "Commissioner", "Prime Minister".
    first = start
    while first < end - 1 and doc[first].lower_ in titles() and doc[first + 1].text not in ("of", "for"):
        if _possessive_next(doc, first) or doc[first].text in ("General", "Justice", "Major", "Judge", "Secretary"):
            break
        first += 1
    kind = _kind(doc, first, end)
    if end < len(doc) and doc[end - 1].text in _BENCHES and doc[end].lower_ in titles():
        return  # "U.S. District Judge Roe": a title
    if kind is None or (is_first_name(doc[first].text, sure=True) and end - first <= 3 and kind != "organization"):
        return
    alone = end - first == 1
    if alone and (doc[first].text in name_words("general") or doc[first].is_sent_start):
        return
    yield Candidate(
        first, end, "organization" if kind == "thing" else kind, "thing" if kind == "thing" else "capital-run"
    )


def _kind(doc: Doc, start: int, end: int) -> NameType | Literal["thing"] | None:
    """Return what a run is by its institution word: the one before `of` or `for`, else the last."""
    stop = next((i for i in range(start, end) if doc[i].text in ("of", "for", "on")), end)
    head, words = doc[stop - 1].text, [doc[i].text for i in range(start, end)]
    if head in institution_words("thing") or words[0] == "Operation":
        return "thing"
    if head in institution_words("venue"):
        return "place"
    if head in institution_words("media") and end - start > 1:
        return "media"
    if head in institution_words("group") and len(words) > 1:
        return "group"
    if any(word in institution_words("body") for word in words):
        return "organization"
    return "place" if words[0] in ("Lake", "Mount", "Fort", "Cape") and len(words) > 1 else None


def lower_organs(doc: Doc) -> dict[int, int]:
    """Return where a state organ is named in small letters: first token to end (`foreign ministry`)."""
    organs = institution_words("organ")
    found: dict[int, int] = {}
    for token in (doc[index] for index in standing(doc, _organ_starts())):
        if token.lower_ in _first_words():
            for size in (4, 3, 2, 1):
                end = token.i + size
                if end <= len(doc) and doc[token.i : end].text.lower() in organs:
                    found[token.i] = end
                    break
        if token.lower_ in _OFFICES and token.pos_ == "NOUN":
            start = token.i
            while start and token.i - start < 3 and _narrows(doc[start - 1]):
                start -= 1
                found.setdefault(start, token.i + 1)
    return found


def _narrows(token: Token) -> bool:
    """Whether a word before an office tells its field: `mining ministry`, `electoral commission`."""
    return token.text.islower() and (token.dep_ == "compound" or token.lower_.endswith(_FIELDS)) and not token.is_stop


@cache
def _organ_starts() -> frozenset[str]:
    return _first_words() | _OFFICES


@cache
def _first_words() -> frozenset[str]:
    return frozenset(word.split()[0].removesuffix("'s") for word in institution_words("organ"))
