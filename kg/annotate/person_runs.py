"""Runs of capitals that are persons: behind a known first name, behind a title."""

from collections.abc import Iterator

from spacy.tokens import Doc

from kg.annotate.candidates import PARTICLES, Candidate
from kg.annotate.words import institution_words, is_first_name, name_words, titles
from kg.spots import capitals

_MONTH_NAMES = frozenset({"April", "May", "June"})


def first_name_runs(doc: Doc, taken: list[bool]) -> Iterator[Candidate]:
    """Yield capitalised runs that begin with a sure first name and that nothing covers yet."""
    after = 0
    bodies = institution_words("body") | institution_words("venue")
    for start in capitals(doc):
        word = doc[start].text
        if start < after or taken[start] or not (is_first_name(word, sure=True) or _is_like_month(doc, start)):
            continue
        end = _person_end(doc, start, taken)
        while end - start > 1 and doc[end - 1].lower_ in PARTICLES:
            end -= 1
        event = doc[end - 1].text in name_words("event")
        if end - start > 1 and not event and not any(doc[i].text in bodies for i in range(start, end)):
            after = end
            yield Candidate(start, end, "person", "first-name")


def _is_like_month(doc: Doc, start: int) -> bool:
    """Whether a first name that is a month is one: `June Abara, a baker`, `April Lund, 45,`."""
    if doc[start].text not in _MONTH_NAMES or start + 3 >= len(doc) or doc[start + 2].text != ",":
        return False
    surname, after = doc[start + 1].text, doc[start + 3]
    return surname.isalpha() and surname.istitle() and (after.lower_ in ("a", "an", "the", "who") or after.like_num)


def titled_runs(doc: Doc, taken: list[bool]) -> Iterator[Candidate]:
    """Yield runs of two to four names after a title that nothing covers: `the engineer Tarik Olun-Berat`."""
    told = institution_words("body") | institution_words("venue") | institution_words("media")
    told |= institution_words("thing")
    known = titles()
    for start in capitals(doc):
        if not start or taken[start - 1] or taken[start]:
            continue
        title = known.get(doc[start - 1].lower_)
        if title is None or title.plural or doc[start].pos_ != "PROPN":
            continue
        end = start
        while end < len(doc) and end - start < 5 and not taken[end] and _is_name_word(doc, end):
            end += 1
        if end - start > 1 and not any(doc[i].text in told or doc[i].lower_ in known for i in range(start, end)):
            yield Candidate(start, end, "person", "first-name")


def _is_name_word(doc: Doc, index: int) -> bool:
    token = doc[index]
    dash = token.text == "-" and not token.whitespace_ and doc[index - 1].text[0].isupper()
    return dash or (token.text[0].isupper() and token.pos_ == "PROPN" and not token.is_sent_start)


def _person_end(doc: Doc, start: int, taken: list[bool]) -> int:
    end = start + 1
    while end < len(doc) and end - start < 5 and not taken[end]:
        token = doc[end]
        initial = len(token.text) == 2 and token.text[1] == "." and token.text[0].isupper()
        if not ((token.text[0].isupper() and (token.text[-1].isalpha() or initial)) or token.lower_ in PARTICLES):
            break
        if token.is_sent_start or (token.text.isupper() and len(token.text) > 3):
            break
        end += 1
    return end
