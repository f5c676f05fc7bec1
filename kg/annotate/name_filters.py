"""Which candidates can be names at all, and where two names were taken for one."""

import re

from spacy.tokens import Doc

from kg.annotate.candidates import Candidate, NameType
from kg.annotate.words import institution_words, is_first_name, name_words, titles


def without_demonym(doc: Doc, candidate: Candidate, known: list[Candidate]) -> Candidate:
    """Cut a country and titles off the front of a person: `Iranian Foreign Minister Javad Zarif`."""
    if candidate.type != "person":
        return candidate
    starts = {c.start: c for c in known if c.entry and c.entry.kind in ("demonym", "country")}
    start = candidate.start
    front = starts.get(start)
    if front is not None and front.end < candidate.end and not is_first_name(doc[start].text):
        start = front.end
        while start < candidate.end and (doc[start].lower_ in titles() or doc[start].lower_ in ("foreign", "prime")):
            start += 1
    return Candidate(start, candidate.end, candidate.type, candidate.rule)


def unfused(doc: Doc, candidate: Candidate, known: list[Candidate]) -> list[Candidate]:
    """Split a body and a person that the model took for one: `Amnesty International Kim Lee`, `Spokesman Jo Roe`."""
    if candidate.type == "place":
        return _without_bearer(doc, candidate)
    if candidate.type != "organization" or candidate.length < 3:
        return [candidate]
    state = next((c for c in known if c.start == candidate.start and c.type == "country"), None)
    if state is not None and state.end + 1 < candidate.end and doc[state.end].lower_ == "of":
        return [Candidate(state.end + 1, candidate.end, "person", "person-rest")]  # "by Chad of Jo Roe"
    cut = next((c.end for c in known if c.start == candidate.start and c.type in ("organization", "media")), None)
    for index in range(candidate.start, candidate.end - 1):
        if doc[index].lower_ in titles() and doc[index].lower_ not in ("general", "justice", "private", "model"):
            cut = index + 1
    if cut is not None and _is_cut_short(doc, cut, candidate.end):
        return [Candidate(cut, candidate.end + 1, "person", "person-rest")]  # "Clare TD Ann | Roe"
    if cut is None or candidate.end - cut < 2:
        return [candidate]
    rest = doc[cut : candidate.end]
    bodies = (
        institution_words("body") | institution_words("venue") | institution_words("media") | institution_words("thing")
    )
    if any(t.text in bodies or t.lower_ in ("of", "for", "and") for t in rest) or not rest[0].text[0].isupper():
        return [candidate]
    return [Candidate(cut, candidate.end, "person", "person-rest")]


def _is_cut_short(doc: Doc, start: int, end: int) -> bool:
    """Whether a name ends with a first name, and a surname stands behind it."""
    if end - start != 1 or end >= len(doc) or not is_first_name(doc[start].text):
        return False
    return doc[end].pos_ == "PROPN" and doc[end].text.istitle() and not doc[end].is_sent_start


def _without_bearer(doc: Doc, candidate: Candidate) -> list[Candidate]:
    """Split a place and whose deed or fate it is: `the trial in The Hague of Jo Roe`."""
    of = next((t.i for t in doc[candidate.start : candidate.end] if t.lower_ == "of"), None)
    if of is None or candidate.end - of < 3 or not is_first_name(doc[of + 1].text):
        return [candidate]
    places = institution_words("venue") | institution_words("thing") | institution_words("body")
    if any(t.text in places for t in doc[candidate.start : of]):
        return [candidate]  # "Cathedral of Saint Paul"
    return [
        Candidate(candidate.start, of, "place", candidate.rule),
        Candidate(of + 1, candidate.end, "person", "person-rest"),
    ]


def with_given_name(doc: Doc, candidate: Candidate) -> Candidate:
    """Take in the given name that the model left out behind a title: `police chief Josphat | Ondieki`."""
    start = candidate.start - 1
    if candidate.length > 1 or candidate.type not in ("organization", "person") or start < 1:
        return candidate
    given, title = doc[start], doc[start - 1]
    plain = given.pos_ == "PROPN" and given.text.isalpha() and given.text.istitle() and not given.ent_type_
    bears = title.lower_ in titles() and not titles()[title.lower_].plural and given.lower_ not in titles()
    written = title.text[0].islower() or (title.text.isupper() and len(title) > 1)  # "spokesman N M", "MP N M"
    if not plain or not bears or not written or not doc[candidate.start].text.istitle():
        return candidate
    return Candidate(start, candidate.end, "person", "model")


def in_title(doc: Doc, candidate: Candidate) -> bool:
    """Whether a name is a part of a title: `Minister of Education`, `Commerce Secretary`, `Vice President`."""
    if candidate.type not in ("organization", "media") or candidate.length > 3:
        return False
    entry = candidate.entry
    if entry is not None and entry.kind == "organization":
        return False
    start, end = candidate.start, candidate.end
    following = doc[end].lower_ if end < len(doc) else ""
    if entry is None and f"{doc[end - 1].lower_} {following}" in titles() and doc[end - 1].lower_ in _OF_CHAMBERS:
        return True  # "Senate Majority Leader"
    link = start - 1
    while link > 0 and doc[link].lower_ in ("the", "of", "for"):
        link -= 1
    if start - link in (2, 3) and doc[start - 1].lower_ in ("of", "for", "the") and doc[link].lower_ in _PORTFOLIO:
        return True
    return end < len(doc) and doc[end].lower_ in _PORTFOLIO_AFTER and (entry is not None or candidate.rule == "model")


_OF_CHAMBERS = frozenset({"majority", "minority", "deputy", "assistant", "vice"})
_MODEL = re.compile(r"[A-Z]{0,3}-?\d[\w-]*")
_PORTFOLIO = frozenset("minister ministers secretary undersecretary under-secretary commissioner".split())
_PORTFOLIO_AFTER = frozenset("minister ministers secretary president chancellor premier".split())


def is_product(doc: Doc, candidate: Candidate) -> bool:
    """Whether a firm only names what it has made: `a Boeing 737`, `two Airbus A320s`."""
    start, end = candidate.start, candidate.end
    if candidate.type != "organization" or not start or end >= len(doc) or not _MODEL.fullmatch(doc[end].text):
        return False
    return doc[start - 1].lower_ in ("a", "an", "another") or doc[start - 1].like_num


def is_plausible(doc: Doc, candidate: Candidate) -> bool:
    """Whether a model entity can be a name at all: not a lone title, a weekday, or a common word in small letters."""
    words = doc[candidate.start : candidate.end]
    if words[0].lower_ in ("government", "governments") or words[-1].text in institution_words("thing"):
        return False
    if candidate.type == "person" and is_thing(doc, candidate):
        return False
    if candidate.length == 1:
        token = words[0]
        if token.lower_ in titles() or not token.text[0].isupper() or len(token.text) < 2:
            return False
        if token.is_sent_start and token.pos_ not in ("PROPN", "ADJ", "X"):
            return False
        return token.lower_ not in name_words("never")
    return not all(word.lower_ in titles() or not word.text[0].isupper() for word in words)


def is_thing(doc: Doc, candidate: Candidate) -> bool:
    """Whether a person's name is that of a cup, a storm or a ship: `Cyclone Freddy`, `The Abraham Lincoln sailed`."""
    start, end = candidate.start, candidate.end
    before = doc[start - 1] if start else None
    if doc[start].text in name_words("storm") or (before is not None and before.text in name_words("storm")):
        return True
    if candidate.length < 2:
        return False
    if doc[end - 1].text in name_words("event"):
        return True
    after = doc[end] if end < len(doc) else None
    whole = after is None or after.pos_ not in ("NOUN", "PROPN", "PART", "PUNCT")
    return before is not None and before.lower_ == "the" and whole and is_first_name(doc[start].text)


def credible(doc: Doc, known: list[Candidate], model: list[Candidate]) -> list[Candidate]:
    """Drop lexicon names where the text means something else: words at sentence starts, parts of persons' names."""
    labels: dict[int, NameType] = {}
    for candidate in model:
        for index in range(candidate.start, candidate.end):
            labels[index] = candidate.type
    return [c for c in known if _is_credible(doc, c, labels)]


def _is_credible(doc: Doc, candidate: Candidate, labels: dict[int, NameType]) -> bool:
    entry, token = candidate.entry, doc[candidate.start]
    if entry is None or candidate.length > 1:
        return True
    label = labels.get(candidate.start)
    if entry.kind == "place" and entry.use == "weak" and label != "place":
        return False
    given = doc[candidate.start - 1] if candidate.start else None
    inside = given is not None and given.lower_ == "in"  # "In Valencia, the mayor resigned"
    if entry.kind == "place" and label == "person" and is_first_name(token.text) and not inside:
        return False
    if entry.kind == "place" and given is not None and given.pos_ == "PROPN" and is_first_name(given.text, sure=True):
        return False  # "Jair Montanha", not the town
    if token.text in name_words("common") and (token.is_sent_start or entry.kind == "media"):
        return label == "organization" if entry.kind == "media" else token.ent_type_ != ""
    if entry.kind == "person" and entry.use in ("surname", "sole"):
        before = doc[candidate.start - 1] if candidate.start else None
        return before is None or before.is_sent_end or not is_first_name(before.text, sure=True)
    return not (token.text.isupper() and len(token.text) <= 2 and entry.kind == "media" and label is None)
